/** Gemini's image models: `generateContent` that is to answer with a picture, as Google's reference and the AI SDK have it. */
import { z } from 'zod'
import { type Protocol, jsonOf, testKey } from '../../video/testing/provider-server.ts'

const orderSchema = z.strictObject({
  contents: z.tuple([z.strictObject({ role: z.literal('user'), parts: z.tuple([z.strictObject({ text: z.string().min(1) })]) })]),
  generationConfig: z.strictObject({
    seed: z.int(),
    responseModalities: z.tuple([z.literal('IMAGE')]),
    imageConfig: z.strictObject({ aspectRatio: z.enum(['1:1', '3:4', '4:3', '9:16', '16:9']) }),
  }),
})

export const geminiImages: Protocol = {
  row: { name: 'Gemini Image', api: 'gemini-images', model: 'gemini-3.1-flash-image' },
  isAuthorised: (headers) => headers['x-goog-api-key'] === testKey,
  paths: { order: /:generateContent$/, clip: /:generateContent$/ },
  failure: (status, message) => ({ error: { code: status, message, status: status === 429 ? 'RESOURCE_EXHAUSTED' : 'INVALID_ARGUMENT' } }),
  ordered: {
    contents: [{ role: 'user', parts: [{ text: 'the sea' }] }],
    generationConfig: { seed: 7, responseModalities: ['IMAGE'], imageConfig: { aspectRatio: '16:9' } },
  },
  answer(asked, provider) {
    if (`${asked.method} ${asked.path}` !== 'POST /models/gemini-3.1-flash-image:generateContent') return undefined
    const last = provider.states.at(-1)!
    provider.order(orderSchema, jsonOf(asked))
    const usageMetadata = { promptTokenCount: 3, candidatesTokenCount: 1290, totalTokenCount: 1293 }
    if (typeof last === 'object') {
      return { json: { candidates: [{ content: {}, finishReason: 'IMAGE_SAFETY', finishMessage: last.refused, index: 0 }], usageMetadata } }
    }
    const parts = [{ inlineData: { mimeType: 'image/png', data: provider.clip.toString('base64') } }]
    return { json: { candidates: [{ content: { role: 'model', parts }, finishReason: 'STOP', index: 0 }], usageMetadata } }
  },
}
