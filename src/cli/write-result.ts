/** What a command came to, written for people or for programs. */
import { displayWidth, printable, wrap } from './display-width.ts'
import type { ProgressOutput } from './progress.ts'

/** Narrower terminals are taken for this wide. */
const fewestColumns = 20

/** One line of JSON where that is asked for, else the text, within the width of a terminal. */
export function writeResult(output: ProgressOutput, { asJson = false, data, text }: { asJson?: boolean; data: unknown; text: string }): void {
  output.write(asJson ? `${JSON.stringify(data)}\n` : `${fittedText(text, output)}\n`)
}

/**
 * The text as it is to be written: without what steers terminals, and on one broken between words, what goes on set
 * below where its cell or sentence began. The last column stays free, where some terminals wrap. A word that is wider
 * than the terminal, such as a path, stays whole.
 */
export function fittedText(text: string, output: Pick<ProgressOutput, 'isTTY' | 'columns'>): string {
  const shown = printable(text)
  if (!output.isTTY) return shown
  const room = roomOf(output)
  return shown.split('\n').flatMap((line) => hung(line, room)).join('\n')
}

/** Columns that may be written to. */
export function roomOf({ columns = 80 }: Pick<ProgressOutput, 'columns'>): number {
  return Math.max(fewestColumns, columns - 1)
}

function hung(line: string, room: number): string[] {
  if (displayWidth(line) <= room) return [line]
  const head = line.slice(0, hangingAt(line, room))
  const [first = '', ...rest] = wrap(line.slice(head.length), room - displayWidth(head))
  return [head + first, ...rest.map((more) => ' '.repeat(displayWidth(head)) + more)]
}

/** Where the last cell begins, or the line itself, unless that leaves less than half of the terminal for it. */
function hangingAt(line: string, room: number): number {
  const starts = [...line.matchAll(/(?:^|\S) {2,}(?=\S)|^ (?=\S)/g)].map(({ index, 0: { length } }) => index + length)
  return starts.filter((at) => displayWidth(line.slice(0, at)) <= room / 2).at(-1) ?? 0
}
