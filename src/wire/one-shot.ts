/** One request, one film: `POST /v1/run`, `GET /v1/jobs/<id>`, `POST /api/v1/generate`. */
import { z } from 'zod'
import { wireLimits } from './limits.ts'
import { invalidField, parseInput } from './parse.ts'

const words = z.string().optional()

const inputSchema = z.looseObject({
  prompt: words,
  text: words,
  description: words,
  duration: z.number().positive().max(300).optional().describe('Seconds'),
  ratio: z.string().max(20).optional(),
  aspect_ratio: z.string().max(20).optional(),
  style: z.string().max(200).optional(),
})

export const oneShotRequestSchema = z.looseObject({
  skill: z.string().max(200).optional(),
  prompt: words,
  input: z.union([z.string(), inputSchema]).optional(),
  language: z.string().max(35).optional().describe('BCP 47'),
})

export interface OneShotRequest {
  /** Name of the calling skill. */
  readonly skill: string
  /** All that is asked for, in words. */
  readonly text: string
  readonly language?: string
}

/** @throws {ReelsmithError} `request/invalid` naming the field. */
export function parseOneShotRequest(body: unknown): OneShotRequest {
  const { skill, prompt, input, language } = parseInput(oneShotRequestSchema, body)
  const text = (prompt ?? '').trim() || (typeof input === 'string' ? input.trim() : wordsOf(input ?? {}))
  if (text === '') {
    throw invalidField('prompt', 'expected what the film is to show, e.g. "a 10-second clip of a sunset"; or the same in input.prompt')
  }
  const characters = [...text].length
  if (characters > wireLimits.promptCharacters) {
    throw invalidField('prompt', `expected at most ${wireLimits.promptCharacters} characters, got ${characters}`)
  }
  return { skill: skill || 'one-shot', text, ...(language && { language }) }
}

/** The fields of an input as one request in words, which is what the director reads. */
function wordsOf({ prompt, text, description, duration, ratio, aspect_ratio: aspectRatio, style }: z.infer<typeof inputSchema>): string {
  const subject = [prompt, text, description].map((part) => part?.trim() ?? '').find((part) => part !== '')
  if (subject === undefined) return ''
  const shape = ratio ?? aspectRatio
  return [subject, ...(style ? [style] : []), ...(duration ? [`${duration} seconds`] : []), ...(shape ? [shape] : [])].join(', ')
}

export const oneShotStatuses = ['queued', 'processing', 'completed', 'failed'] as const

export const oneShotReplySchema = z.object({
  job_id: z.string(),
  status: z.enum(oneShotStatuses),
  estimated_seconds: z.int(),
  poll_url: z.string(),
})
export type OneShotReply = z.infer<typeof oneShotReplySchema>

export const oneShotJobSchema = z.object({
  job_id: z.string(),
  status: z.enum(oneShotStatuses),
  progress: z.number().describe('0 to 1'),
  outputs: z.object({
    video: z.string().nullable(),
    thumbnail: z.string().nullable(),
    srt: z.string().nullable(),
    vtt: z.string().nullable(),
  }),
  error: z.string().nullable(),
})
export type OneShotJob = z.infer<typeof oneShotJobSchema>
