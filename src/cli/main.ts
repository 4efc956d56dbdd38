/** The one program: dispatches to the commands, and turns what they throw into a message and an exit code. */
import { useCompileCache } from './compile-cache.ts'
import { ReelsmithError } from '../errors/error.ts'
import { printable } from './display-width.ts'
import { exitCodeOf, exitCodes } from './exit-code.ts'
import { type Command, commandHelp, commands, overview } from './help.ts'
import { version } from './version.ts'

async function main(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words
  if (name === undefined) {
    process.stderr.write(overview)
    return exitCodes.usage
  }
  if (name === '--help' || name === '-h') return print(overview)
  if (name === '--version' || name === '-v') return print(`${version}\n`)
  if (name === 'help') return print(isCommand(rest[0]) ? commandHelp[rest[0]] : overview)
  if (!isCommand(name)) {
    process.stderr.write(
      `reelsmith: there is no command "${printable(name)}"; there are ${commands.join(', ')}. Try reelsmith --help.\n`,
    )
    return exitCodes.usage
  }
  if (asksForHelp(rest)) return print(commandHelp[name])
  useCompileCache(process.env)
  try {
    return await run(name, rest)
  } catch (error) {
    return report(error, rest.includes('--json'))
  }
}

/** Each command loads only what it needs: the server is not loaded to make a film with another one. */
async function run(command: Command, words: readonly string[]): Promise<number> {
  switch (command) {
    case 'make': {
      const { make } = await import('./make.ts')
      return await make(words, interruption())
    }
    case 'serve': {
      const { serve } = await import('./serve.ts')
      return await serve(words)
    }
    case 'admin': {
      const { admin } = await import('./admin.ts')
      return await admin(words, interruption())
    }
    case 'doctor': {
      const { doctor } = await import('./doctor.ts')
      return await doctor(words)
    }
  }
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

function report(error: unknown, asJson: boolean): number {
  const known = ReelsmithError.is(error)
  const message = known
    ? error.message
    : 'Something went wrong that should not have; please report it with the lines below.'
  if (asJson)
    process.stdout.write(`${JSON.stringify({ error: { code: known ? error.code : 'internal', message } })}\n`)
  // the director's own words have been shown as they came
  const shown = known && error.details.alreadySaid === true ? 'no film was made.' : message
  process.stderr.write(`reelsmith: ${printable(shown)}\n`)
  if (known && typeof error.details.usage === 'string')
    process.stderr.write(`Try reelsmith ${error.details.usage} --help.\n`)
  if (!known || process.env.REELSMITH_DEBUG)
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  return exitCodeOf(error)
}

function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--')
  return words.some((word, index) => (word === '--help' || word === '-h') && (end < 0 || index < end))
}

function isCommand(word: string | undefined): word is Command {
  return commands.some((command) => command === word)
}

function print(text: string): number {
  process.stdout.write(text)
  return exitCodes.ok
}

process.exitCode = await main(process.argv.slice(2))
