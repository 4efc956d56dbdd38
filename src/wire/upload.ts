/** Uploads. */
import { z } from 'zod'

export const fileTypes = ['video', 'image', 'audio', 'document'] as const
export type FileType = (typeof fileTypes)[number]

/** How many files one request may bring. */
export const mostUploads = 50

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
  /** Our addition: a small JPEG, once there is one. */
  thumbnail_url?: string
  /** Set when this file, among good ones, could not be taken. */
  error?: string
}

/** Body of an upload by URL. */
export const urlUploadSchema = z.object({
  urls: z.array(z.string().min(1).max(8192)).min(1).max(mostUploads),
  source_type: z.literal('url').optional(),
})

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
