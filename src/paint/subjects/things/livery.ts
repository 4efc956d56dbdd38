/** Colours of vehicles. */
import type { Inks } from '../ink.ts'

const vehicleInks: Inks = {
  paint: { color: '#b8201c', gloss: 0.85 },
  trim: { color: '#1c1e22', gloss: 0.35 },
  /** Inside a wheel's arch: no light comes out of it, and no mirror image of the sky. */
  well: { color: '#050506', gloss: 0 },
  glass: { color: '#131a20', gloss: 0.84 },
  sitter: { color: '#39434f', gloss: 0.3 },
  sitterHair: { color: '#1c1512', gloss: 0.3 },
  sitterSkin: { color: '#a87658', gloss: 0.3 },
  tyre: { color: '#0d0d0f', gloss: 0.12 },
  rim: { color: '#b4b8be', gloss: 0.9 },
  chrome: { color: '#c8ccd2', gloss: 1 },
  headlight: { color: '#fff2d0', gloss: 0.9, glow: 0.5 },
  taillight: { color: '#d81c14', gloss: 0.8, glow: 0.35 },
  second: { color: '#ece8de', gloss: 0.6 },
  seat: { color: '#3a2a22', gloss: 0.25 },
  metal: { color: '#8a9098', gloss: 0.75 },
  wood: { color: '#7a5632', gloss: 0.3, pattern: 'planks', grain: 0.12 },
}

/** The usual inks of a vehicle, some in other colours, and more of its own. */
export function livery(colors: Readonly<Record<string, string>> = {}, more: Inks = {}): Inks {
  const changed = Object.entries(colors).map(([name, color]) => [name, { ...vehicleInks[name], color }])
  return { ...vehicleInks, ...(Object.fromEntries(changed) as Inks), ...more }
}
