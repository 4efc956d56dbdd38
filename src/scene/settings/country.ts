/** What settings under an open sky share: a camera over land, the sun low beside the middle, a walker's lane. */
import type { LightOverrides } from '../light-rig.ts'
import type { View } from '../scatter.ts'
import type { AmbienceUse, Grade, ModuleUse, SpriteUse, SubjectUse, Vec3 } from '../shot-plan.ts'
import { type Slots, openCountry } from '../slots.ts'
import type { SettingRequest, SettingShot } from './setting.ts'
import { type SkyLook, openSky } from './sky.ts'

export interface Site {
  /** Which way the picture leads: 1 to the right. */
  readonly side: number
  readonly isPortrait: boolean
  readonly view: View
  /** Depth at which the main subject goes, metres; 0: there is none on the ground. */
  readonly lane: number
  /** `laneZ` for a terrain, when somebody walks there. */
  readonly level: Readonly<Record<string, number>>
}

/** @param eye - Height of the eye, metres. */
export function siteOf({ random, frame, main }: SettingRequest, focal = 1.15): Site {
  const lane = main?.slots[0] === 'ground' ? main.depthAt(focal) : 0
  return {
    side: random.pick([-1, 1]),
    isPortrait: frame.height > frame.width,
    view: { frame, focal, random },
    lane,
    level: lane ? { laneZ: lane } : {},
  }
}

export interface Country {
  /** Near to far, without the sky. */
  readonly modules: readonly ModuleUse[]
  readonly sky?: SkyLook
  readonly sprites?: readonly SpriteUse[]
  readonly subjects?: readonly SubjectUse[]
  readonly eye: number
  readonly horizon: number
  /** In portrait; left out: 0.02 lower. */
  readonly horizonInPortrait?: number
  readonly travel?: Vec3
  readonly reach?: SettingShot['reach']
  readonly slots?: Slots
  readonly ground?: SettingShot['ground']
  /** Tangent of a low sun's height by the hour; default 0.15 and 0.09. */
  readonly low?: readonly [golden: number, sunset: number]
  readonly light?: LightOverrides
  readonly haze?: number
  /** How much of it counts in fog, which multiplies it; default 0.35. */
  readonly fog?: number
  readonly grade?: Partial<Grade>
  readonly lamplight?: Vec3
  readonly ambience: readonly AmbienceUse[]
  /** Ground underfoot, as the footsteps call it. */
  readonly underfoot?: 'grass' | 'gravel' | 'sand' | 'snow' | 'stone' | 'leaves' | 'wood'
}

export function country(request: SettingRequest, { side, isPortrait, view }: Site, look: Country): SettingShot {
  const { light, time, main, weather } = request
  const [golden, sunset] = look.low ?? [0.15, 0.09]
  const isLow = time === 'golden' || time === 'sunset' || time === 'dawn'
  return {
    modules: [...look.modules, ...openSky(light, look.sky)],
    ...(look.sprites ? { sprites: look.sprites } : {}),
    ...(look.subjects ? { subjects: look.subjects } : {}),
    camera: {
      pose: { position: [0, look.eye, 0], focal: view.focal, horizon: isPortrait ? (look.horizonInPortrait ?? look.horizon - 0.02) : look.horizon, pan: 0 },
      travel: { position: look.travel ?? [side * 1.4, 0.25, 1.4] },
      durationS: 10,
      ease: 0.25,
      sway: 0,
    },
    reach: look.reach ?? { x: 4, y: 2, z: 5 },
    slots: look.slots ?? openCountry,
    ...(look.ground ? { ground: look.ground } : {}),
    ...(look.lamplight ? { lamplight: look.lamplight } : {}),
    light: { ...(isLow ? { sun: [-side * 0.33, time === 'golden' ? golden : sunset] as const } : {}), ...look.light },
    // Fog multiplies it: what the place is known by must still be seen.
    haze: (look.haze ?? 0.0011) * (weather === 'fog' ? (look.fog ?? 0.35) : 1),
    grade: { godRays: 0.05, bloom: 0.16, saturation: 1.06, ...look.grade },
    ambience: [...look.ambience, ...(main?.moves && look.underfoot ? [{ kind: `footsteps-${look.underfoot}`, gainDb: -14 }] : [])],
  }
}

/** Birds by day, insects by night. */
export function voices({ light }: SettingRequest, gainDb = -9): AmbienceUse[] {
  return [light.night > 0.5 ? { kind: 'night-insects', gainDb: gainDb + 3 } : { kind: 'forest-birds', gainDb }]
}

/** A range of hills or mountains at the back, also in mirrors. */
export function farRange(values: Readonly<Record<string, number | Vec3>>): ModuleUse {
  return { use: 'alpine-range', far: true, still: true, with: values }
}
