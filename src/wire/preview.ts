/** A frame of a session's timeline. */
import { z } from 'zod'

export const frameQuerySchema = z.object({
  /** The moment, in ms; the beginning unless told. */
  t: z.coerce.number().int().min(0).max(3_600_000).default(0),
  /** Width in pixels. */
  w: z.coerce.number().int().min(64).max(1920).default(640),
})
