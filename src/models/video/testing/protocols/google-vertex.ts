/** Veo on Vertex AI: a long-running operation that is asked for by a POST, as its reference and the AI SDK have it. */
import { z } from 'zod'
import { type Protocol, jsonOf, testKey } from '../provider-server.ts'

const picture = z.strictObject({ bytesBase64Encoded: z.base64(), mimeType: z.literal('image/png') })

const orderSchema = z.strictObject({
  instances: z.tuple([
    z.strictObject({
      prompt: z.string().min(1),
      image: picture.optional(),
      lastFrame: picture.optional(),
      referenceImages: z
        .array(z.strictObject({ image: z.strictObject({ bytesBase64Encoded: z.base64(), mimeType: z.literal('image/jpeg') }), referenceType: z.literal('asset') }))
        .max(3)
        .optional(),
    }),
  ]),
  parameters: z.strictObject({
    sampleCount: z.literal(1),
    aspectRatio: z.enum(['16:9', '9:16']),
    resolution: z.enum(['720p', '1080p']),
    durationSeconds: z.int(),
    seed: z.int().min(0).max(4_294_967_295),
    generateAudio: z.boolean(),
    storageUri: z.string().startsWith('gs://').optional(),
  }),
})

export const googleVertex: Protocol = {
  row: { name: 'Veo', api: 'google-vertex', model: 'veo-3.1-generate-001', firstFrame: true, lastFrame: true, references: 3 },
  isAuthorised: (headers) => headers['x-goog-api-key'] === testKey,
  // The clip comes within the answer to a question.
  paths: { order: /:predictLongRunning$/, question: /:fetchPredictOperation$/, clip: /:fetchPredictOperation$/ },
  failure: (status, message) => ({ error: { code: status, message, status: status === 429 ? 'RESOURCE_EXHAUSTED' : 'INVALID_ARGUMENT' } }),
  ordered: {
    instances: [{ prompt: 'the sea' }],
    parameters: { sampleCount: 1, aspectRatio: '16:9', resolution: '720p', durationSeconds: 2, seed: 7, generateAudio: true },
  },
  answer(asked, provider) {
    const what = `${asked.method} ${asked.path}`
    const model = '/models/veo-3.1-generate-001'
    if (what === `POST ${model}:predictLongRunning`) {
      return { json: { name: `projects/p/locations/l/publishers/google/models/m/operations/${provider.order(orderSchema, jsonOf(asked))}` } }
    }
    if (what !== `POST ${model}:fetchPredictOperation`) return undefined
    const { operationName: name } = z.strictObject({ operationName: z.string().regex(/\/operations\/\d+$/) }).parse(jsonOf(asked))
    const state = provider.state()
    if (state === 'waiting' || state === 'working') return { json: { name } }
    if (state === 'done') {
      return { json: { name, done: true, response: { videos: [{ bytesBase64Encoded: provider.clip.toString('base64'), mimeType: 'video/mp4' }] } } }
    }
    return { json: { name, done: true, response: { raiMediaFilteredCount: 1, raiMediaFilteredReasons: [state.refused] } } }
  },
}
