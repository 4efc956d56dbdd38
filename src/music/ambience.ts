import { ReelsmithError } from '../errors/error.ts'
import { msToSample } from '../time/time.ts'
import { type Effect, type EffectKind, effectKinds, effects } from './effects.ts'
import type { SoundEvent } from './effects/effect.ts'
import { StateVariableFilter } from './dsp/filter.ts'
import { createRandom } from './random.ts'
import { type PlaceRoom, placeInRoom } from './rooms.ts'
import { type StereoSound, dbToGain, panGains, silence, soundRateHz } from './stereo.ts'

export interface AmbienceLayer {
  readonly kind: EffectKind
  /** 0 is the layer as the main sound of a place, -23 LUFS; what lies behind it is some -6 to -14. */
  readonly gainDb: number
  /** Moves the whole layer: -1 is left, 0 (default) as recorded, 1 right. */
  readonly pan?: number
  /** When it happens, where that is seen: waves that break, bolts that strike, feet that come down. */
  readonly events?: readonly SoundEvent[]
}

export interface AmbienceRequest {
  readonly layers: readonly AmbienceLayer[]
  readonly seed: number
  readonly durationMs: number
  /** What the place answers with; open air without. */
  readonly room?: PlaceRoom
}

/** Every ambience comes in and goes out this softly, so no film begins or ends on a step. */
const fadeMs = 250

/**
 * The sound of a place: its layers, each from its own seeded stream, added up.
 *
 * @returns 48 kHz stereo of exactly `durationMs`; the same request gives the same samples.
 * @throws {ReelsmithError} `request/invalid` for a kind that isn't one of {@link ambienceKinds}, or a bad length.
 */
export function renderAmbience({ layers, seed, durationMs, room = 'open' }: AmbienceRequest): StereoSound {
  if (!(durationMs >= 0 && Number.isFinite(durationMs))) {
    throw new ReelsmithError('request/invalid', `durationMs: expected a length of 0 or more, got ${durationMs}.`)
  }
  const sampleCount = msToSample(durationMs, soundRateHz)
  const sum = silence(sampleCount)
  layers.forEach((layer, index) => {
    const effect = requireEffect(layer.kind, `layers[${index}].kind`)
    const random = createRandom(seed, `${layer.kind} ${index}`)
    const sound = effect.make({ random, sampleCount, ...(layer.events ? { events: layer.events } : {}) })
    const gain = dbToGain(layer.gainDb + effect.trimDb)
    const pan = panGains(layer.pan ?? 0)
    for (let i = 0; i < sampleCount; i++) {
      sum.left[i]! += sound.left[i]! * gain * pan.left
      sum.right[i]! += sound.right[i]! * gain * pan.right
    }
  })
  placeInRoom(sum, room)
  removeSubsonics(sum)
  fadeEdges(sum, fadeMs, fadeMs)
  return sum
}

/** @throws {ReelsmithError} `request/invalid`, naming `path`, for a kind that there isn't. */
export function requireEffect(kind: string, path: string): Effect {
  if (Object.hasOwn(effects, kind)) return effects[kind as EffectKind]
  throw new ReelsmithError('request/invalid', `${path}: expected one of ${effectKinds.join(', ')}, got "${kind}".`)
}

/** Below this nothing is heard, but speakers and limiters labour. */
const lowestHz = 36

export function removeSubsonics(sound: StereoSound): void {
  for (const channel of [sound.left, sound.right]) {
    const filter = new StateVariableFilter(lowestHz)
    for (let i = 0; i < channel.length; i++) channel[i] = filter.highpass(channel[i]!)
  }
}

/** Softens both ends, each over half the sound at most. */
export function fadeEdges(sound: StereoSound, inMs: number, outMs: number): void {
  const count = sound.left.length
  const fade = (ms: number, placeOf: (i: number) => number): void => {
    const length = Math.min(msToSample(ms, soundRateHz), Math.floor(count / 2))
    for (let i = 0; i < length; i++) {
      const gain = 0.5 - 0.5 * Math.cos((Math.PI * i) / length)
      sound.left[placeOf(i)]! *= gain
      sound.right[placeOf(i)]! *= gain
    }
  }
  fade(inMs, (i) => i)
  fade(outMs, (i) => count - 1 - i)
}
