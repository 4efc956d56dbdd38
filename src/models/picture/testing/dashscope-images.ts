/** Alibaba's Model Studio: text to image as an asynchronous task, as its API reference has it. */
import { z } from 'zod'
import { type Protocol, jsonOf, testKey } from '../../video/testing/provider-server.ts'

const orderSchema = z.strictObject({
  model: z.string(),
  input: z.strictObject({ prompt: z.string().min(1).max(800) }),
  parameters: z.strictObject({ size: z.string().regex(/^\d+\*\d+$/), n: z.literal(1), seed: z.int().min(0).max(2_147_483_647) }),
})

export const dashscopeImages: Protocol = {
  row: { name: 'Qwen Image', api: 'dashscope-images', model: 'qwen-image-plus' },
  isAuthorised: ({ authorization }) => authorization === `Bearer ${testKey}`,
  paths: { order: /^POST .*image-synthesis$/, question: /^GET \/api\/v1\/tasks\/task-\d+$/, clip: /^GET \/files\//, cancel: /^POST .*\/cancel$/ },
  failure: (status, message) => ({ code: status === 429 ? 'Throttling.RateQuota' : 'InvalidParameter', message, request_id: 'r' }),
  ordered: { model: 'qwen-image-plus', input: { prompt: 'the sea' }, parameters: { size: '1280*720', n: 1, seed: 7 } },
  answer(asked, provider) {
    const what = `${asked.method} ${asked.path}`
    if (what === 'POST /api/v1/services/aigc/text2image/image-synthesis') {
      if (asked.headers['x-dashscope-async'] !== 'enable') provider.problems.push('order: not asynchronous')
      return { json: { output: { task_status: 'PENDING', task_id: `task-${provider.order(orderSchema, jsonOf(asked))}` }, request_id: 'r' } }
    }
    const id = /^\/api\/v1\/tasks\/(task-\d+)/.exec(asked.path)?.[1]
    if (id === undefined) return undefined
    if (this.paths.cancel!.test(what)) return { json: { request_id: 'r' } }
    const state = provider.state()
    const output = { task_id: id, submit_time: '2026-11-26 10:00:00.000' }
    if (state === 'waiting') return { json: { output: { ...output, task_status: 'PENDING' }, request_id: 'r' } }
    if (state === 'working') return { json: { output: { ...output, task_status: 'RUNNING' }, request_id: 'r' } }
    if (state === 'done') {
      const results = [{ orig_prompt: 'the sea', url: `${provider.url}/files/${id}.png?Expires=1` }]
      return { json: { output: { ...output, task_status: 'SUCCEEDED', results }, usage: { image_count: 1 }, request_id: 'r' } }
    }
    return { json: { output: { ...output, task_status: 'FAILED', code: 'DataInspectionFailed', message: state.refused }, request_id: 'r' } }
  },
}
