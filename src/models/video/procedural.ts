/** The built-in film-maker as a back end: its handle is the order itself, and fetching the clip paints it. */
import { randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { VideoBackend, VideoOrder } from './video-backend.ts'

export const proceduralVideos: VideoBackend = {
  submit: async (order) => ({ handle: JSON.stringify(order), seed: order.seed }),
  status: async () => ({ state: 'done' }),
  async fetch(handle, { file, signal, progress }) {
    const { prompt, language, seed, seconds, width, height, fps } = JSON.parse(handle) as VideoOrder
    const { generateProceduralClip } = await import('../procedural-clip.ts') // what only orders a clip needs no painter
    const workDir = join(dirname(file), randomUUID())
    const request = { prompt, language, seed, durationMs: Math.round(seconds * 1000), width, height, fps, outFile: file, workDir }
    const { handleMs, notDepicted, ...info } = await generateProceduralClip(request, { signal, onProgress: progress })
    return { handleMs, notDepicted, info }
  },
  cancel: async () => {},
}
