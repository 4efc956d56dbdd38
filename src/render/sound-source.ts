import { streamMusic } from '../music/compose.ts'
import { openAudioDecoder } from '../media/audio-decode.ts'
import type { SoundSource } from './sound-plan.ts'
import { bundledSoundfont } from './soundfont.ts'

/** Sound that comes in blocks, from wherever. */
export interface SampleReader {
  /** @returns How many samples were filled; fewer than asked for only at the end. */
  read(left: Float32Array, right: Float32Array): Promise<number>
  close(): Promise<void>
}

/** Opens what a part plays, at its first sample. */
export async function openSoundSource(source: SoundSource, { signal }: { signal?: AbortSignal }): Promise<SampleReader> {
  if (source.kind === 'file') {
    return openAudioDecoder({ file: source.file, startMs: source.inMs, speed: source.speed }, { signal })
  }
  const player = await streamMusic(source.recipe, source.durationMs, await bundledSoundfont())
  return {
    read: async (left, right) => player.read(left, right),
    close: async () => {},
  }
}
