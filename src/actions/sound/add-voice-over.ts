import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { formatDuration } from '../../time/time.ts'
import { applyOperation } from '../../timeline/apply.ts'
import { audioClip } from '../../timeline/create.ts'
import { type AudioTrack, type TextTrack, type Timeline, mainTrack, timelineDurationMs } from '../../timeline/model.ts'
import type { Operation } from '../../timeline/operation.ts'
import type { Speech } from '../../timeline/sound.ts'
import { defaultTrackName } from '../../timeline/words.ts'
import { estimateSpeechMs, fastestPace, readScript, slowestPace } from '../../voice/script.ts'
import { type SessionAsset, defineAction } from '../action.ts'
import { longestMs } from '../clips/set-length.ts'
import { shortName } from '../names.ts'
import { captionClips } from '../texts/add-captions.ts'
import { isApart, placeText } from '../texts/place-text.ts'
import { spokenLines } from '../texts/spoken-lines.ts'

const input = z.strictObject({
  text: z.string().trim().min(1).max(20_000).describe('What is said, word for word'),
  voice: z.string().max(200).optional().describe('What the voice should be like, e.g. "female, calm"'),
  language: z.string().min(2).max(35).optional().describe('BCP 47; that of the text unless told'),
  pace: z.number().min(slowestPace).max(fastestPace).optional().describe('How fast; 1 is the usual pace'),
  startMs: z.number().int().min(0).optional().describe('After the voice-over that is there, else the start of the film, unless told'),
  endMs: z.number().int().min(1).optional().describe('When it has to be over; the end of the film unless told, which may be put off for it'),
  captions: z.boolean().optional().describe('Whether to show captions of it, in place of those that are there at that time'),
  id: z.string().min(1).max(100).optional().describe('For the sound; made up unless told'),
})
type Input = z.infer<typeof input>

/** The shortest thing said that an action makes room for. */
const shortestMs = 500
/** How much longer than estimated a script may turn out. */
const leastSure = 1.4
/** From here on a voice is heard to be faster. */
const noticeable = 1.05

export const addVoiceOver = defineAction({
  name: 'add-voice-over',
  description: 'Speak words as a voice-over; the music steps back for it. Costs credits.',
  input,
  priced: () => [{ item: 'voice-over' }],
  plan(asked: Input, { timeline, assets, newId }) {
    const { startMs, language, estimateMs, longestMs: mostMs } = findRoom(timeline, assets, asked)
    const spoken = { asset: 'generated', durationMs: Math.min(estimateMs, mostMs), speech: { text: asked.text, language } }
    return { operations: placing(timeline, asked, startMs, spoken, newId) }
  },
  async run(asked: Input, context) {
    const { startMs, language, longestMs: mostMs } = findRoom(context.timeline(), await context.assets(), asked)
    const { text, voice, pace = 1 } = asked
    const made = await context.speak({ text, language, pace, longestMs: mostMs, ...(voice !== undefined && { voice }) })
    const speech = { text, language, voice: made.voice, words: made.words }
    const spoken = { asset: made.asset.id, durationMs: made.asset.durationMs, speech }
    // Read after the job: an edit may have come in from elsewhere meanwhile.
    const lengthenedByMs = missingMs(context.timeline(), startMs + spoken.durationMs)
    const placed = placing(context.timeline(), asked, startMs, spoken, randomUUID)
    const spokenAt = { startMs, endMs: asked.endMs ?? startMs + spoken.durationMs }
    const captions = asked.captions ? captionsOf(applyOperation(context.timeline(), { type: 'batch', operations: placed }).timeline, spokenAt) : []
    await context.change('add-voice-over', [...placed, ...captions])
    return {
      startMs,
      endMs: startMs + spoken.durationMs,
      voice: made.voice,
      ...(made.refusal !== undefined && { refusal: made.refusal }),
      ...(made.pace > pace * noticeable && { hurriedBy: Math.round((made.pace / pace) * 100) / 100 }),
      ...(lengthenedByMs > 0 && { lastSceneLengthenedByMs: lengthenedByMs }),
    }
  },
})

interface Room {
  readonly startMs: number
  readonly language: string
  /** What the words will take at the usual pace. */
  readonly estimateMs: number
  /** What they may take, with what the last scene can be lengthened by. */
  readonly longestMs: number
}

/**
 * Finds out before anything is spoken whether a script fits the film, or the film with a longer last scene.
 *
 * @throws {ReelsmithError} `timeline/invalid` when it can't fit, saying how much does.
 */
function findRoom(timeline: Timeline, assets: readonly SessionAsset[], asked: Input): Room {
  const filmMs = timelineDurationMs(timeline)
  if (filmMs === 0) throw new ReelsmithError('timeline/invalid', 'There is no picture yet that a voice-over could go with.')
  const startMs = asked.startMs ?? endOfVoices(timeline)
  const language = asked.language ?? languageOf(asked.text, timeline.language)
  const words = readScript(asked.text, language)
  if (words.length === 0) throw new ReelsmithError('request/invalid', 'text: expected words to say, got none.')
  const estimateMs = Math.max(shortestMs, Math.round(estimateSpeechMs(words) / (asked.pace ?? 1)))
  const hurry = fastestPace / (asked.pace ?? 1)
  const roomMs = Math.max(0, Math.min(filmMs, asked.endMs ?? filmMs) - startMs)
  const found = { startMs, language, estimateMs }
  if (roomMs >= Math.max(shortestMs, estimateMs / hurry)) return { ...found, longestMs: roomMs }
  const last = mainTrack(timeline)?.clips.at(-1)
  const spareMs = last && asked.endMs === undefined && startMs <= filmMs ? longestMs(last, assets) - last.durationMs : 0
  if (roomMs + spareMs >= estimateMs / hurry) return { ...found, longestMs: Math.min(roomMs + spareMs, Math.round(estimateMs * leastSure)) }
  const most = Math.floor((words.length * (roomMs + Math.max(0, spareMs)) * hurry) / estimateMs)
  throw new ReelsmithError(
    'timeline/invalid',
    `The words take about ${formatDuration(estimateMs)}, and ${formatDuration(roomMs)} of film are left for them: ` +
      `shorten them to about ${Math.min(most, words.length)} of ${words.length} words, or make the film longer.`,
  )
}

/** By how much a film ends too early for what is said until a time. */
function missingMs(timeline: Timeline, endMs: number): number {
  return Math.max(0, endMs - timelineDurationMs(timeline))
}

/** Captions of what is said in `[startMs, endMs)`, in place of those that are there; none where the voices are muted. */
function captionsOf(timeline: Timeline, { startMs, endMs }: { startMs: number; endMs: number }): readonly Operation[] {
  const lines = spokenLines(timeline, []).filter((line) => line.startMs >= startMs && line.startMs < endMs)
  if (lines.length === 0) return []
  const there = timeline.tracks.filter((track): track is TextTrack => track.kind === 'text' && track.role === 'caption')
  const old = there.flatMap(({ clips }) => clips).filter((clip) => !isApart(clip, { startMs, durationMs: endMs - startMs }))
  const clips = captionClips(lines, timelineDurationMs(timeline), old[0]?.style ?? there[0]?.clips[0]?.style ?? {}, randomUUID)
  const removals = old.map(({ id }): Operation => ({ type: 'remove-clip', clipId: id }))
  let now = removals.reduce((without, removal) => applyOperation(without, removal).timeline, timeline)
  const additions = clips.map((clip) => {
    const addition = placeText(now, 'caption', clip, randomUUID())
    now = applyOperation(now, addition).timeline
    return addition
  })
  return [...removals, ...additions]
}

function endOfVoices(timeline: Timeline): number {
  const clips = voiceTracks(timeline).flatMap((track) => track.clips)
  return clips.reduce((end, clip) => Math.max(end, clip.startMs + clip.durationMs), 0)
}

function voiceTracks(timeline: Timeline): AudioTrack[] {
  return timeline.tracks.filter((track): track is AudioTrack => track.kind === 'audio' && track.role === 'voice')
}

/** About how long words take to say. */
export function estimateVoiceMs(text: string, filmLanguage: string): number {
  return estimateSpeechMs(readScript(text, languageOf(text, filmLanguage)))
}

/** About how long they take when they are hurried to fit. */
export function leastVoiceMs(text: string, filmLanguage: string): number {
  return Math.round(estimateVoiceMs(text, filmLanguage) / fastestPace)
}

function languageOf(text: string, filmLanguage: string): string {
  if (/\p{Script=Han}/u.test(text)) return /^(ja|zh)/i.test(filmLanguage) ? filmLanguage : 'zh-CN'
  return /^(zh|ja)/i.test(filmLanguage) ? 'en' : filmLanguage
}

function placing(
  timeline: Timeline,
  asked: Input,
  startMs: number,
  spoken: { asset: string; durationMs: number; speech: Speech },
  newId: () => string,
): Operation[] {
  const clip = audioClip({ id: asked.id ?? newId(), name: shortName(asked.text), startMs, ...spoken })
  const tracks = voiceTracks(timeline)
  const other = tracks.flatMap((track) => track.clips).find((each) => !isApart(each, clip))
  if (other) {
    throw new ReelsmithError('timeline/overlap', `"${other.name}" is spoken at that time already: remove it, or begin later.`)
  }
  const lengthenedByMs = missingMs(timeline, startMs + spoken.durationMs)
  const last = mainTrack(timeline)?.clips.at(-1)
  const lengthening: Operation[] =
    last && lengthenedByMs > 0 ? [{ type: 'set-duration', clipId: last.id, durationMs: last.durationMs + lengthenedByMs }] : []
  const place: Operation = tracks[0]
    ? { type: 'add-clip', trackId: tracks[0].id, clip }
    : { type: 'add-track', track: { id: newId(), kind: 'audio', role: 'voice', name: defaultTrackName('voice'), clips: [clip] } }
  return [...lengthening, place]
}
