/** The Great Wall over wooded ridges. */
import { ridgeFoot, ridgeHeightAt, wallCrest } from '../great-wall-ridge.ts'
import type { Random } from '../random.ts'
import { scatter } from '../scatter.ts'
import type { SpritePlace } from '../shot-plan.ts'
import { country, farRange, siteOf, voices } from './country.ts'
import { leavesOf } from './greens.ts'
import type { Setting, SettingShot } from './setting.ts'

export const greatWall: Setting = {
  id: 'great-wall',
  label: { en: 'the Great Wall', zh: '长城' },
  weight: 1.6,
  words: { en: ['great wall', 'great wall of china'], zh: ['长城', '万里长城'] },
  features: {},
  shows: ['great-wall'],
  contains: ['mountains', 'forest', 'meadow'],
  bestTime: 'afternoon',
  compose(request): SettingShot {
    const site = siteOf(request)
    const { random } = request
    const { side, view, level, lane, isPortrait } = site
    const leaves = leavesOf(request)
    const isAutumn = request.description.season === 'autumn'
    // Autumn woods are of many colours, over grass that is still green in places.
    const golden = isAutumn ? ({ dark: [0.2, 0.09, 0.015], light: [0.62, 0.38, 0.06] } as const) : leaves.tree
    const ground = isAutumn ? ([[0.045, 0.055, 0.016], [0.2, 0.16, 0.05]] as const) : leaves.ground
    const wall = { x: isPortrait ? -side * 30 : 0, y: -ridgeFoot, z: isPortrait ? 212 : 180 }
    // Whoever goes before the wall has a meadow there.
    const isTaken = (x: number, z: number): boolean => lane > 0 && Math.abs(x) < 0.62 * z
    const seed = random.integer(1, 9999)
    return country(request, site, {
      modules: [
        { use: 'land', with: { ...level, rise: 16, length: 180, calm: 170, lump: 0.1, swell: 0.8, dark: ground[0], light: ground[1], dryness: leaves.dryness * 0.5, bloom: 0.2 } },
        farRange({ heroX: -side * 0.3, height: 1100, distance: 5200, snowline: 2, treeline: 2 }),
      ],
      sky: { cover: 0.4, billow: 0.6, streak: 1.4 },
      // As if in the air: its shadow would fall on level ground, not down the ridge.
      subjects: [{ kind: 'great-wall', slot: 'sky', ...wall, heading: 0, speed: 0, phase: 0, size: 1, ...(leaves.tree.leaves === 0 ? { inks: { slope: '#dfe6ee' } } : {}) }],
      sprites: [
        ...onRidge(random, wall).map((places, i) => ({ sprite: i === 2 ? 'conifer' : 'broadleaf', seed: seed + 3 + i, ...(i === 2 ? {} : { with: i === 0 ? leaves.tree : golden }), variants: 5, places })),
        { sprite: 'broadleaf', seed, with: leaves.tree, variants: 5, places: scatter(view, { count: 34, z: [Math.max(24, lane + 8), 74], height: [5, 8.5], isTaken }) },
        { sprite: 'broadleaf', seed: seed + 1, with: golden, variants: 5, places: scatter(view, { count: 28, z: [Math.max(22, lane + 8), 70], height: [4, 7.5], isTaken }) },
        { sprite: 'conifer', seed: seed + 2, variants: 4, places: scatter(view, { count: 14, z: [Math.max(30, lane + 8), 74], height: [6, 10], isTaken }) },
      ],
      eye: 12,
      horizon: -0.16,
      low: [0.24, 0.16],
      slots: { ground: { depth: [2.6, 40], horizon: [-0.3, -0.1] }, sky: { depth: [6, 110] } },
      haze: 0.0012,
      ambience: [{ kind: 'wind', gainDb: -10 }, ...voices(request, -14)],
      underfoot: 'stone',
    })
  },
}

/** The wood on the slope that is seen, clear of the wall: two kinds of broadleaf trees and some conifers. */
function onRidge(random: Random, wall: { x: number; y: number; z: number }): SpritePlace[][] {
  const kinds: SpritePlace[][] = [[], [], []]
  for (let i = 0; i < 360; i++) {
    const [x, , z] = wallCrest(random.next())
    const at = z - random.between(6.6, 24)
    const ground = ridgeHeightAt(x, at)
    const kind = random.pick([0, 0, 0, 1, 1, 1, 2])
    if (ground > ridgeFoot) kinds[kind]!.push({ x: wall.x + x, z: wall.z + at, y: wall.y + ground + 1.2, height: random.between(3.6, 6.4) })
  }
  return kinds
}
