/**
 * Servers that speak the shape of OpenAI's Videos API (`POST /videos`, `GET /videos/{id}`, `GET /videos/{id}/content`,
 * `DELETE /videos/{id}`), which vLLM-Omni, LiteLLM, SGLang and others serve for open weights.
 */
import { openAsBlob } from 'node:fs'
import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { downloadClip } from './download.ts'
import { providerFetch, unreadable } from './provider-fetch.ts'
import { type VideoBackend, type VideoStatus, plainClip } from './video-backend.ts'
import { type VideoModel, patienceOf } from './video-models.ts'

const videoSchema = z.object({
  id: z.string().regex(/^[\w.:-]{1,200}$/),
  status: z.enum(['queued', 'in_progress', 'completed', 'failed', 'cancelled']),
  progress: z.number().nullish(),
  error: z.object({ message: z.string().nullish() }).nullish(),
})

/** @param key - The operator's; undefined for a server that wants none. */
export function openaiVideos(row: VideoModel, key: string | undefined): VideoBackend {
  const { name, url, model } = row
  const headers = key === undefined ? undefined : { authorization: `Bearer ${key}` }
  const fetched = providerFetch({ name, ...patienceOf(row) })
  const send = async (path: string, init: RequestInit, signal: AbortSignal): Promise<Response> =>
    await fetched(`${url}${path}`, { ...init, headers, signal })
  const ask = async (path: string, init: RequestInit, signal: AbortSignal): Promise<z.infer<typeof videoSchema>> => {
    const response = await send(path, init, signal)
    const video = videoSchema.safeParse(await response.json().catch(() => undefined))
    if (video.success) return video.data
    throw unreadable(name, 'an answer that is no video of the Videos API')
  }
  return {
    async submit({ prompt, seconds, width, height, firstFrame }, signal) {
      const form = new FormData()
      for (const [field, value] of Object.entries({ model, prompt, seconds, size: `${width}x${height}` })) {
        form.set(field, String(value))
      }
      if (firstFrame !== undefined) form.set('input_reference', await openAsBlob(firstFrame, { type: 'image/png' }), 'first-frame.png')
      return { handle: (await ask('/videos', { method: 'POST', body: form }, signal)).id }
    },
    async status(handle, signal) {
      return statusOf(await ask(`/videos/${handle}`, {}, signal))
    },
    async fetch(handle, { file, signal }) {
      await downloadClip(name, { url: `${url}/videos/${handle}/content`, provider: url, headers, ...patienceOf(row) }, file, signal)
      return plainClip
    },
    async cancel(handle, signal) {
      await send(`/videos/${handle}`, { method: 'DELETE' }, signal).catch((error: unknown) => {
        if (!ReelsmithError.is(error) || error.details.status !== 404) throw error
      })
    },
  }
}

function statusOf({ status, progress, error }: z.infer<typeof videoSchema>): VideoStatus {
  if (status === 'completed') return { state: 'done' }
  if (status === 'failed' || status === 'cancelled') return { state: 'failed', reason: error?.message ?? status }
  return { state: 'working', progress: typeof progress === 'number' ? Math.min(1, Math.max(0, progress / 100)) : null }
}
