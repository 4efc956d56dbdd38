/** A river that winds through a valley; or a waterfall over a cliff into its pool. */
import { courseXAt } from '../land.ts'
import { inGroves, scatter } from '../scatter.ts'
import type { SpritePlace, SpriteUse } from '../shot-plan.ts'
import { type Site, country, farRange, siteOf, voices } from './country.ts'
import { type Greens, leavesOf } from './greens.ts'
import type { Setting, SettingRequest, SettingShot } from './setting.ts'

export const river: Setting = {
  id: 'river',
  label: { en: 'a river', zh: '河流' },
  weight: 1.2,
  words: {
    en: ['river', 'stream', 'brook', 'creek', 'riverbank', 'rapids', 'waterfall', 'waterfalls', 'cascade', 'niagara', 'iguazu'],
    zh: ['河流', '小河', '河', '江', '江水', '河水', '溪流', '小溪', '瀑布', '河边', '长江', '黄河', '漓江'],
  },
  features: {
    waterfall: { en: ['waterfall', 'waterfalls', 'cascade', 'niagara', 'iguazu'], zh: ['瀑布'] },
    mountains: { en: ['mountain', 'valley', 'gorge', 'peak'], zh: ['山', '山谷', '峡谷', '雪山'] },
    lush: { en: ['lush', 'forest', 'jungle', 'tropical', 'green'], zh: ['森林', '热带', '丛林', '绿'] },
  },
  contains: ['mountains', 'forest', 'meadow', 'jungle', 'canyon'],
  bestTime: 'morning',
  waters: 'fresh',
  compose(request): SettingShot {
    const site = siteOf(request)
    return request.has('waterfall') ? waterfall(request, site) : site.lane > 0 ? alongside(request, site) : winding(request, site)
  },
}

const waterLevel = -0.8

function winding(request: SettingRequest, site: Site): SettingShot {
  const { random } = request
  const { side, view } = site
  const seed = random.integer(1, 9999)
  const leaves = leavesOf(request)
  const courseX = -side * 2
  const bend = side * 17
  const grove = inGroves(random, 70, 0.95)
  const inWater = (x: number, z: number): boolean => Math.abs(x - courseXAt(z, courseX, bend)) < 12 + z * 0.01
  return country(request, site, {
    modules: [
      { use: 'sea', with: { level: waterLevel, rough: 0.3, foam: 0.04, body: [0.014, 0.05, 0.05] } },
      {
        use: 'land',
        with: {
          rise: 34, length: 210, calm: 60, lump: 0.12, swell: 0.7, course: 1, courseX, courseBend: bend, courseKind: 3, courseWide: 6.5, cut: 2.6, vale: 26,
          track: [0.3, 0.27, 0.22], dark: leaves.ground[0], light: leaves.ground[1], dryness: leaves.dryness, bloom: 0.12, petal: [0.7, 0.6, 0.25],
        },
      },
      farRange({ heroX: side * 0.2, height: 1300, distance: 5200, snowline: 0.45, treeline: 0.3 }),
    ],
    sky: { cover: 0.42, billow: 0.7 },
    sprites: [
      { sprite: 'conifer', seed, far: true, variants: 5, places: scatter(view, { count: 190, z: [45, 620], height: [9, 18], isTaken: (x, z) => inWater(x, z) || grove(x, z) }) },
      { sprite: 'broadleaf', seed: seed + 1, far: true, with: leaves.tree, variants: 5, places: scatter(view, { count: 110, z: [32, 420], height: [6, 12], isTaken: inWater }) },
      { sprite: 'stone', seed: seed + 2, variants: 4, places: banks(request, courseX, bend) },
      { sprite: 'bush', seed: seed + 3, variants: 3, places: scatter(view, { count: 60, z: [12, 90], height: [0.7, 1.6], isTaken: inWater }) },
      { sprite: 'grass', seed: seed + 4, with: { dark: leaves.ground[0], light: leaves.ground[1], spread: 0.8 }, variants: 4, places: scatter(view, { count: 150, z: [4, 26], height: [0.25, 0.6], isTaken: inWater }) },
    ],
    eye: 6.4,
    horizon: 0.12,
    travel: [side * 1.2, 0.5, 5],
    light: inFront(request),
    reach: { x: 4, y: 4, z: 12 },
    low: [0.24, 0.17],
    slots: { water: { depth: [16, 60], height: waterLevel, mirror: 0.6, eye: [2.5, 6.4], horizon: [-0.1, 0.16] }, ground: { depth: [6, 40], eye: [1, 3] }, sky: { depth: [6, 900] } },
    haze: 0.001,
    ambience: [{ kind: 'stream', gainDb: -5 }, ...voices(request, -12)],
    underfoot: 'grass',
  })
}

/** Who goes along a river has it beside the way, across the picture. */
function alongside(request: SettingRequest, site: Site): SettingShot {
  const { random } = request
  const { side, view, lane, level } = site
  const seed = random.integer(1, 9999)
  const leaves = leavesOf(request)
  const middle = lane + 30
  const grove = inGroves(random, 70, 0.9)
  const nearWater = (_x: number, z: number): boolean => z > lane - 1 && z < middle + 30
  return country(request, site, {
    modules: [
      { use: 'sea', with: { level: waterLevel, rough: 0.3, foam: 0.04, body: [0.014, 0.05, 0.05] } },
      {
        use: 'land',
        with: {
          rise: 34, length: 210, calm: middle + 40, lump: 0.1, swell: 0.3, basin: 1, basinZ: middle, basinWide: 24, basinDeep: 2.6, climb: 0.1, ...level,
          dark: leaves.ground[0], light: leaves.ground[1], dryness: leaves.dryness, bloom: 0.12, petal: [0.7, 0.6, 0.25],
        },
      },
      farRange({ heroX: side * 0.2, height: 1300, distance: 5200, snowline: 0.45, treeline: 0.3 }),
    ],
    sky: { cover: 0.42, billow: 0.7 },
    sprites: [
      { sprite: 'conifer', seed, far: true, variants: 5, places: scatter(view, { count: 150, z: [middle + 34, 520], height: [9, 18], isTaken: grove }) },
      { sprite: 'broadleaf', seed: seed + 1, far: true, with: leaves.tree, variants: 5, places: scatter(view, { count: 100, z: [middle + 30, 380], height: [6, 12], isTaken: inGroves(random, 60, 0.6) }) },
      { sprite: 'stone', seed: seed + 2, variants: 4, places: scatter(view, { count: 26, z: [lane + 6, lane + 9], height: [0.3, 0.8], y: -0.5 }) },
      { sprite: 'grass', seed: seed + 4, with: { dark: leaves.ground[0], light: leaves.ground[1], spread: 0.8 }, variants: 4, places: scatter(view, { count: 120, z: [Math.max(2, lane - 6), lane + 5], height: [0.2, 0.5], isTaken: (x, z) => nearWater(x, z) && Math.abs(z - lane) < 1.2 }) },
    ],
    eye: 1.9,
    horizon: 0.02,
    travel: [side * 1.2, 0.2, 0.6],
    light: inFront(request),
    low: [0.24, 0.17],
    slots: { ground: { depth: [3.5, 14], way: 'lane', eye: [1, 2] }, water: { depth: [lane + 14, lane + 40], height: waterLevel, mirror: 0.6 }, sky: { depth: [6, 900] } },
    haze: 0.001,
    ambience: [{ kind: 'stream', gainDb: -5 }, ...voices(request, -12)],
    underfoot: 'grass',
  })
}

/** A high sun ahead turns all the water to glare; a low one lays a path on it. */
function inFront({ time }: SettingRequest): { behind?: boolean } {
  return time === 'golden' || time === 'sunset' || time === 'dawn' ? {} : { behind: true }
}

/** Stones in the water; `y` counts from its bed. */
function banks({ random }: SettingRequest, courseX: number, bend: number): SpriteUse['places'] {
  return Array.from({ length: 14 }, (_, i) => {
    const z = 13 * 1.16 ** i
    return { x: courseXAt(z, courseX, bend) + random.pick([-1, 1]) * random.between(3.4, 5.2), z, height: random.between(0.7, 1.5), y: 1.15 }
  })
}

function waterfall(request: SettingRequest, site: Site): SettingShot {
  const { random, has } = request
  const { side, view, isPortrait } = site
  const seed = random.integer(1, 9999)
  const leaves = leavesOf(request)
  const x = -side * 1.2
  const tall = isPortrait ? 22 : 16
  const besidePool = (px: number, z: number): boolean => Math.hypot((px - x) / 12, (z - 19) / 11) < 1 || (z > 17 && Math.abs(px - x) < 7)
  return country(request, site, {
    modules: [
      // Before the water, which goes on to the horizon; the land hides its foot where there is a bank.
      { use: 'waterfall', far: true, with: { x, z: 29, tall, foot: waterLevel, wide: 2.8 } },
      { use: 'sea', with: { level: waterLevel, rough: 0.5, foam: 0.12, body: [0.015, 0.075, 0.075] } },
      {
        use: 'land',
        with: { rise: 0, calm: 400, lump: 0.25, swell: 0.9, basin: 1, basinZ: 21, basinWide: 14.5, basinDeep: 3, far: 30, dark: leaves.ground[0], light: leaves.ground[1], dryness: 0.05, soil: [0.1, 0.085, 0.07] },
      },
    ],
    sky: { cover: 0.4, billow: 0.6 },
    sprites: [
      { sprite: 'broadleaf', seed, with: leaves.tree, variants: 5, places: scatter(view, { count: 34, z: [29.2, 29.8], height: [4, 7], y: tall * 1.04, isTaken: (px) => Math.abs(px - x) < 4.5 }) },
      ...onCliff(request, leaves, { x, tall, seed: seed + 6 }),
      { sprite: 'broadleaf', seed: seed + 1, with: leaves.tree, variants: 4, places: scatter(view, { count: 14, z: [17, 27], height: [5, 9], isTaken: besidePool }) },
      { sprite: has('lush') ? 'palm' : 'conifer', seed: seed + 2, variants: 3, places: scatter(view, { count: 9, z: [14, 24], height: [5, 10], isTaken: besidePool }) },
      { sprite: 'fern', seed: seed + 3, variants: 4, places: scatter(view, { count: 70, z: [4, 22], height: [0.5, 1.3], isTaken: besidePool }) },
      { sprite: 'bush', seed: seed + 4, variants: 4, places: scatter(view, { count: 40, z: [8, 26], height: [0.8, 2], isTaken: besidePool }) },
      { sprite: 'stone', seed: seed + 5, with: { mossy: 0.7 }, variants: 4, places: Array.from({ length: 26 }, (_, i) => ({ x: x + Math.sin(i * 2.4) * (9.5 + random.between(0, 2.5)), z: 19 - Math.cos(i * 2.4) * (8.6 + random.between(0, 2.4)), height: random.between(0.4, 1.5), y: -0.9 })) },
    ],
    eye: 2.2,
    horizon: -0.16,
    horizonInPortrait: -0.24,
    travel: [side * 0.7, 0.3, 2.2],
    slots: { ground: { depth: [3, 7], eye: [1, 2.2] }, water: { depth: [10, 18], height: waterLevel, mirror: 0.4 }, sky: { depth: [6, 28] } },
    light: { sun: [-side * 1.3, 1.1], behind: true },
    haze: 0.004,
    grade: { godRays: 0.1, saturation: 1.08 },
    ambience: [{ kind: 'waterfall', gainDb: -3 }, ...voices(request, -16)],
    underfoot: 'gravel',
  })
}

/** What grows on the rock: a fringe along its rim, ferns on its ledges and stones at its foot, beside the fall. */
function onCliff({ random, has }: SettingRequest, leaves: Greens, { x, tall, seed }: { x: number; tall: number; seed: number }): SpriteUse[] {
  const spread = (count: number, low: number, high: number, height: readonly [number, number]): SpritePlace[] =>
    Array.from({ length: count }, (_, i) => {
      const aside = 4.2 + (i >> 1) * (26 / (count / 2)) + random.between(-0.7, 0.7)
      return { x: x + (i % 2 ? aside : -aside), z: random.between(28.4, 29), height: random.between(...height), y: tall * random.between(low, high) }
    })
  const dark = { dark: [0.022, 0.052, 0.012], light: [0.1, 0.19, 0.04], leaf: 0.13 } as const
  const bush = has('lush') ? dark : { dark: leaves.ground[0], light: leaves.ground[1] }
  return [
    { sprite: 'bush', seed, with: bush, variants: 5, places: spread(26, 0.97, 1.06, [1.2, 2.6]) },
    ...(has('lush') ? [{ sprite: 'fern', seed: seed + 1, variants: 4, places: spread(18, 0.22, 0.92, [0.5, 1.2]) }] : []),
    { sprite: 'stone', seed: seed + 2, with: { mossy: 0.5 }, variants: 4, places: spread(18, 0.07, 0.08, [0.7, 1.9]) },
  ]
}
