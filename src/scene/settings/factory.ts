/** Works with chimneys. */
import { isOnCourse } from '../land.ts'
import { scatter } from '../scatter.ts'
import { country, siteOf } from './country.ts'
import type { Setting, SettingShot } from './setting.ts'

export const factory: Setting = {
  id: 'factory',
  label: { en: 'a factory', zh: '工厂' },
  weight: 1.4,
  words: {
    en: ['factory', 'factories', 'industrial', 'industry', 'power plant', 'power station', 'refinery', 'refineries', 'chimney', 'chimneys', 'smokestack', 'smokestacks', 'steelworks', 'works'],
    zh: ['工厂', '工业', '厂房', '烟囱', '发电厂', '炼油厂', '钢铁厂'],
  },
  features: { smoke: { en: ['smoke', 'smoking', 'smoking chimneys', 'fumes'], zh: ['烟', '冒烟', '浓烟'] } },
  contains: ['city'],
  bestTime: 'dusk',
  compose(request): SettingShot {
    const { random } = request
    const site = siteOf(request)
    const { side, view, level } = site
    const seed = random.integer(1, 9999)
    return country(request, site, {
      modules: [
        { use: 'land', with: { ...level, rise: 4, length: 200, calm: 60, lump: 0.05, swell: 0.3, far: 140, course: 1, courseX: -side, courseBend: side * 6, courseKind: 2, courseWide: 3, track: [0.08, 0.08, 0.085], dark: [0.07, 0.07, 0.04], light: [0.17, 0.16, 0.09], dryness: 0.5 } },
        { use: 'factory', far: true },
      ],
      sky: { cover: 0.45, billow: 0.4, streak: 2 },
      sprites: [
        { sprite: 'bush', seed, with: { dark: [0.04, 0.045, 0.02], light: [0.13, 0.13, 0.06] }, variants: 4, places: scatter(view, { count: 50, z: [10, 110], height: [0.6, 1.6], isTaken: (x, z) => isOnCourse(x, z, -side, 4, side * 6) }) },
        { sprite: 'fence', seed: seed + 1, with: { color: [0.13, 0.13, 0.13] }, variants: 2, places: Array.from({ length: 26 }, (_, i) => ({ x: (i - 13) * 2.6, z: 34, height: 1.4 })) },
      ],
      eye: 1.9,
      horizon: -0.24,
      low: [0.16, 0.1],
      slots: { ground: { depth: [3, 30] }, sky: { depth: [6, 140] } },
      lamplight: [0.25, 0.16, 0.08],
      haze: 0.0013,
      grade: { bloom: 0.22 },
      ambience: [{ kind: 'engine', gainDb: -18 }, { kind: 'wind', gainDb: -12 }],
      underfoot: 'gravel',
    })
  },
}
