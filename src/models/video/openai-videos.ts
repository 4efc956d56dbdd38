/**
 * Servers that speak the shape of OpenAI's Videos API (`POST /videos`, `GET /videos/{id}`, `GET /videos/{id}/content`,
 * `DELETE /videos/{id}`), which vLLM-Omni, LiteLLM, SGLang and others serve for open weights.
 */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import type { VideoBackend, VideoStatus } from './video-backend.ts'
import type { VideoModel } from './video-models.ts'

const videoSchema = z.object({
  id: z.string().regex(/^[\w.:-]{1,200}$/),
  status: z.enum(['queued', 'in_progress', 'completed', 'failed', 'cancelled']),
  progress: z.number().nullish(),
  error: z.object({ message: z.string().nullish() }).nullish(),
})

const answerMs = 60_000
const mostBytes = 2 * 1024 ** 3

/** @param key - The operator's; undefined for a server that wants none. */
export function openaiVideos({ name, url, model }: VideoModel, key: string | undefined): VideoBackend {
  const headers = key === undefined ? undefined : { authorization: `Bearer ${key}` }
  const send = async (path: string, init: RequestInit, signal: AbortSignal): Promise<Response> => {
    const response = await fetch(`${url}${path}`, { ...init, headers, signal }).catch((cause: unknown) => {
      signal.throwIfAborted()
      throw new ReelsmithError('fetch/failed', `${name} did not answer.`, { retryable: true, cause })
    })
    if (response.ok) return response
    throw await refusal(name, response)
  }
  const ask = async (path: string, init: RequestInit, signal: AbortSignal): Promise<z.infer<typeof videoSchema>> => {
    const response = await send(path, init, AbortSignal.any([signal, AbortSignal.timeout(answerMs)]))
    const video = videoSchema.safeParse(await response.json().catch(() => undefined))
    if (video.success) return video.data
    throw new ReelsmithError('fetch/failed', `${name} gave an answer that is no video of the Videos API.`)
  }
  return {
    async submit({ prompt, seconds, width, height }, signal) {
      const form = new FormData()
      for (const [field, value] of Object.entries({ model, prompt, seconds, size: `${width}x${height}` })) {
        form.set(field, String(value))
      }
      return (await ask('/videos', { method: 'POST', body: form }, signal)).id
    },
    async status(handle, signal) {
      return statusOf(await ask(`/videos/${handle}`, {}, signal))
    },
    async fetch(handle, file, signal) {
      const { body } = await send(`/videos/${handle}/content`, {}, signal)
      await pipeline(Readable.fromWeb(body!), atMost(name, mostBytes), createWriteStream(file), { signal }).catch((cause: unknown) => {
        if (signal.aborted || ReelsmithError.is(cause)) throw cause
        throw new ReelsmithError('fetch/failed', `The clip of ${name} broke off.`, { retryable: true, cause })
      })
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

/** What the answer says went wrong. With a 429 it is certain that nothing was begun. */
async function refusal(name: string, response: Response): Promise<ReelsmithError> {
  const { status } = response
  const body = (await response.json().catch(() => undefined)) as { error?: { message?: unknown } } | undefined
  const said = typeof body?.error?.message === 'string' ? body.error.message.slice(0, 300) : `HTTP ${status}`
  const after = Number(response.headers.get('retry-after') ?? Number.NaN)
  return new ReelsmithError('fetch/failed', `${name} refused: ${said}`, {
    retryable: status === 429 || status >= 500,
    details: { status, ...(status === 429 && { accepted: false }), ...(after >= 0 && { retryAfterMs: after * 1000 }) },
  })
}

function atMost(name: string, limit: number) {
  return async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let bytes = 0
    for await (const part of source) {
      bytes += part.length
      if (bytes > limit) throw new ReelsmithError('fetch/failed', `The clip of ${name} has more than 2 GB.`)
      yield part
    }
  }
}
