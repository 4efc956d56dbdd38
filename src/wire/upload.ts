/** Uploads, by multipart form or from URLs. */
import { z } from 'zod'
import { parseInput } from './parse.ts'

export const fileTypes = ['video', 'image', 'audio', 'document'] as const
export type FileType = (typeof fileTypes)[number]

/** Names of the form fields that carry files. */
export const uploadFields = ['files', 'files[]', 'file'] as const

/** An uploaded file as clients see it; also an entry of `video_infos` in the state. */
export interface UploadedFile {
  filename: string
  file_type: FileType
  cdn_url: string
  /** Seconds; 0 for an image or a document. */
  duration: number
  width: number
  height: number
  fps: number
  hash: string
  /** Our addition: the id that segments name. */
  asset?: string
  /** Set when this file, among good ones, could not be taken. */
  error?: string
}

export interface UploadReply {
  files: UploadedFile[]
  session_state_applied: true
  /** Of the first file. */
  url: string
}

export const uploadReplySchema = z.object({
  files: z.array(
    z.looseObject({
      filename: z.string().default(''),
      file_type: z.string().default(''),
      cdn_url: z.string().default(''),
      duration: z.number().default(0),
      width: z.number().default(0),
      height: z.number().default(0),
      asset: z.string().optional(),
      error: z.string().optional(),
    }),
  ),
})

const urlUploadSchema = z.object({
  urls: z
    .array(z.url({ protocol: /^https?$/ }))
    .min(1)
    .max(20),
})

/** The body of an upload by URL. */
export function parseUrlUpload(body: unknown): string[] {
  return parseInput(urlUploadSchema, body).urls
}
