/** What a message means after those before it: answers, corrections, "the same for the other one". Pure. */
import type { Situation } from './situation.ts'
import type { Plan } from './plan.ts'

/** What a message comes to: texts to be planned in order. */
export interface Turn {
  readonly texts: readonly string[]
  /** Ids that the texts are about, whatever they say. */
  readonly instead?: readonly string[]
  /** What "it" means. */
  readonly focus: readonly string[]
  /** The last step is taken back first. */
  readonly undoes?: true
}

/** Plans a text as if it had been said now. */
export type Attempt = (text: string, instead?: readonly string[]) => Plan

export function readTurn(text: string, situation: Situation, _attempt: Attempt): Turn {
  return { texts: [text], focus: focusOf(situation) }
}

function focusOf({ conversation }: Situation): string[] {
  const last = conversation.findLast(({ calls }) => calls.length > 0)
  return last ? last.calls.flatMap(({ input }) => [input.id, input.clip, ...((input.clips as unknown[] | undefined) ?? [])].filter((id): id is string => typeof id === 'string')) : []
}
