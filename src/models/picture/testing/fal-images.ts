/** fal's queue with a model of images, as fal's reference has it. */
import { z } from 'zod'
import { type Protocol, jsonOf, testKey } from '../../video/testing/provider-server.ts'

const orderSchema = z.strictObject({
  prompt: z.string().min(1),
  image_size: z.strictObject({ width: z.int(), height: z.int() }),
  num_images: z.literal(1),
  seed: z.int(),
})

export const falImages: Protocol = {
  row: { name: 'Flux', api: 'fal-images', model: 'fal-ai/flux/dev' },
  isAuthorised: ({ authorization }) => authorization === `Key ${testKey}`,
  paths: { order: /^POST/, question: /^GET .*\/requests\/\d+$/, clip: /^GET \/files\//, cancel: /^PUT .*\/cancel$/ },
  failure: (_status, message) => ({ detail: message }),
  ordered: { prompt: 'the sea', image_size: { width: 1280, height: 720 }, num_images: 1, seed: 7 },
  answer(asked, provider) {
    const what = `${asked.method} ${asked.path}`
    // A model below an app is ordered by its own path, and its jobs lie under the app.
    const requests = 'https://queue.fal.run/fal-ai/flux/requests'
    if (what === 'POST /fal-ai/flux/dev') {
      const id = String(provider.order(orderSchema, jsonOf(asked)))
      return { json: { status: 'IN_QUEUE', request_id: id, response_url: `${requests}/${id}`, status_url: `${requests}/${id}/status`, cancel_url: `${requests}/${id}/cancel` } }
    }
    const id = /^\/fal-ai\/flux\/requests\/(\d+)/.exec(asked.path)?.[1]
    if (id === undefined) return undefined
    if (this.paths.cancel!.test(what)) return { status: 202, json: { status: 'CANCELLATION_REQUESTED' } }
    const state = provider.state()
    if (state === 'waiting' || state === 'working') return { status: 400, json: { detail: 'Request is still in progress' } }
    if (state === 'done') return { json: { images: [{ url: `${provider.url}/files/${id}.png`, width: 64, height: 36, content_type: 'image/png' }], seed: 7, prompt: 'the sea' } }
    return { status: 422, json: { detail: [{ loc: ['body', 'prompt'], msg: state.refused, type: 'content_policy_violation' }] } }
  },
}
