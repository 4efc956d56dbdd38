/**
 * Back ends that the AI SDK has a video model for. What it lacks is here: the shape of an order where a provider wants
 * another one than the SDK sends, what a refusal looks like, and how a job is given up.
 */
import { readFile } from 'node:fs/promises'
import type {
  Experimental_VideoModelV4,
  Experimental_VideoModelV4CallOptions as SdkOrder,
  Experimental_VideoModelV4OperationStatusResult as SdkStatus,
} from '@ai-sdk/provider'
import { ReelsmithError } from '../../errors/error.ts'
import { type ClipPlace, downloadClip, writeClip } from './download.ts'
import { explained } from './explained.ts'
import { type ProviderFetchOptions, providerFetch } from './provider-fetch.ts'
import { ratioOf } from './ratio.ts'
import { type VideoBackend, type VideoOrder, plainClip } from './video-backend.ts'
import { type VideoModel, patienceOf, usualUrls } from './video-models.ts'
import { type ServiceAccount, accountTokens, readServiceAccount } from './service-account.ts'
import { storagePlace } from './cloud-storage.ts'

/** The packages come with several versions of the specification, which differ in what isn't used here. */
type SdkVideoModel = Pick<Experimental_VideoModelV4, 'doStart' | 'doStatus'>

export type SdkApi = keyof typeof sdkApis

interface Sdk {
  /** Loaded when it is used: a worker that only paints needs none of them. */
  open(model: VideoModel, key: string | undefined, fetch: typeof globalThis.fetch): Promise<SdkVideoModel>
  /** What of an order goes to the model, beside the prompt and the first frame. */
  shape(order: VideoOrder, model: VideoModel): Partial<SdkOrder>
  /** What an operation is given up with; undefined where the provider has nothing for that. */
  cancel?(operation: unknown, model: VideoModel, key: string): { url: string; method: 'POST' | 'PUT'; headers: Record<string, string> }
  /** Where a clip can be fetched that lies somewhere else than on the web. */
  place?(url: string, model: VideoModel, key: string, signal: AbortSignal): Promise<ClipPlace>
  readonly answers?: Omit<ProviderFetchOptions, 'name'>
}

const bearer = (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` })

/** By account, so that the questions of a job share a token. */
const tokens = new Map<string, ReturnType<typeof accountTokens>>()

function tokensOf(name: string, account: ServiceAccount): ReturnType<typeof accountTokens> {
  const kept = tokens.get(account.client_email) ?? accountTokens(account, providerFetch({ name }))
  tokens.set(account.client_email, kept)
  return kept
}

/** Keys are for a place of their own; accounts have a project, and it a region. */
function projectUrl({ project_id: project }: ServiceAccount): string {
  const region = process.env.GOOGLE_VERTEX_LOCATION || 'us-central1'
  const host = region === 'global' ? 'aiplatform' : `${region}-aiplatform`
  return `https://${host}.googleapis.com/v1/projects/${project}/locations/${region}/publishers/google`
}

const sdkApis = {
  'google-vertex': {
    async open({ name, model, url }, apiKey, fetch) {
      const { createGoogleVertex } = await import('@ai-sdk/google-vertex')
      const account = await readServiceAccount(name, apiKey ?? '')
      if (!account) return createGoogleVertex({ apiKey, baseURL: url, fetch }).video(model)
      const tokenOf = tokensOf(name, account)
      // The SDK takes an account only from variables of its own; it is given a key that no request keeps.
      const there: typeof fetch = async (target, init) => {
        const headers = new Headers(init?.headers)
        headers.delete('x-goog-api-key')
        headers.set('authorization', `Bearer ${await tokenOf(init?.signal ?? AbortSignal.timeout(60_000))}`)
        return await fetch(target, { ...init, headers })
      }
      return createGoogleVertex({ apiKey: 'unused', baseURL: url === usualUrls['google-vertex'] ? projectUrl(account) : url, fetch: there }).video(model)
    },
    // The SDK knows resolutions by their landscape form only; upright ones are a ratio. Its name for the bucket is not the API's.
    shape: (order, { bucket }) => ({
      aspectRatio: ratioOf(order),
      resolution: Math.min(order.width, order.height) > 720 ? '1920x1080' : '1280x720',
      seed: order.seed,
      generateAudio: true,
      ...(bucket !== undefined && { providerOptions: { googleVertex: { storageUri: bucket } } }),
    }),
    // No `cancel`: Vertex AI's definition of its service has none for operations of publishers' models.
    place: async (url, { name }, key, signal) => {
      const account = await readServiceAccount(name, key)
      if (!account) throw new ReelsmithError('fetch/failed', `${name} put the clip into a bucket (${url}), which needs a service account to be read.`)
      return storagePlace(url, await tokensOf(name, account)(signal))
    },
    answers: {
      refusalIn: (body) => {
        const { response } = (body ?? {}) as { response?: { raiMediaFilteredCount?: number; raiMediaFilteredReasons?: string[] } }
        return response?.raiMediaFilteredCount ? (response.raiMediaFilteredReasons?.[0] ?? 'its safety filter took the clip') : undefined
      },
    },
  },
  fal: {
    async open({ model, url }, apiKey, fetch) {
      const { createFal } = await import('@ai-sdk/fal')
      // The SDK has the address of the queue built in.
      const there: typeof fetch = async (target, init) => await fetch(String(target).replace('https://queue.fal.run', url), init)
      return createFal({ apiKey, fetch: there }).video(model)
    },
    shape: (order) => ({ aspectRatio: ratioOf(order), seed: order.seed }),
    cancel: (operation, { url }, key) => ({
      url: `${(operation as { responseUrl: string }).responseUrl.replace('https://queue.fal.run', url)}/cancel`,
      method: 'PUT',
      headers: { authorization: `Key ${key}` },
    }),
    answers: { isUsual: (status, body) => status === 400 && (body as { detail?: unknown } | undefined)?.detail === 'Request is still in progress' },
  },
  replicate: {
    async open({ model, url }, apiToken, fetch) {
      const { createReplicate } = await import('@ai-sdk/replicate')
      return createReplicate({ apiToken, baseURL: url, fetch }).video(model as `${string}/${string}`)
    },
    shape: (order) => ({ aspectRatio: ratioOf(order), seed: order.seed }),
    cancel: (operation, _model, key) => ({
      url: `${(operation as { getUrl: string }).getUrl}/cancel`,
      method: 'POST',
      headers: bearer(key),
    }),
  },
} satisfies Record<string, Sdk>

/** One to begin with goes alone, as most services want it; two go with their roles. */
async function picturesOf({ firstFrame, lastFrame, references = [] }: VideoOrder): Promise<Pick<SdkOrder, 'image' | 'frameImages' | 'inputReferences'>> {
  const read = async (file: string, mediaType: 'image/png' | 'image/jpeg') => ({ type: 'file', mediaType, data: await readFile(file) }) as const
  const first = firstFrame === undefined ? undefined : await read(firstFrame, 'image/png')
  const last = lastFrame === undefined ? undefined : await read(lastFrame, 'image/png')
  const inputReferences = references.length === 0 ? undefined : await Promise.all(references.map(async (file) => await read(file, 'image/jpeg')))
  if (!first || !last) return { image: first, frameImages: undefined, inputReferences }
  const frameImages = [{ image: first, frameType: 'first_frame' }, { image: last, frameType: 'last_frame' }] as const
  return { image: undefined, frameImages: [...frameImages], inputReferences }
}

/** @param key - The operator's. */
export function aiSdkVideos(api: SdkApi, model: VideoModel, key: string | undefined): VideoBackend {
  const sdk: Sdk = sdkApis[api]
  const { name } = model
  const send = providerFetch({ name, ...patienceOf(model), ...sdk.answers })
  // Some of the packages take what is no answer for one that says that there will be no clip.
  const ask = providerFetch({ name, ...patienceOf(model), ...sdk.answers, wantsJson: true })
  const opened = (signal: AbortSignal): Promise<SdkVideoModel> =>
    sdk.open(model, key, async (url, init) => await ask(String(url), { ...init, signal: init?.signal ?? signal }))
  const statusOf = async (handle: string, signal: AbortSignal): Promise<SdkStatus> => {
    const video = await opened(signal)
    return await video.doStatus!({ operation: JSON.parse(handle), abortSignal: signal })
  }
  const placeOf = async (url: string, signal: AbortSignal): Promise<ClipPlace> =>
    ({ ...patienceOf(model), ...(/^https?:/i.test(url) || !sdk.place ? { url, provider: model.url } : await sdk.place(url, model, key ?? '', signal)) })
  return {
    async submit(order, signal) {
      const video = await opened(signal)
      const pictures = await picturesOf(order)
      const { operation } = await explained(name, async () => await video.doStart!({
        n: 1,
        prompt: order.prompt,
        duration: order.seconds,
        aspectRatio: undefined,
        resolution: undefined,
        fps: undefined,
        seed: undefined,
        generateAudio: undefined,
        providerOptions: {},
        abortSignal: signal,
        ...pictures,
        ...sdk.shape(order, model),
      }))
      // Some of the packages leave a seed of 0 out.
      return { handle: JSON.stringify(operation), ...(order.seed !== 0 && { seed: order.seed }) }
    },
    async status(handle, signal) {
      const answer = await explained(name, async () => await statusOf(handle, signal))
      if (answer.status === 'pending') return { state: 'working', progress: null }
      if (answer.status === 'completed') return { state: 'done' }
      return { state: 'failed', reason: answer.error.replace(/^Video generation (?:failed|was canceled)[.:] ?(?:Task ID: \S+ ?)?/, '') || 'no reason was told' }
    },
    async fetch(handle, { file, signal }) {
      const answer = await explained(name, async () => await statusOf(handle, signal))
      const [video] = answer.status === 'completed' ? answer.videos : []
      if (video?.type === 'url') await downloadClip(name, await placeOf(video.url, signal), file, signal)
      else if (video?.type === 'base64') await writeClip(name, [Buffer.from(video.data, 'base64')], file, signal)
      else throw new ReelsmithError('fetch/failed', `${name} has no clip to fetch.`)
      const { seed } = (answer.status === 'completed' ? answer.providerMetadata?.[api] : undefined) ?? {}
      return { ...plainClip, ...(Number.isSafeInteger(seed) && { seed: seed as number }) }
    },
    async cancel(handle, signal) {
      const request = sdk.cancel?.(JSON.parse(handle), model, key ?? '')
      if (!request) return
      const { url, ...init } = request
      await send(url, { ...init, signal }).catch((error: unknown) => {
        // What is not known any more, or has ended, is given up already.
        if (!ReelsmithError.is(error) || ![400, 404, 409].includes(Number(error.details.status))) throw error
      })
    },
  }
}
