/** What is found by looking at and listening to a file: an entry of `video_analyses` in the state. */
import { z } from 'zod'

/** `[start_ms, end_ms)` in the time of the file. */
const range = z.object({ start_ms: z.int(), end_ms: z.int() })

export const mediaAnalysisSchema = z.object({
  /** Stretches between cuts, from the beginning to the end; null for what doesn't move. */
  shots: z.array(range).nullable(),
  /** Null without sound. */
  loudness: z
    .object({
      /** Null when it is silent. */
      integrated_lufs: z.number().nullable(),
      true_peak_dbtp: z.number().nullable(),
    })
    .nullable(),
  /** Stretches of at least half a second below -50 dBFS; null without sound. */
  silence: z.array(range).nullable(),
  /** Null without sound, or where no beat is heard. */
  beats: z.object({ bpm: z.number(), confidence: z.number(), times_ms: z.array(z.int()) }).nullable(),
  /** The main colours, the most seen first, as `#rrggbb`; null for sound alone. */
  palette: z.array(z.string()).nullable(),
})
export type MediaAnalysis = z.infer<typeof mediaAnalysisSchema>
