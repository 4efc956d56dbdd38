/** Putting a clip into the picture: what belongs to the pictures behind it moves with them. Pure. */
import { endMs, isMain } from '../../timeline/locate.ts'
import { type Timeline, type Track, type VideoClip, mainTrack, timelineDurationMs } from '../../timeline/model.ts'
import type { Operation } from '../../timeline/operation.ts'

/** What lasts so much of the film belongs to all of it: a logo, a voice from beginning to end. */
const wholeShare = 0.9

/**
 * Inserts clips and moves captions, voices, effects and overlays that begin behind them by their length. Music stays,
 * and so does what lasts all of the film, and a title on its first picture.
 *
 * @param index - Of the first one in the picture, from 0 to the number of its clips.
 */
export function insertClips(timeline: Timeline, clips: readonly VideoClip[], index: number): Operation[] {
  const next = mainTrack(timeline)?.clips[index]
  const byMs = clips.reduce((sum, { durationMs }) => sum + durationMs, 0)
  return [
    ...clips.map((clip, at): Operation => ({ type: 'insert-clip', clip, index: index + at })),
    ...(next ? movedBehind(timeline, next.startMs, byMs) : []),
  ]
}

function movedBehind(timeline: Timeline, atMs: number, byMs: number): Operation[] {
  const wholeMs = timelineDurationMs(timeline) * wholeShare
  const moves = timeline.tracks.flatMap((track) =>
    isBound(track) ? track.clips.filter((each) => each.startMs >= atMs && endMs(each) - each.startMs < wholeMs && !isFilmTitle(track, each.startMs)) : [],
  )
  // the last first: none is ever put onto one that is still to move
  return moves.toSorted((a, b) => b.startMs - a.startMs).map(({ id, startMs }) => ({ type: 'move-clip', clipId: id, startMs: startMs + byMs }))
}

function isBound(track: Track): boolean {
  return !isMain(track) && track.role !== 'bgm'
}

function isFilmTitle({ role }: Track, startMs: number): boolean {
  return role === 'title' && startMs === 0
}
