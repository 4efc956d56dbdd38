/** The shape of OpenAI's Videos API: `/v1/videos`, as other servers have it and their clients know it. */
import { z } from 'zod'
import { wireLimits } from './limits.ts'
import { invalidField, parseInput } from './parse.ts'

const prompt = z.string().trim().min(1).max(wireLimits.promptCharacters)

const reference = z.string().min(1)

export const videoRequestSchema = z.looseObject({
  prompt,
  model: z.string().max(200).default('reelsmith').describe('`reelsmith`, or the name of a model of this server'),
  seconds: z.coerce.number().int().min(1).max(300).default(4),
  size: z.string().regex(/^\d{2,4}x\d{2,4}$/, 'expected a size like 1280x720').default('720x1280'),
  input_reference: z
    .union([reference, z.looseObject({ image_url: reference })])
    .optional()
    .describe('A picture that the video begins with: a file of the form, or its address (`https:`, or `data:` in base64)'),
})
export const remixRequestSchema = z.looseObject({ prompt })

export const videoListQuerySchema = z.object({
  after: z.string().max(100).optional().describe('The id of a video: what comes behind it'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  order: z.enum(['asc', 'desc']).default('desc').describe('By age; newest first unless told'),
})
export type VideoListQuery = z.infer<typeof videoListQuerySchema>

export interface VideoRequest {
  readonly prompt: string
  readonly model: string
  readonly seconds: number
  /** Pixels, even. */
  readonly width: number
  readonly height: number
  /** The address of a picture that it begins with: `https:`, or `data:` in base64. */
  readonly reference?: string
}

/** Of a video that is asked for, in pixels. */
export const shortestSide = 64
export const longestSide = 1920

/** @throws {ReelsmithError} `request/invalid` naming the field. */
export function parseVideoRequest(body: unknown): VideoRequest {
  const { size, input_reference: picture, ...request } = parseInput(videoRequestSchema, body)
  const [width, height] = size.split('x').map(Number) as [number, number]
  if ([width, height].some((side) => side < shortestSide || side > longestSide || side % 2 === 1)) {
    throw invalidField('size', `expected even sides from ${shortestSide} to ${longestSide}, got "${size}"`)
  }
  const { prompt: words, model, seconds } = request
  const address = typeof picture === 'object' ? picture.image_url : picture
  return { prompt: words, model, seconds, width, height, ...(address !== undefined && { reference: address }) }
}

export const videoObjectSchema = z.object({
  id: z.string(),
  object: z.literal('video'),
  model: z.string(),
  status: z.enum(['queued', 'in_progress', 'completed', 'failed']),
  progress: z.int().describe('0 to 100'),
  created_at: z.int().describe('Seconds since 1970'),
  completed_at: z.int().nullable(),
  expires_at: z.int().nullable(),
  prompt: z.string(),
  seconds: z.string().describe('As it is, once it is done; else as it was asked for'),
  size: z.string(),
  remixed_from_video_id: z.string().nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  made_by: z.string().nullable().describe('What made it in the end'),
  usd: z.number().nullable().default(null).describe('What providers take for it, in US dollars; null while it is not done, and where that is not known'),
  refusals: z.array(z.string()).describe('Why what was to make it before did not'),
  adapted: z
    .object({
      seconds: z.string().describe('As its model made it'),
      size: z.string(),
      pieces: z.int().describe('In how many; each begins with the last picture of the one before where the model takes a first frame'),
    })
    .nullable()
    .default(null)
    .describe('What was made, where that had to be cut, framed or joined to be what is delivered'),
})
export type VideoObject = z.infer<typeof videoObjectSchema>

export const videoListSchema = z.object({
  object: z.literal('list'),
  data: z.array(videoObjectSchema),
  first_id: z.string().nullable(),
  last_id: z.string().nullable(),
  has_more: z.boolean(),
})

export const videoDeletedSchema = z.object({ id: z.string(), object: z.literal('video.deleted'), deleted: z.literal(true) })

/** So many days before the last one of a model, its operator is warned. */
export const warningDays = 30

export const videoModelSchema = z.object({
  id: z.string(),
  object: z.literal('model'),
  created: z.int(),
  owned_by: z.string().describe('What it speaks'),
  makes: z.enum(['video', 'picture', 'conversation', 'speech', 'transcript']).describe('A picture is shown with the camera moving over it; what makes none of the two is not for `/v1/videos`'),
  ready: z.boolean().describe('Whether its key is there and it is still served'),
  used: z.boolean().default(false).describe('Whether it is used where nobody names another'),
  paid: z.boolean().default(true).describe('Whether a provider takes money for it'),
  voices: z.array(z.string()).default([]).describe('Of what speaks'),
  languages: z.array(z.string()).default([]).describe('Those that it knows, by their tags; none: not told'),
  seconds: z.array(z.int()).describe('Lengths that it makes; none: any'),
  sizes: z.array(z.string()).describe('Sizes that it makes; none: any'),
  first_frame: z.boolean(),
  last_frame: z.boolean(),
  references: z.int().describe('How many pictures it takes of what is to be seen'),
  reference_videos: z.int().describe('How many videos it takes of what is to be seen, together with the pictures no more than those'),
  audio: z.boolean(),
  credits: z.int().describe('What a clip or a voice-over of it costs here; a clip in pieces costs that for each'),
  usd_per_second: z.number().nullable(),
  usd_per_picture: z.number().nullable(),
  usd_per_million_tokens: z
    .object({ questions: z.number(), answers: z.number() })
    .nullable()
    .default(null)
    .describe('Of what converses; null where that is not known'),
  usd_per_10000_characters: z.number().nullable().default(null).describe('Of what speaks; null where that is not known'),
  usd_per_minute: z.number().nullable().default(null).describe('Of what listens; null where that is not known'),
  until: z.string().nullable().describe('The last day on which it is served'),
  until_source: z.string().nullable().describe('Where its provider says so; null where the operator does'),
  days_left: z.int().min(0).nullable().describe('For so many days it is served still, today included; 0: it has ended'),
  instead: z.string().nullable().describe('What makes what it does not'),
  asks_first: z.boolean().describe('Whether the user is asked before that makes it'),
})
export type VideoModelFacts = z.infer<typeof videoModelSchema>

export const videoModelListSchema = z.object({ object: z.literal('list'), data: z.array(videoModelSchema) })

/** What came of the cheapest real call of a model that makes no clips. */
export const modelTrialSchema = z.object({
  id: z.string(),
  said: z.string().describe('What it said, spoke or heard'),
  took_seconds: z.number(),
  tokens: z.int().nullable().describe('Of the question and the answer'),
  sound_seconds: z.number().nullable().describe('Of what was spoken or heard'),
})
export type ModelTrial = z.infer<typeof modelTrialSchema>

export const modelTrialRequestSchema = z.object({ model: z.string().min(1).max(200).describe('The id of a model that converses, speaks or listens') })
