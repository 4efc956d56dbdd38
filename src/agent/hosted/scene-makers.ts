/** Who makes the clips that a hosted model asks for: the same as when the director asks, and said as plainly. */
import type { LanguageModelV4Prompt } from '@ai-sdk/provider'
import { builtIn } from '../../models/video/video-models.ts'
import { toolAnswers, userText } from '../director/model.ts'
import { type NamedModel, takeModel } from '../director/named-model.ts'
import { failureText, makers } from '../director/replies/report.ts'
import type { Situation } from '../director/situation.ts'
import { makerNotes, withMaker } from '../director/who-makes.ts'
import { notAskedFor } from './consent.ts'
import type { ReadCall } from './repair-call.ts'

/**
 * A call for a scene with the maker that it is to have: what the user's words name, else what the model chose where the user
 * named that before, else what the skill or the operator prefers.
 */
export function madeByRight(call: ReadCall, text: string, situation: Situation): ReadCall {
  if (!('name' in call) || call.name !== 'generate-scene') return call
  const { model: chosen, ...input } = call.input as { model?: string }
  const naming = takeModel(text, situation.models)
  const isFree = !naming.model && !naming.isBuiltIn && naming.missing === undefined && !naming.without
  const isOneOfSeveral = chosen !== undefined && alsoNamed(naming, situation).includes(chosen)
  const model = isOneOfSeveral || (isFree && chosen !== undefined && wasNamed(chosen, situation)) ? chosen : withMaker(naming, situation).model?.name
  return { ...call, input: { ...input, ...(model !== undefined && { model }) } }
}

/** All that a text names, where it is more than one: "the sea with Veo, a forest with Wan". */
function alsoNamed(first: NamedModel, { models }: Situation): string[] {
  const names: string[] = []
  for (let naming = first; naming.model || naming.isBuiltIn; naming = takeModel(naming.text, models)) names.push(naming.model?.name ?? builtIn.name)
  return names.length > 1 ? names : []
}

/** Whether the user spoke of it before, or was asked about it. */
function wasNamed(name: string, { conversation, models }: Situation): boolean {
  const model = models.find((each) => each.name === name)
  return model !== undefined && conversation.some(({ text, reply }) => takeModel(text, models).model === model || reply.includes(name))
}

/** What made the scenes of this turn, what was to and didn't, and why: behind what the model says, as far as it doesn't say so. */
export function scenesText(said: string, prompt: LanguageModelV4Prompt, situation: Situation): string {
  const { language } = situation
  const asked = prompt.findLastIndex(({ role }) => role === 'user')
  const answers = toolAnswers(prompt.slice(asked + 1)).filter(({ tool }) => tool === 'generate-scene')
  if (answers.length === 0) return ''
  const naming = takeModel(userText(prompt[asked]), situation.models)
  // What failed and was done again after all needs no telling.
  const failures = answers.slice(-1).filter(({ result }) => !result.ok && result.reason !== notAskedFor)
  const told = [...makers(answers, language), ...failureText(failures, answers, language), ...makerNotes(naming, withMaker(naming, situation))]
  const missing = [...new Set(told)].filter((line) => !said.includes(line))
  return missing.map((line) => (language === 'zh' ? line : ` ${line}`)).join('')
}
