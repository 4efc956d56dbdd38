/** A garden in blossom: cherry trees along a path, petals in the air; a park with a lawn and green trees. */
import { isOnCourse } from '../land.ts'
import { scatter } from '../scatter.ts'
import type { Vec3 } from '../shot-plan.ts'
import { country, farRange, siteOf, voices } from './country.ts'
import type { Setting, SettingShot } from './setting.ts'

const pink = { dark: [0.42, 0.17, 0.25] as Vec3, light: [0.92, 0.6, 0.7] as Vec3, width: 0.46, bare: 0.3, leaf: 0.02, bark: [0.06, 0.045, 0.045] as Vec3 } as const
const white = { ...pink, dark: [0.45, 0.4, 0.4] as Vec3, light: [0.95, 0.9, 0.88] as Vec3 } as const

export const garden: Setting = {
  id: 'garden',
  label: { en: 'a garden in blossom', zh: '花园' },
  weight: 1.4,
  words: {
    en: ['garden', 'cherry blossom', 'cherry blossoms', 'cherry tree', 'cherry trees', 'sakura', 'blossom garden', 'park', 'orchard', 'plum blossom', 'peach blossom', 'japanese garden', 'rose garden', 'botanical garden', 'backyard'],
    zh: ['花园', '樱花', '樱花树', '桃花', '梅花', '公园', '园林', '果园', '桃花林', '庭院', '后院'],
  },
  standsFor: {
    en: ['wedding', 'engagement', 'anniversary', 'graduation', 'proposal', 'bridal shower', 'baby shower', "mother's day", "valentine's day", 'valentine'],
    zh: ['婚礼', '订婚', '纪念日', '毕业', '求婚', '母亲节', '情人节'],
  },
  features: {
    blossom: { en: ['blossom', 'blossoms', 'cherry blossom', 'cherry blossoms', 'sakura', 'petal', 'petals', 'plum blossom', 'peach blossom', 'blooming'], zh: ['樱花', '桃花', '梅花', '花瓣', '花开', '盛开'] },
    white: { en: ['white blossom', 'plum blossom', 'apple blossom', 'pear blossom'], zh: ['梨花', '白色花'] },
    roses: { en: ['rose', 'roses', 'rose garden'], zh: ['玫瑰', '月季'] },
    park: { en: ['park', 'city park', 'backyard'], zh: ['公园', '后院'] },
    petals: { en: ['petal', 'petals', 'falling petals', 'drifting petals'], zh: ['花瓣', '飘落'] },
  },
  contains: ['meadow', 'forest', 'village', 'lake'],
  bestTime: 'morning',
  hasPool: true,
  compose(request): SettingShot {
    const { random, has, lacks, description } = request
    const site = siteOf(request)
    const { side, view, level, lane } = site
    const seed = random.integer(1, 9999)
    const isPark = has('park')
    const hasBlossom = !lacks('blossom') && (has('blossom') || (description.season ?? (isPark ? 'summer' : 'spring')) === 'spring')
    const tree = hasBlossom ? (has('white') ? white : pink) : {}
    const courseX = side * 0.6
    const onPath = (x: number, z: number): boolean => isOnCourse(x, z, courseX, 1.5)
    // Who walks through is not to be hidden by what grows before them.
    const isInTheWay = (x: number, z: number): boolean => onPath(x, z) || (lane > 0 && z < lane + 0.8)
    const along = [5.2, 8.6, 12.6, 17.5, 23.5, 31, 40].flatMap((z) => [-1, 1].map((way) => ({ x: courseX + way * (3.4 + z * 0.09 + random.between(0, 1.2)), z: z + random.between(-0.8, 0.8), height: random.between(5, 6.6) })))
    const rose = { bloom: has('roses') ? ([0.7, 0.04, 0.08] as const) : ([0.75, 0.35, 0.5] as const), blooms: 0.5 }
    return country(request, site, {
      modules: [
        {
          use: 'land',
          with: { ...level, rise: 18, length: 150, calm: Math.max(45, lane + 8), lump: 0.05, swell: 0.3, course: 1, courseX, courseKind: 1, courseWide: 1.3, track: [0.4, 0.36, 0.3], bloom: isPark && !hasBlossom ? 0.25 : 0.9, petal: hasBlossom ? [0.85, 0.6, 0.68] : isPark ? [0.8, 0.78, 0.6] : [0.7, 0.5, 0.3], dryness: 0.02 },
        },
        farRange({ heroX: side * 0.2, height: 760, distance: 6000, snowline: 2, treeline: 2 }),
        ...(hasBlossom || has('petals') ? [{ use: 'petals', ...(has('white') ? { with: { color: [0.95, 0.93, 0.92] as const } } : {}) }] : []),
      ],
      sky: { cover: 0.4, billow: 0.6 },
      sprites: [
        { sprite: 'broadleaf', seed, with: tree, variants: 6, places: along.filter(({ z }) => z > lane + 1) },
        { sprite: 'broadleaf', seed: seed + 1, with: tree, variants: 4, places: scatter(view, { count: 60, z: [30, 130], height: [5, 8], isTaken: onPath }) },
        { sprite: 'broadleaf', seed: seed + 2, variants: 4, places: scatter(view, { count: 40, z: [90, 320], height: [8, 13] }) },
        { sprite: 'bush', seed: seed + 3, with: rose, variants: 4, places: scatter(view, { count: isPark ? 16 : 44, z: [4.5, 36], height: [0.5, 1], isTaken: isInTheWay }) },
        { sprite: 'grass', seed: seed + 4, variants: 4, places: scatter(view, { count: 150, z: [2.2, 18], height: [0.1, 0.26], isTaken: onPath }) },
        { sprite: 'wildflower', seed: seed + 5, with: { petal: [0.8, 0.55, 0.65] }, variants: 3, places: scatter(view, { count: 40, z: [2.4, 12], height: [0.2, 0.38], isTaken: onPath }) },
        { sprite: 'bench', seed: seed + 6, variants: 1, places: [{ x: courseX - side * 2.3, z: 9.5, height: 0.9 }] },
      ],
      eye: 1.6,
      horizon: -0.08,
      travel: [side * 0.4, 0.2, 2.8],
      slots: { ground: { depth: [2.6, 20] }, sky: { depth: [3, 200] }, water: { depth: [8, 14] } },
      haze: 0.0018,
      grade: { saturation: 1.04, exposure: 1.04 },
      ambience: voices(request, -5),
      underfoot: 'gravel',
    })
  },
}
