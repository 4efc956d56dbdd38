/** What the director asked in its last reply, found out by reading the request that it was asked for once more. Pure. */
import { replyLanguage } from '../language.ts'
import type { Wanted } from '../outcome.ts'
import type { Plan } from '../plan.ts'
import type { Situation } from '../situation.ts'

export interface Question {
  readonly text: string
  readonly wanted: Wanted
  /** Ids of what there is to choose from, or of what it is about. */
  readonly among: readonly string[]
  /** The request that it was asked for, in full. */
  readonly about: string
}

/**
 * The question that the last turn ended with. The request would be asked back again now, since what was open still
 * is; so nothing needs to be remembered but the words of both sides.
 *
 * @param plan - Reads a message in a situation.
 */
export function openQuestion(situation: Situation, plan: (message: string, situation: Situation) => Plan): Question | undefined {
  const { conversation, before } = situation
  const last = conversation.at(-1)
  if (!last || last.text === '' || !(last.calls.length === 0 || /[?？]/.test(last.reply))) return undefined
  const then: Situation = { ...situation, conversation: conversation.slice(0, -1), language: replyLanguage(last.text, before.language) }
  for (const { asks, among = [], about, text } of plan(last.text, then).said) {
    if (asks !== undefined && last.reply.includes(text)) return { text, wanted: asks, among, about }
  }
  return undefined
}
