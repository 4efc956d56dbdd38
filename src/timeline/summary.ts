import { type Clip } from './locate.ts'
import type { Timeline, Track } from './model.ts'
import { type Tongue, clipLabel, percentText, spanText, tongueOf, trackLabel } from './words.ts'

/** More clips than this on one track are counted, not listed. */
const listedClips = 12

/**
 * The tracks in one line, as clients show it:
 * `Timeline (2 tracks): 1. Video: city timelapse (0-10s) 2. BGM: Lo-fi (0-10s, 35%)`.
 *
 * @param language - BCP 47; the timeline's own unless told. Chinese is answered in
 *   Chinese, all else in English.
 */
export function summarize(timeline: Timeline, language: string = timeline.language): string {
  const tongue = tongueOf(language)
  const tracks = summaryLines(timeline, language)
  if (tracks.length === 0) return tongue === 'zh' ? '时间线是空的。' : 'The timeline is empty.'
  const lines = tracks.map((line, index) => `${index + 1}. ${line}`)
  if (tongue === 'zh') return `时间线（${tracks.length} 条轨道）：${lines.join(' ')}`
  return `Timeline (${tracks.length} ${tracks.length === 1 ? 'track' : 'tracks'}): ${lines.join(' ')}`
}

/** The tracks that have something on them, a line each: `Video: city timelapse (0-10s)`. */
export function summaryLines(timeline: Timeline, language: string = timeline.language): string[] {
  const tongue = tongueOf(language)
  return timeline.tracks.filter((track) => track.clips.length > 0).map((track) => trackLine(track, tongue))
}

function trackLine(track: Track, tongue: Tongue): string {
  const clips: readonly Clip[] = track.clips
  const listed = clips.slice(0, listedClips).map((clip) => clipText(track, clip, tongue))
  const more = clips.length - listed.length
  if (more > 0) listed.push(tongue === 'zh' ? `另有 ${more} 段` : `and ${more} more`)
  const [colon, comma] = tongue === 'zh' ? ['：', '、'] : [': ', ', ']
  return `${trackLabel(track, tongue)}${colon}${listed.join(comma)}`
}

function clipText(track: Track, clip: Clip, tongue: Tongue): string {
  const facts = [spanText(clip, tongue)]
  if ('speed' in clip && clip.speed !== 1) facts.push(`${Math.round(clip.speed * 100) / 100}x`)
  if ('volume' in clip && (track.kind === 'audio' || clip.volume !== 1))
    facts.push(volumeText(clip.volume, tongue))
  const joined = facts.join(tongue === 'zh' ? '，' : ', ')
  return tongue === 'zh'
    ? `${clipLabel(clip, tongue)}（${joined}）`
    : `${clipLabel(clip, tongue)} (${joined})`
}

function volumeText(volume: number, tongue: Tongue): string {
  if (volume > 0) return percentText(volume)
  return tongue === 'zh' ? '静音' : 'muted'
}
