/** Export: submit, poll, cancel. */
import { z } from 'zod'
import { wireLimits } from './limits.ts'
import { parseInput } from './parse.ts'
import { type OutputOptions, outputSchema } from './render-output.ts'

export interface RenderRequest {
  /** The client's id of the job; with the user it is the key. */
  id: string
  sessionId: string
  /** As it came: an object or its JSON text, `null` when absent. Read it with `decodeDraft`. */
  draft: unknown
  output: OutputOptions
}

export const renderRequestSchema = z.object({
  id: z
    .string()
    .regex(/^(?!\.{1,2}$)[\w.:-]+$/, 'expected letters, digits, "_", "-", "." or ":", and not a dot or two alone')
    .max(wireLimits.renderIdCharacters),
  sessionId: z.string().min(1).optional(),
  session_id: z.string().min(1).optional(),
  draft: z.unknown().optional(),
  output: outputSchema.optional(),
})

/** @throws {ReelsmithError} `request/invalid`, naming the field. */
export function parseRenderRequest(body: unknown): RenderRequest {
  const { id, sessionId, session_id: snakeId, draft, output } = parseInput(renderRequestSchema, body)
  return {
    id,
    sessionId: parseInput(z.string(), sessionId ?? snakeId, 'sessionId'),
    draft: draft ?? null,
    output: output ?? parseInput(outputSchema, {}, 'output'),
  }
}

export const renderStatuses = ['pending', 'processing', 'completed', 'failed', 'cancelled'] as const
export type RenderStatus = (typeof renderStatuses)[number]

export interface RenderOutput {
  /** Downloads without a token, with ranges, for 24 hours. */
  url: string
  /** Seconds. */
  duration: number
  /** Bytes. */
  size: number
  format: string
  /** Pixels; 0 for what has no picture. */
  width: number
  height: number
  /** Our addition: a JPEG of the film, and its captions, under links like that of `url`. */
  thumbnail?: string
  srt?: string
  vtt?: string
}

/** Our addition: what the inspection of the finished file found. */
export interface RenderQuality {
  findings: readonly { check: string; severity: 'error' | 'warning'; startMs?: number; endMs?: number; message: string }[]
  /** LUFS; null when there is no sound. */
  integratedLufs: number | null
  truePeakDbtp: number | null
}

export interface RenderObject {
  id: string
  taskId: string
  render_id: string
  status: RenderStatus
  /** 0 to 100. */
  progress: number
  output: RenderOutput | null
  outputUrl: string | null
  /** Epoch ms. */
  createdAt: number
  completedAt: number | null
  error: string | null
  /** Null until it is completed. */
  quality: RenderQuality | null
  /** What the user should know, e.g. that a clip was too short and froze. */
  notes: readonly string[]
}

/** What a job is described by; {@link renderObject} makes the contract's reply of it. */
export interface RenderFacts {
  id: string
  status: RenderStatus
  /** 0 to 1. */
  progress: number
  output?: RenderOutput
  createdAtMs: number
  completedAtMs?: number
  error?: string
  quality?: RenderQuality
  notes?: readonly string[]
}

/** Query of `GET /api/render/jobs`. */
export const renderPageSchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  after: z.string().max(wireLimits.renderIdCharacters).optional().describe('Id of the last render of the page before'),
  session_id: z.string().max(64).optional().describe('Only those of this session'),
})

export function renderObject(facts: RenderFacts): RenderObject {
  const { id, status, output, createdAtMs } = facts
  return {
    id,
    taskId: id,
    render_id: id,
    status,
    progress: status === 'completed' ? 100 : Math.floor(Math.min(0.99, Math.max(0, facts.progress)) * 100),
    output: output ?? null,
    outputUrl: output?.url ?? null,
    createdAt: createdAtMs,
    completedAt: facts.completedAtMs ?? null,
    error: facts.error ?? null,
    quality: facts.quality ?? null,
    notes: facts.notes ?? [],
  }
}

/** The reply: the same members at the top level and in `data`. */
export function renderReply(
  facts: RenderFacts,
): RenderObject & { code: 0; success: true; message: string; data: RenderObject } {
  const data = renderObject(facts)
  return { ...data, code: 0, success: true, message: 'ok', data }
}

/** A render object as a client meets it. */
export const renderObjectSchema = z.looseObject({
  id: z.string().optional(),
  status: z.enum(renderStatuses),
  progress: z.number().default(0),
  output: z
    .looseObject({
      url: z.string(),
      duration: z.number().default(0),
      size: z.number().default(0),
      width: z.number().default(0),
      height: z.number().default(0),
    })
    .nullish(),
  outputUrl: z.string().nullish(),
  error: z
    .union([z.string(), z.looseObject({ message: z.string() }).transform((error) => error.message)])
    .nullish(),
})

export type ReceivedRender = z.infer<typeof renderObjectSchema>

/** `data` of `GET /api/render/jobs`, as a client meets it. */
export const renderListSchema = z.looseObject({ renders: z.array(renderObjectSchema) })
