/**
 * Providers that answer an order with the picture itself: servers of OpenAI's Images API, and Gemini. What came with the
 * answer is kept before anything else is done; an order whose answer was lost is not repeated.
 */
import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { downloadClip } from '../video/download.ts'
import { explained } from '../video/explained.ts'
import { type ProviderFetch, providerFetch, unreadable } from '../video/provider-fetch.ts'
import { ratioOf } from '../video/ratio.ts'
import { type VideoBackend, type VideoOrder, plainClip } from '../video/video-backend.ts'
import { type PictureApi, type VideoModel, patienceOf } from '../video/video-models.ts'

export type AnsweredApi = Extract<PictureApi, 'openai-images' | 'gemini-images'>

/** Good models take a minute and more, and the answer waits for it. */
const answerMs = 5 * 60_000

type Answer = { readonly base64: string } | { readonly url: string }

/** What is kept of an answer. */
const handleSchema = z.union([z.strictObject({ key: z.string() }), z.strictObject({ url: z.string() })])

const images = z.looseObject({ data: z.array(z.looseObject({ b64_json: z.string().nullish(), url: z.string().nullish() })).min(1) })

interface Service {
  readonly takesSeed: boolean
  ask(order: VideoOrder, model: VideoModel, context: { key: string | undefined; send: ProviderFetch; signal: AbortSignal }): Promise<Answer | undefined>
}

const services: Readonly<Record<AnsweredApi, Service>> = {
  // https://developers.openai.com/api/reference/resources/images/methods/generate; what local servers leave out isn't sent.
  'openai-images': {
    takesSeed: false,
    async ask({ prompt, width, height }, { url, model }, { key, send, signal }) {
      const headers = { 'content-type': 'application/json', ...(key !== undefined && { authorization: `Bearer ${key}` }) }
      const body = JSON.stringify({ model, prompt, n: 1, size: `${width}x${height}` })
      const response = await send(`${url}/images/generations`, { method: 'POST', headers, body, signal })
      const [made] = images.safeParse(await response.json().catch(() => undefined)).data?.data ?? []
      if (made?.b64_json) return { base64: made.b64_json }
      return made?.url ? { url: made.url } : undefined
    },
  },
  'gemini-images': {
    takesSeed: true,
    async ask({ prompt, seed, ...size }, { name, model, url }, { key, send, signal }) {
      const { createGoogle } = await import('@ai-sdk/google')
      const fetch: typeof globalThis.fetch = async (target, init) => await send(String(target), { ...init, signal })
      const image = createGoogle({ apiKey: key ?? '', baseURL: url, fetch }).image(model)
      const asked = { prompt, n: 1, size: undefined, aspectRatio: ratioOf(size), seed, files: undefined, mask: undefined, providerOptions: {}, abortSignal: signal }
      const { images: made, providerMetadata } = await explained(name, async () => await image.doGenerate(asked))
      if (typeof made[0] === 'string') return { base64: made[0] }
      throw new ReelsmithError('job/failed', `${name} did not make the picture: ${refusalOf(providerMetadata?.google)}`)
    },
  },
}

/** Why Gemini made none: it says so in words that programs read. */
function refusalOf(metadata: unknown): string {
  const { finishReason, finishMessage, promptFeedback } = (metadata ?? {}) as { finishReason?: string | null; finishMessage?: string | null; promptFeedback?: { blockReason?: string | null } | null }
  return finishMessage ?? promptFeedback?.blockReason ?? finishReason ?? 'no reason was told'
}

/** @param key - The operator's; undefined for a server that wants none. */
export function answeredPictures(api: AnsweredApi, model: VideoModel, key: string | undefined): VideoBackend {
  const { name, url } = model
  const send = providerFetch({ name, answerMs, ...patienceOf(model) })
  return {
    async submit(order, signal, kept) {
      const answer = await services[api].ask(order, model, { key, send, signal })
      if (answer === undefined) throw unreadable(name, 'an answer without a picture')
      const handle = JSON.stringify('url' in answer ? answer : { key: await kept.put(Buffer.from(answer.base64, 'base64')) })
      return { handle, ...(services[api].takesSeed && { seed: order.seed }) }
    },
    status: async () => ({ state: 'done' }),
    async fetch(handle, { file, signal }) {
      const made = handleSchema.parse(JSON.parse(handle))
      if ('key' in made) return { ...plainClip, objectKey: made.key }
      await downloadClip(name, { url: made.url, provider: url, ...patienceOf(model) }, file, signal)
      return plainClip
    },
    cancel: async () => {},
  }
}
