/** The savanna: dry grass, umbrella trees, a wide sky. */
import { scatter } from '../scatter.ts'
import type { Vec3 } from '../shot-plan.ts'
import { country, farRange, siteOf, voices } from './country.ts'
import type { Setting, SettingShot } from './setting.ts'

const acacia = { width: 0.56, bare: 0.58, flat: 0.9, trunk: 0.024, dark: [0.04, 0.052, 0.018] as Vec3, light: [0.15, 0.17, 0.05] as Vec3 } as const
const straw = { dark: [0.16, 0.11, 0.04] as Vec3, light: [0.5, 0.37, 0.15] as Vec3, spread: 0.7 } as const

export const savanna: Setting = {
  id: 'savanna',
  label: { en: 'the savanna', zh: '稀树草原' },
  weight: 1.3,
  words: {
    en: ['savanna', 'savannah', 'serengeti', 'safari', 'african plain', 'africa', 'acacia', 'acacia tree', 'acacia trees', 'kenya', 'kilimanjaro', 'masai mara', 'bush country'],
    zh: ['稀树草原', '非洲草原', '非洲', '萨凡纳', '热带草原', '塞伦盖蒂'],
  },
  features: { mountain: { en: ['kilimanjaro', 'mountain'], zh: ['乞力马扎罗', '山'] } },
  contains: ['meadow', 'mountains', 'forest'],
  bestTime: 'golden',
  compose(request): SettingShot {
    const { random, has } = request
    const site = siteOf(request)
    const { side, view, level, lane } = site
    const seed = random.integer(1, 9999)
    return country(request, site, {
      modules: [
        {
          use: 'land',
          with: { ...level, rise: 9, length: 300, calm: Math.max(30, lane + 8), lump: 0.08, swell: 0.5, dark: [0.13, 0.095, 0.035], light: [0.4, 0.3, 0.12], dry: [0.46, 0.34, 0.15], dryness: 0.7, soil: [0.26, 0.16, 0.09] },
        },
        farRange({ heroX: -side * 0.3, height: has('mountain') ? 1900 : 420, distance: 7000, snowline: has('mountain') ? 0.62 : 2, treeline: -1, rock: [0.16, 0.14, 0.13] }),
      ],
      sky: { cover: 0.36, billow: 0.4, streak: 1.8 },
      sprites: [
        { sprite: 'broadleaf', seed, with: acacia, variants: 1, places: [{ x: side * 7.5 * view.frame.hero, z: 26, height: 9.5 }] },
        { sprite: 'broadleaf', seed: seed + 1, with: acacia, variants: 4, places: scatter(view, { count: 26, z: [55, 420], height: [6, 10] }) },
        { sprite: 'bush', seed: seed + 2, with: { dark: [0.06, 0.06, 0.02], light: [0.2, 0.19, 0.07] }, variants: 3, places: scatter(view, { count: 50, z: [22, 260], height: [0.8, 1.8] }) },
        { sprite: 'grass', seed: seed + 3, with: straw, variants: 4, places: scatter(view, { count: 230, z: [2.2, 26], height: [0.25, 0.65] }) },
        { sprite: 'grass', seed: seed + 4, with: straw, variants: 2, blur: 1.5, places: scatter(view, { count: 9, z: [1.1, 1.7], height: [0.4, 0.7] }) },
      ],
      eye: 1.6,
      horizon: -0.14,
      low: [0.16, 0.085],
      slots: { ground: { depth: [2.5, 90] }, sky: { depth: [3, 1200] } },
      haze: 0.0014,
      grade: { tint: [1.06, 1, 0.92], saturation: 1.1 },
      ambience: [{ kind: 'wind', gainDb: -12 }, ...voices(request, -12)],
      underfoot: 'grass',
    })
  },
}
