/** What is said in a film, as lines with their times. Pure. */
import type { Speech, TimedWord } from '../../timeline/sound.ts'
import type { Timeline } from '../../timeline/model.ts'
import type { SessionAsset } from '../action.ts'
import { type RecordedClip, recordings } from '../sound/recordings.ts'
import { joinText, splitIntoLines, widthUnits } from './caption-lines.ts'

export interface SpokenLine {
  readonly text: string
  /** In the time of the film. */
  readonly startMs: number
  readonly endMs: number
  /** From the line's start. */
  readonly words?: readonly TimedWord[]
}

/** Silence between words after which a new line begins. */
const pauseMs = 700
/** Less of it behind a comma: there a phrase ends. */
const commaPauseMs = 250
/** A line stays a little after its last word. */
const lingerMs = 250

/** Everything whose words are known: voices, and recordings that were listened to; in order of time. */
export function spokenLines(timeline: Timeline, assets: readonly SessionAsset[]): SpokenLine[] {
  const lines = spokenClips(timeline, assets).flatMap(({ clip, speech }) => linesOf(clip, speech))
  lines.sort((a, b) => a.startMs - b.startMs)
  return lines.map((line, index) => {
    const nextMs = lines[index + 1]?.startMs ?? Number.POSITIVE_INFINITY
    return { ...line, endMs: Math.max(line.startMs + 1, Math.min(line.endMs + lingerMs, nextMs)) }
  })
}

/** Clips with what is said in their files. */
export function spokenClips(timeline: Timeline, assets: readonly SessionAsset[]): { clip: RecordedClip; speech: Speech }[] {
  const voices = timeline.tracks.flatMap((track) => (track.kind === 'audio' && !track.muted ? track.clips : []))
  const spoken = voices.flatMap((clip) => (clip.speech && clip.volume > 0 ? [{ clip, speech: clip.speech }] : []))
  const heard = recordings(timeline, assets).flatMap(({ clip, asset: { transcript } }) =>
    transcript && !('speech' in clip && clip.speech) ? [{ clip, speech: { ...transcript, text: textOf(transcript.words) } }] : [],
  )
  return [...spoken, ...heard.filter(({ speech }) => speech.words.length > 0)]
}

function linesOf(clip: RecordedClip, speech: Speech): SpokenLine[] {
  if (!speech.words || speech.words.length === 0) return spreadOver(clip, splitIntoLines(speech.text))
  const heard = speech.words.filter(({ startMs, endMs }) => endMs > clip.inMs && startMs < clip.inMs + clip.durationMs * clip.speed)
  const lines: TimedWord[][] = []
  for (const word of heard) {
    const line = lines.at(-1)
    const last = line?.at(-1)
    const fits = line && last && word.startMs - last.endMs < pauseAfter(last) && !/[.!?。！？]$/u.test(last.text)
    if (fits && widthUnits(textOf([...line, word])) <= 42) line.push(word)
    else lines.push([word])
  }
  return lines.map((words) => timedLine(clip, words))
}

function pauseAfter({ text }: TimedWord): number {
  return /[,;:，；：、]$/u.test(text) ? commaPauseMs : pauseMs
}

function timedLine(clip: RecordedClip, words: readonly TimedWord[]): SpokenLine {
  const filmMs = (ms: number): number =>
    clip.startMs + Math.max(0, Math.min(clip.durationMs, Math.round((ms - clip.inMs) / clip.speed)))
  const startMs = filmMs(words[0]!.startMs)
  const timed = words.map(({ text, startMs: from, endMs: to }) => ({
    text,
    startMs: filmMs(from) - startMs,
    endMs: filmMs(to) - startMs,
  }))
  return { text: textOf(words), startMs, endMs: filmMs(words.at(-1)!.endMs), words: timed }
}

export function textOf(words: readonly TimedWord[]): string {
  return words.map(({ text }) => text).reduce((line, word) => (line === '' ? word : joinText(line, word)), '')
}

/** Speech whose words have no times: each line gets time by its length. */
function spreadOver(clip: RecordedClip, lines: readonly string[]): SpokenLine[] {
  const total = lines.reduce((sum, line) => sum + widthUnits(line), 0)
  let done = 0
  return lines.map((text) => {
    const startMs = clip.startMs + Math.round((clip.durationMs * done) / total)
    done += widthUnits(text)
    return { text, startMs, endMs: clip.startMs + Math.round((clip.durationMs * done) / total) }
  })
}
