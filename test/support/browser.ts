/** A real browser without a window, driven over its debugging pipe. */
import assert from 'node:assert/strict'
import { rm, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { findBrowser } from '../../setup/system-browser-find.ts'
import { killChild, startChild } from '../../src/process/child.ts'

export interface Browser extends AsyncDisposable {
  /** Opens a page. */
  open(url: string, options?: PageOptions): Promise<Page>
}

export interface PageOptions {
  /** How fast it may send, in bytes a second; as fast as it can unless told. */
  readonly uploadBytesPerSecond?: number
}

export interface Page {
  /** Runs an asynchronous function's body in the page. @returns What it returned, as far as JSON can say it. */
  run(body: string): Promise<unknown>
  /** What the page's console was told, and the errors that nobody caught. */
  readonly said: readonly string[]
}

type Facts = Record<string, any> // eslint-disable-line typescript/no-explicit-any -- the protocol is the browser's

/** Answers and events are told apart by what they have. */
interface Message {
  readonly id?: number
  readonly sessionId?: string
  readonly method?: string
  readonly params?: Facts
  readonly result?: Facts
  readonly error?: { readonly message: string }
}

/** @param hosts - Names that lead to this machine in the browser, and nowhere outside it. */
export async function startBrowser({ hosts = [] }: { hosts?: readonly string[] } = {}): Promise<Browser> {
  const found = findBrowser()
  assert.ok(found, 'No browser: `npm test` installs Chromium by itself, where REELSMITH_SETUP and the network allow it.')
  const profile = await mkdtemp(join(tmpdir(), 'reelsmith-browser-'))
  const words = [
    '--headless', '--remote-debugging-pipe', `--user-data-dir=${profile}`, '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run',
    '--no-sandbox', // it sees no pages but ours, and as root it runs in no other way
    `--host-resolver-rules=${[...hosts.map((host) => `MAP ${host} 127.0.0.1`), 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(',')}`,
  ]
  const child = startChild(found.path, words, { env: { ...process.env, ...found.environment }, stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] })
  let complaints = ''
  child.stderr!.on('data', (part: Buffer) => (complaints = `${complaints}${part.toString()}`.slice(-4000)))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()).once('error', () => resolve()))

  const waiting = new Map<number, PromiseWithResolvers<Facts>>()
  const pages = new Map<string, string[]>()
  const hear = ({ id, sessionId = '', method = '', params, result, error }: Message): void => {
    if (id !== undefined) {
      const answer = waiting.get(id)
      waiting.delete(id)
      if (error) answer?.reject(new Error(error.message))
      else answer?.resolve(result ?? {})
    } else if (method === 'Runtime.consoleAPICalled') {
      pages.get(sessionId)?.push(params!.args.map((value: { value?: unknown; description?: string }) => value.value ?? value.description).join(' '))
    } else if (method === 'Runtime.exceptionThrown') {
      pages.get(sessionId)?.push(params!.exceptionDetails.exception?.description ?? params!.exceptionDetails.text)
    }
  }
  let rest = ''
  const [to, from] = [child.stdio[3] as Writable, child.stdio[4] as Readable]
  to.on('error', () => {}) // it has ended, and that is told below
  from.setEncoding('utf8').on('data', (part: string) => {
    const messages = (rest + part).split('\0')
    rest = messages.pop()!
    for (const message of messages) hear(JSON.parse(message) as Message)
  })
  void ended.then(() => {
    for (const { reject } of waiting.values()) reject(new Error(`The browser has ended: ${complaints}`))
  })
  let sent = 0
  const ask = async (method: string, params: object = {}, sessionId?: string): Promise<Facts> => {
    const answer = Promise.withResolvers<Facts>()
    waiting.set(++sent, answer)
    to.write(`${JSON.stringify({ id: sent, method, params, sessionId })}\0`)
    return await answer.promise
  }
  const close = async (): Promise<void> => {
    killChild(child, 'SIGTERM')
    await ended
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }

  return {
    async open(url, { uploadBytesPerSecond } = {}) {
      const { targetId } = await ask('Target.createTarget', { url: 'about:blank' })
      const { sessionId } = await ask('Target.attachToTarget', { targetId, flatten: true })
      const said: string[] = []
      pages.set(sessionId, said)
      await ask('Runtime.enable', {}, sessionId)
      if (uploadBytesPerSecond !== undefined) {
        await ask('Network.enable', {}, sessionId)
        const conditions = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: uploadBytesPerSecond }
        await ask('Network.emulateNetworkConditions', conditions, sessionId)
      }
      const { errorText } = await ask('Page.navigate', { url }, sessionId)
      assert.equal(errorText, undefined, url)
      const run: Page['run'] = async (body) => {
        const call = { expression: `(async () => { ${body} })()`, awaitPromise: true, returnByValue: true }
        const { result, exceptionDetails } = await ask('Runtime.evaluate', call, sessionId)
        if (exceptionDetails) throw new Error(`In the page: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`)
        return result!.value as unknown
      }
      await run(`if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve, { once: true }))`)
      return { said, run }
    },
    [Symbol.asyncDispose]: close,
  }
}
