import { ReelsmithError } from '../errors/error.ts'
import { msToSample } from '../time/time.ts'
import { city, cityNight } from './ambience/city.ts'
import type { AmbienceFamily } from './ambience/family.ts'
import { footsteps } from './ambience/footsteps.ts'
import { forestBirds } from './ambience/forest-birds.ts'
import { nightInsects } from './ambience/night-insects.ts'
import { rain } from './ambience/rain.ts'
import { stream } from './ambience/stream.ts'
import { thunder } from './ambience/thunder.ts'
import { waves } from './ambience/waves.ts'
import { mountainWind, wind } from './ambience/wind.ts'
import { StateVariableFilter } from './dsp/filter.ts'
import { createRandom } from './random.ts'
import { type StereoSound, dbToGain, panGains, silence, soundRateHz } from './stereo.ts'

const families = {
  waves,
  wind,
  'mountain-wind': mountainWind,
  rain,
  thunder,
  city,
  'city-night': cityNight,
  'forest-birds': forestBirds,
  'night-insects': nightInsects,
  stream,
  footsteps,
} as const satisfies Record<string, AmbienceFamily>

export type AmbienceKind = keyof typeof families

export const ambienceKinds = Object.keys(families) as readonly AmbienceKind[]

export interface AmbienceLayer {
  readonly kind: AmbienceKind
  /** 0 is the layer as the main sound of a place, -23 LUFS; what lies behind it is some -6 to -14. */
  readonly gainDb: number
  /** Moves the whole layer: -1 is left, 0 (default) as recorded, 1 right. */
  readonly pan?: number
}

export interface AmbienceRequest {
  readonly layers: readonly AmbienceLayer[]
  readonly seed: number
  readonly durationMs: number
}

/** Every ambience comes in and goes out this softly, so no film begins or ends on a step. */
const fadeMs = 250

/**
 * The sound of a place: its layers, each from its own seeded stream, added up.
 *
 * @returns 48 kHz stereo of exactly `durationMs`; the same request gives the same samples.
 * @throws {ReelsmithError} `request/invalid` for a kind that isn't one of {@link ambienceKinds}, or a bad length.
 */
export function renderAmbience({ layers, seed, durationMs }: AmbienceRequest): StereoSound {
  if (!(durationMs >= 0 && Number.isFinite(durationMs))) {
    throw new ReelsmithError('request/invalid', `durationMs: expected a length of 0 or more, got ${durationMs}.`)
  }
  const sampleCount = msToSample(durationMs, soundRateHz)
  const sum = silence(sampleCount)
  layers.forEach((layer, index) => {
    const family: AmbienceFamily | undefined = families[layer.kind]
    if (!family) {
      throw new ReelsmithError(
        'request/invalid',
        `layers[${index}].kind: expected one of ${ambienceKinds.join(', ')}, got "${String(layer.kind)}".`,
      )
    }
    const sound = family.render({ random: createRandom(seed, `${layer.kind} ${index}`), sampleCount })
    const gain = dbToGain(layer.gainDb + family.trimDb)
    const pan = panGains(layer.pan ?? 0)
    for (let i = 0; i < sampleCount; i++) {
      sum.left[i]! += sound.left[i]! * gain * pan.left
      sum.right[i]! += sound.right[i]! * gain * pan.right
    }
  })
  removeSubsonics(sum)
  fadeEdges(sum)
  return sum
}

/** Below this nothing is heard, but speakers and limiters labour. */
const lowestHz = 36

function removeSubsonics(sound: StereoSound): void {
  for (const channel of [sound.left, sound.right]) {
    const filter = new StateVariableFilter(lowestHz)
    for (let i = 0; i < channel.length; i++) channel[i] = filter.highpass(channel[i]!)
  }
}

function fadeEdges(sound: StereoSound): void {
  const count = sound.left.length
  const length = Math.min(msToSample(fadeMs, soundRateHz), Math.floor(count / 2))
  for (let i = 0; i < length; i++) {
    const gain = 0.5 - 0.5 * Math.cos((Math.PI * i) / length)
    sound.left[i]! *= gain
    sound.right[i]! *= gain
    sound.left[count - 1 - i]! *= gain
    sound.right[count - 1 - i]! *= gain
  }
}
