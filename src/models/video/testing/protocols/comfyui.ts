/** ComfyUI's own server: `/prompt`, `/history`, `/queue`, `/view`, `/interrupt`, as its source has them. */
import { join } from 'node:path'
import { z } from 'zod'
import { type Protocol, formFields, jsonOf, testKey } from '../provider-server.ts'

const node = <T extends z.ZodRawShape>(type: string, inputs: T) => z.strictObject({ class_type: z.literal(type), inputs: z.strictObject(inputs) })

const orderSchema = z.strictObject({
  client_id: z.uuid(),
  prompt: z.strictObject({
    '1': node('CLIPTextEncode', { text: z.string().min(1), clip: z.tuple([z.string(), z.number()]) }),
    '2': node('EmptyHunyuanLatentVideo', { width: z.int(), height: z.int(), length: z.int(), batch_size: z.int() }),
    '3': node('KSampler', { seed: z.int(), positive: z.tuple([z.string(), z.number()]) }),
    '4': node('SaveVideo', { filename_prefix: z.string(), fps: z.int() }),
  }),
})

export const comfyui: Protocol = {
  row: { name: 'My workflow', api: 'comfyui', model: 'workflow', workflow: join(import.meta.dirname, '../__fixtures__/workflow.json') },
  isAuthorised: ({ authorization }) => authorization === `Bearer ${testKey}`,
  paths: { order: /^POST \/prompt$/, question: /^GET \/history\//, clip: /^GET \/view\?/, cancel: /^POST \/interrupt$/ },
  failure: (_status, message) => ({ error: { type: 'invalid_prompt', message, details: '' }, node_errors: {} }),
  ordered: {
    prompt: {
      '1': { inputs: { text: 'the sea, cinematic' } },
      '2': { inputs: { width: 1280, height: 720, length: 20 } },
      '3': { inputs: { seed: 7 } },
      '4': { inputs: { fps: 10 } },
    },
  },
  async answer(asked, provider) {
    const what = `${asked.method} ${asked.path}`
    if (this.paths.order.test(what)) {
      const number = provider.order(orderSchema, jsonOf(asked))
      return { json: { prompt_id: `job-${number}`, number, node_errors: {} } }
    }
    if (what === 'POST /upload/image') return { json: { name: (await formFields(asked)).image, subfolder: '', type: 'input' } }
    if (what === 'POST /queue' || what === 'POST /interrupt') return { json: {} }
    if (what === 'GET /queue') return { json: { queue_running: [[0, `job-${provider.orders.length}`, {}]], queue_pending: [] } }
    if (this.paths.clip.test(what)) {
      const { filename, type } = Object.fromEntries(new URL(asked.path, provider.url).searchParams)
      return filename === 'film_00001_.mp4' && type === 'output' ? { file: provider.clip } : undefined
    }
    const id = /^\/history\/(job-\d+)$/.exec(asked.path)?.[1]
    if (id === undefined) return undefined
    const state = provider.state()
    if (state === 'waiting' || state === 'working') return { json: {} }
    const outputs = { '4': { images: [{ filename: 'film_00001_.mp4', subfolder: '', type: 'output' }], animated: [true] } }
    if (state === 'done') return { json: { [id]: { status: { status_str: 'success', completed: true, messages: [] }, outputs } } }
    const messages = [['execution_error', { exception_message: state.refused }]]
    return { json: { [id]: { status: { status_str: 'error', completed: false, messages }, outputs: {} } } }
  },
}
