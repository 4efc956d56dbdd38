/** Songs of a plan, listened to and laid out at their bars: each becomes parts that play pieces of its file. */
import { openAudioDecoder } from '../media/audio-decode.ts'
import { BeatTracker, type BeatAnalysis } from '../music/beats/track-beats.ts'
import { LoudnessMeter } from '../music/dsp/loudness.ts'
import { type SongFit, fitSong } from '../music/song-fit.ts'
import { dbToGain, soundRateHz } from '../music/stereo.ts'
import { clickFreeMs } from './sound-fade.ts'
import type { SoundPart, SoundPlan, SoundSource } from './sound-part.ts'
import type { SourceContext } from './sound-source.ts'

/** Level of composed music at volume 1; songs come mastered at anything, and are brought to it. */
const musicLufs = -20
const mostGainDb = 12
/** A joint crosses over within this much before its beat, so that the beat itself is whole. */
const jointMs = 30

type Song = Extract<SoundSource, { kind: 'song' }>

/** A part whose source can be opened as it is. */
export type PlayedPart = SoundPart & { readonly source: Exclude<SoundSource, { kind: 'song' }> }

export async function layOutSongs({ parts }: SoundPlan, context: SourceContext): Promise<PlayedPart[]> {
  const laid: PlayedPart[] = []
  const heard = new Map<string, Promise<HeardSong>>()
  for (const part of parts) {
    const { source } = part
    if (source.kind !== 'song') {
      laid.push({ ...part, source })
      continue
    }
    const key = `${source.asset} ${source.tempo ?? ''}`
    const listening = heard.get(key) ?? listenTo(source, context)
    heard.set(key, listening)
    const { beats, gainDb } = await listening
    laid.push(...playedParts(part, source, fitSong(beats, source.inMs, source.durationMs), gainDb))
  }
  return laid
}

interface HeardSong {
  readonly beats: BeatAnalysis
  readonly gainDb: number
}

/** Decodes a song once, for its beats and its loudness. */
async function listenTo({ asset, tempo }: Song, { files, signal }: SourceContext): Promise<HeardSong> {
  const decoder = openAudioDecoder({ file: files[asset]!, startMs: 0, speed: 1 }, { signal })
  const tracker = new BeatTracker(soundRateHz / 2)
  const meter = new LoudnessMeter()
  const left = new Float32Array(soundRateHz)
  const right = new Float32Array(soundRateHz)
  try {
    for (let count = await decoder.read(left, right); count > 0; count = await decoder.read(left, right)) {
      meter.add(left, right, count)
      tracker.add(Float32Array.from({ length: count >> 1 }, (_, i) => (left[2 * i]! + left[2 * i + 1]! + right[2 * i]! + right[2 * i + 1]!) / 4))
    }
  } finally {
    await decoder.close()
  }
  const lufs = meter.integratedLufs()
  const gainDb = Number.isFinite(lufs) ? Math.max(-mostGainDb, Math.min(mostGainDb, musicLufs - lufs)) : 0
  return { beats: tracker.analyse(tempo), gainDb }
}

function playedParts(part: SoundPart, { asset }: Song, { pieces, speed, fadeOutMs }: SongFit, gainDb: number): PlayedPart[] {
  return pieces.map((piece, index) => {
    const isFirst = index === 0
    const isLast = index === pieces.length - 1
    const leadMs = isFirst ? 0 : jointMs
    const durationMs = piece.durationMs + leadMs
    const inMs = Math.max(0, piece.inMs - leadMs * speed)
    const startMs = part.startMs + piece.startMs - leadMs
    const outMs = isLast ? Math.max(part.fadeOut.durationMs, fadeOutMs, clickFreeMs) : jointMs
    return {
      ...part,
      source: { kind: 'file', asset, inMs, speed, durationMs },
      startMs,
      endMs: startMs + durationMs,
      gain: part.gain * dbToGain(gainDb),
      fadeIn: isFirst ? { durationMs: Math.max(part.fadeIn.durationMs, clickFreeMs), shape: 'smooth' } : { durationMs: jointMs, shape: 'equal-power' },
      fadeOut: { durationMs: Math.min(outMs, durationMs / 2), shape: isLast ? 'smooth' : 'equal-power' },
    }
  })
}
