/** fal's queue, as its reference and the AI SDK have it. It answers with addresses of its own, which are not those of the test. */
import { z } from 'zod'
import { type Protocol, jsonOf, testKey } from '../provider-server.ts'

const orderSchema = z.strictObject({
  prompt: z.string().min(1),
  image_url: z.string().startsWith('data:image/png;base64,').optional(),
  aspect_ratio: z.string().regex(/^\d+:\d+$/),
  duration: z.string().regex(/^\d+s$/),
  seed: z.int(),
})

export const fal: Protocol = {
  row: { name: 'Hailuo', api: 'fal', model: 'minimax-video', firstFrame: true },
  isAuthorised: ({ authorization }) => authorization === `Key ${testKey}`,
  paths: { order: /^POST/, question: /^GET .*\/requests\/\d+$/, clip: /^GET \/files\//, cancel: /^PUT .*\/cancel$/ },
  failure: (_status, message) => ({ detail: message }),
  ordered: { prompt: 'the sea', aspect_ratio: '16:9', duration: '2s', seed: 7 },
  answer(asked, provider) {
    const what = `${asked.method} ${asked.path}`
    const requests = 'https://queue.fal.run/fal-ai/minimax-video/requests'
    if (what === 'POST /fal-ai/minimax-video') {
      const id = String(provider.order(orderSchema, jsonOf(asked)))
      return { json: { request_id: id, response_url: `${requests}/${id}`, status_url: `${requests}/${id}/status`, cancel_url: `${requests}/${id}/cancel` } }
    }
    const id = /^\/fal-ai\/minimax-video\/requests\/(\d+)/.exec(asked.path)?.[1]
    if (id === undefined) return undefined
    if (this.paths.cancel!.test(what)) return { status: 202, json: { status: 'CANCELLATION_REQUESTED' } }
    const state = provider.state()
    if (state === 'waiting' || state === 'working') return { status: 400, json: { detail: 'Request is still in progress' } }
    if (state === 'done') return { json: { video: { url: `${provider.url}/files/${id}.mp4`, content_type: 'video/mp4' }, seed: 7 } }
    return { status: 422, json: { detail: [{ loc: ['body', 'prompt'], msg: state.refused, type: 'content_policy_violation' }] } }
  },
}
