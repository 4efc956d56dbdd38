/** Hills cut into terraces: tea in rows, or rice under water. */
import { inGroves, scatter } from '../scatter.ts'
import { country, farRange, siteOf, voices } from './country.ts'
import type { Setting, SettingShot } from './setting.ts'

export const terraces: Setting = {
  id: 'terraces',
  label: { en: 'tea terraces', zh: '梯田' },
  weight: 1.6,
  words: {
    en: ['tea terrace', 'tea terraces', 'terrace', 'terraces', 'terraced field', 'terraced fields', 'rice terrace', 'rice terraces', 'tea plantation', 'tea field', 'tea garden', 'tea hill', 'rice paddy', 'rice paddies', 'rice field'],
    zh: ['梯田', '茶园', '茶山', '茶田', '稻田', '水稻'],
  },
  features: { rice: { en: ['rice', 'rice terrace', 'rice terraces', 'paddy', 'paddies'], zh: ['稻', '稻田', '水稻'] }, tea: { en: ['tea'], zh: ['茶', '茶园'] } },
  contains: ['fields', 'mountains', 'meadow', 'table', 'garden'],
  bestTime: 'morning',
  compose(request): SettingShot {
    const { random, has } = request
    const site = siteOf(request)
    const { side, view, level } = site
    const seed = random.integer(1, 9999)
    const isRice = has('rice')
    return country(request, site, {
      modules: [
        {
          use: 'land',
          with: {
            ...level, rise: 52, length: 130, calm: 12, climb: 0.2, terrace: isRice ? 3.4 : 2.6, lump: 0.05, swell: 0.4, rows: isRice ? 0 : 0.75, rowWide: 1.5, rowTurn: 1.5708, bloom: isRice ? 0 : 0.85,
            petal: [0.1, 0.22, 0.035], petal2: [0.1, 0.22, 0.035], petal3: [0.1, 0.22, 0.035], dark: [0.03, 0.075, 0.015], light: isRice ? [0.2, 0.27, 0.05] : [0.1, 0.19, 0.035], soil: [0.15, 0.11, 0.06], dryness: 0,
          },
        },
        farRange({ heroX: -side * 0.25, height: 1150, distance: 5200, snowline: 2, treeline: 2 }),
      ],
      sky: { cover: 0.45, billow: 0.5 },
      sprites: [
        { sprite: 'broadleaf', seed, variants: 4, places: scatter(view, { count: 34, z: [40, 300], height: [5, 9], isTaken: inGroves(random, 70, 0.2) }) },
        ...(isRice ? [] : [{ sprite: 'bush', seed: seed + 2, with: { dark: [0.025, 0.07, 0.012], light: [0.1, 0.22, 0.035] } as const, variants: 4, places: teaRows(view.random, 5) }]),
      ],
      eye: 2.3,
      horizon: -0.14,
      travel: [side * 1.2, 0.5, 2.5],
      low: [0.3, 0.22],
      light: { behind: true },
      slots: { ground: { depth: [2.6, 12], eye: [1, 2.6] }, sky: { depth: [4, 600] } },
      grade: { saturation: 1.18, exposure: 1.06 },
      haze: 0.0026,
      // The steps are near and far.
      fog: 0.2,
      ambience: [...voices(request, -6), { kind: 'wind', gainDb: -18 }],
      underfoot: 'grass',
    })
  },
}

/** Clipped bushes shoulder to shoulder, in rows across the near slope. */
function teaRows(random: { between(low: number, high: number): number }, rows: number): { x: number; z: number; height: number; y: number }[] {
  return Array.from({ length: rows }, (_, row) => 3.4 + row * 1.5).flatMap((z) =>
    Array.from({ length: 16 }, (_, i) => ({ x: (i - 7.5) * 0.85 + random.between(-0.1, 0.1), z: z + random.between(-0.08, 0.08), height: random.between(0.72, 0.86), y: -0.05 })),
  )
}
