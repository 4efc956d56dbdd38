/** Rolling green country: meadows with flowers, lone trees, farther hills and woods. */
import type { Season } from '../description.ts'
import { type View, inGroves, scatter } from '../scatter.ts'
import type { SpriteUse, Vec3 } from '../shot-plan.ts'
import { isOnCourse } from '../land.ts'
import { openCountry } from '../slots.ts'
import type { Setting, SettingRequest, SettingShot } from './setting.ts'
import { openSky } from './sky.ts'

export const meadow: Setting = {
  id: 'meadow',
  label: { en: 'a meadow in rolling hills', zh: '草地' },
  words: {
    en: [
      'meadow', 'grassland', 'prairie', 'green hill', 'rolling hill', 'hill', 'hillside', 'countryside', 'pasture', 'grass', 'field of flowers',
      'flower field', 'wildflower', 'farmland', 'tuscany', 'steppe', 'plain', 'lawn',
    ],
    zh: ['草地', '草原', '草坪', '草甸', '山丘', '丘陵', '田园', '乡村风光', '牧场', '花海', '花田', '原野', '草坡', '大草原', '野花'],
  },
  standsFor: {
    en: ['solar', 'solar panel', 'renewable energy', 'sustainability', 'sustainable', 'ecology', 'climate', 'environment', 'organic', 'nature', 'charity', 'flower', 'beekeeping', 'butterfly garden', 'sports day', 'playground'],
    zh: ['太阳能', '可再生能源', '环保', '生态', '气候', '有机', '大自然', '公益', '花朵', '养蜂', '运动会', '操场'],
  },
  features: {
    flowers: { en: ['flower', 'wildflower', 'blossom', 'blooming', 'poppy', 'poppies', 'daisy', 'daisies'], zh: ['花', '野花', '鲜花', '花海', '花田', '罂粟', '雏菊'] },
    tree: { en: ['tree', 'lone tree', 'oak', 'old tree', 'single tree'], zh: ['树', '大树', '孤树', '老树', '橡树'] },
    path: { en: ['path', 'trail', 'track', 'country lane'], zh: ['小路', '小径', '乡间路'] },
  },
  contains: ['forest'],
  bestTime: 'morning',
  compose(request): SettingShot {
    const { light, random, frame, main, weather, has, lacks, time } = request
    const side = random.pick([-1, 1])
    const isPortrait = frame.height > frame.width
    const focal = isPortrait ? 1.05 : 1.15
    const look = looksIn(request)
    const lane = main?.slots[0] === 'ground' ? main.depthAt(focal) : 0
    const view: View = { frame, focal, random }
    const hasPath = has('path')
    const courseX = side * 1.4
    return {
      modules: [
        {
          use: 'land',
          with: {
            ...(lane ? { laneZ: lane } : {}), rise: random.between(30, 42), length: random.between(190, 260), calm: Math.max(16, lane + 5), valley: random.between(9, 14), dark: look.dark, light: look.light,
            dryness: look.dryness, bloom: lacks('flowers') ? 0 : look.bloom, petal: look.petal, course: hasPath ? 1 : 0, courseX,
          },
        },
        ...openSky(light, { cover: 0.42, billow: 0.75, scale: 0.95 }),
      ],
      sprites: plants(request, view, { side, look, isTaken: (x, z) => hasPath && isOnCourse(x, z, courseX) }),
      camera: {
        pose: { position: [0, 1.6, 0], focal, horizon: isPortrait ? -0.06 : -0.04, pan: 0 },
        travel: { position: [side * 1.6, 0.3, 1.4] },
        durationS: 10,
        ease: 0.25,
        sway: 0,
      },
      reach: { x: 4, y: 2, z: 5 },
      slots: { ...openCountry, ground: { depth: [2, 60] } },
      light: time === 'golden' || time === 'sunset' || time === 'dawn' ? { sun: [-side * 0.35, time === 'golden' ? 0.17 : 0.1] } : {},
      haze: weather === 'fog' ? 0.0012 : 0.0011,
      grade: { godRays: 0.05, bloom: 0.15, saturation: 1.05 },
      ambience: [
        { kind: 'wind', gainDb: -12 },
        ...(light.night > 0.5 ? [{ kind: 'night-insects', gainDb: -6 }] : [{ kind: 'forest-birds', gainDb: -9 }]),
        ...(main?.moves ? [{ kind: 'footsteps-grass', gainDb: -15 }] : []),
      ],
    }
  },
}

interface Look {
  readonly dark: Vec3
  readonly light: Vec3
  readonly dryness: number
  readonly bloom: number
  readonly petal: Vec3
  readonly leaves: { readonly dark: Vec3; readonly light: Vec3; readonly leaves?: number }
}

const looks: Record<Season, Look> = {
  spring: { dark: [0.04, 0.075, 0.018], light: [0.14, 0.2, 0.05], dryness: 0.05, bloom: 1, petal: [0.72, 0.66, 0.5], leaves: { dark: [0.04, 0.08, 0.018], light: [0.17, 0.25, 0.06] } },
  summer: { dark: [0.036, 0.064, 0.017], light: [0.13, 0.175, 0.045], dryness: 0.25, bloom: 0.6, petal: [0.66, 0.34, 0.5], leaves: { dark: [0.03, 0.062, 0.016], light: [0.13, 0.19, 0.048] } },
  autumn: { dark: [0.07, 0.055, 0.018], light: [0.26, 0.19, 0.06], dryness: 0.8, bloom: 0.05, petal: [0.6, 0.4, 0.2], leaves: { dark: [0.14, 0.05, 0.012], light: [0.5, 0.23, 0.04] } },
  winter: { dark: [0.06, 0.06, 0.03], light: [0.16, 0.15, 0.08], dryness: 0.7, bloom: 0, petal: [0.6, 0.6, 0.6], leaves: { dark: [0.05, 0.05, 0.03], light: [0.1, 0.1, 0.06], leaves: 0 } },
}

function looksIn({ description, weather, has }: SettingRequest): Look {
  const look = looks[description.season ?? (weather === 'snow' ? 'winter' : 'summer')]
  if (!has('flowers')) return look
  const isPoppy = /popp|罂粟/.test(description.prompt.toLowerCase())
  return { ...look, bloom: 1.6, petal: isPoppy ? [0.72, 0.06, 0.03] : look.petal }
}

interface Growth {
  readonly side: number
  readonly look: Look
  isTaken(x: number, z: number): boolean
}

function plants({ has, lacks, random, description }: SettingRequest, view: View, { side, look, isTaken }: Growth): SpriteUse[] {
  const seed = random.integer(1, 9999)
  const uses: SpriteUse[] = []
  const grassTones = { dark: mixed(look.dark, look.light, 0.35), light: mixed(look.light, look.dark, -0.35), spread: 0.8 }
  if (!lacks('tree')) {
    const hero = has('tree')
    uses.push({
      sprite: 'broadleaf', seed, with: { ...look.leaves, width: 0.42, bare: 0.2 }, variants: 1,
      places: [{ x: side * (hero ? 5 : 8) * view.frame.hero, z: hero ? 24 : 30, height: hero ? 11.5 : 9 }],
    })
  }
  uses.push(
    { sprite: 'broadleaf', seed: seed + 1, with: look.leaves, variants: 5, places: scatter(view, { count: 150, z: [75, 700], height: [7, 14], isTaken: inGroves(random, 60, 0.42) }) },
    { sprite: 'conifer', seed: seed + 2, variants: 3, places: scatter(view, { count: 80, z: [180, 900], height: [9, 17], isTaken: inGroves(random, 90, 0.35) }) },
    { sprite: 'grass', seed: seed + 3, with: grassTones, variants: 4, places: scatter(view, { count: 240, z: [2.2, 20], height: [0.14, 0.36], isTaken }) },
    { sprite: 'grass', seed: seed + 4, with: grassTones, variants: 2, blur: 1.6, places: scatter(view, { count: 10, z: [1.1, 1.7], height: [0.35, 0.6] }) },
  )
  const bloom = lacks('flowers') || description.season === 'winter' ? 0 : look.bloom
  if (bloom > 0.1) {
    const petals: readonly Vec3[] = has('flowers') && look.petal[1] < 0.1 ? [look.petal] : [look.petal, [0.78, 0.74, 0.66], [0.8, 0.5, 0.06], [0.25, 0.22, 0.62]]
    petals.forEach((petal, i) => {
      const count = Math.round((36 * bloom) / petals.length)
      uses.push({ sprite: 'wildflower', seed: seed + 10 + i, with: { petal, petals: 5 + i }, places: scatter(view, { count, z: [2.4, 15], height: [0.25, 0.5], isTaken }) })
    })
  }
  return uses
}

function mixed(a: Vec3, b: Vec3, part: number): Vec3 {
  return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part, a[2] + (b[2] - a[2]) * part]
}
