/** A road that leads away: along the sea, through the desert or through green country. */
import { isOnCourse } from '../land.ts'
import { inGroves, scatter } from '../scatter.ts'
import { country, farRange, siteOf } from './country.ts'
import { leavesOf } from './greens.ts'
import type { Setting, SettingShot } from './setting.ts'

export const road: Setting = {
  id: 'road',
  label: { en: 'an open road', zh: '公路' },
  weight: 1.35,
  words: {
    en: ['road', 'highway', 'coast road', 'coastal road', 'road trip', 'motorway', 'route 66', 'country road', 'freeway', 'mountain road', 'winding road', 'open road'],
    zh: ['公路', '马路', '高速公路', '海岸公路', '沿海公路', '自驾', '盘山公路', '乡间公路'],
  },
  features: {
    sea: { en: ['coast', 'coastal', 'coast road', 'coastal road', 'sea', 'ocean', 'seaside', 'by the sea'], zh: ['海', '海岸', '海边', '沿海'] },
    desert: { en: ['desert', 'route 66', 'arizona', 'nevada'], zh: ['沙漠', '戈壁'] },
    mountains: { en: ['mountain', 'mountains', 'mountain road', 'alps'], zh: ['山', '雪山', '盘山'] },
  },
  contains: ['ocean', 'desert', 'mountains', 'meadow', 'forest'],
  bestTime: 'golden',
  compose(request): SettingShot {
    const { random, has } = request
    const site = siteOf(request)
    const { side, view, level, lane } = site
    const seed = random.integer(1, 9999)
    const leaves = leavesOf(request)
    const isDesert = has('desert')
    const isSea = has('sea')
    // Who drives is seen from the side, on a road across the picture.
    const across: Readonly<Record<string, number>> = lane ? { laneWide: 3.4, ...(isSea ? { basin: 1, basinZ: lane + 74, basinWide: 66, basinDeep: 16 } : {}) } : isSea ? { shore: side, shoreAt: 5.4 } : {}
    const onLane = (z: number): boolean => lane > 0 && Math.abs(z - lane) < 5
    const courseX = lane ? 0 : -side * 0.4
    const onRoad = (x: number, z: number): boolean => onLane(z) || (lane === 0 && isOnCourse(x, z, courseX, 3.6, side * 9)) || (isSea && (lane > 0 ? z > lane + 6 : x * side > 2))
    const grove = inGroves(random, 60, 0.6)
    const sand = { dark: [0.3, 0.2, 0.1], light: [0.52, 0.37, 0.2], dry: [0.45, 0.3, 0.16], dryness: 0.4, soil: [0.34, 0.2, 0.11] } as const
    const green = { dark: leaves.ground[0], light: leaves.ground[1], dryness: 0.25 }
    return country(request, site, {
      modules: [
        ...(isSea ? [{ use: 'sea', with: { level: -4.2, rough: 0.9, foam: 0.22 } }] : []),
        {
          use: 'land',
          with: {
            ...level, rise: isDesert ? 14 : 30, length: 240, calm: Math.max(70, lane + 10), lump: 0.08, swell: 0.5, course: 1, courseX, courseBend: side * 9, courseKind: 2, courseWide: 3.2, track: [0.075, 0.075, 0.08],
            ...(isDesert ? sand : green), ...(isSea ? { soil: [0.25, 0.2, 0.16] as const } : {}), ...across,
          },
        },
        farRange({ heroX: -side * (isSea ? 0.75 : 0.3), height: has('mountains') ? 1700 : isDesert ? 520 : isSea ? 420 : 700, distance: 6500, snowline: has('mountains') ? 0.4 : 2, treeline: isDesert ? -1 : 2, ...(isDesert ? { rock: [0.26, 0.14, 0.09] as const } : {}) }),
      ],
      sky: { cover: 0.4, billow: 0.5, streak: 1.4 },
      sprites: isDesert
        ? [{ sprite: 'bush', seed, with: { dark: [0.07, 0.07, 0.03], light: [0.24, 0.22, 0.1] } as const, variants: 4, places: scatter(view, { count: 90, z: [5, 200], height: [0.3, 1], isTaken: onRoad }) }]
        : [
              { sprite: 'broadleaf', seed, with: leaves.tree, variants: 5, places: scatter(view, { count: 90, z: [30, 420], height: [6, 12], isTaken: (x, z) => onRoad(x, z) || grove(x, z) }) },
              { sprite: 'conifer', seed: seed + 1, variants: 4, places: scatter(view, { count: 60, z: [40, 420], height: [8, 15], isTaken: onRoad }) },
              { sprite: 'grass', seed: seed + 2, with: { dark: leaves.ground[0], light: leaves.ground[1] }, variants: 4, places: scatter(view, { count: 150, z: [3, 24], height: [0.2, 0.5], isTaken: onRoad }) },
          ],
      eye: isSea ? 2.8 : 1.9,
      horizon: -0.02,
      travel: [0, 0.3, 12],
      reach: { x: 2.5, y: 6, z: 22 },
      low: [0.16, 0.09],
      slots: { ground: { depth: [4, 40], way: 'lane', eye: [0.8, 1.8] }, sky: { depth: [5, 800] } },
      // A moonlit country: what drives must be seen without street lamps.
      light: request.time === 'night' ? { ambient: [0.075, 0.095, 0.15], exposure: 1.7 } : {},
      haze: 0.0013,
      ambience: [{ kind: 'wind', gainDb: -9 }, ...(isSea ? [{ kind: 'waves', gainDb: -10 }] : [])],
      underfoot: 'stone',
    })
  },
}
