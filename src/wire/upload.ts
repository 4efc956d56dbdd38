/** Uploads. */
import { z } from 'zod'

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
