/** What a command is: how it is called, what it takes, and how its words are read. */
import type { Readable } from 'node:stream'
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { ReelsmithError } from '../errors/error.ts'
import type { Tongue } from '../timeline/words.ts'
import { type CommandName, commands } from './commands.ts'
import type { ProgressOutput } from './progress.ts'

export type Bilingual = Readonly<Record<Tongue, string>>

export interface OptionSpec {
  readonly type: 'boolean' | 'string'
  readonly short?: string
  readonly multiple?: boolean
  /** What stands for its value in the help: `FILE`. */
  readonly value?: string
  /** Without it the option is for our own use, and told to nobody. */
  readonly help?: Bilingual
}

export interface CommandSpec {
  /** One line for the list of commands. */
  readonly summary: Bilingual
  /** What follows the name; several ways to call it are several lines. */
  readonly usage: readonly (string | Bilingual)[]
  readonly examples?: readonly (string | Bilingual)[]
  readonly about?: Bilingual
  readonly options: Readonly<Record<string, OptionSpec>>
  /** Whether it talks to a server: then the environment and the exit codes belong into its help. */
  readonly usesServer?: boolean
  /** Of one that talks to no server: what it reads, and what its exit codes mean. */
  readonly environment?: readonly (readonly [string, Bilingual])[]
  readonly exitCodes?: Bilingual
  /** What it can be given as its first word, for completion. */
  readonly subjects?: readonly string[]
}

/** What a command has of the world. */
export interface CommandContext {
  readonly environment: NodeJS.ProcessEnv
  /** Fires at Ctrl-C. */
  readonly signal: AbortSignal
  readonly tongue: Tongue
  /** Where relative paths begin. */
  readonly folder: string
  readonly input: Readable & { readonly isTTY?: boolean }
  /** For results. */
  readonly output: ProgressOutput
  /** For progress and what went wrong. */
  readonly errors: ProgressOutput
}

type Parsed<Name extends CommandName> = ReturnType<
  typeof parseArgs<{ options: (typeof commands)[Name]['options'] & ParseArgsOptionsConfig; allowPositionals: true; tokens: true }>
>

/**
 * The words of a command line, by the command's own table.
 *
 * @throws {ReelsmithError} `request/invalid` for an option that the command has not.
 */
export function readWords<Name extends CommandName>(name: Name, words: readonly string[]): Parsed<Name> {
  try {
    const { options } = commands[name]
    return parseArgs({ args: [...words], options: { ...options }, allowPositionals: true, tokens: true }) as Parsed<Name>
  } catch (cause) {
    const said = cause instanceof Error ? cause.message.split('. ')[0]! : String(cause)
    throw usage(name, said, cause)
  }
}

/** The error for words that make no sense to a command. */
export function usage(name: CommandName, problem: string, cause?: unknown): ReelsmithError {
  const message = `${problem.replace(/\.$/, '')}.`
  return new ReelsmithError('request/invalid', message, { details: { usage: name }, cause })
}

/** @throws {ReelsmithError} `request/invalid` when a command that takes options alone was given words. */
export function requireNoWords(name: CommandName, positionals: readonly string[]): void {
  if (positionals.length > 0) throw usage(name, `expected no words, got "${positionals.join(' ')}"`)
}

/** @throws {ReelsmithError} `request/invalid` naming the option when the value is none of these. */
export function oneOf<T extends string>(name: CommandName, option: string, value: string | undefined, known: readonly T[]): T | undefined {
  if (value === undefined) return undefined
  const found = known.find((one) => one === value.toLowerCase())
  if (found) return found
  throw usage(name, `--${option}: expected ${known.join(', ')}, got "${value}"`)
}

/** @throws {ReelsmithError} `request/invalid` naming the option when the value is no number in the range. */
export function numberIn(
  name: CommandName,
  option: string,
  value: string | undefined,
  { min, max, isWhole = false }: { min: number; max: number; isWhole?: boolean },
): number | undefined {
  if (value === undefined) return undefined
  const number = Number(value)
  if (value.trim() !== '' && number >= min && number <= max && (!isWhole || Number.isInteger(number))) return number
  throw usage(name, `--${option}: expected a ${isWhole ? 'whole ' : ''}number from ${min} to ${max}, got "${value}"`)
}
