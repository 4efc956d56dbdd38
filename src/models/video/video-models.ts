/** The models that clips can be ordered from, and what each can do: what the operator configured, as data. */
import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { retirementOf } from '../retirements.ts'
import { knownModels } from './known-models.ts'

/** What back ends speak, with the place where each is found unless told. */
export const usualUrls = {
  'openai-videos': undefined,
  dashscope: 'https://dashscope-intl.aliyuncs.com',
  'google-vertex': 'https://aiplatform.googleapis.com/v1/publishers/google',
  gemini: 'https://generativelanguage.googleapis.com/v1beta',
  fal: 'https://queue.fal.run',
  replicate: 'https://api.replicate.com/v1',
  comfyui: 'http://127.0.0.1:8188',
  'openai-images': undefined,
  'gemini-images': 'https://generativelanguage.googleapis.com/v1beta',
  'dashscope-images': 'https://dashscope-intl.aliyuncs.com',
  'fal-images': 'https://queue.fal.run',
  'replicate-images': 'https://api.replicate.com/v1',
} as const

export type OrderApi = keyof typeof usualUrls

/** What makes still pictures, over which the camera moves. */
export type PictureApi = Extract<OrderApi, `${string}-images`>

export function isPictureApi(api: string): api is PictureApi {
  return api.endsWith('-images')
}

const size = z
  .string()
  .regex(/^\d{2,4}x\d{2,4}$/, 'expected a size like 1280x720')
  .transform((text) => {
    const [width, height] = text.split('x').map(Number)
    return { width: width!, height: height! }
  })

const word = z.string().trim().min(1).max(40)

const rowSchema = z.strictObject({
  /** For people, and what a request can say: "with NAME". */
  name: word,
  /** What it is called besides, e.g. 通义万相. */
  words: z.array(word).default([]),
  /** Skills (`X-Skill-Source`) whose users get it unless they name another. */
  skills: z.array(word).default([]),
  /** What the server speaks. */
  api: z.enum(Object.keys(usualUrls) as [OrderApi, ...OrderApi[]]),
  /** Up to and with the version: `http://127.0.0.1:8000/v1`. */
  url: z.url({ protocol: /^https?$/ }).optional(),
  /** The provider's name of the model. */
  model: z.string().min(1).max(200),
  /** The environment variable that holds the key; a server of one's own may want none. */
  keyVariable: z.string().regex(/^\w+$/).optional(),
  /** Lengths that it makes; none for what makes pictures. */
  seconds: z.array(z.int().min(1).max(300)).default([]),
  /** Sizes that it makes, in pixels. */
  sizes: z.array(size).min(1),
  /** Whether it takes a picture that the clip begins with. */
  firstFrame: z.boolean().default(false),
  /** Whether it takes a picture that the clip ends with, beside the one that it begins with. */
  lastFrame: z.boolean().default(false),
  /** How many pictures it takes of what is to be seen. */
  references: z.int().min(0).max(16).default(0),
  /** How many videos it takes of who or what is to be seen; together with the pictures no more than those. */
  referenceVideos: z.int().min(0).max(16).default(0),
  /** Whether its clips have sound. */
  audio: z.boolean().default(false),
  /** What its provider takes, in US dollars for a second of picture; not told for what costs nothing or isn't known. */
  usdPerSecond: z.number().min(0).max(1000).optional(),
  /** What it takes for a picture, in US dollars. */
  usdPerPicture: z.number().min(0).max(1000).optional(),
  /** The last day (UTC) on which its provider serves it. */
  until: z.iso.date().optional(),
  /** Name of what makes a clip that this one doesn't: another model, or the built-in film-maker. */
  instead: word.optional(),
  /** Whether the user is asked before that makes it. */
  ask: z.boolean().default(false),
  /** For `comfyui`: the file of the workflow, as ComfyUI saves it for its API. */
  workflow: z.string().min(1).max(1000).optional(),
  /** For `google-vertex`: where clips are put, `gs://bucket/folder/`, rather than into the answer. */
  bucket: z.string().regex(/^gs:\/\/[a-z\d][\w.-]{1,220}(?:\/[^?#]*)?$/, 'expected a place like gs://bucket/folder/').optional(),
  /** So long an answer may take, and a download may stand still; longer than that no provider takes, unless told. */
  answerSeconds: z.number().min(0.01).max(3600).optional(),
  /** How often it is asked whether a clip is done. */
  pollSeconds: z.number().min(0.01).max(60).default(5),
  /** After this long a clip is given up. */
  patienceMinutes: z.number().min(0).max(24 * 60).default(30),
})

type Row = z.infer<typeof rowSchema>

/** An empty list of lengths or sizes stands for any. */
export interface VideoModel extends Omit<Row, 'api' | 'url'> {
  /** Where its provider tells its last day, when the operator didn't. */
  readonly untilSource?: string
  readonly api: OrderApi | 'built-in'
  readonly makes: 'video' | 'picture'
  readonly url: string
}

/** What makes every clip that no model is asked for: it needs no key and no network. */
export const builtIn: VideoModel = {
  name: 'built-in painter',
  words: ['built-in film-maker', '内置引擎'],
  skills: [],
  api: 'built-in',
  makes: 'video',
  url: '',
  model: '',
  seconds: [],
  sizes: [],
  firstFrame: false,
  lastFrame: false,
  references: 0,
  referenceVideos: 0,
  audio: true,
  usdPerSecond: 0,
  ask: false,
  pollSeconds: 1,
  patienceMinutes: 24 * 60,
}

/**
 * @param text - `REELSMITH_VIDEO_MODELS`: a JSON array of rows and of names of known models; or just such names, with
 *   commas.
 * @throws {ReelsmithError} `request/invalid` saying what can't be read.
 */
export function readVideoModels(text = ''): readonly VideoModel[] {
  if (text.trim() === '') return []
  const read = z.array(rowSchema).safeParse(parseRows(text).map(knownRow))
  if (!read.success) {
    const { path, message } = read.error.issues[0]!
    throw invalid(`${[...path, message].join(': ')}`)
  }
  const models = read.data.map(completed)
  const names = [builtIn, ...models].flatMap(({ name, words }) => [name, ...words]).map((name) => name.toLowerCase())
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw invalid(`expected different names, got "${twice}" twice`)
  for (const { name, instead, ask } of models) {
    if (ask && instead === undefined) throw invalid(`${name}: ask: expected "instead" beside it, with the name of what is to be asked for`)
    if (instead === undefined || instead === builtIn.name || models.some((other) => other.name === instead && other.name !== name)) continue
    throw invalid(`${name}: instead: expected the name of another model or "${builtIn.name}", got "${instead}"`)
  }
  return models
}

function parseRows(text: string): unknown[] {
  if (!/^\s*[[{]/.test(text)) return text.split(/[,，]/).map((name) => name.trim())
  try {
    const rows: unknown = JSON.parse(text)
    if (Array.isArray(rows)) return rows
  } catch {
    // said below
  }
  throw invalid('expected a JSON array, or names of known models')
}

/** A name stands for a known row; members of one's own beside it, a price for one, come before those of the row. */
function knownRow(row: unknown): unknown {
  if (typeof row === 'object' && row !== null && 'name' in row && !('api' in row)) return { ...(knownRow(row.name) as object), ...row }
  if (typeof row !== 'string') return row
  const known = knownModels.find(({ name }) => name.toLowerCase() === row.toLowerCase())
  if (known) return known
  throw invalid(`expected a known model (${knownModels.map(({ name }) => name).join(', ')}) or a row, got "${row.slice(0, 60)}"`)
}

function completed(row: Row): VideoModel {
  const url = row.url ?? usualUrls[row.api]
  if (url === undefined) throw invalid(`${row.name}: url: expected where its server is`)
  if ((row.api === 'comfyui') !== (row.workflow !== undefined)) {
    throw invalid(`${row.name}: workflow: expected ${row.api === 'comfyui' ? 'the file of its workflow' : 'none, only comfyui has one'}`)
  }
  if (row.bucket !== undefined && row.api !== 'google-vertex') throw invalid(`${row.name}: bucket: expected none, only google-vertex has one`)
  const makes = isPictureApi(row.api) ? 'picture' : 'video'
  if (makes === 'video' && row.seconds.length === 0) throw invalid(`${row.name}: seconds: expected the lengths that it makes`)
  const foreign = Object.entries(makes === 'video' ? { usdPerPicture: row.usdPerPicture } : { seconds: row.seconds[0], firstFrame: row.firstFrame || undefined, lastFrame: row.lastFrame || undefined, references: row.references || undefined, referenceVideos: row.referenceVideos || undefined, audio: row.audio || undefined, usdPerSecond: row.usdPerSecond })
  for (const [member, value] of foreign) if (value !== undefined) throw invalid(`${row.name}: ${member}: expected none for what makes ${makes === 'video' ? 'clips' : 'pictures'}`)
  checkPictures(row)
  const known = row.until === undefined ? retirementOf({ ...row, url }) : undefined
  return { ...row, makes, url: url.replace(/\/+$/, ''), ...(known && { until: known.until, untilSource: known.source }) }
}

/** What no adapter would send, or a service would leave out without a word. */
function checkPictures({ name, api, model, firstFrame, lastFrame, references, referenceVideos }: Row): void {
  const mode = /-([tir]2v)/.exec(model)?.[1]
  const isWan = api === 'dashscope'
  const takesLast = isWan ? /^wan(?:3|2\.7)/.test(model) && (mode ?? 'i2v') === 'i2v' : api === 'google-vertex'
  const takesReferences = isWan ? /^wan(?:3|2\.[67])/.test(model) && (mode ?? 'r2v') === 'r2v' : api === 'google-vertex'
  if (lastFrame && !(firstFrame && takesLast)) throw invalid(`${name}: lastFrame: expected it beside firstFrame, for Wan 3 or 2.7 (dashscope) or Veo (google-vertex)`)
  if (references > 0 && !takesReferences) throw invalid(`${name}: references: expected none but for Wan from 2.6 on (dashscope) or Veo (google-vertex)`)
  if (referenceVideos > 0 && !(isWan && takesReferences)) throw invalid(`${name}: referenceVideos: expected none but for Wan from 2.6 on (dashscope)`)
}

function invalid(problem: string): ReelsmithError {
  return new ReelsmithError('request/invalid', `REELSMITH_VIDEO_MODELS: ${problem}.`)
}

/**
 * The model that a request names, the built-in film-maker too.
 *
 * @throws {ReelsmithError} `request/invalid` when the operator configured none of that name.
 */
export function findModel(models: readonly VideoModel[], wanted: string): VideoModel {
  const all = [...models, builtIn]
  const found = all.find(({ name }) => name === wanted)
  if (found) return found
  throw new ReelsmithError('request/invalid', `model: expected ${all.map(({ name }) => name).join(', ')}, got "${wanted}".`)
}

/** A model, and after it what makes its clips when it doesn't, unasked, as the operator chose; each once. */
export function makersOf(models: readonly VideoModel[], first: VideoModel): readonly VideoModel[] {
  const makers = [first]
  for (let last = first; last.instead !== undefined && !last.ask; ) {
    const { instead } = last
    const next = instead === builtIn.name ? builtIn : models.find(({ name }) => name === instead)
    if (!next || makers.includes(next)) break
    makers.push(next)
    last = next
  }
  return makers
}

/** The longest clip that it makes. */
export function longestMs({ seconds }: VideoModel): number {
  return seconds.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...seconds) * 1000
}

/**
 * What to order for a clip: the shortest length that is long enough, and the size whose shape, then area, is nearest.
 *
 * @throws {ReelsmithError} `request/invalid` for a clip that is longer than it can make.
 */
export function orderFor(
  model: VideoModel,
  { durationMs, width, height }: { durationMs: number; width: number; height: number },
): { seconds: number; width: number; height: number } {
  const seconds = model.seconds.length === 0 ? durationMs / 1000 : model.seconds.filter((length) => length * 1000 >= durationMs).toSorted((a, b) => a - b)[0]
  if (seconds === undefined) {
    throw new ReelsmithError(
      'request/invalid',
      `${model.name} makes clips of up to ${longestMs(model) / 1000} s, and this one has ${durationMs / 1000} s; ask for a shorter one.`,
    )
  }
  const distance = (of: { width: number; height: number }): number => {
    const shape = Math.abs(Math.log((of.width * height) / (of.height * width)))
    return shape * 1000 + Math.abs(Math.log((of.width * of.height) / (width * height)))
  }
  return { seconds, ...(model.sizes.toSorted((a, b) => distance(a) - distance(b))[0] ?? { width, height }) }
}

/** What is sent of each video of who or what is to be seen; it is paid as the clip is. */
export const referenceVideoSeconds = 5

/** How long it is waited for an answer of a model, where its operator says so. */
export function patienceOf({ answerSeconds }: Pick<VideoModel, 'answerSeconds'>): { answerMs?: number } {
  return answerSeconds === undefined ? {} : { answerMs: answerSeconds * 1000 }
}

/** What a model takes for one order, in US dollars; null where that isn't known. */
export function usdFor({ makes, usdPerSecond, usdPerPicture }: VideoModel, seconds: number, referenceVideos = 0): number | null {
  if (makes === 'picture') return usdPerPicture ?? null
  return usdPerSecond === undefined ? null : Math.round(usdPerSecond * (seconds + referenceVideos * referenceVideoSeconds) * 1000) / 1000
}
