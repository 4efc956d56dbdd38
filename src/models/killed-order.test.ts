/** A job's worker is a process, and is really killed, wherever it may be: what was ordered is never ordered again. */
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type WorkerOutcome, runWorker } from '../jobs/worker-child.ts'
import type { GeneratePayload, GenerateResult } from './generate-worker.ts'
import { dashscope } from './video/testing/protocols/dashscope.ts'
import { modelOf } from './video/testing/order-job.ts'
import { type OpenProvider, openProvider, testClip, testKey } from './video/testing/provider-server.ts'

let folder: string
let clip: Buffer
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelsmith-killed-'))
  clip = await testClip(folder)
  process.env.LOOPBACK_KILLED_KEY = testKey // workers have the environment of their server
})
after(async () => await rm(folder, { recursive: true }))

/** What happens while the first worker is at it: each may kill it. */
interface Life {
  /** Kills the worker; resolves when it is gone. */
  kill(): Promise<void>
  readonly provider: OpenProvider
  /** Called before a note is kept, and after, from 1. */
  remembering?: (number: number) => Promise<void>
  remembered?: (number: number) => Promise<void>
}

const post = /^POST .*video-synthesis$/
const question = /^GET .*\/tasks\//
const file = /^GET \/files\//

/** Where it is killed, how often it was ordered in the end, and whether there is a clip then. */
const points: readonly (readonly [where: string, plan: (life: Life) => void, orders: number, isMade: boolean])[] = [
  ['before it is noted that something is to be ordered', (life) => (life.remembering = async (number) => void (number === 1 && (await life.kill()))), 1, true],
  ['when that is noted and nothing is ordered yet', (life) => (life.remembered = async (number) => void (number === 1 && (await life.kill()))), 0, false],
  ['when the order was taken and is not answered yet', (life) => (life.provider.acted = async (what) => void (post.test(what) && (await life.kill()))), 1, false],
  ['when the order is answered and its handle is not kept yet', (life) => (life.remembering = async (number) => void (number === 2 && (await life.kill()))), 1, false],
  ['when the handle is kept', (life) => (life.remembered = async (number) => void (number === 2 && (await life.kill()))), 1, true],
  ['in the middle of a question', (life) => (life.provider.acted = async (what) => void (question.test(what) && (await life.kill()))), 1, true],
  ['in the middle of the download', (life) => void life.provider.faults.push({ of: file, answer: (response) => halfOf(response, clip, life.kill) }), 1, true],
  ['when the file has come', (life) => (life.provider.answered = (what) => void (file.test(what) && life.kill())), 1, true],
]

function halfOf(response: ServerResponse, bytes: Buffer, then: () => Promise<void>): void {
  response.writeHead(200, { 'content-length': bytes.length })
  response.write(bytes.subarray(0, bytes.length >> 1), () => void then().then(() => response.destroy()))
}

describe('a worker that is killed', () => {
  for (const [where, plan, orders, isMade] of points) {
    it(`should not have its order repeated ${where}`, async () => {
      const provider = await openProvider(dashscope, clip)
      provider.states = ['waiting', 'working', 'done']
      let note: object | null = null
      let notes = 0
      const life: Life = {
        provider,
        async kill() {
          // What it planned is done once.
          life.remembering = life.remembered = provider.acted = provider.answered = undefined
          const [worker] = await workers()
          process.kill(worker!, 'SIGKILL')
          while ((await workers()).includes(worker!)) await new Promise(setImmediate)
        },
      }
      plan(life)
      const live = async (): Promise<WorkerOutcome> => {
        const workDir = await mkdtemp(join(folder, 'work-'))
        const task = { module: new URL('generate-worker.ts', import.meta.url), payload: payloadFor(provider), workDir, objectsDir: join(folder, 'objects'), note, codeCacheDir: join(folder, 'code') }
        return await runWorker(task, {
          signal: new AbortController().signal,
          onProgress: () => {},
          log: () => {},
          async onRemember(kept) {
            const number = ++notes
            await life.remembering?.(number)
            if ((await workers()).length === 0) return false // it was killed before the store had it
            note = kept
            await life.remembered?.(number)
            return true
          },
        })
      }
      try {
        assert.equal((await live()).type, 'died', 'the first worker is killed')
        const second = await live()
        assert.equal(provider.orders.length, orders)
        if (isMade) assert.equal((second as { result?: GenerateResult }).result?.model, 'Wan', JSON.stringify(second))
        else assert.match((second as { message?: string }).message ?? '', /may have been taken, so it is not ordered again; it costs no credits/)
        // Nor does a third one, whatever it is told.
        await live()
        assert.equal(provider.orders.length, orders)
      } finally {
        await provider.close()
      }
      assert.deepEqual(provider.problems, [])
    })
  }
})

function payloadFor(provider: OpenProvider): GeneratePayload {
  const makers = [modelOf(dashscope, provider, { keyVariable: 'LOOPBACK_KILLED_KEY' })]
  return { prompt: 'the sea', language: 'en', seed: 7, durationMs: 2000, width: 1280, height: 720, fps: { num: 10, den: 1 }, makers, today: '2026-02-01' }
}

/** Ids of the worker processes of this one that live. */
async function workers(): Promise<number[]> {
  const children = (await readFile(`/proc/self/task/${process.pid}/children`, 'utf8')).trim().split(' ').filter(Boolean).map(Number)
  const known = await Promise.all(children.map(async (pid) => ({ pid, command: await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''), state: await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') Z') })))
  return known.filter(({ command, state }) => command.includes('worker-main') && !/\) [ZX]/.test(state)).map(({ pid }) => pid)
}
