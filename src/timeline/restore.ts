import { isSameData } from './equal.ts'
import { requireTrack } from './locate.ts'
import type { Timeline, Track } from './model.ts'
import type { Restore } from './operation.ts'

/** The operation that turns `from` into `to`, carrying only the tracks that differ. */
export function restoreOperation(from: Timeline, to: Timeline): Restore {
  const { tracks, ...canvas } = to
  const known = new Map(from.tracks.map((track) => [track.id, track]))
  return {
    type: 'restore',
    canvas,
    tracks: tracks.filter((track) => !isSameData(known.get(track.id), track)),
    order: tracks.map((track) => track.id),
  }
}

export function restore(timeline: Timeline, operation: Restore): Timeline {
  const changed = new Map(operation.tracks.map((track) => [track.id, track]))
  const tracks = operation.order.map((id): Track => changed.get(id) ?? requireTrack(timeline, id))
  return { ...operation.canvas, tracks }
}
