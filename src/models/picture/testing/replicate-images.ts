/** Replicate's predictions with a model of images, as its reference has them. */
import { z } from 'zod'
import { predictionProtocol } from '../../video/testing/protocols/replicate.ts'
import type { Protocol } from '../../video/testing/provider-server.ts'

const orderSchema = z.strictObject({
  input: z.strictObject({ prompt: z.string().min(1), aspect_ratio: z.string().regex(/^\d+:\d+$/), seed: z.int() }),
})

export const replicateImages: Protocol = {
  ...predictionProtocol('bytedance/seedream-4', orderSchema, (url) => [`${url}.png`]),
  row: { name: 'Seedream', api: 'replicate-images', model: 'bytedance/seedream-4' },
  ordered: { input: { prompt: 'the sea', aspect_ratio: '16:9', seed: 7 } },
}
