/** "With Wan", "yes, try Wan", “用万相”: what was asked for last, once more, by the model that is named. Pure. */
import { builtIn } from '../../../models/video/video-models.ts'
import { takeModel } from '../named-model.ts'
import type { Plan } from '../plan.ts'
import type { Exchange, Situation } from '../situation.ts'
import type { Reading } from './reading.ts'

/** Words that say nothing but that it is to be done. */
const filler = /^[\s,.!，。！、]*(?:(?:yes|yeah|yep|ok|okay|sure|please|then|so|do|make|try|have|it|that|this|again|now|once|more|instead|go|ahead|and|just|好|好的|好吧|行|可以|嗯|那|那么|就|请|再|重新|试|试试|一次|一下|吧|来|做|生成)[\s,.!，。！、]*)*$/iu

/** @param plan - What comes of a reading. */
export function readOtherModel(message: string, { conversation, models, previous }: Situation, plan: (reading: Reading) => Plan): Reading | undefined {
  const { text, model, isBuiltIn } = takeModel(message, models)
  if ((!model && !isBuiltIn) || !filler.test(text)) return undefined
  const isFull = (past: Exchange): boolean => !filler.test(takeModel(past.text, models).text)
  const asked = conversation.findLast(isFull)
  if (!asked) return undefined
  const words = takeModel(asked.text, models).text.replace(/[\s,.!，。！]+$/u, '')
  const name = (model ?? builtIn).name
  const again = /\p{Script=Han}/u.test(words) ? `${words}，用${name}` : `${words}, with ${name}`
  const isMade = conversation.at(-1)!.changed && previous !== undefined
  const reading: Reading = { text: again, ...(isMade && { takesBack: true }) }
  return plan(reading).calls.some(({ tool }) => tool === 'generate-scene') ? reading : undefined
}
