/** OpenAI's Images API: the picture comes within the answer, or its address does, as local servers may have it. */
import { z } from 'zod'
import { type Provider, type Protocol, jsonOf, testKey } from '../../video/testing/provider-server.ts'

const orderSchema = z.strictObject({
  model: z.string(),
  prompt: z.string().min(1).max(32_000),
  n: z.literal(1),
  size: z.string().regex(/^\d+x\d+$/),
})

function imagesApi(name: string, madeBy: (provider: Provider, number: number) => object): Protocol {
  return {
    row: { name, api: 'openai-images', model: 'gpt-image-2.6-flare' },
    isAuthorised: ({ authorization }) => authorization === `Bearer ${testKey}`,
    paths: { order: /^POST \/images\/generations$/, clip: /^GET \/files\// },
    failure: (_status, message) => ({ error: { message, type: 'image_generation_user_error', param: null, code: 'moderation_blocked' } }),
    ordered: { model: 'gpt-image-2.6-flare', prompt: 'the sea', n: 1, size: '1280x720' },
    answer(asked, provider) {
      if (`${asked.method} ${asked.path}` !== 'POST /images/generations') return undefined
      const last = provider.states.at(-1)!
      const number = provider.order(orderSchema, jsonOf(asked))
      if (typeof last === 'object') return { status: 400, json: this.failure(400, last.refused) }
      return { json: { created: 1_764_000_000, data: [madeBy(provider, number)] } }
    },
  }
}

export const imagesInAnswer = imagesApi('GPT Image', ({ clip }) => ({ b64_json: clip.toString('base64') }))
export const imagesByAddress = imagesApi('Own pictures', ({ url }, number) => ({ url: `${url}/files/${number}.png` }))
