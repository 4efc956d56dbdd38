/** The Great Wall over wooded ridges. */
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
    const { side, level, lane, isPortrait } = site
    const leaves = leavesOf(request)
    return country(request, site, {
      modules: [
        { use: 'land', with: { ...level, rise: 16, length: 180, calm: Math.max(30, lane + 8), lump: 0.1, swell: 0.8, dark: leaves.ground[0], light: leaves.ground[1], dryness: leaves.dryness, bloom: 0.2 } },
        farRange({ heroX: -side * 0.3, height: 1100, distance: 5200, snowline: 2, treeline: 2 }),
      ],
      sky: { cover: 0.4, billow: 0.6, streak: 1.4 },
      // As if in the air: its shadow would fall on level ground, not down the ridge.
      subjects: [{ kind: 'great-wall', slot: 'sky', x: isPortrait ? -side * 30 : 0, z: isPortrait ? 150 : 120, y: -8, heading: 0, speed: 0, phase: 0, size: 1 }],
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
