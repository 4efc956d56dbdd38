/**
 * Wan's video tasks at Alibaba Model Studio. Their orders differ from version to version in where pictures go and how a shape
 * is told; the AI SDK's package has neither last frames nor pictures of the data of 2.7, and leaves files out of references.
 *
 * References (all under https://www.alibabacloud.com/help/en/model-studio/): `image-to-video-general-api-reference`,
 * `wan-video-to-video-api-reference` (2.7), `legacy-image-to-video-api-reference`,
 * `legacy-wan-reference-to-video-api-reference` (2.6), `get-temporary-file-url`.
 */
import { readFile } from 'node:fs/promises'
import { ReelsmithError } from '../../errors/error.ts'
import { cancelPath, taskHeaders, taskIdIn, taskPath, taskStateIn } from '../dashscope-task.ts'
import { uploadToDashscope } from './dashscope-upload.ts'
import { downloadClip } from './download.ts'
import { providerFetch, unreadable } from './provider-fetch.ts'
import { ratioOf } from './ratio.ts'
import { type VideoBackend, type VideoOrder, type VideoStatus, plainClip } from './video-backend.ts'
import { type VideoModel, patienceOf } from './video-models.ts'

/** What a clip is made from: words, pictures that it begins and ends with, or what is to be seen in it. */
type Mode = 't2v' | 'i2v' | 'r2v'

/** How its shape is told: a ratio and a resolution, the resolution of a picture that has a shape, or width and height. */
type Shape = 'ratio' | 'resolution' | 'size'

interface Version {
  /** How the names of its models begin. */
  readonly begins: string
  /** Whether one model has all modes; else each mode is a model of its own. */
  readonly isOne: boolean
  readonly shapes: Readonly<Record<Mode, Shape>>
  /** Whether pictures go as a list with their roles; else under names of their own, and references as addresses alone. */
  readonly hasMedia: boolean
  /** The longest clip that shows references, where a video is among them and where none is, in seconds. */
  readonly mostSeconds: { readonly withVideo: number; readonly withPictures: number }
}

const versions: readonly Version[] = [
  { begins: 'wan3', isOne: true, shapes: { t2v: 'ratio', i2v: 'ratio', r2v: 'ratio' }, hasMedia: true, mostSeconds: { withVideo: 30, withPictures: 30 } },
  { begins: 'wan2.7', isOne: false, shapes: { t2v: 'ratio', i2v: 'resolution', r2v: 'ratio' }, hasMedia: true, mostSeconds: { withVideo: 10, withPictures: 15 } },
  { begins: '', isOne: false, shapes: { t2v: 'size', i2v: 'resolution', r2v: 'size' }, hasMedia: false, mostSeconds: { withVideo: 10, withPictures: 10 } },
]

const orderPath = '/api/v1/services/aigc/video-generation/video-synthesis'

/** @param key - The operator's. */
export function dashscopeVideos(row: VideoModel, key = ''): VideoBackend {
  const { name, url } = row
  const send = providerFetch({ name, ...patienceOf(row) })
  const authorization = `Bearer ${key}`
  const tell = async (handle: string, signal: AbortSignal): Promise<VideoStatus & { readonly url?: string }> => {
    const response = await send(`${url}${taskPath(handle)}`, { headers: { authorization }, signal })
    const told = taskStateIn(await response.json().catch(() => undefined))
    if (told) return told
    throw unreadable(name, "an answer that can't be read")
  }
  return {
    async submit(order, signal) {
      const version = versions.find(({ begins }) => row.model.startsWith(begins))!
      const mode = modeOf(row, order)
      const seed = order.seed % 2 ** 31 // all that it takes
      const model = version.isOne || /-[tir]2v/.test(row.model) ? row.model : `${row.model}-${mode}`
      const upload = async (file: string): Promise<string> => await uploadToDashscope({ name, url, authorization, model }, file, signal)
      const input = { prompt: order.prompt, ...(await (version.hasMedia ? mediaOf(order, upload) : namedPictures(mode, order, upload))) }
      const body = { model, input, parameters: { ...shapeOf(version.shapes[mode], order), duration: durationOf(version, order), seed } }
      const isUploaded = JSON.stringify(input).includes('"oss://')
      const headers = { ...taskHeaders, authorization, 'content-type': 'application/json', ...(isUploaded && { 'x-dashscope-ossresourceresolve': 'enable' }) }
      const response = await send(`${url}${orderPath}`, { method: 'POST', headers, body: JSON.stringify(body), signal })
      const handle = taskIdIn(await response.json().catch(() => undefined))
      if (handle === undefined) throw unreadable(name, "an answer to the order that can't be read")
      return { handle, seed }
    },
    async status(handle, signal) {
      const { url: _url, ...status } = await tell(handle, signal)
      return status
    },
    async fetch(handle, { file, signal }) {
      const { url: at } = await tell(handle, signal)
      if (at === undefined) throw new ReelsmithError('fetch/failed', `${name} has no clip to fetch.`)
      await downloadClip(name, { url: at, provider: url, ...patienceOf(row) }, file, signal)
      return plainClip
    },
    async cancel(handle, signal) {
      await send(`${url}${cancelPath(handle)}`, { method: 'POST', headers: { authorization }, signal }).catch((error: unknown) => {
        // What is not known any more, or has ended, is given up already.
        if (!ReelsmithError.is(error) || ![400, 404, 409].includes(Number(error.details.status))) throw error
      })
    },
  }
}

/** The mode that the model's name tells, else the one that what goes with the order asks for. */
function modeOf({ name, model }: VideoModel, { firstFrame, references = [], referenceVideos = [] }: VideoOrder): Mode {
  const asked = references.length + referenceVideos.length > 0 ? 'r2v' : firstFrame === undefined ? 't2v' : 'i2v'
  const named = /-([tir]2v)/.exec(model)?.[1] as Mode | undefined
  if (named === undefined || named === asked || (named === 'r2v' && asked === 'i2v')) return named ?? asked
  const wants = { t2v: 'words alone', i2v: 'a picture that a clip begins with', r2v: 'pictures or videos of what is to be seen' }
  throw new ReelsmithError('job/failed', `${name} (${model}) makes clips from ${wants[named]} only.`)
}

async function dataOf(file: string, type: 'image/png' | 'image/jpeg'): Promise<string> {
  return `data:${type};base64,${(await readFile(file)).toString('base64')}`
}

type Upload = (file: string) => Promise<string>

/** Their order is the one in which a prompt can name them: "Image 1", "Video 1". */
async function mediaOf({ firstFrame, lastFrame, references = [], referenceVideos = [] }: VideoOrder, upload: Upload): Promise<{ media?: object[] }> {
  const media = [
    ...(firstFrame === undefined ? [] : [{ type: 'first_frame', url: await dataOf(firstFrame, 'image/png') }]),
    ...(lastFrame === undefined ? [] : [{ type: 'last_frame', url: await dataOf(lastFrame, 'image/png') }]),
  ]
  for (const file of references) media.push({ type: 'reference_image', url: await dataOf(file, 'image/jpeg') })
  for (const file of referenceVideos) media.push({ type: 'reference_video', url: await upload(file) })
  return media.length > 0 ? { media } : {}
}

/** References are named "character1", "character2" in a prompt. */
async function namedPictures(mode: Mode, { firstFrame, references = [], referenceVideos = [] }: VideoOrder, upload: Upload): Promise<object> {
  if (mode === 'i2v') return { img_url: await dataOf(firstFrame!, 'image/png') }
  if (mode === 't2v') return {}
  const urls: string[] = []
  for (const file of [...references, ...referenceVideos]) urls.push(await upload(file))
  return { reference_urls: urls }
}

function shapeOf(shape: Shape, { width, height }: VideoOrder): object {
  if (shape === 'size') return { size: `${width}*${height}` }
  // By area: 832×1088 is a 720P, and 1248×1632 a 1080P, in another shape.
  const resolution = width * height > 1.5 * 1280 * 720 ? '1080P' : width * height > 0.6 * 1280 * 720 ? '720P' : '480P'
  return shape === 'resolution' ? { resolution } : { resolution, ratio: ratioOf({ width, height }) }
}

/** A clip that is too short then is told by what came. */
function durationOf({ mostSeconds }: Version, { seconds, references = [], referenceVideos = [] }: VideoOrder): number {
  if (referenceVideos.length > 0) return Math.min(seconds, mostSeconds.withVideo)
  return references.length > 0 ? Math.min(seconds, mostSeconds.withPictures) : seconds
}
