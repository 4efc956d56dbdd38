/** A server as a child of this command. */
import type { ChildProcess } from 'node:child_process'
import { closeSync, mkdirSync, openSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ErrorCode, ReelsmithError, cancelled, errorCodes } from '../errors/error.ts'
import { killChild, startChild } from '../process/child.ts'
import type { Announcement } from './serve.ts'

export interface ServerChild {
  /** Whether it has ended, or does so within this time. */
  endsWithin(ms: number): Promise<boolean>
  /** Where it says what it does. */
  readonly logFile: string
  /**
   * Lets it go: it ends when nobody else uses it.
   *
   * @param waitMs - How long to wait for that; longer than it takes to close, the process is ended by force.
   */
  release(waitMs: number): Promise<void>
  /** Lets it go on for others without waiting. */
  abandon(): void
}

export type StartedServer =
  | { readonly url: string; readonly child: ServerChild }
  | { readonly ownerPort: number }

/** Enough to see what went wrong; older lines go at the next start. */
const longestLogBytes = 4 * 1024 * 1024

/**
 * Starts a server on the data folder and a free port, and waits until it is ready.
 *
 * @returns the port of the owner instead when another server came first.
 * @throws {ReelsmithError} what the server says, or `process/failed` when it ends without a word.
 */
export async function startServerChild(dataDir: string, signal: AbortSignal): Promise<StartedServer> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const logFile = join(dataDir, 'server.log')
  const isLong = (statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > longestLogBytes
  const log = openSync(logFile, isLong ? 'w' : 'a', 0o600)
  const main = fileURLToPath(new URL('./main.ts', import.meta.url))
  const args = [main, 'serve', '--personal', '--host', '127.0.0.1', '--port', '0', '--data', dataDir]
  const child = startChild(process.execPath, args, { stdio: ['pipe', 'pipe', log], deathSignal: 'QUIT' })
  closeSync(log)
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => resolve()).once('error', () => resolve()),
  )
  try {
    const said = await firstLine(child, signal)
    if (said === undefined) {
      throw new ReelsmithError(
        'process/failed',
        `The server ended while it started; the end of ${logFile} says why.`,
        {
          details: { logFile },
        },
      )
    }
    if ('url' in said) return { url: said.url, child: asServerChild(child, ended, logFile) }
    await ended
    if (said.error.port !== undefined) return { ownerPort: said.error.port }
    throw new ReelsmithError(knownCode(said.error.code), said.error.message)
  } catch (error) {
    killChild(child, 'SIGTERM')
    if (!(await endsWithin(ended, 6000))) killChild(child)
    throw error
  }
}

/** What the child announces, or undefined when it ends first. */
async function firstLine(child: ChildProcess, signal: AbortSignal): Promise<Announcement | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<Announcement | undefined>()
  let text = ''
  const onAbort = (): void => reject(cancelled('Starting the server'))
  child.stdout!.setEncoding('utf8').on('data', (part: string) => {
    text += part
    const end = text.indexOf('\n')
    if (end >= 0) resolve(JSON.parse(text.slice(0, end)) as Announcement)
  })
  child.once('error', () => resolve(undefined)).once('close', () => resolve(undefined))
  signal.addEventListener('abort', onAbort, { once: true })
  if (signal.aborted) onAbort()
  try {
    return await promise
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

function asServerChild(child: ChildProcess, ended: Promise<void>, logFile: string): ServerChild {
  const abandon = (): void => {
    child.stdin!.destroy()
    child.stdout!.destroy()
    child.unref()
  }
  return {
    logFile,
    endsWithin: (ms) => endsWithin(ended, ms),
    abandon,
    async release(waitMs) {
      child.stdin!.on('error', () => {}) // it has ended already
      child.stdin!.end()
      if (!(await endsWithin(ended, waitMs))) killChild(child)
      abandon()
    },
  }
}

async function endsWithin(ended: Promise<void>, ms: number): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => resolve(false), ms)
  try {
    return await Promise.race([ended.then(() => true), late])
  } finally {
    clearTimeout(timer)
  }
}

function knownCode(code: string): ErrorCode {
  return errorCodes.find((known) => known === code) ?? 'internal'
}
