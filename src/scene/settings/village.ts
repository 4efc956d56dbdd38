/** A village: houses along a lane, a church, trees and hills behind. In snow, by the sea, or of an old Chinese town. */
import { courseXAt, isOnCourse } from '../land.ts'
import type { Random } from '../random.ts'
import { type View, inGroves, scatter } from '../scatter.ts'
import type { ModuleUse, SpritePlace, SpriteUse, Vec3 } from '../shot-plan.ts'
import { openCountry } from '../slots.ts'
import type { Setting, SettingRequest, SettingShot } from './setting.ts'
import { openSky } from './sky.ts'

export const village: Setting = {
  id: 'village',
  label: { en: 'a village', zh: '村庄' },
  weight: 1.6,
  words: {
    en: [
      'village', 'cottage', 'cabin', 'hamlet', 'old town', 'house', 'farmhouse', 'chalet', 'small town', 'country house', 'log cabin', 'christmas village',
      'church', 'churches', 'rural town', 'barn', 'homestead', 'water town', 'canal', 'venice',
      'chinese town', 'ancient town',
    ],
    zh: ['村庄', '村子', '小村', '乡村', '村落', '小镇', '古镇', '小屋', '木屋', '房子', '民居', '农舍', '教堂', '山村', '水乡', '江南', '圣诞小镇', '乡间'],
  },
  features: {
    lanterns: { en: ['lantern', 'lanterns'], zh: ['灯笼'] },
    chinese: { en: ['chinese', 'chinese village', 'chinese town', 'ancient chinese', 'water town', 'jiangnan'], zh: ['古镇', '水乡', '江南', '中式', '中国村', '徽派'] },
    white: { en: ['santorini', 'greek', 'mediterranean', 'whitewashed', 'white houses'], zh: ['圣托里尼', '希腊', '地中海', '白色房子'] },
    wooden: { en: ['cabin', 'log cabin', 'chalet', 'wooden', 'alpine', 'swiss', 'norwegian'], zh: ['木屋', '小木屋', '瑞士', '阿尔卑斯', '木头'] },
    church: { en: ['church', 'churches', 'chapel', 'steeple'], zh: ['教堂'] },
    barn: { en: ['barn', 'farm', 'farmhouse'], zh: ['谷仓', '农场', '农舍'] },
    lone: { en: ['a cabin', 'cabin in', 'cozy cabin', 'a cottage', 'a house', 'a log cabin', 'lonely house', 'lone house', 'a small house'], zh: ['一座小屋', '一间小屋', '一栋房子', '孤零零'] },
    canal: { en: ['water town', 'canal', 'jiangnan', 'venice'], zh: ['水乡', '江南', '运河', '小桥流水', '威尼斯'] },
    mountains: { en: ['mountain', 'alps', 'peak', 'valley'], zh: ['山', '雪山', '群山', '山谷'] },
  },
  contains: ['mountains', 'forest', 'meadow', 'fields', 'city'],
  shows: ['house', 'cottage', 'cabin', 'church', 'barn', 'street-lamp'],
  bestTime: 'golden',
  compose(request): SettingShot {
    const { light, random, frame, main, weather, has, time } = request
    const side = random.pick([-1, 1])
    const isPortrait = frame.height > frame.width
    const focal = isPortrait ? 1.1 : 1.2
    const view: View = { frame, focal, random }
    const isWinter = request.description.season === 'winter' || weather === 'snow'
    const lane = main?.slots[0] === 'ground' ? main.depthAt(focal) : 0
    const isCanal = has('canal')
    const courseX = isCanal ? 0 : 0.6 * side
    const bend = (isCanal ? 1.2 : 4) * side
    return {
      modules: [
        ...(isCanal ? [{ use: 'sea', with: { level: canalLevel, rough: 0.14, foam: 0, body: [0.02, 0.05, 0.04] as Vec3 } }] : []),
        {
          use: 'land',
          with: {
            rise: random.between(26, 36), length: random.between(130, 180), calm: 42, lump: 0.1, swell: isWinter ? 1.2 : 0.8, climb: 0.02,
            course: 1, courseX, courseBend: bend, ...(isCanal ? { courseKind: 3, courseWide: canalWide, cut: 1.8 } : { courseKind: 1, courseWide: 1.7 }), track: [0.27, 0.24, 0.2], bloom: isWinter ? 0 : 0.25, petal: [0.7, 0.62, 0.3],
            dryness: 0.12, ...(lane ? { laneZ: lane } : {}), ...groundIn(request),
          },
        },
        ...(has('mountains') || isWinter ? [peaks(random, isPortrait, isWinter)] : []),
        ...openSky(light, { cover: isWinter ? 0.5 : 0.4, billow: 0.6 }),
      ],
      sprites: [...houses(request, view, { courseX, bend }), ...greenery(request, view, { courseX, bend, isWinter })],
      ...(isCanal ? { subjects: [{ kind: 'stone-bridge', slot: 'sky', x: courseXAt(34, courseX, bend), z: 34, y: canalLevel, heading: 0, speed: 0, phase: 0, size: 0.42 }] } : {}),
      camera: {
        pose: { position: [0, 2.3, 0], focal, horizon: isPortrait ? -0.1 : -0.08, pan: 0 },
        travel: { position: [side * 0.8, 0.2, 2.6] },
        durationS: 10,
        ease: 0.25,
        sway: 0,
      },
      reach: { x: 3, y: 3, z: 7 },
      slots: isCanal
        ? { sky: { depth: [4, 300] }, water: { depth: [7, 26], height: canalLevel, way: 'along', mirror: 0.6, eye: [1.6, 2.6] } }
        : { ...openCountry, ground: { depth: [3, 16], eye: [0.9, 2.4] } },
      lamplight: [0.34, 0.22, 0.1],
      light: lightOf(time, -side),
      haze: 0.0016,
      grade: { godRays: 0.05, bloom: light.night > 0.3 ? 0.24 : 0.16, exposure: time === 'night' ? (isWinter ? 1.9 : 1.25) : isWinter ? 0.9 : 1 },
      ambience: [
        { kind: 'wind', gainDb: isWinter ? -7 : -14 },
        ...(isWinter ? [] : light.night > 0.5 ? [{ kind: 'night-insects', gainDb: -6 }] : [{ kind: 'forest-birds', gainDb: -8 }]),
        ...(main?.moves ? [{ kind: isWinter ? 'footsteps-snow' : 'footsteps-gravel', gainDb: -13 }] : []),
      ],
    }
  },
}

function lightOf(time: string, side: number): SettingShot['light'] & object {
  if (time === 'golden') return { sun: [side * 0.4, 0.22] }
  if (time === 'sunset' || time === 'dawn') return { sun: [side * 0.34, 0.12] }
  return time === 'night' ? { sun: [side * 0.4, 0.46] } : {}
}

function groundIn({ description }: SettingRequest): Record<string, number | Vec3> {
  if (description.season === 'autumn') return { dark: [0.075, 0.058, 0.02], light: [0.25, 0.18, 0.06], dryness: 0.5 }
  return {}
}

function peaks(random: Random, isPortrait: boolean, isWinter: boolean): ModuleUse {
  return {
    use: 'alpine-range',
    far: true,
    still: true,
    with: { heroX: random.pick([-1, 1]) * 0.25, height: (isPortrait ? 1500 : 1250) * random.between(0.9, 1.1), snowline: isWinter ? 0.1 : 0.4, treeline: 0.26, distance: 4600 },
  }
}

interface Lane {
  readonly courseX: number
  readonly bend: number
}

interface Style {
  readonly with: Readonly<Record<string, number | Vec3>>
  readonly height: readonly [number, number]
}

function styleOf({ has, description, weather }: SettingRequest): Style {
  const isWinter = description.season === 'winter' || weather === 'snow'
  if (has('chinese')) {
    return { with: { wall: [0.62, 0.6, 0.56], roof: [0.055, 0.058, 0.062], timber: 1, hasShutters: 0, shutters: [0.12, 0.05, 0.03], width: 1.25, eaves: 0.6, variety: 0.4 }, height: [5.4, 6.8] }
  }
  if (has('white')) return { with: { wall: [0.78, 0.77, 0.74], roof: [0.5, 0.26, 0.16], shutters: [0.04, 0.14, 0.34], variety: 0.15, eaves: 0.62 }, height: [5, 6.4] }
  if (has('wooden') || isWinter) {
    return { with: { wall: [0.24, 0.14, 0.085], wallStuff: 1, roof: [0.16, 0.11, 0.09], roofStuff: 1, timber: 1, shutters: [0.09, 0.15, 0.1], lit: 0.75, eaves: 0.5 }, height: [5.6, 7.4] }
  }
  return { with: { timber: 1.6 }, height: [5.8, 7.6] }
}

/** Of the water in a canal, metres. */
const canalLevel = -0.7
/** Half the width of a canal, and how far from its middle its banks are dry, metres. */
const canalWide = 3.6
const dryBank = 5.2

/** Both sides of the lane, facing it; a church closes the view. */
function houses(request: SettingRequest, view: View, { courseX, bend }: Lane): SpriteUse[] {
  const { random, has, lacks } = request
  const style = styleOf(request)
  const seed = random.integer(1, 9999)
  const places: SpritePlace[] = []
  const isLone = has('lone')
  for (const way of [-1, 1]) {
    let z = isLone ? 21 : random.between(15, 18)
    const until = isLone ? 22 : 86
    while (z < until) {
      const height = random.between(...style.height)
      const away = (isLone ? 1.2 : has('canal') ? dryBank - 0.6 : 4.6) + random.between(0.4, 2.4) + height * 0.45 + z * 0.03
      if (!isLone || way === Math.sign(bend)) {
        places.push({ x: courseXAt(z, courseX, bend) + way * away, z, height, heading: -way * random.between(0.25, 0.75), y: -0.1 })
      }
      z += height * random.between(1.05, 1.6)
    }
  }
  const uses: SpriteUse[] = [{ sprite: 'house', seed, with: style.with, places }]
  if (!isLone && !has('chinese') && !lacks('church')) {
    const z = 60
    uses.push({ sprite: 'church', seed: seed + 1, places: [{ x: courseXAt(z, courseX, bend) - Math.sign(bend) * 9, z, height: 19, heading: 0.3 * Math.sign(bend), y: -0.2 }] })
  }
  if (has('barn')) {
    const z = 30
    uses.push({ sprite: 'barn', seed: seed + 2, places: [{ x: courseXAt(z, courseX, bend) + Math.sign(bend) * 13, z, height: 8, heading: -0.5 * Math.sign(bend), y: -0.1 }] })
  }
  const beside = has('canal') ? dryBank : 2.5
  const lampPlaces = [9, 19, 31, 45].map((z, i): SpritePlace => ({ x: courseXAt(z, courseX, bend) + (i % 2 === 0 ? beside : -beside), z, height: 3.1 }))
  if (has('chinese') || has('lanterns')) {
    const hung = places.slice(0, 8).flatMap(({ x, z, height }): SpritePlace[] => [-0.9, 0.9].map((off) => ({ x: x + off, z: z - 3.1, y: height * 0.3, height: 1.3 })))
    uses.push({ sprite: 'lantern', seed: seed + 4, places: hung })
  } else if (!isLone) uses.push({ sprite: 'lamp', seed: seed + 5, variants: 1, places: lampPlaces })
  return has('canal') ? uses : [...uses, ...fences(random, seed, { courseX, bend }, isLone)]
}

function fences(random: Random, seed: number, { courseX, bend }: Lane, isLone: boolean): SpriteUse[] {
  const places: SpritePlace[] = []
  for (let z = 7; z < (isLone ? 17 : 34); z += 2.6) {
    for (const way of [-1, 1]) if (random.chance(0.45)) places.push({ x: courseXAt(z, courseX, bend) + way * (4.1 + 0.05 * z), z, height: 0.85 })
  }
  return [{ sprite: 'fence', seed: seed + 7, variants: 3, places }]
}

function greenery({ random, description, has }: SettingRequest, view: View, { courseX, bend, isWinter }: Lane & { isWinter: boolean }): SpriteUse[] {
  const seed = random.integer(1, 9999)
  const autumn = { dark: [0.15, 0.05, 0.012], light: [0.52, 0.24, 0.04] } as const
  const leaves: SpriteUse['with'] = isWinter ? { leaves: 0 } : description.season === 'autumn' ? autumn : {}
  const isTaken = (x: number, z: number): boolean => isOnCourse(x, z, courseX, has('canal') ? dryBank : 2.2, bend) || (z < 62 && Math.abs(x - courseXAt(z, courseX, bend)) < 9.5 + z * 0.05)
  const onLane = (x: number, z: number): boolean => isOnCourse(x, z, courseX, has('canal') ? dryBank : 1.9, bend)
  const grove = inGroves(random, 40, 0.6)
  return [
    { sprite: 'conifer', seed, variants: 4, places: scatter(view, { count: isWinter ? 150 : 70, z: [46, 420], height: [7, 15], isTaken: (x, z) => isTaken(x, z) || grove(x, z) }) },
    { sprite: 'broadleaf', seed: seed + 1, with: leaves, variants: 4, places: scatter(view, { count: isWinter ? 24 : 80, z: [20, 420], height: [5, 10], isTaken }) },
    ...(isWinter
      ? [{ sprite: 'conifer', seed: seed + 2, variants: 1, blur: 0.7, places: [{ x: -Math.sign(bend) * 6.6 * view.frame.hero, z: 12, height: 6 }] }]
      : [
          { sprite: 'bush', seed: seed + 3, variants: 3, with: { blooms: 0.12, bloom: [0.7, 0.3, 0.4] as const }, places: scatter(view, { count: 34, z: [8, 50], height: [0.6, 1.3], isTaken: onLane }) },
          { sprite: 'grass', seed: seed + 4, variants: 4, with: { spread: 0.8 }, places: scatter(view, { count: 90, z: [2.6, 18], height: [0.15, 0.4], isTaken: onLane }) },
        ]),
  ]
}
