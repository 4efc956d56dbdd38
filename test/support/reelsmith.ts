/** The program as its users start it: in a process of its own, on a data folder of its own. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const mainFile = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

export interface RunningReelsmith {
  readonly pid: number
  /** Where it serves, once it says so; rejects when it ends before. */
  readonly url: Promise<string>
  readonly exited: Promise<number>
  stdout(): string
  stderr(): string
  /** Ends it as an operator does. */
  stop(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

export interface StartOptions {
  readonly dataDir: string
  readonly env?: NodeJS.ProcessEnv
  /** A command that the program is started through, e.g. `unshare -n`. */
  readonly through?: readonly string[]
}

/** The environment of a newcomer: nothing set but what the test sets. */
function cleanEnvironment({ dataDir, env }: StartOptions): NodeJS.ProcessEnv {
  const { NEMO_API_URL: _api, NEMO_TOKEN: _token, DATABASE_URL: _database, PORT: _port, ...rest } = process.env
  return { ...rest, REELSMITH_DATA: dataDir, REELSMITH_SETUP: 'off', HOST: '127.0.0.1', ...env }
}

export function startReelsmith(words: readonly string[], options: StartOptions): RunningReelsmith {
  const command = [...(options.through ?? []), process.execPath, mainFile, ...words]
  const child = spawn(command[0]!, command.slice(1), {
    env: cleanEnvironment(options),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { promise: url, resolve, reject } = Promise.withResolvers<string>()
  url.catch(() => {}) // only those who wait for it want to know
  let stdout = ''
  let stderr = ''
  const findUrl = (): void => {
    const found = /https?:\/\/[\w.[\]:]+:\d+/.exec(stdout + stderr)
    if (found) resolve(found[0])
  }
  child.stdout.on('data', (part: Buffer) => {
    stdout += part.toString()
    findUrl()
  })
  child.stderr.on('data', (part: Buffer) => {
    stderr += part.toString()
    findUrl()
  })
  const exited = new Promise<number>((done) => {
    child.once('close', (code) => {
      reject(new Error(`reelsmith ended with ${code}: ${stderr}`))
      done(code ?? 1)
    })
  })
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await exited
  }
  return {
    pid: child.pid!,
    url,
    exited,
    stdout: () => stdout,
    stderr: () => stderr,
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

/** A folder for one test, for its data and its films. */
export async function temporaryFolder(): Promise<AsyncDisposable & { path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'reelsmith-test-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) }
}

/** Polls until it holds, ever less often so that no server's limit of requests is met; fails after the time given. */
export async function waitUntil(what: string, holds: () => Promise<boolean> | boolean, withinMs: number): Promise<void> {
  const deadlineMs = performance.now() + withinMs
  for (let pauseMs = 20; !(await holds()); pauseMs = Math.min(pauseMs * 1.2, 250)) {
    if (performance.now() > deadlineMs) throw new Error(`not within ${withinMs} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}

/** Polls an address until it answers with success. */
export async function waitForUrl(url: string): Promise<void> {
  await waitUntil(`${url} answers`, () => fetch(url).then((response) => response.ok, () => false), 30_000)
}
