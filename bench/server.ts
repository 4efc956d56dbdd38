/** The server by itself: how soon it answers, how soon it can work, how little it needs. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Figure } from './figure.ts'
import { benchLoad } from './load.ts'
import { residentMegabytes } from './process-use.ts'
import { startReelsmith, waitForUrl } from '../test/support/reelsmith.ts'

const runs = 5

export async function benchServer(): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'reelsmith-bench-'))
  const healthy: number[] = []
  const ready: number[] = []
  const idleMegabytes: number[] = []
  const firstByte: number[] = []
  try {
    const first = startReelsmith(['serve', '--port', '0'], { dataDir })
    await waitForUrl(`${await first.url}/readyz`)
    await first.stop()
    for (let run = 0; run < runs; run++) {
      const startedMs = performance.now()
      const server = startReelsmith(['serve', '--port', '0'], { dataDir })
      const url = await server.url
      await waitForUrl(`${url}/healthz`)
      healthy.push((performance.now() - startedMs) / 1000)
      await waitForUrl(`${url}/readyz`)
      ready.push((performance.now() - startedMs) / 1000)
      firstByte.push(await measureFirstByte(url))
      await new Promise((resolve) => setTimeout(resolve, 2000)) // idle: what the start needed has been given back
      idleMegabytes.push(await residentMegabytes(server.pid))
      await server.stop()
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
  return [
    { name: 'second server start to /healthz', unit: 's', samples: healthy, goal: 2 },
    { name: 'second server start to /readyz', unit: 's', samples: ready },
    { name: 'first byte of /run_sse', unit: 'ms', samples: firstByte, goal: 200 },
    { name: 'idle memory of the server process (resident)', unit: 'MB', samples: idleMegabytes, goal: 150 },
    ...(await benchLoad()),
  ]
}

async function measureFirstByte(url: string): Promise<number> {
  const post = async (path: string, headers: Record<string, string>, body?: unknown): Promise<Response> =>
    await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const { data: account } = (await (await post('/api/auth/anonymous-token', { 'x-client-id': 'bench' })).json()) as { data: { token: string } }
  const authorization = { authorization: `Bearer ${account.token}` }
  const { data: session } = (await (await post('/api/tasks/me/with-session/nemo_agent', authorization, { task_name: 'bench' })).json()) as { data: { session_id: string } }
  const message = { app_name: 'nemo_agent', user_id: 'me', session_id: session.session_id, new_message: { parts: [{ text: 'what can you do?' }] } }
  const startedMs = performance.now()
  const response = await post('/run_sse', authorization, message)
  const reader = response.body!.getReader()
  await reader.read()
  const tookMs = performance.now() - startedMs
  await reader.cancel()
  return tookMs
}
