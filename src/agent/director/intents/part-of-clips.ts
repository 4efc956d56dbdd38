/** A stretch of clips as clips of their own, for what is wanted of that stretch alone. Pure. */
import { type Clip, endMs } from '../../../timeline/locate.ts'
import type { Request } from '../request.ts'
import type { ToolCall } from '../situation.ts'
import { namedClips } from '../targets.ts'

/**
 * "Slow down the first two seconds", "mute from 5 to 8 seconds": the clips, as they are when the cuts at both ends of the
 * stretch have been made. The stretch is in the time of the film, or of the one clip that is named. Undefined when no
 * part is meant.
 */
export function partOf<T extends Clip>(request: Request, clips: readonly T[]): { clips: T[]; cuts: ToolCall[] } | undefined {
  const { stretch } = request.times
  if (!stretch) return undefined
  const only = namedClips(request).length > 0 && clips.length === 1 ? clips[0]! : undefined
  const base = only?.startMs ?? 0
  const [from, to] = [base + request.at(stretch.from, only?.durationMs), base + request.at(stretch.to, only?.durationMs)]
  const cuts: ToolCall[] = []
  const parts: T[] = []
  for (const clip of clips) {
    const [startMs, endsMs] = [Math.max(from, clip.startMs), Math.min(to, endMs(clip))]
    if (endsMs > startMs) {
      let { id } = clip
      if (startMs > clip.startMs) {
        id = request.newId()
        cuts.push({ tool: 'split-clip', input: { clip: clip.id, atMs: [startMs], id } })
      }
      if (endsMs < endMs(clip)) cuts.push({ tool: 'split-clip', input: { clip: id, atMs: [endsMs], id: request.newId() } })
      parts.push({ ...clip, id, startMs, durationMs: endsMs - startMs })
    }
  }
  return cuts.length > 0 ? { clips: parts, cuts } : undefined
}
