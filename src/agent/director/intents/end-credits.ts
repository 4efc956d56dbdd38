/** Who made the film: a list of names at its end. */
import { endCredits, ownCredits } from '../lexicon/cards.ts'
import type { Outcome } from '../outcome.ts'
import type { Clause } from '../reading/clause.ts'
import { asWritten } from '../reading/normalize.ts'
import type { Request } from '../request.ts'

const eachLineMs = 1200
const [leastMs, mostMs] = [3000, 12_000]

export function credits(request: Request): Outcome | undefined {
  const { clause, filmMs } = request
  if (ownCredits.test(clause.text)) return request.call('show-credits', {})
  if (!endCredits.test(clause.text) || clause.has('(REMOVE|QUESTION|MOVE|CHANGE (COLOR|FONT))') || /\b(?:how many|balance|left)\b|积分|余额/i.test(clause.text)) return undefined
  if (filmMs === 0) return request.say('noClips')
  const lines = namesIn(clause)
  if (lines.length === 0) return request.ask('words', 'whatText', request.word('credits', '演职员表'))
  const durationMs = Math.min(filmMs, request.times.lengths[0]?.ms ?? Math.max(leastMs, Math.min(mostMs, lines.length * eachLineMs)))
  return request.call('add-text', {
    text: lines.join('\n'),
    role: 'title',
    startMs: filmMs - durationMs,
    durationMs,
    // Every line is read alike: in other designs the first is a headline.
    style: { preset: 'plain', position: 'center', size: lines.length > 3 ? 0.65 : 0.8 },
    id: request.newId(),
  })
}

/** What stands behind the colon or in quotes, a line for each who did something. */
function namesIn(clause: Clause): string[] {
  const quotes = clause.values<string>('QUOTE')
  const behind = /[:：]\s*(.+)$/s.exec(clause.text)?.[1] ?? /\b(?:saying|that says?|reading|with)\s+(.+)$/is.exec(clause.text)?.[1] ?? /(?:写着?|写上|显示|内容是)\s*(.+)$/s.exec(clause.text)?.[1]
  return (quotes.length > 0 ? quotes : (behind?.split(/\s*[,，、;；\n]\s*/) ?? [])).map((line) => asWritten(line.trim().replace(/[.。]$/, ''))).filter((line) => line !== '')
}
