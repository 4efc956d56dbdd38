/** The models that clips can be ordered from: what the operator configured, as data. */
import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'

const size = z
  .string()
  .regex(/^\d{2,4}x\d{2,4}$/, 'expected a size like 1280x720')
  .transform((text) => {
    const [width, height] = text.split('x').map(Number)
    return { width: width!, height: height! }
  })

const videoModelSchema = z.strictObject({
  /** For people, and what a request can say: "with NAME". */
  name: z.string().trim().min(1).max(40),
  /** What it is called besides, e.g. 通义万相. */
  words: z.array(z.string().trim().min(1).max(40)).default([]),
  /** What the server speaks. */
  api: z.literal('openai-videos'),
  /** Up to and with the version: `http://127.0.0.1:8000/v1`. */
  url: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
  /** The server's name of the model. */
  model: z.string().min(1).max(200),
  /** The environment variable that holds the key; a server of one's own may want none. */
  keyVariable: z.string().regex(/^\w+$/).optional(),
  /** Lengths that it makes. */
  seconds: z.array(z.int().min(2).max(300)).min(1),
  /** Sizes that it makes, in pixels. */
  sizes: z.array(size).min(1),
  /** How often it is asked whether a clip is done. */
  pollSeconds: z.number().min(0.01).max(60).default(5),
  /** After this long a clip is given up. */
  patienceMinutes: z.number().min(0).max(24 * 60).default(30),
})

export type VideoModel = z.infer<typeof videoModelSchema>

/** What the built-in film-maker is called where a model could have made a clip. */
export const builtInModel = 'built-in painter'

/**
 * @param text - `REELSMITH_VIDEO_MODELS`, a JSON array.
 * @throws {ReelsmithError} `request/invalid` saying what can't be read.
 */
export function readVideoModels(text = ''): readonly VideoModel[] {
  if (text.trim() === '') return []
  const models = z.array(videoModelSchema).safeParse(parseJson(text))
  if (!models.success) {
    const { path, message } = models.error.issues[0]!
    throw new ReelsmithError('request/invalid', `REELSMITH_VIDEO_MODELS: ${[...path, message].join(': ')}.`)
  }
  const names = models.data.flatMap(({ name, words }) => [name, ...words]).map((name) => name.toLowerCase())
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) {
    throw new ReelsmithError('request/invalid', `REELSMITH_VIDEO_MODELS: expected different names, got "${twice}" twice.`)
  }
  return models.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new ReelsmithError('request/invalid', 'REELSMITH_VIDEO_MODELS: expected a JSON array, got text that is none.', { cause })
  }
}

/**
 * The model that a request names.
 *
 * @throws {ReelsmithError} `request/invalid` when the operator configured none of that name.
 */
export function findModel(models: readonly VideoModel[], wanted: string): VideoModel {
  const found = models.find(({ name }) => name === wanted)
  if (found) return found
  const known = models.map(({ name }) => name).join(', ')
  throw new ReelsmithError('request/invalid', `model: expected ${known || 'none, for none is configured'}, got "${wanted}".`)
}

/** The longest clip that it makes. */
export function longestMs({ seconds }: VideoModel): number {
  return Math.max(...seconds) * 1000
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
  const seconds = model.seconds.filter((length) => length * 1000 >= durationMs).toSorted((a, b) => a - b)[0]
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
  return { seconds, ...model.sizes.toSorted((a, b) => distance(a) - distance(b))[0]! }
}
