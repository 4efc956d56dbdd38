/** OpenAI's Videos API, as its reference had it and vLLM-Omni and LiteLLM serve it. */
import { z } from 'zod'
import { type Protocol, formFields, testKey } from '../provider-server.ts'

const orderSchema = z.strictObject({
  model: z.string(),
  prompt: z.string().min(1),
  seconds: z.string().regex(/^\d+$/),
  size: z.string().regex(/^\d+x\d+$/),
  input_reference: z.literal('file').optional(),
})

export const videosApi: Protocol = {
  row: { name: 'Own GPU', api: 'openai-videos', model: 'wan2.2' },
  isAuthorised: ({ authorization }) => authorization === `Bearer ${testKey}`,
  paths: { order: /^POST/, question: /^GET \/videos\/video_\d+$/, clip: /content$/, cancel: /^DELETE \/videos\/video_\d+$/ },
  failure: (_status, message) => ({ error: { message } }),
  ordered: { model: 'wan2.2', prompt: 'the sea', seconds: '2', size: '1280x720' },
  async answer(asked, provider) {
    const what = `${asked.method} ${asked.path}`
    if (what === 'POST /videos') {
      const number = provider.order(orderSchema, await formFields(asked))
      return { json: { id: `video_${number}`, object: 'video', status: 'queued', progress: 0 } }
    }
    const id = /^\/videos\/(video_\d+)/.exec(asked.path)?.[1]
    if (id === undefined || Number(id.slice(6)) > provider.orders.length) return { status: 404, json: { error: { message: 'no such video' } } }
    if (this.paths.clip.test(what)) return { file: provider.clip }
    if (this.paths.cancel!.test(what)) return { json: { id, object: 'video.deleted', deleted: true } }
    if (!this.paths.question!.test(what)) return undefined
    const state = provider.state()
    const common = { id, object: 'video' }
    if (state === 'done') return { json: { ...common, status: 'completed', progress: 100 } }
    if (state === 'waiting') return { json: { ...common, status: 'queued', progress: 0 } }
    if (state === 'working') return { json: { ...common, status: 'in_progress', progress: 50 } }
    return { json: { ...common, status: 'failed', error: { code: 'moderation_blocked', message: state.refused } } }
  },
}
