/** Turns of the conversation: how long an edit takes, from the message to the last word of the reply. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Figure } from './figure.ts'
import { connectNemo } from '../test/support/nemo-client.ts'
import { startReelsmith, waitForUrl } from '../test/support/reelsmith.ts'

/** Edits alone: nothing of them is generated or rendered. */
const edits = [
  'add a title "Two days in Rome" at the top',
  'make it bigger and yellow',
  'trim the first clip to 3 seconds',
  'no, the second one',
  'the same for the last one',
  'swap the first two clips',
  'crossfade between all of them',
  'make it warmer',
  'add calm piano music',
  'a bit quieter',
  'make it vertical',
  '把第二段放到最后',
  '标题改成红色',
  '撤销',
  'how long is it now?',
]

export async function benchTurns(): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'reelsmith-bench-'))
  const server = startReelsmith(['serve', '--port', '0'], { dataDir })
  try {
    const url = await server.url
    await waitForUrl(`${url}/readyz`)
    const nemo = await connectNemo(url, 'bench')
    const form = new FormData()
    for (const [index, background] of ['#c33', '#3c3', '#33c'].entries()) {
      const photo = await sharp({ create: { width: 640, height: 360, channels: 3, background } }).png().toBuffer()
      form.append('files', new Blob([new Uint8Array(photo)], { type: 'image/png' }), `photo ${index + 1}.png`)
    }
    await fetch(`${url}/api/upload-video/nemo_agent/me/${nemo.sessionId}`, { method: 'POST', headers: { authorization: `Bearer ${nemo.token}` }, body: form })
    const tookMs = async (text: string): Promise<number> => {
      const startedMs = performance.now()
      for await (const event of nemo.say(text)) if (event.type === 'error') throw new Error(`${text}: ${String(event.errorMessage)}`)
      return performance.now() - startedMs
    }
    await tookMs('turn these photos into a 15 second video')
    const samples: number[] = []
    for (const edit of edits) samples.push(await tookMs(edit))
    return [{ name: 'a turn of pure editing, message to last word', unit: 'ms', samples, goal: 100 }]
  } finally {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
