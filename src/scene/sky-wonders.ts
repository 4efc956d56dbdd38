/** Wonders of the sky that any setting under the open sky may show: what hour they need and how they are drawn. */
import type { SkyWonder } from './description.ts'
import type { LightRig, TimeOfDay, Weather } from './light-rig.ts'
import type { ModuleUse } from './shot-plan.ts'

/** The hour that a wonder needs when none was said; left out: any. */
export const wonderHour: Readonly<Partial<Record<SkyWonder, TimeOfDay>>> = {
  aurora: 'night',
  rainbow: 'afternoon',
  meteors: 'night',
  'milky-way': 'night',
  fireworks: 'night',
  'sky-lanterns': 'night',
}

/**
 * Modules with the wonders among them. Where stars are drawn already, the Milky Way only grows.
 *
 * @returns Those of the plan, in drawing order.
 */
export function withWonders(modules: readonly ModuleUse[], wonders: readonly SkyWonder[], light: LightRig): ModuleUse[] {
  const all = modules.map((module) =>
    module.use === 'stars' && wonders.includes('milky-way')
      ? { ...module, with: { ...module.with, milkyWay: 1.7, density: 1.3 } }
      : module,
  )
  if (wonders.includes('aurora')) insertSky(all, { use: 'aurora' })
  if (wonders.includes('rainbow')) insertSky(all, { use: 'rainbow', with: { x: light.sun[0] > 0 ? -0.25 : 0.25 } })
  if (wonders.includes('meteors')) all.push({ use: 'meteors' })
  if (wonders.includes('fireworks')) all.push({ use: 'fireworks' })
  if (wonders.includes('sky-lanterns')) all.push({ use: 'sky-lanterns' })
  if (wonders.includes('falling-leaves')) all.push({ use: 'petals', id: 'leaves', with: { color: [0.75, 0.3, 0.05], color2: [0.62, 0.14, 0.03], size: 1.25, long: 1.25 } })
  if (wonders.includes('petals') && !all.some(({ use }) => use === 'petals')) all.push({ use: 'petals' })
  if (wonders.includes('soap-bubbles')) all.push({ use: 'soap-bubbles' })
  return all
}

/** Before the clouds, which cover it. */
function insertSky(modules: ModuleUse[], wonder: ModuleUse): void {
  const clouds = modules.findIndex(({ use }) => use === 'clouds')
  modules.splice(clouds < 0 ? modules.length : clouds, 0, wonder)
}

/** A wonder of the night is not seen through closed clouds, a rainbow not in the dark; leaves fall at any hour. */
export function isWonderSeen(wonder: SkyWonder, time: TimeOfDay, weather: Weather): boolean {
  if (wonder === 'falling-leaves' || wonder === 'petals' || wonder === 'soap-bubbles') return true
  const isDark = time === 'night' || time === 'dusk'
  const isOpen = weather === 'clear' || weather === 'cloudy' || weather === 'snow'
  return wonder === 'rainbow' ? !isDark && weather !== 'fog' : isDark && isOpen
}
