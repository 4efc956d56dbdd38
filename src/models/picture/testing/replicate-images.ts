/** Replicate's predictions with a model of images, as its reference has them. */
import { z } from 'zod'
import { type Protocol, jsonOf, testKey } from '../../video/testing/provider-server.ts'

const orderSchema = z.strictObject({
  input: z.strictObject({ prompt: z.string().min(1), aspect_ratio: z.string().regex(/^\d+:\d+$/), seed: z.int() }),
})

export const replicateImages: Protocol = {
  row: { name: 'Seedream', api: 'replicate-images', model: 'bytedance/seedream-4' },
  isAuthorised: ({ authorization }) => authorization === `Bearer ${testKey}`,
  paths: { order: /^POST \/models\//, question: /^GET \/predictions\/p\d+$/, clip: /^GET \/files\//, cancel: /^POST .*\/cancel$/ },
  failure: (status, message) => ({ title: 'x', detail: message, status }),
  ordered: { input: { prompt: 'the sea', aspect_ratio: '16:9', seed: 7 } },
  answer(asked, provider) {
    const what = `${asked.method} ${asked.path}`
    const prediction = (id: string, more: object): object => ({ id, urls: { get: `${provider.url}/predictions/${id}` }, ...more })
    if (what === 'POST /models/bytedance/seedream-4/predictions') {
      return { status: 201, json: prediction(`p${provider.order(orderSchema, jsonOf(asked))}`, { status: 'starting', output: null, error: null }) }
    }
    const id = /^\/predictions\/(p\d+)/.exec(asked.path)?.[1]
    if (id === undefined) return undefined
    if (this.paths.cancel!.test(what)) return { json: prediction(id, { status: 'canceled' }) }
    const state = provider.state()
    if (state === 'waiting') return { json: prediction(id, { status: 'starting' }) }
    if (state === 'working') return { json: prediction(id, { status: 'processing' }) }
    if (state === 'done') return { json: prediction(id, { status: 'succeeded', output: [`${provider.url}/files/${id}.png`] }) }
    return { json: prediction(id, { status: 'failed', error: state.refused }) }
  },
}
