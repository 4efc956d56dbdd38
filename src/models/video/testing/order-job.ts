/** For tests only: the job of a clip that is ordered. Its note outlives its attempts, as in the store. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openBackend } from '../open-backend.ts'
import { type OrderedClip, orderClip } from '../order-clip.ts'
import type { VideoBackend, VideoOrder } from '../video-backend.ts'
import { type VideoModel, isPictureApi, orderFor, readVideoModels } from '../video-models.ts'
import { type Protocol, type Provider, testKey } from './provider-server.ts'

export function modelOf({ row }: Protocol, provider: Provider, changes: object = {}): VideoModel {
  const common = { url: provider.url, keyVariable: 'KEY', ...(!isPictureApi(row.api) && { seconds: [2, 4] }), sizes: ['1280x720'], pollSeconds: 0.01 }
  return readVideoModels(JSON.stringify([{ ...common, ...row, ...changes }]))[0]!
}

/** The process was killed. */
export class Killed extends Error {}

export class OrderJob {
  note: unknown = null
  #model: VideoModel
  readonly #folder: string
  readonly #key: string

  constructor(model: VideoModel, folder: string, key = testKey) {
    this.#key = key
    this.#model = model
    this.#folder = folder
  }

  /** The next attempts know the model as it is described now. */
  become(model: VideoModel): void {
    this.#model = model
  }

  /**
   * @param options.killAt - Number of the step at which the attempt ends as if its process were killed: steps are before
   *   and behind whatever is kept or ordered, and before each question.
   */
  async attempt({ killAt = Number.POSITIVE_INFINITY, signal = new AbortController().signal, ...pictures }: { killAt?: number; signal?: AbortSignal } & Pick<VideoOrder, 'firstFrame' | 'lastFrame' | 'references' | 'referenceVideos'> = {}): Promise<OrderedClip> {
    let step = 0
    const alive = (): void => {
      if (++step === killAt) throw new Killed()
    }
    const real = openBackend(this.#model, { KEY: this.#key }, '2026-11-26')
    const backend: VideoBackend = {
      ...real,
      async submit(order, submitSignal, kept) {
        alive()
        const handle = await real.submit(order, submitSignal, kept)
        alive()
        return handle
      },
      async status(handle, statusSignal) {
        alive()
        return await real.status(handle, statusSignal)
      },
      async fetch(handle, to) {
        const fetched = await real.fetch(handle, to)
        alive()
        return fetched
      },
    }
    const wanted = { prompt: 'the sea', language: 'en', seed: 7, fps: { num: 10, den: 1 }, ...pictures }
    const order = { ...wanted, ...orderFor(this.#model, { durationMs: 1500, width: 1920, height: 1080 }) }
    return await orderClip({ backend, model: this.#model, order, file: join(this.#folder, 'clip.mp4') }, {
      signal,
      note: this.note,
      progress: () => {},
      kept: {
        put: async (bytes) => {
          await writeFile(join(this.#folder, 'kept.png'), bytes)
          return 'kept.png'
        },
        path: (key) => join(this.#folder, key),
      },
      remember: async (kept) => {
        alive()
        this.note = kept
        alive()
      },
    })
  }
}
