/** For tests only: a command in a terminal of its own, and what is seen on its screen. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { displayWidth } from './display-width.ts'
import type { CommandFolder } from './testing.ts'

export interface TerminalOptions {
  /** Beside the home of the folder, `PATH` and a plain terminal. */
  readonly environment?: NodeJS.ProcessEnv
  readonly columns?: number
}

export interface TestTerminal {
  /** All bytes that came, as text. */
  raw(): string
  /** What is on the screen now, and all that has scrolled off it. */
  screen(): Screen
  /** Types this once the pattern is among what came. */
  type(text: string, after: RegExp): Promise<void>
  /** The exit code. */
  end(): Promise<number | null>
  /** Takes the terminal away, and what runs in it. */
  [Symbol.asyncDispose](): Promise<void>
}

/** How long something may take to come onto the screen. */
const patienceMs = 20_000

export const mainFile = fileURLToPath(new URL('./main.ts', import.meta.url))
const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`

/** `reelsmith` with these words. */
export function reelsmithTerminal(folder: CommandFolder, words: readonly string[], options: TerminalOptions = {}): TestTerminal {
  return openTerminal(folder, [process.execPath, mainFile, ...words].map(quoted).join(' '), options)
}

/** A line of shell in a terminal that `script` makes. */
export function openTerminal(folder: CommandFolder, line: string, { environment, columns = 70 }: TerminalOptions = {}): TestTerminal {
  const child = spawn('/usr/bin/script', ['-qefc', `stty cols ${columns}; exec ${line}`, '/dev/null'], {
    cwd: folder.path,
    env: { PATH: process.env.PATH, HOME: folder.home, TERM: 'xterm', SHELL: '/bin/sh', REELSMITH_DATA: `${folder.path}/data`, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, ...environment },
  })
  let raw = ''
  const waiting: (() => void)[] = []
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    raw += part
    for (const look of waiting) look()
  })
  const ended = once(child, 'close')
  return {
    raw: () => raw,
    screen: () => screenOf(raw, columns),
    async type(text, after) {
      await new Promise<void>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`not within ${patienceMs} ms: ${after}\n${raw}`)), patienceMs)
        const look = (): void => {
          if (!after.test(raw)) return
          clearTimeout(late)
          resolve()
        }
        waiting.push(look)
        look()
        void ended.then(() => clearTimeout(late)).then(() => reject(new Error(`it ended before ${after}:\n${raw}`)))
      })
      child.stdin.write(text)
    },
    end: async () => (await ended, child.exitCode),
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

export interface Screen {
  readonly text: string
  /** Lines that the terminal broke because they were too long for it, as it showed them. */
  readonly broken: readonly string[]
}

const graphemes = new Intl.Segmenter()
// eslint-disable-next-line no-control-regex
const control = /\u001b\[([\d;?]*)([A-Za-z])|\r|\n|\u0007|\u0008/g

/** What a terminal shows of these bytes: the few controls that ours use, and lines that are too long going on below. */
export function screenOf(raw: string, columns: number): Screen {
  /** A column each; behind a wide character an empty one. */
  const rows: string[][] = [[]]
  const broken = new Set<number>()
  let [row, column] = [0, 0]
  const put = (character: string): void => {
    const width = displayWidth(character)
    if (column + width > columns) {
      broken.add(row)
      row++
      column = 0
    }
    const line = (rows[row] ??= [])
    while (line.length < column) line.push(' ')
    if (width === 0 && column > 0) line[column - 1] += character
    else for (let part = 0; part < width; part++) line[column + part] = part === 0 ? character : ''
    column += width
  }
  const steer = (numbers: string, kind: string): void => {
    const number = Number.parseInt(numbers, 10) || 0
    if (kind === 'K') rows[row]!.length = Math.min(rows[row]!.length, column)
    else if (kind === 'J') {
      rows.length = row + 1
      rows[row]!.length = Math.min(rows[row]!.length, column)
    } else if (kind === 'G') column = Math.max(0, number - 1)
    else if (kind === 'C') column += number || 1
    else if (kind === 'D') column = Math.max(0, column - (number || 1))
    else if (kind === 'A') row = Math.max(0, row - (number || 1))
    else if (kind !== 'm' && kind !== 'h' && kind !== 'l') throw new Error(`the screen knows no control "${numbers}${kind}"`)
  }
  let at = 0
  const text = (upTo: number): void => {
    for (const { segment } of graphemes.segment(raw.slice(at, upTo))) put(segment)
  }
  for (const match of raw.matchAll(control)) {
    text(match.index)
    const [whole, numbers = '', kind] = match
    at = match.index + whole.length
    if (kind !== undefined) steer(numbers, kind)
    else if (whole === '\r') column = 0
    else if (whole === '\n') rows[++row] ??= []
    else if (whole === '\u0008') column = Math.max(0, column - 1)
  }
  text(raw.length)
  const shown = rows.map((line) => line.join('').trimEnd())
  return { text: shown.join('\n').trimEnd(), broken: [...broken].map((index) => shown[index] ?? '') }
}
