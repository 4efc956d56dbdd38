/** A jungle: palms, ferns and giants over a path; or a grove of bamboo. */
import { isOnCourse } from '../land.ts'
import { scatter } from '../scatter.ts'
import type { Vec3 } from '../shot-plan.ts'
import { country, siteOf, voices } from './country.ts'
import type { Setting, SettingShot } from './setting.ts'

export const jungle: Setting = {
  id: 'jungle',
  label: { en: 'a jungle', zh: '热带丛林' },
  weight: 1.2,
  words: {
    en: ['jungle', 'rainforest', 'rain forest', 'amazon', 'tropical forest', 'bamboo', 'bamboo forest', 'bamboo grove', 'mangrove'],
    zh: ['丛林', '雨林', '热带雨林', '亚马逊', '竹林', '竹子', '竹海', '热带丛林'],
  },
  features: {
    bamboo: { en: ['bamboo', 'bamboo forest', 'bamboo grove'], zh: ['竹林', '竹子', '竹海', '竹'] },
    beams: { en: ['sunbeam', 'sunbeams', 'ray', 'light beam', 'sunlight'], zh: ['阳光', '光束', '光线'] },
    path: { en: ['path', 'trail'], zh: ['小路', '小径'] },
  },
  contains: ['forest', 'river', 'mountains'],
  bestTime: 'morning',
  compose(request): SettingShot {
    const { random, has, light, weather } = request
    const site = siteOf(request)
    const { side, view, level, lane } = site
    const seed = random.integer(1, 9999)
    const isBamboo = has('bamboo')
    const courseX = side * 0.4
    const onPath = (x: number, z: number): boolean => isOnCourse(x, z, courseX, 1.3)
    // Nor before who goes there.
    const inTheWay = (x: number, z: number): boolean => onPath(x, z) || (lane > 0 && z < lane + 1.4)
    const giant = { width: 0.3, bare: 0.6, trunk: 0.026, dark: [0.015, 0.04, 0.01] as Vec3, light: [0.07, 0.14, 0.03] as Vec3 } as const
    const trees = isBamboo
      ? [{ sprite: 'bamboo', seed, variants: 7, places: scatter(view, { count: 190, z: [3.6, 42], height: [9, 13], isTaken: (x, z) => isOnCourse(x, z, courseX, 1.5) || (lane > 0 && z < lane + 0.8) }) }]
      : [
          { sprite: 'palm', seed, variants: 6, places: scatter(view, { count: 22, z: [5, 32], height: [5, 11], isTaken: inTheWay }) },
          { sprite: 'broadleaf', seed: seed + 1, with: giant, variants: 5, places: scatter(view, { count: 24, z: [11, 50], height: [13, 22], isTaken: inTheWay }) },
          { sprite: 'bush', seed: seed + 2, with: { dark: [0.02, 0.05, 0.012], light: [0.09, 0.18, 0.04], leaf: 0.13 } as const, variants: 5, places: scatter(view, { count: 46, z: [3, 30], height: [0.9, 3], isTaken: inTheWay }) },
        ]
    return country(request, site, {
      modules: [
        ...(has('beams') || weather === 'clear' ? [{ use: 'beams', with: { strength: light.night > 0.5 ? 0.3 : 0.5, color: [1, 0.97, 0.7] as const } }] : []),
        { use: 'land', with: { ...level, rise: 10, length: 60, calm: 50, lump: 0.2, swell: 0.5, course: 1, courseX, courseWide: 0.9, far: 200, dark: [0.025, 0.05, 0.014], light: [0.09, 0.14, 0.035], soil: [0.1, 0.07, 0.04], track: [0.17, 0.12, 0.07], dryness: isBamboo ? 0.4 : 0.1 } },
        { use: 'wood-mist', with: { mist: isBamboo ? [0.9, 1, 0.6] : [0.8, 1, 0.62], leaf: 1, green: isBamboo ? [0.12, 0.2, 0.04] : [0.05, 0.11, 0.025] } },
      ],
      sky: { cover: 0.3 },
      sprites: [
        ...trees,
        { sprite: 'fern', seed: seed + 3, variants: 5, places: scatter(view, { count: isBamboo ? 60 : 90, z: [2.6, 24], height: [0.5, isBamboo ? 0.8 : 1.5], isTaken: inTheWay }) },
        { sprite: 'fern', seed: seed + 4, variants: 2, blur: 1.6, places: [{ x: side * 1.35 * view.frame.hero, z: 1.5, height: 0.9 }, { x: -side * 1.6 * view.frame.hero, z: 1.7, height: 1.1 }] },
      ],
      eye: 1.6,
      horizon: -0.14,
      travel: [side * 0.3, 0.15, 2.6],
      reach: { x: 1.5, y: 2, z: 4 },
      slots: { ground: { depth: [2.6, 9], eye: [0.5, 1.7], follow: 2 }, sky: { depth: [3, 12] } },
      light: { sun: [side * 0.16, light.night > 0.5 ? 0.4 : 0.46] },
      haze: 0.016,
      grade: { godRays: 0.3, bloom: 0.18, vignette: 0.7, exposure: 1.1 },
      ambience: [...voices(request, -3)],
      underfoot: 'leaves',
    })
  },
}
