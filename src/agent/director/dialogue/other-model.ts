/** "With Wan", "yes, try Wan", “用万相”: what was asked for last, once more, by the model that is named. Pure. */
import { builtIn } from '../../../models/video/video-models.ts'
import { takeModel } from '../named-model.ts'
import type { Plan } from '../plan.ts'
import type { Exchange, Situation } from '../situation.ts'
import { modelPhrases } from '../replies/model-phrases.ts'
import type { Reading } from './reading.ts'

/** Words that say nothing but that it is to be done. */
const filler = /^[\s,.!?，。！？、]*(?:(?:can|could|would|you|yes|yeah|yep|ok|okay|sure|please|then|so|do|make|try|have|it|that|this|again|now|once|more|instead|go|ahead|and|just|好|好的|行|可以|嗯|那|就|请|再|重新|试|一次|一下|吧|来|做|生成|你|能|能不能|可不可以|吗|么|呢)[\s,.!?，。！？、]*)*$/iu

/** @param plan - What comes of a reading. */
export function readOtherModel(message: string, { conversation, models, previous }: Situation, plan: (reading: Reading) => Plan): Reading | undefined {
  const { text, model, isBuiltIn, missing } = takeModel(message, models)
  if ((!model && !isBuiltIn) || !filler.test(text)) return undefined
  const isFull = (past: Exchange): boolean => !filler.test(takeModel(past.text, models).text)
  const asked = conversation.findLast(isFull)
  if (!asked) return undefined
  const words = takeModel(asked.text, models).text.replace(/[\s,.!，。！]+$/u, '')
  // Another version than the one that is there is asked for again as it was said, so that the reply can tell.
  const name = model ? (missing ?? model.name) : builtIn.name
  const again = /\p{Script=Han}/u.test(words) ? `${words}，用${name}` : `${words}, with ${name}`
  const isMade = conversation.at(-1)!.changed && previous !== undefined
  const reading: Reading = { text: again, ...(isMade && { takesBack: true }) }
  return plan(reading).calls.some(({ tool }) => tool === 'generate-scene') ? reading : undefined
}

const whatIsThere = /^\W*(?:(?:which|what)(?: other)?(?: (?:video|ai|image|picture))* (?:models?|engines?|generators?)\b.*\b(?:there|have|use|available|offer|support|got|exist|can)\b|(?:list|show)(?: me)?(?: (?:the|all|your))* models?\b)|^(?:这里|你|你们|服务器)?(?:都)?(?:有|支持|能用|可以用|可用|用的是?)(?:的)?(?:哪些|什么|哪个|几个)?(?:视频|图像|生成)*模型(?:可以用|可用|能用)?(?:有哪些|是什么|是哪个)?[?？呢吗]*$|^(?:哪些|什么)(?:视频|图像)*模型(?:可以用|可用|能用)/iu

/** "Use Sora", where it is not there; "which models are there?" @returns What is said. */
export function tellModels(message: string, { models, language }: Situation): string | undefined {
  const { text, model, missing } = takeModel(message, models)
  const names = models.map(({ name }) => name)
  if (missing !== undefined && !model && filler.test(text)) return modelPhrases.notHere[language](missing, names)
  return whatIsThere.test(message) ? modelPhrases.modelsHere[language](names) : undefined
}
