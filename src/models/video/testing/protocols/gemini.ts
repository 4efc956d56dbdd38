/** The Interactions API of the Gemini API, in the background, as Google's client and the AI SDK have its schema. */
import { z } from 'zod'
import { type Protocol, jsonOf, testKey } from '../provider-server.ts'

const orderSchema = z.strictObject({
  model: z.string(),
  input: z.tuple([
    z.strictObject({
      type: z.literal('user_input'),
      content: z.array(
        z.union([
          z.strictObject({ type: z.literal('text'), text: z.string().min(1) }),
          z.strictObject({ type: z.literal('image'), data: z.base64(), mime_type: z.literal('image/png') }),
        ]),
      ),
    }),
  ]),
  response_format: z.tuple([
    z.strictObject({
      type: z.literal('video'),
      aspect_ratio: z.enum(['16:9', '9:16']),
      resolution: z.string().regex(/^\d+p$/),
      duration: z.string().regex(/^\d+s$/),
      delivery: z.enum(['inline', 'uri']),
    }),
  ]),
  background: z.literal(true),
  store: z.literal(true),
})

export const gemini: Protocol = {
  row: { name: 'Gemini Omni', api: 'gemini', model: 'gemini-omni-1.1-flash', firstFrame: true },
  isAuthorised: (headers) => headers['x-goog-api-key'] === testKey,
  paths: { order: /^POST \/interactions$/, question: /^GET \/interactions\/v1_\d+$/, clip: /^GET \/files\//, cancel: /^POST .*\/cancel$/ },
  failure: (status, message) => ({ error: { code: status, message, status: 'ERROR' } }),
  ordered: {
    model: 'gemini-omni-1.1-flash',
    input: [{ type: 'user_input', content: [{ type: 'text', text: 'the sea' }] }],
    response_format: [{ type: 'video', aspect_ratio: '16:9', resolution: '720p', duration: '2s', delivery: 'uri' }],
    background: true,
    store: true,
  },
  answer(asked, provider) {
    const what = `${asked.method} ${asked.path}`
    if (this.paths.order.test(what)) {
      return { json: { id: `v1_${provider.order(orderSchema, jsonOf(asked))}`, status: 'in_progress', model: 'gemini-omni-1.1-flash' } }
    }
    const id = /^\/interactions\/(v1_\d+)/.exec(asked.path)?.[1]
    if (id === undefined) return undefined
    if (this.paths.cancel!.test(what)) return { json: { id, status: 'cancelled' } }
    const state = provider.state()
    if (state === 'waiting' || state === 'working') return { json: { id, status: 'in_progress' } }
    const step = (content: object): object => ({ id, status: 'completed', steps: [{ type: 'user_input' }, { type: 'model_output', content: [content] }] })
    if (state === 'done') return { json: step({ type: 'video', mime_type: 'video/mp4', uri: `${provider.url}/files/${id}:download?alt=media` }) }
    return { json: step({ type: 'text', text: state.refused }) }
  },
}
