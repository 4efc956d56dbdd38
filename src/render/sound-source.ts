import { streamMusic } from '../music/compose.ts'
import { EffectPlayer } from '../music/effect-player.ts'
import { type SpeedStep, openAudioDecoder } from '../media/audio-decode.ts'
import { playedMs } from '../timeline/source-time.ts'
import { openReversed } from './sound-reversed.ts'
import type { FileUse, SoundSource } from './sound-part.ts'
import { bundledSoundfont } from './soundfont.ts'

/** Sound that comes in blocks, from wherever. */
export interface SampleReader {
  /** @returns How many samples were filled; fewer than asked for only at the end. */
  read(left: Float32Array, right: Float32Array): Promise<number>
  close(): Promise<void>
}

export interface SourceContext {
  /** Path of each asset. */
  readonly files: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** Speeds of a ramp are held for so long; the ear hears them as one movement. */
const rampStepMs = 80
const mostRampSteps = 400

/** Opens what a part plays, at its first sample. */
export async function openSoundSource(source: Exclude<SoundSource, { kind: 'song' }>, context: SourceContext): Promise<SampleReader> {
  switch (source.kind) {
    case 'file': {
      const file = context.files[source.asset]!
      if (source.reversed) return openReversed(file, source, context.signal)
      return openAudioDecoder({ file, startMs: source.inMs, speed: speedsOf(source) }, context)
    }
    case 'music':
      return readerOf(await streamMusic(source.recipe, source.durationMs, await bundledSoundfont(), source.quiet))
    case 'effect':
      return readerOf(new EffectPlayer(source.recipe, source.durationMs))
  }
}

function readerOf(player: { read(left: Float32Array, right: Float32Array): number }): SampleReader {
  return { read: async (left, right) => player.read(left, right), close: async () => {} }
}

function speedsOf(use: FileUse): number | SpeedStep[] {
  if (!use.ramp || use.ramp.length === 0) return use.speed
  const stepMs = Math.max(rampStepMs, use.durationMs / mostRampSteps)
  const steps: SpeedStep[] = []
  for (let atMs = 0; atMs < use.durationMs; atMs += stepMs) {
    const [from, to] = [playedMs(use, atMs), playedMs(use, atMs + stepMs)]
    steps.push({ atMs: from, speed: (to - from) / stepMs })
  }
  return steps
}
