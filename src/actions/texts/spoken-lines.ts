/** What is said in a film, as lines with their times. Pure. */
import type { Speech, TimedWord } from '../../timeline/sound.ts'
import type { Timeline } from '../../timeline/model.ts'
import type { SessionAsset } from '../action.ts'
import { type RecordedClip, recordings } from '../sound/recordings.ts'
import { joinText, longestUnits, splitIntoLines, widthUnits } from './caption-lines.ts'

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
  const phrases: TimedWord[][] = []
  for (const word of heard) {
    const phrase = phrases.at(-1)
    const last = phrase?.at(-1)
    const goesOn = phrase && last && word.startMs - last.endMs < pauseAfter(last) && !/[.!?。！？]$/u.test(last.text)
    if (goesOn) phrase.push(word)
    else phrases.push([word])
  }
  return phrases.flatMap(evenLines).map((words) => timedLine(clip, words))
}

/** As few lines as there is room for, of much the same width: no word is left alone on the last one. */
function evenLines(words: readonly TimedWord[]): TimedWord[][] {
  const fewest = filled(words, longestUnits)
  for (let width = Math.ceil(widthUnits(textOf(words)) / fewest.length); width < longestUnits; width++) {
    const lines = filled(words, width)
    if (lines.length === fewest.length) return lines
  }
  return fewest
}

function filled(words: readonly TimedWord[], width: number): TimedWord[][] {
  const lines: TimedWord[][] = []
  for (const word of words) {
    const line = lines.at(-1)
    if (line && widthUnits(textOf([...line, word])) <= width) line.push(word)
    else lines.push([word])
  }
  return lines
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
