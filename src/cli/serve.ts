/** `reelsmith serve`: the server, until it is told to end. */
import { flushCompileCache } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { ReelsmithError } from '../errors/error.ts'
import type { RunningServer } from '../server/serve.ts'
import { type Settings, readSettings } from '../server/settings.ts'
import { createLog } from '../process/log.ts'
import { exitCodes } from './exit-code.ts'
import { isAnybodyPresent } from './presence.ts'

/** What a server that a command started says in one line of JSON on standard output. */
export type Announcement = { url: string } | { error: { code: string; message: string; port?: number } }

/** @throws {ReelsmithError} what the settings and the start of the server throw. */
export async function serve(words: readonly string[]): Promise<number> {
  const flags = readFlags(words)
  const overrides: Partial<Settings> = {
    ...(flags.port !== undefined && { port: flags.port }),
    ...(flags.host !== undefined && { host: flags.host }),
    ...(flags.data !== undefined && { dataDir: flags.data }),
  }
  if (flags.personal) return await servePersonally(overrides)
  const settings = readSettings(process.env, overrides)
  warnWhenOpen(settings)
  const ending = endSignal(['SIGTERM', 'SIGINT', 'SIGHUP'])
  const server = await start(settings)
  process.stdout.write(`Reelsmith is ready at ${server.url}\n`)
  await ending
  await server.close()
  return exitCodes.ok
}

/** For the command that started this process, and for others that come meanwhile. */
async function servePersonally(overrides: Partial<Settings>): Promise<number> {
  // Nobody reads the streams any more when the command has ended.
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
  const told = endSignal(['SIGTERM', 'SIGINT', 'SIGHUP'])
  const left = Promise.race([endSignal(['SIGQUIT']), endOfInput()])
  const settings = readSettings(process.env, { ...overrides, personal: true })
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

function warnWhenOpen({ anonymous, host }: Settings): void {
  if (!anonymous || host === '127.0.0.1' || host === 'localhost' || host === '::1') return
  process.stderr.write(
    `Anybody who reaches ${host} can make films here without an account; REELSMITH_ANON=off forbids it.\n`,
  )
}

interface Flags {
  port?: number
  host?: string
  data?: string
  personal: boolean
}

function readFlags(words: readonly string[]): Flags {
  const { values } = parseFlags(words)
  const port = values.port === undefined ? undefined : Number(values.port)
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new ReelsmithError('request/invalid', `--port: expected 0 to 65535, got "${values.port}".`, {
      details: { usage: 'serve' },
    })
  }
  return { port, host: values.host, data: values.data, personal: values.personal ?? false }
}

function parseFlags(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        personal: { type: 'boolean' },
      },
    })
  } catch (cause) {
    const said = cause instanceof Error ? cause.message.split('. ')[0]! : String(cause)
    throw new ReelsmithError('request/invalid', `${said.replace(/\.$/, '')}.`, {
      details: { usage: 'serve' },
      cause,
    })
  }
}
