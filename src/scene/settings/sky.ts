/** The sky that settings share: clouds of the weather, stars that come out with the night, sun or moon. */
import type { LightRig } from '../light-rig.ts'
import type { ModuleUse } from '../shot-plan.ts'

export interface SkyLook {
  /** Least cover of clouds 0…1; the weather may ask for more. */
  readonly cover?: number
  /** 0 veils … 1 heaps. */
  readonly billow?: number
  /** Pulls the clouds long, 1…3. */
  readonly streak?: number
  readonly scale?: number
  /** Strength of the Milky Way, 0…2. */
  readonly milkyWay?: number
}

/** No star is seen through fog. */
const thickHaze = 6

/** Sky modules in drawing order. Dark weather makes dark, heaped clouds whatever the look. */
export function openSky(light: LightRig, look: SkyLook = {}): ModuleUse[] {
  const { cover = 0.3, billow = 0.5, streak = 1, scale = 0.9, milkyWay = 0.6 } = look
  return [
    { use: 'clouds', with: cloudsOf(light, { cover, billow, streak, scale }) },
    ...(light.hazeFactor > thickHaze ? [] : [{ use: 'stars', with: { milkyWay } }]),
    { use: 'sun' },
  ]
}

function cloudsOf(light: LightRig, fair: Record<'cover' | 'billow' | 'streak' | 'scale', number>): ModuleUse['with'] {
  if (light.storm > 0) return { cover: 0.95, scale: 1, billow: 1, dark: 0.75, speed: 2 }
  if (light.cover > 0.8) return { cover: 0.92, scale: 1.1, billow: 0.8, dark: 0.45 }
  return { ...fair, cover: Math.max(light.cover, fair.cover) }
}
