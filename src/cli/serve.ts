/** `reelsmith serve`: the server, until it is told to end. */
import { flushCompileCache } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { ReelsmithError } from '../errors/error.ts'
import type { RunningServer } from '../server/serve.ts'
import { type Settings, readSettings } from '../server/settings.ts'
import { createLog } from '../process/log.ts'
import { type CommandContext, numberIn, readWords, requireNoWords } from './command.ts'
import { exitCodes } from './exit-code.ts'
import { isAnybodyPresent } from './presence.ts'
import { wordsOf } from './words.ts'

/** What a server says in one line of JSON on standard output: to the command that started it, and where it is asked to. */
export type Announcement = { url: string } | { error: { code: string; message: string; port?: number } }

/** @throws {ReelsmithError} what the settings and the start of the server throw. */
export async function serve(words: readonly string[], { environment, tongue }: CommandContext): Promise<number> {
  const { values: flags, positionals } = readWords('serve', words)
  requireNoWords('serve', positionals)
  const port = numberIn('serve', 'port', flags.port, { min: 0, max: 65_535, isWhole: true })
  const overrides: Partial<Settings> = {
    ...(port !== undefined && { port }),
    ...(flags.host !== undefined && { host: flags.host }),
    ...(flags.data !== undefined && { dataDir: flags.data }),
  }
  if (flags.personal) return await servePersonally(environment, overrides)
  const settings = readSettings(environment, overrides)
  const say = wordsOf(tongue)
  if (isOpenToAll(settings)) process.stderr.write(`${say.openToAll(settings.host)}\n`)
  const ending = endSignal(['SIGTERM', 'SIGINT', 'SIGHUP'])
  const server = await start(settings)
  if (flags.json) announce({ url: server.url })
  else process.stdout.write(`${say.serverReady(server.url)}\n`)
  await ending
  await server.close()
  return exitCodes.ok
}

/** For the command that started this process, and for others that come meanwhile. */
async function servePersonally(environment: NodeJS.ProcessEnv, overrides: Partial<Settings>): Promise<number> {
  // Nobody reads the streams any more when the command has ended.
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
  const told = endSignal(['SIGTERM', 'SIGINT', 'SIGHUP'])
  const left = Promise.race([endSignal(['SIGQUIT']), endOfInput()])
  const settings = readSettings(environment, { ...overrides, personal: true })
  let server: RunningServer
  try {
    server = await start(settings)
  } catch (error) {
    announce({ error: describe(error) })
    process.stdin.destroy() // nothing is to be waited for: the process ends
    throw error
  }
  announce({ url: server.url })
  await Promise.race([told, left.then(() => untilNobodyIsPresent(settings.dataDir))])
  await server.close()
  process.stdin.destroy()
  return exitCodes.ok
}

/** Loaded only when the flags and settings make sense. */
async function start(settings: Settings): Promise<RunningServer> {
  // A server makes little that lives long: a small nursery is no slower, and saves 35 MB. Before anything grows it.
  setFlagsFromString('--semi-space-growth-factor=1')
  const { startServer } = await import('../server/serve.ts')
  const log = createLog(settings.logFormat, (line) => void process.stderr.write(line))
  const server = await startServer(settings, log)
  flushCompileCache() // for the next start, even if this process ends by force
  return server
}

async function untilNobodyIsPresent(dataDir: string): Promise<void> {
  while (await isAnybodyPresent(dataDir)) await sleep(250)
}

function endOfInput(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  process.stdin.once('end', resolve).once('error', resolve).once('close', resolve).resume()
  return promise
}

function endSignal(signals: readonly NodeJS.Signals[]): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  for (const signal of signals) process.on(signal, () => resolve())
  return promise
}

function announce(announcement: Announcement): void {
  process.stdout.write(`${JSON.stringify(announcement)}\n`)
}

function describe(error: unknown): Extract<Announcement, { error: unknown }>['error'] {
  if (!ReelsmithError.is(error)) return { code: 'internal', message: 'The server could not be started.' }
  const { port } = error.details
  return { code: error.code, message: error.message, ...(typeof port === 'number' && { port }) }
}

function isOpenToAll({ anonymous, host }: Settings): boolean {
  return anonymous && host !== '127.0.0.1' && host !== 'localhost' && host !== '::1'
}
