/** The program as its users start it, for measuring. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface RunningReelsmith {
  readonly pid: number
  /** Where it serves, once it says so. */
  readonly url: Promise<string>
  readonly exited: Promise<number>
  output(): string
  stop(): Promise<void>
}

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))

export function startReelsmith(words: readonly string[], dataDir: string): RunningReelsmith {
  const child = spawn(process.execPath, [main, ...words], {
    env: { ...process.env, REELSMITH_DATA: dataDir, REELSMITH_SETUP: 'off', HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { promise: url, resolve, reject } = Promise.withResolvers<string>()
  url.catch(() => {}) // only those who wait for it want to know
  let output = ''
  const listen = (part: Buffer): void => {
    output += part.toString()
    const found = /https?:\/\/[\w.[\]:]+:\d+/.exec(output)
    if (found) resolve(found[0])
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const exited = new Promise<number>((done) =>
    child.once('exit', (code) => {
      reject(new Error(`reelsmith ended: ${output}`))
      done(code ?? 1)
    }),
  )
  return {
    pid: child.pid!,
    url,
    exited,
    output: () => output,
    stop: async () => {
      child.kill('SIGTERM')
      await exited
    },
  }
}

/** Polls an address until it answers with success; at most 30 s. */
export async function waitUntil(url: string): Promise<void> {
  const deadlineMs = performance.now() + 30_000
  for (;;) {
    const ok = await fetch(url).then((response) => response.ok, () => false)
    if (ok) return
    if (performance.now() > deadlineMs) throw new Error(`${url} did not answer within 30 s`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
