import { ReelsmithError } from '../errors/error.ts'
import { formatDuration } from '../time/time.ts'
import { requireSound } from './check.ts'
import { addClip, insertClip, moveClip, removeClip, reorderClip } from './edit-place.ts'
import { setCanvas, setClip, setTrack, setTrackVolume } from './edit-property.ts'
import { joinClip, setDuration, setSpeed, splitClip, trimClip } from './edit-range.ts'
import { removeRange } from './edit-span.ts'
import { addTrack, removeTrack } from './edit-track.ts'
import { followFilmLength } from './follow.ts'
import { followPicture } from './follow-picture.ts'
import { type Timeline, mainTrack, timelineDurationMs } from './model.ts'
import type { Operation } from './operation.ts'
import { restore, restoreOperation } from './restore.ts'

export interface Applied {
  readonly timeline: Timeline
  /** Undoes the operation exactly when applied to `timeline`. */
  readonly inverse: Operation
}

/**
 * Applies one edit. Pure: the given timeline stays as it was, and what comes out breaks no
 * rule of {@link requireSound}.
 *
 * @throws {ReelsmithError} `timeline/not-found`, `timeline/overlap` or
 *   `timeline/invalid`; nothing is changed then.
 */
export function applyOperation(timeline: Timeline, operation: Operation): Applied {
  const changed = edit(timeline, operation)
  requireSound(changed)
  return { timeline: changed, inverse: restoreOperation(changed, timeline) }
}

function edit(timeline: Timeline, operation: Operation): Timeline {
  if (operation.type === 'restore') return restore(timeline, operation)
  if (operation.type === 'batch') return operation.operations.reduce(edit, timeline)
  const edited = editOne(timeline, operation)
  requireWithinFilm(timeline, edited)
  const together = operation.type === 'remove-range' ? edited : followPicture(timeline, edited)
  return followFilmLength(timeline, together)
}

function editOne(timeline: Timeline, operation: Exclude<Operation, { type: 'restore' | 'batch' }>): Timeline {
  switch (operation.type) {
    case 'set-canvas':
      return setCanvas(timeline, operation)
    case 'add-track':
      return addTrack(timeline, operation.track, operation.index)
    case 'remove-track':
      return removeTrack(timeline, operation.trackId)
    case 'set-track-volume':
      return setTrackVolume(timeline, operation.trackId, operation.volume)
    case 'set-track':
      return setTrack(timeline, operation.trackId, operation.changes)
    case 'insert-clip':
      return insertClip(timeline, operation.clip, operation.index)
    case 'add-clip':
      return addClip(timeline, operation.trackId, operation.clip)
    case 'remove-clip':
      return removeClip(timeline, operation.clipId)
    case 'reorder-clip':
      return reorderClip(timeline, operation.clipId, operation.index)
    case 'move-clip':
      return moveClip(timeline, operation.clipId, operation.startMs)
    case 'trim-clip':
      return trimClip(timeline, operation)
    case 'set-duration':
      return setDuration(timeline, operation.clipId, operation.durationMs)
    case 'set-speed':
      return setSpeed(timeline, operation.clipId, operation.speed)
    case 'split-clip':
      return splitClip(timeline, operation.clipId, operation.atMs, operation.newClipId)
    case 'join-clip':
      return joinClip(timeline, operation.clipId)
    case 'remove-range':
      return removeRange(timeline, operation)
    case 'set-clip':
      return setClip(timeline, operation.clipId, operation.changes)
  }
}

/** A clip that was just put wholly beyond the film would silently be cut away: say so instead. */
function requireWithinFilm(before: Timeline, after: Timeline): void {
  const filmMs = timelineDurationMs(after)
  if (!mainTrack(after)?.clips.length || filmMs !== timelineDurationMs(before)) return
  const starts = new Map(before.tracks.flatMap((track) => track.clips.map((clip) => [clip.id, clip.startMs])))
  for (const clip of after.tracks.flatMap(
    (track): readonly { id: string; name: string; startMs: number }[] => track.clips,
  )) {
    if (clip.startMs >= filmMs && starts.get(clip.id) !== clip.startMs) {
      throw new ReelsmithError(
        'timeline/invalid',
        `"${clip.name}" would begin at ${formatDuration(clip.startMs)}, but the film ends at ${formatDuration(filmMs)}.`,
        { details: { clipId: clip.id } },
      )
    }
  }
}
