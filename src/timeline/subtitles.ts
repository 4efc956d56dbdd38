/** Subtitle files of the texts on a timeline. */
import { endMs } from './locate.ts'
import type { TextClip, TextTrack, Timeline } from './model.ts'

export interface SubtitleOptions {
  /** Only the texts of these tracks; all of them unless told. */
  readonly roles?: readonly TextTrack['role'][]
}

/**
 * SubRip: numbered cues with `00:00:01,500` times, in order of time.
 * An empty text when there is nothing to show.
 */
export function toSrt(timeline: Timeline, options: SubtitleOptions = {}): string {
  return cues(timeline, options)
    .map((clip, index) => `${index + 1}\n${times(clip, ',')}\n${cueText(clip.text)}\n\n`)
    .join('')
}

/**
 * WebVTT. Characters that mean markup are escaped.
 *
 * @see https://www.w3.org/TR/webvtt1/#cue-text
 */
export function toVtt(timeline: Timeline, options: SubtitleOptions = {}): string {
  const escaped = (text: string): string =>
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  const body = cues(timeline, options).map(
    (clip) => `${times(clip, '.')}\n${escaped(cueText(clip.text))}\n\n`,
  )
  return `WEBVTT\n\n${body.join('')}`
}

function cues(timeline: Timeline, { roles }: SubtitleOptions): TextClip[] {
  return timeline.tracks
    .flatMap((track) => (track.kind === 'text' && (!roles || roles.includes(track.role)) ? track.clips : []))
    .toSorted((a, b) => a.startMs - b.startMs)
}

/** A blank line would end the cue, an arrow look like its times. */
function cueText(text: string): string {
  return text
    .replace(/-->/g, '→')
    .replace(/\r\n?/g, '\n')
    .replace(/\n\s*\n/g, '\n')
    .trim()
}

function times(clip: TextClip, separator: string): string {
  return `${timestamp(clip.startMs, separator)} --> ${timestamp(endMs(clip), separator)}`
}

function timestamp(ms: number, separator: string): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  const thousandths = String(ms % 1000).padStart(3, '0')
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}${separator}${thousandths}`
}
