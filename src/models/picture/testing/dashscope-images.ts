/** Alibaba's Model Studio: text to image as an asynchronous task, as its API reference has it. */
import { z } from 'zod'
import { taskProtocol } from '../../video/testing/protocols/dashscope.ts'
import type { Protocol } from '../../video/testing/provider-server.ts'

const orderSchema = z.strictObject({
  model: z.string(),
  input: z.strictObject({ prompt: z.string().min(1).max(800) }),
  parameters: z.strictObject({ size: z.string().regex(/^\d+\*\d+$/), n: z.literal(1), seed: z.int().min(0).max(2_147_483_647) }),
})

export const dashscopeImages: Protocol = {
  ...taskProtocol('/api/v1/services/aigc/text2image/image-synthesis', orderSchema, (url) => ({
    output: { results: [{ orig_prompt: 'the sea', url: `${url}.png?Expires=1` }] },
    usage: { image_count: 1 },
  })),
  row: { name: 'Qwen Image', api: 'dashscope-images', model: 'qwen-image-plus' },
  ordered: { model: 'qwen-image-plus', input: { prompt: 'the sea' }, parameters: { size: '1280*720', n: 1, seed: 7 } },
}
