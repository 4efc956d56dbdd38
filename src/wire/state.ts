/** `GET /api/state/nemo_agent/me/<sid>/latest`. */
import { z } from 'zod'
import type { MediaAnalysis } from './analysis.ts'
import type { Draft } from './draft-schema.ts'
import type { UploadedFile } from './upload.ts'

export interface CanvasConfig {
  width: number
  height: number
  ratio: string
  fps: number
}

export interface GeneratedMedia {
  asset: string
  kind: 'video' | 'image' | 'audio'
  prompt: string
  model: string
  seed: number | null
  cdn_url: string
  /** Seconds. */
  duration: number
  width: number
  height: number
  /** ISO 8601. */
  created_at: string
}

export interface StateReply {
  session_id: string
  task_id: string
  task_name: string
  user_id: string
  state: {
    /** `null` until there is something on the timeline. */
    draft: Draft | null
    video_infos: UploadedFile[]
    canvas_config: CanvasConfig
    /** By asset id. */
    video_analyses: Record<string, MediaAnalysis>
    generated_media: GeneratedMedia[]
  }
}

/** The state as a client meets it; the draft stays as it came, so that it can go back unchanged. */
export const stateReplySchema = z.looseObject({
  session_id: z.string().default(''),
  state: z.looseObject({
    draft: z.unknown().optional(),
    video_infos: z.array(z.unknown()).default([]),
    generated_media: z.array(z.unknown()).default([]),
  }),
})
