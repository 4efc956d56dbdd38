/** "Make the music louder, no wait, quieter": within one message what is said last counts. Pure. */
import { focusOf } from '../simulate.ts'
import type { Plan } from '../plan.ts'
import { Clause } from '../reading/clause.ts'
import { splitClauses } from '../reading/split.ts'
import { tokenize } from '../reading/tokens.ts'
import type { Situation } from '../situation.ts'
import { inOtherWords } from './follow-ups.ts'
import type { Reading } from './reading.ts'

const turn =
  /[\s,.;…–—-]+(?:(?:oh|ah|hmm+|uh|um|er)[\s,]+)*(?:no,? wait|wait,? no|no,? sorry|sorry,? no|actually,? no|no,? actually|scratch that|or rather|i mean(?:t)?|make that)[\s,.…:–—-]+(?=\S)|[,，。.…\s]+(?:[啊哦呃诶][,，\s]*)?(?:不对|不是不是|等等|等一下|说错了|唔系|唔啱)[啊哦]?[,，。.…\s]+(?:(?:应该)?[是系])?(?=\S)/i

/** @param plan - What comes of a reading. */
export function readSelfCorrection(message: string, situation: Situation, plan: (reading: Reading) => Plan): Reading | undefined {
  const found = turn.exec(message)
  if (!found || found.index === 0) return undefined
  const [said, rest] = [message.slice(0, found.index), message.slice(found.index + found[0].length)]
  const clauses = splitClauses(said, tokenize(said))
  const last = clauses.at(-1)
  if (!last) return undefined
  const head = said.slice(0, last.tokens[0]!.start)
  const { calls } = plan({ text: last.text })
  const [deed] = calls
  if (!deed) return plan({ text: rest }).calls.length > 0 ? { text: `${head}${rest}` } : undefined
  const ids = calls.flatMap((call) => focusOf(call, situation.before))
  const clause = new Clause(rest, tokenize(rest))
  const readings = inOtherWords(clause, { text: last.text, ids, tool: deed.tool, before: situation.before })
  for (const reading of readings) if (plan(reading).calls[0]?.tool === deed.tool) return { ...reading, text: `${head}${reading.text}` }
  return plan({ text: rest }).calls.length > 0 ? { text: `${head}${rest}` } : undefined
}
