import { z } from 'zod'
import { emptyTimeline } from '../timeline/create.ts'
import type { Timeline } from '../timeline/model.ts'
import { decodeDraft, hasSegments } from './draft-decode.ts'
import type { DraftSegment, DraftTrack } from './draft-schema.ts'
import { trackTypes } from './draft-schema.ts'
import { toTrack } from './draft-track.ts'

/**
 * A draft of any server as a timeline to be read by people: where it isn't as ours are, what it lacks is made up and
 * what is odd left out. Not for rendering: nothing is checked.
 *
 * @returns null when there is nothing on the timeline.
 */
export function lookAtDraft(draft: unknown): Timeline | null {
  if (!hasSegments(draft)) return null
  try {
    return decodeDraft(draft).timeline
  } catch {
    return roughly(draft)
  }
}

const text = z.string().optional().catch(undefined)
const number = z.number().min(0).optional().catch(undefined)
const ms = number.transform((value) => Math.round(value ?? 0))

const roughSegment = z.object({
  id: text,
  d: ms,
  m: z.object({ name: text, start: number, volume: number, speed: number, text }).catch({}).default({}),
})
const roughTrack = z.object({
  id: text,
  tt: z.literal([trackTypes.video, trackTypes.audio, trackTypes.text]),
  m: z.object({ name: text, role: text }).catch({}).default({}),
  sg: z.array(roughSegment.nullable().catch(null)).catch([]),
})
const roughDraft = z.object({
  m: z.object({ title: text, language: text }).catch({}).default({}),
  t: z.array(roughTrack.nullable().catch(null)),
})

function roughly(draft: unknown): Timeline {
  const { m, t } = roughDraft.parse(draft)
  const tracks = t.filter((track) => track !== null)
  const firstVideo = tracks.findIndex(({ tt }) => tt === trackTypes.video)
  return { ...emptyTimeline(m), tracks: tracks.map((track, index) => roleOrNone(track, index, index === firstVideo)) }
}

/** A role that we don't know is left out. */
function roleOrNone(rough: z.infer<typeof roughTrack>, index: number, isFirstVideo: boolean): Timeline['tracks'][number] {
  const sg = rough.sg.flatMap((segment) => (segment === null ? [] : [completed(segment)]))
  const track: DraftTrack = { ...rough, sg }
  try {
    return toTrack(track, index, isFirstVideo)
  } catch {
    return toTrack({ ...track, m: { ...track.m, role: undefined } }, index, isFirstVideo)
  }
}

/** With the members without which no clip is one of ours. */
function completed({ m: { start, ...m }, ...segment }: z.infer<typeof roughSegment>): DraftSegment {
  const startMs = start === undefined ? undefined : Math.round(start)
  return { ...segment, m: { ...m, start: startMs, asset: '', text: m.text ?? m.name ?? '' } }
}
