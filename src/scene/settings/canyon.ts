/** A canyon of red rock. */
import { scatter } from '../scatter.ts'
import { country, siteOf } from './country.ts'
import type { Setting, SettingShot } from './setting.ts'

export const canyon: Setting = {
  id: 'canyon',
  label: { en: 'a canyon of red rock', zh: '红岩峡谷' },
  weight: 1.3,
  words: {
    en: ['canyon', 'red rock', 'grand canyon', 'gorge', 'mesa', 'butte', 'monument valley', 'badlands', 'arizona', 'utah', 'wild west', 'ravine', 'cliffs'],
    zh: ['峡谷', '红岩', '大峡谷', '丹霞', '丹霞地貌', '戈壁滩', '雅丹'],
  },
  features: {},
  contains: ['desert', 'river', 'mountains'],
  bestTime: 'afternoon',
  compose(request): SettingShot {
    const { random, time } = request
    const site = siteOf(request)
    const { side, view, level } = site
    const seed = random.integer(1, 9999)
    const dry = { dark: [0.07, 0.07, 0.03], light: [0.24, 0.22, 0.1] } as const
    const offFloor = (x: number, z: number): boolean => Math.abs(x) > 16 + z * 0.1
    return country(request, site, {
      modules: [{ use: 'canyon', with: { ...level, bend: 15 * side } }],
      sky: { cover: 0.34, billow: 0.7 },
      sprites: [
        { sprite: 'bush', seed, with: dry, variants: 4, places: scatter(view, { count: 46, z: [6, 110], height: [0.4, 1.1], isTaken: offFloor }) },
        { sprite: 'stone', seed: seed + 1, with: { color: [0.32, 0.14, 0.07] }, variants: 4, places: scatter(view, { count: 40, z: [5, 90], height: [0.2, 1.3], y: -0.1, isTaken: offFloor }) },
        { sprite: 'grass', seed: seed + 2, with: { dark: [0.2, 0.14, 0.06], light: [0.5, 0.38, 0.18] }, variants: 3, places: scatter(view, { count: 60, z: [2.4, 16], height: [0.15, 0.4] }) },
      ],
      eye: 1.9,
      horizon: -0.2,
      horizonInPortrait: -0.24,
      travel: [side * 1.2, 0.4, 5],
      reach: { x: 4, y: 5, z: 14 },
      low: [0.3, 0.22],
      slots: { ground: { depth: [2.5, 60], horizon: [-0.3, 0] }, sky: { depth: [4, 900] } },
      light: time === 'afternoon' || time === 'morning' ? { sun: [side * 0.95, 0.8] } : {},
      haze: 0.0007,
      grade: { saturation: 1.08 },
      ambience: [{ kind: 'wind', gainDb: -9 }],
      underfoot: 'gravel',
    })
  },
}
