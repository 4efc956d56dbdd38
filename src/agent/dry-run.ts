/** "Dry run: a 30-second film of the sea with Wan", "what would … cost?": the plan and its price, and nothing is done. */
import { actions } from '../actions/registry.ts'
import type { Priced, Quote } from '../actions/pay.ts'
import { usdAtMost } from '../models/video/pieces.ts'
import { type VideoModel, builtIn, findModel, makersOf } from '../models/video/video-models.ts'
import { type Plan, planMessage } from './director/plan.ts'
import { actionWords } from './director/replies/action-words.ts'
import { modelPhrases } from './director/replies/model-phrases.ts'
import { lengthText, quoted } from './director/replies/wording.ts'
import type { Situation, ToolCall } from './director/situation.ts'

export interface DryRun {
  /** What to say for it to be done. */
  readonly request: string
  readonly plan: Plan
  /** What it would make that has a price, in order. */
  readonly items: readonly Priced[]
}

const explicit = /^\W*(?:dry[- ]?run|price check|试算|試算|估价|估價|先算一下(?:价格|价钱|积分)?)\s*[:：,，-]?\s*(\S.*)$/isu

const questions = [
  /^\W*(?:how much|how many credits|what) (?:would|will|does|do) it (?:cost|take)(?: me)? (?:to |for )(.+?)[?.\s]*$/is,
  /^\W*(?:how much|how many credits|what) (?:would|will|does|do) (.+?) (?:cost|take)(?: me)?[?.\s]*$/is,
  /^(.+?)[，,]?\s*(?:大概|一共|总共|會|会)?(?:要|需要|得)?(?:花|用|收)?(?:费|掉)?多少(?:积分|積分|钱|錢)[？?\s]*$/su,
]

/** @returns Undefined for a message that asks for no price of something to be made. */
export function readDryRun(message: string, situation: Situation): DryRun | undefined {
  const told = explicit.exec(message)?.[1]
  const request = told ?? questions.map((question) => question.exec(message)?.[1]).find((text) => text !== undefined)
  if (request === undefined) return undefined
  const plan = planMessage(request, situation)
  const items = plan.calls.flatMap((call) => itemsOf(call, situation))
  return told === undefined && items.length === 0 ? undefined : { request: request.trim(), plan, items }
}

function itemsOf({ tool, input }: ToolCall, situation: Situation): readonly Priced[] {
  return actions.find(({ name }) => name === tool)?.priced?.(input, { timeline: () => situation.before, videoMakers: (name) => makersIn(situation, name) }) ?? []
}

function makersIn({ models, model }: Situation, name: string | undefined): readonly VideoModel[] {
  return makersOf(models, name === undefined ? (model ?? builtIn) : findModel(models, name))
}

/** What would be done, and what it would cost the user and, at its most, the operator. */
export function describeDryRun({ request, plan, items }: DryRun, { cost, available }: Quote, situation: Situation): string {
  const { language } = situation
  const steps = plan.calls.map((call, index) => `${index + 1}. ${stepText(call, language)}`)
  const usd = plan.calls.reduce((sum, call) => sum + usdOf(call, situation), 0)
  const said = plan.said.map(({ text }) => text)
  const parts = [
    ...(steps.length === 0 ? [] : [modelPhrases.wouldCost[language](items.length === 0 ? 0 : cost, available), steps.join(language === 'zh' ? '；' : '; ') + (language === 'zh' ? '。' : '.')]),
    ...(usd > 0 ? [modelPhrases.wouldSpend[language](Math.round(usd * 100) / 100)] : []),
    ...plan.notes,
    ...said,
    ...(steps.length === 0 ? [] : [modelPhrases.sayToDo[language](request)]),
  ]
  return parts.join(language === 'zh' ? '' : ' ')
}

function stepText({ tool, input }: ToolCall, language: 'en' | 'zh'): string {
  if (tool !== 'generate-scene') return actionWords(tool, language)
  const { prompt, durationMs = 5000, model } = input as { prompt: string; durationMs?: number; model?: string }
  const words = prompt.length > 60 ? `${prompt.slice(0, 59)}…` : prompt
  return [quoted(language, words), lengthText(language, durationMs), ...(model === undefined ? [] : [model])].join(language === 'zh' ? '，' : ', ')
}

function usdOf({ tool, input }: ToolCall, situation: Situation): number {
  const { model, durationMs = 5000 } = input as { model?: string; durationMs?: number }
  const { width, height } = situation.before
  return tool === 'generate-scene' ? usdAtMost({ makers: makersIn(situation, model), durationMs, width, height }) : 0
}
