/** Replicate's predictions, as its reference and the AI SDK have them. */
import { z } from 'zod'
import { type Protocol, jsonOf, testKey } from '../provider-server.ts'

const orderSchema = z.strictObject({
  input: z.strictObject({
    prompt: z.string().min(1),
    image: z.string().startsWith('data:image/png;base64,').optional(),
    aspect_ratio: z.string().regex(/^\d+:\d+$/),
    duration: z.int(),
    seed: z.int(),
  }),
})

/**
 * Predictions of a model, of whatever it makes.
 *
 * @param output - Of a finished one, by the address of its file without an ending.
 */
export function predictionProtocol(model: string, orderSchema: z.ZodType, output: (url: string) => unknown): Omit<Protocol, 'row' | 'ordered'> {
  return {
    isAuthorised: ({ authorization }) => authorization === `Bearer ${testKey}`,
    paths: { order: /^POST \/models\//, question: /^GET \/predictions\/p\d+$/, clip: /^GET \/files\//, cancel: /^POST .*\/cancel$/ },
    failure: (status, message) => ({ title: 'x', detail: message, status }),
    answer(asked, provider) {
      const what = `${asked.method} ${asked.path}`
      const prediction = (id: string, more: object): object => ({ id, urls: { get: `${provider.url}/predictions/${id}` }, ...more })
      if (what === `POST /models/${model}/predictions`) {
        return { status: 201, json: prediction(`p${provider.order(orderSchema, jsonOf(asked))}`, { status: 'starting', output: null, error: null }) }
      }
      const id = /^\/predictions\/(p\d+)/.exec(asked.path)?.[1]
      if (id === undefined) return undefined
      if (this.paths.cancel!.test(what)) return { json: prediction(id, { status: 'canceled' }) }
      const state = provider.state()
      if (state === 'waiting') return { json: prediction(id, { status: 'starting' }) }
      if (state === 'working') return { json: prediction(id, { status: 'processing' }) }
      if (state === 'done') return { json: prediction(id, { status: 'succeeded', output: output(`${provider.url}/files/${id}`) }) }
      return { json: prediction(id, { status: 'failed', error: state.refused }) }
    },
  }
}

export const replicate: Protocol = {
  ...predictionProtocol('kwaivgi/kling-v2.1', orderSchema, (url) => `${url}.mp4`),
  row: { name: 'Kling', api: 'replicate', model: 'kwaivgi/kling-v2.1', firstFrame: true },
  ordered: { input: { prompt: 'the sea', aspect_ratio: '16:9', duration: 2, seed: 7 } },
}
