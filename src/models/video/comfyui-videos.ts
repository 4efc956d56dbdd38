/**
 * A ComfyUI server with a workflow of one's own: a file as ComfyUI saves it for its API, in which `{{prompt}}`,
 * `{{seed}}`, `{{width}}`, `{{height}}`, `{{seconds}}`, `{{fps}}`, `{{frames}}` and `{{first_frame}}` stand where the
 * order goes. A text that is nothing but the name of a number becomes that number.
 */
import { randomUUID } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { fpsToNumber } from '../../time/time.ts'
import { downloadClip } from './download.ts'
import { providerFetch, unreadable } from './provider-fetch.ts'
import { type VideoBackend, type VideoOrder, plainClip } from './video-backend.ts'
import { type VideoModel, patienceOf } from './video-models.ts'

const fileSchema = z.object({ filename: z.string(), subfolder: z.string().default(''), type: z.string().default('output') })
type OutputFile = z.infer<typeof fileSchema>

const jobSchema = z.looseObject({
  status: z.looseObject({ status_str: z.string().nullish(), messages: z.array(z.tuple([z.string(), z.looseObject({})])).nullish() }).nullish(),
  outputs: z.record(z.string(), z.record(z.string(), z.unknown())).nullish(),
})
const queueSchema = z.looseObject({ queue_running: z.array(z.array(z.unknown())), queue_pending: z.array(z.array(z.unknown())) })

const workflowSchema = z.record(z.string(), z.looseObject({ class_type: z.string(), inputs: z.record(z.string(), z.unknown()) }))

/** @param key - Sent as a bearer token, for a server behind a proxy that wants one. */
export function comfyuiVideos(row: VideoModel, key: string | undefined): VideoBackend {
  const { name, url, workflow } = row
  const headers = key === undefined ? undefined : { authorization: `Bearer ${key}` }
  const send = providerFetch({ name, ...patienceOf(row) })
  const ask = async <T>(schema: z.ZodType<T>, path: string, signal: AbortSignal, init: RequestInit = {}): Promise<T> => {
    const response = await send(`${url}${path}`, { ...init, headers: { ...headers, ...init.headers }, signal })
    const answer = schema.safeParse(await response.json().catch(() => undefined))
    if (answer.success) return answer.data
    throw unreadable(name, "an answer that is none of ComfyUI's")
  }
  const post = (body: object): RequestInit => ({ method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
  const jobOf = async (handle: string, signal: AbortSignal) => (await ask(z.record(z.string(), jobSchema), `/history/${handle}`, signal))[handle]
  return {
    async submit(order, signal) {
      const graph = await readWorkflow(name, workflow!)
      const values = { ...valuesOf(order), first_frame: '' }
      if (order.firstFrame !== undefined) {
        const form = new FormData()
        form.set('image', await openAsBlob(order.firstFrame, { type: 'image/png' }), `reelsmith-${randomUUID()}.png`)
        values.first_frame = (await ask(z.object({ name: z.string() }), '/upload/image', signal, { method: 'POST', body: form })).name
      }
      const asked = { prompt: filled(graph, values), client_id: randomUUID() }
      const { prompt_id: handle } = await ask(z.object({ prompt_id: z.string().regex(/^[\w-]{1,100}$/) }), '/prompt', signal, post(asked))
      return { handle, ...(JSON.stringify(graph).includes('{{seed}}') && { seed: order.seed }) }
    },
    async status(handle, signal) {
      const job = await jobOf(handle, signal)
      if (!job) {
        const { queue_running: running, queue_pending: pending } = await ask(queueSchema, '/queue', signal)
        if ([...running, ...pending].some(([, id]) => id === handle)) return { state: 'working', progress: null }
        // It may have ended between the two questions.
        if (!(await jobOf(handle, signal))) return { state: 'failed', reason: 'the server does not know the job any more' }
        return { state: 'working', progress: null }
      }
      if (job.status?.status_str === 'error') return { state: 'failed', reason: failureIn(job) }
      return videoOf(job) ? { state: 'done' } : { state: 'failed', reason: 'its workflow saves no video' }
    },
    async fetch(handle, { file, signal }) {
      const video = videoOf((await jobOf(handle, signal)) ?? {})
      if (!video) throw new ReelsmithError('fetch/failed', `${name} has no clip to fetch.`)
      await downloadClip(name, { url: `${url}/view?${new URLSearchParams(video)}`, provider: url, headers, ...patienceOf(row) }, file, signal)
      return plainClip
    },
    async cancel(handle, signal) {
      for (const [path, body] of [['/queue', { delete: [handle] }], ['/interrupt', { prompt_id: handle }]] as const) {
        const init = post(body)
        await send(`${url}${path}`, { ...init, headers: { ...headers, ...init.headers }, signal })
      }
    },
  }
}

async function readWorkflow(name: string, file: string): Promise<z.infer<typeof workflowSchema>> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ReelsmithError('job/failed', `The workflow of ${name} can't be read: its operator has to look at the row.`, { cause })
  })
  try {
    return workflowSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new ReelsmithError('job/failed', `The workflow of ${name} is none: expected what ComfyUI saves with "Save (API Format)".`, { cause })
  }
}

function valuesOf({ prompt, seed, width, height, seconds, fps }: VideoOrder) {
  const rate = fpsToNumber(fps)
  return { prompt, seed, width, height, seconds, fps: Math.round(rate), frames: Math.round(seconds * rate) }
}

function filled(value: unknown, values: Readonly<Record<string, string | number>>): unknown {
  if (typeof value === 'string') {
    const whole = /^\{\{(\w+)\}\}$/.exec(value)?.[1]
    if (whole !== undefined && whole in values) return values[whole]
    return value.replace(/\{\{(\w+)\}\}/g, (text, key: string) => String(values[key] ?? text))
  }
  if (Array.isArray(value)) return value.map((item) => filled(item, values))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, values)]))
}

/** The first video that was saved, whatever list its node puts it in. */
function videoOf({ outputs }: z.infer<typeof jobSchema>): OutputFile | undefined {
  const lists = Object.values(outputs ?? {}).flatMap((node) => Object.values(node).filter(Array.isArray) as unknown[][])
  const files = lists.flat().flatMap((file) => fileSchema.safeParse(file).data ?? [])
  return files.find(({ filename, type }) => type === 'output' && /\.(?:mp4|webm|mov|mkv)$/i.test(filename))
}

function failureIn({ status }: z.infer<typeof jobSchema>): string {
  const said = status?.messages?.find(([kind]) => kind === 'execution_error')?.[1] as { exception_message?: unknown } | undefined
  return typeof said?.exception_message === 'string' ? said.exception_message.trim().slice(0, 300) : 'its workflow failed'
}
