/**
 * Providers that make pictures in a queue: Alibaba Model Studio, fal, Replicate. The AI SDK's image models wait for the
 * picture within one call, which a restart would lose; here the job's handle is known first, as for clips.
 */
import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { cancelPath, taskHeaders, taskIdIn, taskPath, taskStateIn } from '../dashscope-task.ts'
import { downloadClip } from '../video/download.ts'
import { type ProviderFetchOptions, providerFetch, unreadable } from '../video/provider-fetch.ts'
import { type VideoBackend, type VideoOrder, type VideoStatus, plainClip } from '../video/video-backend.ts'
import { type PictureApi, type VideoModel, patienceOf } from '../video/video-models.ts'
import { ratioOf } from '../video/ratio.ts'

export type QueuedApi = Extract<PictureApi, 'dashscope-images' | 'fal-images' | 'replicate-images'>

/** A request, its path behind the provider's address. */
interface Asked {
  readonly path: string
  readonly method?: 'POST' | 'PUT'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: object
}

type Told = VideoStatus & { readonly url?: string; /** The seed that was used, where it is told. */ readonly seed?: number }

interface Queue {
  authorise(key: string): string
  order(order: VideoOrder, model: VideoModel): Asked
  /** @returns The handle; undefined where the answer is none of the provider's. */
  handleOf(answer: unknown): string | undefined
  question(handle: string): Asked
  /** @returns Undefined where the answer is none of the provider's. */
  told(answer: unknown): Told | undefined
  cancel(handle: string): Asked
  readonly answers?: Omit<ProviderFetchOptions, 'name'>
}

const id = z.string().regex(/^[\w.:-]{1,200}$/)
const falQueued = z.looseObject({ request_id: id, response_url: z.url() })
const falDone = z.looseObject({ images: z.array(z.looseObject({ url: z.string() })).min(1), seed: z.int().min(0).optional().catch(undefined) })
const falRefused = z.looseObject({ detail: z.array(z.looseObject({ msg: z.string() })).min(1) })
const falPending = 'Request is still in progress'
const prediction = z.looseObject({
  id,
  status: z.enum(['starting', 'processing', 'succeeded', 'failed', 'canceled', 'aborted']),
  output: z.union([z.string(), z.array(z.string())]).nullish(),
  error: z.string().nullish(),
})

const queues: Readonly<Record<QueuedApi, Queue>> = {
  // https://help.aliyun.com/zh/model-studio/text-to-image-v2-api-reference: tasks of Qwen-Image and of Wan up to 2.5.
  'dashscope-images': {
    authorise: (key) => `Bearer ${key}`,
    order: ({ prompt, width, height, seed }, { model }) => ({
      path: '/api/v1/services/aigc/text2image/image-synthesis',
      method: 'POST',
      headers: taskHeaders,
      body: { model, input: { prompt }, parameters: { size: `${width}*${height}`, n: 1, seed } },
    }),
    handleOf: taskIdIn,
    question: (handle) => ({ path: taskPath(handle) }),
    told: taskStateIn,
    cancel: (handle) => ({ path: cancelPath(handle), method: 'POST' }),
  },
  // https://docs.fal.ai/model-apis/model-endpoints/queue
  'fal-images': {
    authorise: (key) => `Key ${key}`,
    order: ({ prompt, width, height, seed }, { model }) => ({
      path: `/${model}`,
      method: 'POST',
      body: { prompt, image_size: { width, height }, num_images: 1, seed },
    }),
    // Jobs of `fal-ai/flux/dev` lie under `fal-ai/flux`: the provider says where.
    handleOf: (answer) => {
      const queued = falQueued.safeParse(answer).data
      return queued && new URL(queued.response_url).pathname
    },
    question: (handle) => ({ path: handle }),
    told(answer) {
      if ((answer as { detail?: unknown } | undefined)?.detail === falPending) return { state: 'working', progress: null }
      const refused = falRefused.safeParse(answer).data
      if (refused) return { state: 'failed', reason: refused.detail[0]!.msg }
      const done = falDone.safeParse(answer).data
      return done && { state: 'done', url: done.images[0]!.url, ...(done.seed !== undefined && { seed: done.seed }) }
    },
    cancel: (handle) => ({ path: `${handle}/cancel`, method: 'PUT' }),
    // A job that the model refused is answered as a wrong request would be.
    answers: {
      isUsual: (status, body) => (status === 400 && (body as { detail?: unknown } | undefined)?.detail === falPending) || (status === 422 && falRefused.safeParse(body).success),
    },
  },
  // https://replicate.com/docs/reference/http
  'replicate-images': {
    authorise: (key) => `Bearer ${key}`,
    order({ prompt, seed, ...size }, { model }) {
      const [name, version] = model.split(':')
      const input = { prompt, aspect_ratio: ratioOf(size), seed }
      if (version !== undefined) return { path: '/predictions', method: 'POST', body: { version, input } }
      return { path: `/models/${name}/predictions`, method: 'POST', body: { input } }
    },
    handleOf: (answer) => prediction.safeParse(answer).data?.id,
    question: (handle) => ({ path: `/predictions/${handle}` }),
    told(answer) {
      const known = prediction.safeParse(answer).data
      if (!known) return undefined
      if (known.status === 'starting' || known.status === 'processing') return { state: 'working', progress: null }
      const [url] = [known.output ?? []].flat()
      if (known.status === 'succeeded' && url !== undefined) return { state: 'done', url }
      return { state: 'failed', reason: known.error ?? known.status }
    },
    cancel: (handle) => ({ path: `/predictions/${handle}/cancel`, method: 'POST' }),
  },
}

/** @param key - The operator's. */
export function queuedPictures(api: QueuedApi, model: VideoModel, key = ''): VideoBackend {
  const queue = queues[api]
  const { name, url } = model
  const sendOrder = providerFetch({ name, ...patienceOf(model) })
  const sendQuestion = providerFetch({ name, ...patienceOf(model), ...queue.answers })
  const ask = async ({ path, method, headers, body }: Asked, signal: AbortSignal, send = sendOrder): Promise<unknown> => {
    const sent = { ...headers, authorization: queue.authorise(key), ...(body && { 'content-type': 'application/json' }) }
    const response = await send(`${url}${path}`, { method, headers: sent, ...(body && { body: JSON.stringify(body) }), signal })
    return await response.json().catch(() => undefined)
  }
  const tell = async (handle: string, signal: AbortSignal): Promise<Told> => {
    const told = queue.told(await ask(queue.question(handle), signal, sendQuestion))
    if (told) return told
    throw unreadable(name, "an answer that can't be read")
  }
  return {
    async submit(order, signal) {
      const handle = queue.handleOf(await ask(queue.order(order, model), signal))
      if (handle !== undefined) return { handle, seed: order.seed }
      throw unreadable(name, "an answer to the order that can't be read")
    },
    async status(handle, signal) {
      const { url: _url, seed: _seed, ...status } = await tell(handle, signal)
      return status
    },
    async fetch(handle, { file, signal }) {
      const { url: at, seed } = await tell(handle, signal)
      if (at === undefined) throw new ReelsmithError('fetch/failed', `${name} has no picture to fetch.`)
      await downloadClip(name, { url: at, provider: url, ...patienceOf(model) }, file, signal)
      return { ...plainClip, ...(seed !== undefined && { seed }) }
    },
    async cancel(handle, signal) {
      await ask(queue.cancel(handle), signal).catch((error: unknown) => {
        // What is not known any more, or has ended, is given up already.
        if (!ReelsmithError.is(error) || ![400, 404, 409].includes(Number(error.details.status))) throw error
      })
    },
  }
}
