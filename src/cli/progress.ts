/** What is happening, on standard error: a bar in place on a terminal, plain lines otherwise. */
import { breakable, displayWidth, fitWidth, printable } from './display-width.ts'
import { fittedText, roomOf } from './write-result.ts'

export interface ProgressOutput {
  write(text: string): unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

export interface Progress {
  /** Where the work stands; the fraction is 0 to 1, absent when nobody knows. */
  update(what: string, fraction?: number): void
  /** A line of its own that stays. */
  say(text: string): void
  /** A piece of a line that goes on. */
  print(text: string): void
  /** Takes the bar away. */
  clear(): void
}

const barColumns = 24
/** On plain output a stage says how far it is at these fractions only. */
const plainStep = 0.25

/**
 * One line of a progress bar: `painting  ██████░░░░░░  42%`, never wider than the terminal, so that it stays in place.
 *
 * @param columns - Of the terminal; the last one stays free, where some terminals wrap.
 */
export function progressLine(what: string, fraction: number | undefined, columns: number): string {
  const room = Math.max(10, columns - 1)
  if (fraction === undefined) return fitWidth(what, room)
  const share = Math.min(1, Math.max(0, fraction))
  const percent = `${String(Math.floor(share * 100)).padStart(3)}%`
  const bar = Math.min(
    barColumns,
    room - percent.length - 2 - Math.min(displayWidth(what), Math.floor(room / 2)),
  )
  if (bar < 4) return `${fitWidth(what, room - percent.length - 1)} ${percent}`
  const full = Math.floor(share * bar)
  const label = fitWidth(what, room - bar - percent.length - 2)
  return `${label} ${'█'.repeat(full)}${'░'.repeat(bar - full)} ${percent}`
}

export function showProgress(output: ProgressOutput): Progress {
  return output.isTTY ? barProgress(output) : lineProgress(output)
}

/** Shows nothing, for `--quiet` and `--json`. */
export const noProgress: Progress = { update: () => {}, say: () => {}, print: () => {}, clear: () => {} }

const eraseLine = '\r\u001b[K'

function barProgress(output: ProgressOutput): Progress {
  let shown = ''
  const flow = flowing(output)
  const clear = (): void => {
    if (shown !== '') output.write(eraseLine)
    shown = ''
  }
  return {
    update(what, fraction) {
      if (flow.isOpen()) return // a bar would be drawn over what is being said
      const line = progressLine(printable(what).replace(/\n/g, ' '), fraction, output.columns ?? 80)
      if (line === shown) return
      output.write(eraseLine + line)
      shown = line
    },
    say(text) {
      clear()
      flow.end()
      output.write(`${fittedText(text, output)}\n`)
    },
    print(text) {
      clear()
      flow.put(printable(text))
    },
    clear,
  }
}

/** A text that comes piece by piece, on lines that end between words: a word waits until it is whole. */
function flowing(output: ProgressOutput): { put(text: string): void; end(): void; isOpen(): boolean } {
  let column = 0
  let held = ''
  const write = (piece: string): void => {
    const word = piece.trimEnd()
    const width = displayWidth(word)
    if (column > 0 && column + width > roomOf(output)) {
      output.write('\n')
      column = 0
    }
    const space = piece.slice(word.length)
    output.write(word + space)
    column = space.includes('\n') ? 0 : column + width + displayWidth(space)
  }
  return {
    put(text) {
      const pieces = breakable(held + text)
      held = /\s$/.test(pieces.at(-1)!) ? '' : pieces.pop()!
      for (const piece of pieces) write(piece)
    },
    end() {
      if (held !== '') write(held)
      held = ''
      if (column > 0) output.write('\n')
      column = 0
    },
    isOpen: () => column > 0 || held !== '',
  }
}

function lineProgress(output: ProgressOutput): Progress {
  let stage = ''
  let step = 0
  return {
    update(what, fraction) {
      const text = printable(what).replace(/\n/g, ' ')
      const reached = Math.floor((fraction ?? 0) / plainStep)
      if (text === stage && reached <= step) return
      stage = text
      step = reached
      output.write(
        fraction === undefined || reached === 0 ? `${text}\n` : `${text} ${Math.floor(fraction * 100)}%\n`,
      )
    },
    say(text) {
      output.write(`${printable(text)}\n`)
    },
    print(text) {
      output.write(printable(text))
    },
    clear() {},
  }
}
