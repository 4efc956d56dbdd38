/** Clips of the Gemini API: Omni models, through its Interactions API, in the background. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { downloadClip, writeClip } from './download.ts'
import { providerFetch, unreadable } from './provider-fetch.ts'
import { type VideoBackend, type VideoOrder, plainClip } from './video-backend.ts'
import { type VideoModel, patienceOf } from './video-models.ts'

const content = z.looseObject({
  type: z.string(),
  text: z.string().nullish(),
  data: z.string().nullish(),
  uri: z.string().nullish(),
})

const interactionSchema = z.looseObject({
  id: z.string().regex(/^[\w.:/-]{1,300}$/),
  status: z.enum(['in_progress', 'requires_action', 'completed', 'failed', 'cancelled', 'incomplete']),
  steps: z.array(z.looseObject({ type: z.string(), content: z.array(content).nullish() })).nullish(),
  error: z.looseObject({ message: z.string().nullish() }).nullish(),
})
type Interaction = z.infer<typeof interactionSchema>

/** @param key - The operator's. */
export function geminiVideos(row: VideoModel, key = ''): VideoBackend {
  const { name, url, model } = row
  const headers = { 'x-goog-api-key': key }
  const send = providerFetch({ name, ...patienceOf(row) })
  const ask = async (path: string, signal: AbortSignal, body?: object): Promise<Interaction> => {
    const sent = body && { method: 'POST', body: JSON.stringify(body) }
    const response = await send(`${url}${path}`, { ...sent, headers: { ...headers, ...(body && { 'content-type': 'application/json' }) }, signal })
    const interaction = interactionSchema.safeParse(await response.json().catch(() => undefined))
    if (interaction.success) return interaction.data
    throw unreadable(name, 'an answer that is no interaction')
  }
  const pathOf = (handle: string): string => `/interactions/${encodeURIComponent(handle)}`
  return {
    async submit(order, signal) {
      const format = { type: 'video', ...shapeOf(order), duration: `${order.seconds}s`, delivery: 'uri' }
      const body = { model, input: await inputOf(order), response_format: [format], background: true, store: true }
      return { handle: (await ask('/interactions', signal, body)).id }
    },
    async status(handle, signal) {
      const interaction = await ask(pathOf(handle), signal)
      if (interaction.status === 'in_progress') return { state: 'working', progress: null }
      if (interaction.status === 'completed' && videoOf(interaction)) return { state: 'done' }
      return { state: 'failed', reason: interaction.error?.message ?? wordsOf(interaction) ?? interaction.status }
    },
    async fetch(handle, { file, signal }) {
      const video = videoOf(await ask(pathOf(handle), signal))
      if (video?.data) await writeClip(name, [Buffer.from(video.data, 'base64')], file, signal)
      else if (video?.uri) await downloadClip(name, { url: video.uri, provider: url, headers, ...patienceOf(row) }, file, signal)
      else throw new ReelsmithError('fetch/failed', `${name} has no clip to fetch.`)
      return plainClip
    },
    async cancel(handle, signal) {
      await ask(`${pathOf(handle)}/cancel`, signal, {}).catch((error: unknown) => {
        if (!ReelsmithError.is(error) || ![400, 404, 409].includes(Number(error.details.status))) throw error
      })
    },
  }
}

async function inputOf({ prompt, firstFrame }: VideoOrder): Promise<object[]> {
  const picture = firstFrame === undefined ? [] : [{ type: 'image', data: (await readFile(firstFrame)).toString('base64'), mime_type: 'image/png' }]
  return [{ type: 'user_input', content: [{ type: 'text', text: prompt }, ...picture] }]
}

function shapeOf({ width, height }: VideoOrder): { aspect_ratio: string; resolution: string } {
  return { aspect_ratio: width > height ? '16:9' : '9:16', resolution: `${Math.min(width, height)}p` }
}

function videoOf({ steps }: Interaction): z.infer<typeof content> | undefined {
  return (steps ?? []).flatMap((step) => step.content ?? []).findLast(({ type, data, uri }) => type === 'video' && Boolean(data ?? uri))
}

/** What the model says instead of a clip: why it makes none. */
function wordsOf({ steps }: Interaction): string | undefined {
  const said = (steps ?? []).flatMap((step) => (step.type === 'model_output' ? (step.content ?? []) : []))
  return said.map(({ text }) => text ?? '').join(' ').trim().slice(0, 300) || undefined
}
