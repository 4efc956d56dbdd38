/** Alibaba's Model Studio: video synthesis as an asynchronous task, as its API reference and the AI SDK have it. */
import { z } from 'zod'
import { type Protocol, jsonOf, testKey } from '../provider-server.ts'

const orderSchema = z.strictObject({
  model: z.string(),
  input: z.strictObject({
    prompt: z.string().min(1),
    media: z
      .array(
        z.union([
          z.strictObject({ type: z.enum(['first_frame', 'last_frame']), url: z.string().startsWith('data:image/png;base64,') }),
          z.strictObject({ type: z.literal('reference_image'), url: z.string().startsWith('data:image/jpeg;base64,') }),
        ]),
      )
      .optional(),
  }),
  parameters: z.strictObject({
    duration: z.int().min(2).max(30),
    seed: z.int().min(0).max(2_147_483_647),
    resolution: z.enum(['480P', '720P', '1080P']),
    ratio: z.enum(['16:9', '9:16', '1:1', '4:3', '3:4', 'adaptive']),
  }),
})

/**
 * A task of the service, of whatever it makes.
 *
 * @param order - Path of the order.
 * @param done - What its finished task has beside the rest, and what it used up.
 */
export function taskProtocol(order: string, orderSchema: z.ZodType, done: (url: string) => { output: object; usage: object }): Omit<Protocol, 'row' | 'ordered'> {
  return {
    isAuthorised: ({ authorization }) => authorization === `Bearer ${testKey}`,
    paths: { order: new RegExp(`^POST .*${order.split('/').at(-1)}$`), question: /^GET \/api\/v1\/tasks\/task-\d+$/, clip: /^GET \/files\//, cancel: /^POST .*\/cancel$/ },
    failure: (status, message) => ({ code: status === 429 ? 'Throttling.RateQuota' : 'InvalidParameter', message, request_id: 'r' }),
    answer(asked, provider) {
      const what = `${asked.method} ${asked.path}`
      if (what === `POST ${order}`) {
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
        const { output: made, usage } = done(`${provider.url}/files/${id}`)
        return { json: { output: { ...output, task_status: 'SUCCEEDED', ...made }, usage, request_id: 'r' } }
      }
      return { json: { output: { ...output, task_status: 'FAILED', code: 'DataInspectionFailed', message: state.refused }, request_id: 'r' } }
    },
  }
}

export const dashscope: Protocol = {
  ...taskProtocol('/api/v1/services/aigc/video-generation/video-synthesis', orderSchema, (url) => ({
    output: { video_url: `${url}.mp4?Expires=1` },
    usage: { duration: 2, SR: 720 },
  })),
  row: { name: 'Wan', api: 'dashscope', model: 'wan3.0-video', firstFrame: true, lastFrame: true, references: 10 },
  ordered: { model: 'wan3.0-video', input: { prompt: 'the sea' }, parameters: { duration: 2, seed: 7, resolution: '720P', ratio: '16:9' } },
}
