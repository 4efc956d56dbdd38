/** The server under load: requests a second, many open streams, a large upload. Loopback only, each bounded. */
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Nemo, connectNemo } from '../test/support/nemo-client.ts'
import { type RunningReelsmith, startReelsmith, waitForUrl } from '../test/support/reelsmith.ts'
import type { Figure } from './figure.ts'
import { countPeak, cpuSeconds, peakMegabytes, residentMegabytes } from './process-use.ts'

const requestSeconds = 5
const parallelRequests = 8
const openStreams = 200
const holdSeconds = 10
const uploadBytes = 499 * 1024 * 1024

export async function benchLoad(): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'reelsmith-bench-'))
  const env = { REELSMITH_RATE_LIMIT: '0' }
  const server = startReelsmith(['serve', '--port', '0'], { dataDir, env })
  try {
    const url = await server.url
    await waitForUrl(`${url}/readyz`)
    const nemo = await connectNemo(url, 'bench')
    return [
      ...(await measureRequests('state', server, nemo, `/api/state/nemo_agent/me/${nemo.sessionId}/latest`)),
      ...(await measureRequests('credits', server, nemo, '/api/credits/balance/simple')),
      ...(await measureStreams(server, nemo)),
      await measureUpload(server, url, nemo),
    ]
  } finally {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** The clients share the machine's cores with the server, as they do not elsewhere. */
async function measureRequests(name: string, { pid }: RunningReelsmith, nemo: Nemo, path: string): Promise<Figure[]> {
  const beganSeconds = await cpuSeconds(pid)
  const untilMs = performance.now() + requestSeconds * 1000
  let count = 0
  const ask = async (): Promise<void> => {
    while (performance.now() < untilMs) {
      const response = await nemo.get(path)
      if (!response.ok) throw new Error(`${path}: ${response.status}`)
      await response.arrayBuffer()
      count++
    }
  }
  await Promise.all(Array.from({ length: parallelRequests }, ask))
  const cpuMs = ((await cpuSeconds(pid)) - beganSeconds) * 1000
  return [
    { name: `${name}, ${parallelRequests} clients on the same machine`, unit: 'req/s', samples: [count / requestSeconds] },
    { name: `${name}: CPU of the server process for one`, unit: 'ms', samples: [cpuMs / count] },
  ]
}

/** All of them hear one long turn: what it tells goes to each, and each keeps its own heartbeats. */
async function measureStreams({ pid }: RunningReelsmith, nemo: Nemo): Promise<Figure[]> {
  const words = 'a 60-second film of the sea without music'
  const idle = await residentMegabytes(pid)
  const begun = await openStream(nemo, words)
  await begun.worked
  const others = await Promise.all(Array.from({ length: openStreams - 1 }, async () => await openStream(nemo, words)))
  const streams = [begun, ...others]
  await Promise.all(streams.map(async ({ worked }) => await worked))
  const beganSeconds = await cpuSeconds(pid)
  const beganMs = performance.now()
  await sleep(holdSeconds * 1000)
  const share = ((await cpuSeconds(pid)) - beganSeconds) / ((performance.now() - beganMs) / 1000)
  const held = await residentMegabytes(pid)
  const cancelledMs = performance.now()
  const cancelled = await nemo.post(`/api/sessions/${nemo.sessionId}/turns/${begun.turnId}/cancel`)
  if (!cancelled.ok) throw new Error(`cancel: ${cancelled.status}`)
  const ended = await Promise.all(streams.map(async ({ closed }) => await closed))
  const lastMs = performance.now() - cancelledMs
  if (!ended.every((last) => last.includes('"type":"error"'))) throw new Error('a stream ended without its last event')
  return [
    { name: `${openStreams} open /run_sse while a film is painted: CPU of the server process`, unit: '%', samples: [share * 100] },
    { name: `${openStreams} open /run_sse: memory of the server process above idle`, unit: 'MB', samples: [Math.max(0, held - idle)] },
    { name: `${openStreams} open /run_sse: cancel to the last byte of the last`, unit: 'ms', samples: [lastMs] },
  ]
}

interface OpenStream {
  readonly turnId: string
  /** Resolves when long work is told of. */
  readonly worked: Promise<void>
  /** Resolves with the last of what was told, when all of it was. */
  readonly closed: Promise<string>
}

async function openStream(nemo: Nemo, words: string): Promise<OpenStream> {
  const body = { session_id: nemo.sessionId, new_message: { parts: [{ text: words }] } }
  const response = await nemo.post('/run_sse', body)
  if (!response.ok) throw new Error(`/run_sse: ${response.status}`)
  const { promise: worked, resolve, reject } = Promise.withResolvers<void>()
  const hear = async (): Promise<string> => {
    let last = ''
    for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
      last = part
      if (part.includes('"progress":')) resolve()
    }
    reject(new Error(`a stream ended before work was told of: ${last}`))
    return last
  }
  return { turnId: response.headers.get('x-turn-id')!, worked, closed: hear() }
}

/** A WAV of silence, just below the limit: taken, probed, and kept. */
async function measureUpload({ pid }: RunningReelsmith, base: string, nemo: Nemo): Promise<Figure> {
  await sleep(3000) // what the streams needed has been given back
  await countPeak(pid)
  const idle = await residentMegabytes(pid)
  const url = new URL(`/api/upload-video/nemo_agent/me/${nemo.sessionId}`, base)
  const sending = request(url, { method: 'POST', headers: { authorization: `Bearer ${nemo.token}`, 'content-type': 'multipart/form-data; boundary=b' } })
  const answered = once(sending, 'response')
  sending.write('--b\r\nContent-Disposition: form-data; name="files"; filename="silence.wav"\r\n\r\n')
  const chunk = Buffer.alloc(1024 * 1024)
  sending.write(wavHead(uploadBytes))
  for (let sent = 0; sent < uploadBytes; sent += chunk.length) if (!sending.write(chunk)) await once(sending, 'drain')
  sending.end('\r\n--b--\r\n')
  const [response] = (await answered) as [IncomingMessage]
  response.resume()
  await once(response, 'end')
  if (response.statusCode !== 200) throw new Error(`the upload was answered with ${response.statusCode}`)
  const samples = [(await peakMegabytes(pid)) - idle]
  return { name: `upload of ${uploadBytes / 1024 ** 2} MB: peak memory of the server process above idle`, unit: 'MB', samples, goal: 150 }
}

function wavHead(dataBytes: number): Buffer {
  const head = Buffer.alloc(44)
  const rateHz = 48_000
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + dataBytes, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(2, 22)
  head.writeUInt32LE(rateHz, 24)
  head.writeUInt32LE(rateHz * 4, 28)
  head.writeUInt16LE(4, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(dataBytes, 40)
  return head
}
