/**
 * Alibaba's Model Studio: video synthesis as an asynchronous task, as its API reference has it for each version of Wan:
 * `image-to-video-general-api-reference`, `wan-video-to-video-api-reference`, `legacy-image-to-video-api-reference`,
 * `legacy-wan-reference-to-video-api-reference`, `get-temporary-file-url`.
 */
import { z } from 'zod'
import { type Asked, type Protocol, type Provider, formFields, jsonOf, testKey } from '../provider-server.ts'

const png = z.string().startsWith('data:image/png;base64,')
const jpeg = z.string().startsWith('data:image/jpeg;base64,')
const uploaded = z.string().startsWith('oss://dashscope-instant/')
const prompt = z.string().min(1)
const seed = z.int().min(0).max(2_147_483_647)
const ratio = z.enum(['16:9', '9:16', '1:1', '4:3', '3:4'])
const resolution = z.enum(['720P', '1080P'])
const size = z.enum(['1280*720', '720*1280', '960*960', '1088*832', '832*1088', '1920*1080', '1080*1920', '1440*1440', '1632*1248', '1248*1632'])

const firstFrame = z.strictObject({ type: z.literal('first_frame'), url: png })
const lastFrame = z.strictObject({ type: z.literal('last_frame'), url: png })
const reference = z.union([z.strictObject({ type: z.literal('reference_image'), url: jpeg }), z.strictObject({ type: z.literal('reference_video'), url: uploaded })])

const wan3 = z.strictObject({
  model: z.literal('wan3.0-video'),
  input: z.strictObject({ prompt, media: z.union([z.tuple([firstFrame]), z.tuple([firstFrame, lastFrame]), z.array(reference).min(1).max(15)]).optional() }),
  parameters: z.strictObject({ duration: z.int().min(2).max(30), seed, resolution: z.enum(['480P', '720P', '1080P']), ratio }),
})

const wan27 = z.union([
  z.strictObject({
    model: z.literal('wan2.7-t2v'),
    input: z.strictObject({ prompt }),
    parameters: z.strictObject({ duration: z.int().min(2).max(15), seed, resolution, ratio }),
  }),
  z.strictObject({
    model: z.literal('wan2.7-i2v'),
    input: z.strictObject({ prompt, media: z.union([z.tuple([firstFrame]), z.tuple([firstFrame, lastFrame])]) }),
    parameters: z.strictObject({ duration: z.int().min(2).max(15), seed, resolution }),
  }),
  z.strictObject({
    model: z.literal('wan2.7-r2v'),
    input: z.strictObject({ prompt, media: z.array(reference).min(1).max(5) }),
    parameters: z.strictObject({ duration: z.int().min(2).max(15), seed, resolution, ratio }),
  }).refine(({ input, parameters }) => parameters.duration <= 10 || !input.media.some(({ type }) => type === 'reference_video'), 'at most 10 s where a video is referred to'),
])

const wan26 = z.union([
  z.strictObject({
    model: z.literal('wan2.6-t2v'),
    input: z.strictObject({ prompt }),
    parameters: z.strictObject({ duration: z.int().min(2).max(15), seed, size }),
  }),
  z.strictObject({
    model: z.literal('wan2.6-i2v'),
    input: z.strictObject({ prompt, img_url: png }),
    parameters: z.strictObject({ duration: z.int().min(2).max(15), seed, resolution }),
  }),
  z.strictObject({
    model: z.literal('wan2.6-r2v'),
    input: z.strictObject({ prompt, reference_urls: z.array(uploaded).min(1).max(5) }),
    parameters: z.strictObject({ duration: z.int().min(2).max(10), seed, size }),
  }),
])

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
        const isUploaded = asked.body.includes('oss://')
        if (isUploaded !== (asked.headers['x-dashscope-ossresourceresolve'] === 'enable')) provider.problems.push('order: the header about uploaded files is wrong')
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

function wanProtocol(orderSchema: z.ZodType): Omit<Protocol, 'row' | 'ordered'> {
  const made = (url: string) => ({ output: { video_url: `${url}.mp4?Expires=1` }, usage: { duration: 2, SR: 720 } })
  return withStorage(taskProtocol('/api/v1/services/aigc/video-generation/video-synthesis', orderSchema, made))
}

/** Tasks, and the storage that their files are put into: a place of its own, which gets no key. */
export function withStorage(tasks: Omit<Protocol, 'row' | 'ordered'>): Omit<Protocol, 'row' | 'ordered'> {
  const uploads = { certificate: /^GET \/api\/v1\/uploads\?action=getPolicy&model=(?:wan|fun-asr|paraformer)[\w.-]*$/, file: /^POST \/instant$/ }
  return {
    ...tasks,
    isKeyless: (what) => uploads.file.test(what),
    async answer(asked, provider) {
      const what = `${asked.method} ${asked.path}`
      if (uploads.certificate.test(what)) return { json: { request_id: 'r', data: certificate(provider) } }
      if (uploads.file.test(what)) return await storedFile(asked, provider)
      return await tasks.answer.call(this, asked, provider)
    },
  }
}

const certificate = ({ url }: Provider) => ({
  policy: 'eyJl', signature: 'sig=', upload_dir: 'dashscope-instant/0/2026-11-26/r', upload_host: `${url}/instant`, expire_in_seconds: '300', max_file_size_mb: '100',
  capacity_limit_mb: '999', oss_access_key_id: 'LTAI5t', x_oss_object_acl: 'private', x_oss_forbid_overwrite: 'true',
}) // prettier-ignore

const uploadSchema = z.strictObject({
  OSSAccessKeyId: z.literal('LTAI5t'),
  Signature: z.literal('sig='),
  policy: z.literal('eyJl'),
  key: z.string().startsWith('dashscope-instant/0/2026-11-26/r/'),
  'x-oss-object-acl': z.literal('private'),
  'x-oss-forbid-overwrite': z.literal('true'),
  success_action_status: z.literal('200'),
  file: z.literal('file'),
})

async function storedFile(asked: Asked, provider: Provider) {
  if (asked.headers.authorization !== undefined) provider.problems.push('upload: the key was sent to the storage')
  const fields = await formFields(asked)
  const read = uploadSchema.safeParse(fields)
  if (!read.success) provider.problems.push(`upload: ${read.error.message}`)
  if (Object.keys(fields).at(-1) !== 'file') provider.problems.push('upload: the file is not the last field')
  provider.uploads.push(asked.body)
  return { json: {} }
}

export const dashscope: Protocol = {
  ...wanProtocol(wan3),
  row: { name: 'Wan', api: 'dashscope', model: 'wan3.0-video', firstFrame: true, lastFrame: true, references: 10, referenceVideos: 5 },
  ordered: { model: 'wan3.0-video', input: { prompt: 'the sea' }, parameters: { duration: 2, seed: 7, resolution: '720P', ratio: '16:9' } },
}

export const dashscopeWan27: Protocol = {
  ...wanProtocol(wan27),
  row: { name: 'Wan 2.7', api: 'dashscope', model: 'wan2.7', firstFrame: true, lastFrame: true, references: 5, referenceVideos: 5 },
  ordered: { model: 'wan2.7-t2v', input: { prompt: 'the sea' }, parameters: { duration: 2, seed: 7, resolution: '720P', ratio: '16:9' } },
}

export const dashscopeWan26: Protocol = {
  ...wanProtocol(wan26),
  row: { name: 'Wan 2.6', api: 'dashscope', model: 'wan2.6', firstFrame: true, references: 5, referenceVideos: 3 },
  ordered: { model: 'wan2.6-t2v', input: { prompt: 'the sea' }, parameters: { duration: 2, seed: 7, size: '1280*720' } },
}
