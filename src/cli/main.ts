/** The one program: dispatches to the commands, and turns what they throw into a message and an exit code. */
import { useCompileCache } from './compile-cache.ts'
import { type ErrorCode, ReelsmithError } from '../errors/error.ts'
import type { Tongue } from '../timeline/words.ts'
import { errorMessage, errorText } from './error-words.ts'
import { exitCodeOf, exitCodes } from './exit-code.ts'
import type { CommandContext } from './command.ts'
import { type CommandName, commandNames } from './commands.ts'
import { commandHelp, helpColumns, overview } from './help.ts'
import { localeTongue } from './locale.ts'
import { version } from './version.ts'
import { wordsOf } from './words.ts'
import { fittedText, roomOf } from './write-result.ts'

async function main(given: readonly string[]): Promise<number> {
  const tongue = localeTongue(process.env)
  const asJson = has(given, '--json')
  // before the command it means what it does after it
  const isFirst = given[0] === '--json'
  const name = given[isFirst ? 1 : 0]
  const rest = isFirst ? ['--json', ...given.slice(2)] : given.slice(1)
  if (name === undefined) {
    if (asJson) return printError('request/invalid', wordsOf('en').noCommand, exitCodes.usage)
    process.stderr.write(overview(tongue, pageColumns(process.stderr)))
    return exitCodes.usage
  }
  if (name === '--version' || name === '-v') return print(asJson ? { version } : `${version}\n`)
  if (name === '--help' || name === '-h' || name === 'help') {
    const about = rest.find((word) => isCommand(word))
    return printHelp(name === 'help' ? about : undefined, asJson, tongue)
  }
  if (!isCommand(name)) {
    if (asJson) return printError('request/invalid', wordsOf('en').unknownCommand(name, commandNames), exitCodes.usage)
    process.stderr.write(`${fittedText(`reelsmith: ${wordsOf(tongue).unknownCommand(name, commandNames)}`, process.stderr)}\n`)
    return exitCodes.usage
  }
  if (has(rest, '--help', '-h')) return printHelp(name, asJson, tongue)
  useCompileCache(process.env)
  try {
    const run = await load[name]()
    return await run(rest, {
      environment: process.env,
      // a server ends in its own way
      signal: name === 'serve' ? new AbortController().signal : interruption(),
      tongue,
      folder: process.cwd(),
      input: process.stdin,
      output: process.stdout,
      errors: process.stderr,
    })
  } catch (error) {
    return report(error, asJson, tongue)
  }
}

type Run = (words: readonly string[], context: CommandContext) => Promise<number>

/** Each command loads only what it needs: the server is not loaded to make a film with another one. */
const load: Record<CommandName, () => Promise<Run>> = {
  make: async () => (await import('./make.ts')).make,
  chat: async () => (await import('./chat.ts')).chat,
  edit: async () => (await import('./edit.ts')).edit,
  export: async () => (await import('./export.ts')).exportCommand,
  state: async () => (await import('./look-commands.ts')).state,
  credits: async () => (await import('./look-commands.ts')).credits,
  upload: async () => (await import('./look-commands.ts')).upload,
  batch: async () => (await import('./batch.ts')).batch,
  jobs: async () => (await import('./jobs.ts')).jobs,
  models: async () => (await import('./models.ts')).models,
  voices: async () => (await import('./voices.ts')).voices,
  serve: async () => (await import('./serve.ts')).serve,
  mcp: async () => (await import('./mcp.ts')).mcp,
  skills: async () => (await import('./skills.ts')).skills,
  admin: async () => (await import('./admin.ts')).admin,
  doctor: async () => (await import('./doctor.ts')).doctor,
  where: async () => (await import('./housekeeping.ts')).where,
  clean: async () => (await import('./housekeeping.ts')).clean,
  completion: async () => (await import('./completion.ts')).completion,
}

/** Fires at the first Ctrl-C; at the second the process ends at once. */
function interruption(): AbortSignal {
  const controller = new AbortController()
  const interrupt = (): void => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted)
    controller.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt)
  return controller.signal
}

/** For programs or for people, never both: who asks for JSON finds all of it on standard output. */
function report(error: unknown, asJson: boolean, tongue: Tongue): number {
  const known = ReelsmithError.is(error)
  // for whoever mends the program
  if (!known || process.env.REELSMITH_DEBUG) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  if (asJson) return printError(known ? error.code : 'internal', known ? errorMessage(error) : wordsOf('en').unexpected, exitCodeOf(error))
  const words = wordsOf(tongue)
  const message = known ? errorText(error, tongue) : words.unexpected
  // the director's own words have been shown as they came; whoever pressed Ctrl-C knows what was under way
  const shown = ReelsmithError.is(error, 'job/cancelled') ? words.cancelled : known && error.details.alreadySaid === true ? words.noFilm : message
  process.stderr.write(`${fittedText(`reelsmith: ${shown}`, process.stderr)}\n`)
  if (known && typeof error.details.usage === 'string') process.stderr.write(`${words.tryHelp(error.details.usage)}\n`)
  return exitCodeOf(error)
}

/** Whether one of the options is there, before any `--`. */
function has(words: readonly string[], ...options: readonly string[]): boolean {
  const end = words.indexOf('--')
  return words.some((word, index) => options.includes(word) && (end < 0 || index < end))
}

function isCommand(word: string | undefined): word is CommandName {
  return commandNames.some((command) => command === word)
}

/** Of a page of help: no wider than is good to read, and than the terminal. */
function pageColumns(output: NodeJS.WriteStream): number {
  return output.isTTY ? Math.min(helpColumns, roomOf(output)) : helpColumns
}

function printHelp(name: CommandName | undefined, asJson: boolean, tongue: Tongue): number {
  const help = name === undefined ? overview(tongue, pageColumns(process.stdout)) : commandHelp(name, tongue, pageColumns(process.stdout))
  return print(asJson ? { command: name ?? null, commands: commandNames, help } : help)
}

/** @param result - A text as it is to be written, or data, written as one line of JSON. */
function print(result: string | object): number {
  process.stdout.write(typeof result === 'string' ? result : `${JSON.stringify(result)}\n`)
  return exitCodes.ok
}

function printError(code: ErrorCode, message: string, exitCode: number): number {
  print({ error: { code, message } })
  return exitCode
}

process.exitCode = await main(process.argv.slice(2))
