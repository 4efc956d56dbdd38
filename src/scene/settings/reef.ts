/** Under water: a coral reef with fish, a kelp forest, the blue deep, the open sea around a whale, or a pond. */
import { type View, scatter } from '../scatter.ts'
import type { MainSubject } from '../framing.ts'
import type { SpriteUse, SubjectUse, Vec3 } from '../shot-plan.ts'
import type { Setting, SettingRequest, SettingShot } from './setting.ts'

/** What is higher would lie among the corals as on a table: it swims in open water. */
const largeM = 1.6

export const reef: Setting = {
  id: 'reef',
  label: { en: 'a coral reef', zh: '珊瑚礁' },
  weight: 1.5,
  words: {
    en: [
      'reef', 'coral', 'coral reef', 'underwater', 'under water', 'under the sea', 'undersea', 'seabed', 'ocean floor', 'deep sea', 'scuba', 'aquarium', 'kelp',
      'kelp forest', 'snorkel', 'snorkeling', 'great barrier reef', 'sea floor',
    ],
    zh: ['珊瑚', '珊瑚礁', '海底', '水下', '海底世界', '深海', '水族馆', '潜水', '海草', '大堡礁'],
  },
  features: {
    kelp: { en: ['kelp', 'kelp forest', 'seaweed', 'seagrass'], zh: ['海藻', '海带', '海草'] },
    deep: { en: ['deep sea', 'deep ocean', 'abyss', 'the deep', 'ocean depths'], zh: ['深海', '海沟', '深渊'] },
    pond: { en: ['pond', 'pool', 'lake', 'river', 'stream', 'freshwater'], zh: ['池塘', '鱼塘', '水池', '湖', '河', '溪'] },
    fish: { en: ['fish', 'school of fish', 'tropical fish', 'clownfish'], zh: ['鱼', '鱼群', '热带鱼', '小丑鱼'] },
  },
  contains: ['ocean'],
  shows: ['fish'],
  bestTime: 'noon',
  indoors: true,
  compose(request): SettingShot {
    if (request.main && request.main.heightM > largeM && !request.has('pond')) return openSea(request)
    if (request.has('pond')) return pond(request)
    const { random, frame, has, light } = request
    const focal = frame.height > frame.width ? 0.95 : 1
    const side = random.pick([-1, 1])
    const view: View = { frame, focal, random }
    const isDeep = has('deep')
    const day = (isDeep ? 0.28 : 1) * (1 - 0.75 * light.night)
    const water = (color: Vec3): Vec3 => [color[0] * day, color[1] * day, color[2] * day]
    const haze = water(isDeep ? [0.004, 0.05, 0.16] : has('kelp') ? [0.02, 0.17, 0.2] : [0.008, 0.15, 0.27])
    return {
      modules: [
        { use: 'seabed', with: { mounds: isDeep ? 1.9 : 1.3, growth: isDeep ? [0.1, 0.12, 0.16] : [0.36, 0.14, 0.22] } },
        { use: 'water-column', with: { beams: isDeep ? 1.3 : 1 } },
        { use: 'beams', with: { strength: 0.1 * day } },
        { use: 'bubbles' },
      ],
      sprites: [...growth(request, view, isDeep), ...(request.lacks('fish') ? [] : swimming(request))],
      camera: {
        pose: { position: [0, 0.2, 0], focal, horizon: 0.02, pan: 0 },
        travel: { position: [side * 0.8, 0.1, 1] },
        durationS: 10,
        ease: 0.2,
        sway: 0.05,
      },
      reach: { x: 1.5, y: 0.8, z: 2 },
      slots: { underwater: { depth: [2.5, 16], height: [-0.7, 2.4], horizon: [-0.1, 0.1] } },
      underwater: true,
      allAround: true,
      light: {
        sun: [side * 0.14, 0.62], sunColor: water([2.3, 2, 1.6]), glow: 0.35, discRadius: 0, night: 0, exposure: 1.05,
        zenith: water([0.02, 0.2, 0.35]), middle: water([0.02, 0.23, 0.38]), horizon: water([0.02, 0.26, 0.4]), ambient: water([0.17, 0.3, 0.38]), haze,
      },
      haze: isDeep ? 0.11 : 0.085,
      wind: { speed: 0.75, gust: 0.5 },
      grade: { godRays: 0.05, bloom: 0.2, saturation: 1.12 },
      ambience: [{ kind: 'waves', gainDb: -14 }],
    }
  },
}

/** No floor and no corals: blue water that loses itself below, with room for a whale. */
function openSea(request: SettingRequest): SettingShot {
  const { random, frame, light, main } = request
  const side = random.pick([-1, 1])
  const focal = frame.height > frame.width ? 0.95 : 1.05
  // Nearer than others are met, and over the eye: its belly and flukes show.
  const depth = (main?.depthAt(focal) ?? 16) * 0.74
  const day = 1 - 0.75 * light.night
  const water = (color: Vec3): Vec3 => [color[0] * day, color[1] * day, color[2] * day]
  const small = schools.slice(-1).map((school): School => ({ ...school, count: 60, height: [0.12, 0.2], z: [7, 15], speed: 0.5 }))
  return {
    modules: [{ use: 'water-column', with: { beams: 1.5, deep: [0.004, 0.07, 0.19], mid: [0.01, 0.2, 0.42] } }, { use: 'beams', with: { strength: 0.08 * day } }, { use: 'bubbles' }],
    sprites: request.lacks('fish') ? [] : swimming(request, small),
    camera: {
      pose: { position: [0, 0, 0], focal, horizon: -0.04, pan: 0 },
      travel: { position: [side * 0.8, 0.2, 1.5] },
      durationS: 10,
      ease: 0.2,
      sway: 0.05,
    },
    reach: { x: 2, y: 1, z: 4 },
    slots: { underwater: { depth: [depth, depth], height: [depth * 0.03, depth], horizon: [-0.1, 0.1], lifeSize: true } },
    underwater: true,
    allAround: true,
    light: {
      sun: [side * 0.14, 0.62], sunColor: water([2.5, 2.4, 2.2]), glow: 0.35, discRadius: 0, night: 0, exposure: 1.05,
      zenith: water([0.03, 0.3, 0.55]), middle: water([0.02, 0.2, 0.42]), horizon: water([0.01, 0.13, 0.3]), ambient: water([0.16, 0.3, 0.42]), haze: water([0.006, 0.1, 0.24]),
    },
    haze: 0.018,
    wind: { speed: 0.75, gust: 0.5 },
    grade: { godRays: 0.05, bloom: 0.2, saturation: 1.1 },
    ambience: [{ kind: 'waves', gainDb: -14 }],
  }
}

/** Below the surface of still fresh water: green light, pebbles, weeds and reeds. */
function pond(request: SettingRequest): SettingShot {
  const { random, frame, light, main } = request
  const focal = frame.height > frame.width ? 0.95 : 1
  const side = random.pick([-1, 1])
  const view: View = { frame, focal, random }
  const day = 1 - 0.75 * light.night
  const water = (color: Vec3): Vec3 => [color[0] * day, color[1] * day, color[2] * day]
  const seed = random.integer(1, 9999)
  const isOpen = (x: number, z: number): boolean => Math.abs(x) < 0.6 + 0.16 * z
  const spread = (count: number, height: readonly [number, number], z: readonly [number, number]): SpriteUse['places'] =>
    scatter(view, { count, z, height, isTaken: isOpen })
  const stones = (count: number, height: readonly [number, number], z: readonly [number, number]): SpriteUse['places'] =>
    scatter(view, { count, z, height, isTaken: () => false })
  const weed = { dark: [0.03, 0.09, 0.02] as Vec3, light: [0.2, 0.36, 0.06] as Vec3 }
  return {
    modules: [
      { use: 'seabed', with: { level: pondFloor, mounds: 0.22, sand: [0.3, 0.27, 0.17], rock: [0.13, 0.13, 0.1], growth: [0.1, 0.17, 0.06] } },
      { use: 'water-column', with: { beams: 0.8, deep: [0.03, 0.1, 0.05], mid: [0.1, 0.27, 0.13], bright: [0.7, 0.92, 0.55] } },
      { use: 'beams', with: { strength: 0.08 * day } },
    ],
    sprites: [
      { sprite: 'stone', seed, variants: 4, with: { color: [0.3, 0.28, 0.24] }, places: stones(60, [0.05, 0.16], [1.8, 7]) },
      { sprite: 'stone', seed: seed + 1, variants: 3, with: { color: [0.22, 0.22, 0.18], moss: [0.08, 0.17, 0.04], mossy: 0.7, wide: 1 }, places: spread(12, [0.25, 0.6], [2.2, 8]) },
      { sprite: 'kelp', seed: seed + 2, variants: 4, with: weed, places: spread(20, [0.6, 1.4], [2.4, 8]) },
      { sprite: 'grass', seed: seed + 3, variants: 3, with: { ...weed, count: 40 }, places: spread(40, [0.15, 0.45], [1.8, 8]) },
      { sprite: 'grass', seed: seed + 4, variants: 3, with: { ...weed, count: 9, thick: 0.012, spread: 0.16 }, places: spread(26, [1.9, 3], [3, 9]) },
      ...(main ? [] : swimming(request, pondSchools)),
    ],
    ...(main && ['koi', 'goldfish'].includes(main.kind) ? { subjects: companions(request, main) } : {}),
    camera: {
      pose: { position: [0, 0.1, 0], focal, horizon: 0.02, pan: 0 },
      travel: { position: [side * 0.3, 0.05, 0.4] },
      durationS: 10,
      ease: 0.2,
      sway: 0.03,
    },
    reach: { x: 0.8, y: 0.4, z: 1 },
    slots: { underwater: { depth: [1.2, 6], height: [pondFloor + 0.25, 0.9], horizon: [-0.1, 0.1] } },
    underwater: true,
    allAround: true,
    light: {
      sun: [side * 0.16, 0.6], sunColor: water([2.2, 2.1, 1.5]), glow: 0.3, discRadius: 0, night: 0, exposure: 1.1,
      zenith: water([0.2, 0.42, 0.2]), middle: water([0.13, 0.32, 0.16]), horizon: water([0.1, 0.25, 0.13]), ambient: water([0.26, 0.34, 0.22]), haze: water([0.07, 0.19, 0.1]),
    },
    haze: 0.12,
    wind: { speed: 0.4, gust: 0.3 },
    grade: { godRays: 0.05, bloom: 0.18, saturation: 1.08 },
    ambience: [{ kind: 'waves', gainDb: -18 }],
  }
}

const pondFloor = -0.75

/** Others of its kind, each in its own coat: nobody keeps one koi. */
function companions({ random, frame }: SettingRequest, { kind, heightM }: MainSubject): SubjectUse[] {
  const coats = ['#f0e8dc', '#e8702a', '#e0a83a', '#34343a', '#d8481e']
  const way = random.pick([-1, 1])
  return coats.map((coat, i): SubjectUse => {
    const z = heightM * (13 + 4.5 * i + random.between(-1, 1))
    const toward = i % 3 === 1 ? -way : way
    return {
      kind, slot: 'underwater', z, x: ((i * 0.618) % 1 - 0.5) * 1.3 * z * frame.hero, y: pondFloor + 0.2 + random.between(0.1, 0.75) + 0.05 * z,
      heading: toward > 0 ? -0.15 : Math.PI + 0.15, speed: 0.1 * random.between(0.7, 1.3), phase: random.next(), inks: { back: coat },
    }
  })
}

const colors: readonly Vec3[] = [[0.72, 0.2, 0.16], [0.82, 0.42, 0.1], [0.58, 0.16, 0.46], [0.72, 0.56, 0.12], [0.36, 0.24, 0.64], [0.2, 0.5, 0.42]]

function growth({ random, has }: SettingRequest, view: View, isDeep: boolean): SpriteUse[] {
  const seed = random.integer(1, 9999)
  const first = random.integer(0, colors.length - 1)
  const color = (i: number): Vec3 => colors[(first + i) % colors.length]!
  const fade = (c: Vec3): Vec3 => (isDeep ? [c[0] * 0.35, c[1] * 0.5, c[2] * 0.8] : c)
  const few = has('kelp') || isDeep ? 0.45 : 1
  // The middle stays open for whoever swims there.
  const isOpen = (x: number, z: number): boolean => Math.abs(x) < 0.35 + 0.1 * z
  const spread = (count: number, height: readonly [number, number], z: readonly [number, number] = [2.2, 15]): SpriteUse['places'] =>
    scatter(view, { count: Math.round(count * few), z, height, isTaken: isOpen })
  const kelpCount = has('kelp') ? 46 : 7
  return [
    { sprite: 'antler-coral', seed, variants: 3, with: { color: fade(color(0)) }, places: spread(20, [0.45, 0.95]) },
    { sprite: 'antler-coral', seed: seed + 1, variants: 2, with: { color: fade(color(3)), tip: [0.9, 0.85, 0.6] }, places: spread(14, [0.4, 0.8]) },
    { sprite: 'fan-coral', seed: seed + 2, variants: 3, with: { color: fade(color(2)) }, places: spread(16, [0.6, 1.3]) },
    { sprite: 'brain-coral', seed: seed + 3, variants: 3, with: { color: fade(color(4)) }, places: spread(14, [0.3, 0.7]) },
    { sprite: 'tube-sponge', seed: seed + 4, variants: 2, with: { color: fade(color(1)) }, places: spread(14, [0.4, 0.85]) },
    { sprite: 'table-coral', seed: seed + 5, variants: 3, places: spread(12, [0.5, 0.9]) },
    { sprite: 'anemone', seed: seed + 6, variants: 3, with: { color: fade(color(5)) }, places: spread(18, [0.2, 0.4]) },
    { sprite: 'kelp', seed: seed + 7, variants: 4, places: scatter(view, { count: kelpCount, z: [3.5, 17], height: has('kelp') ? [2.6, 5.2] : [1.4, 2.6], isTaken: isOpen }) },
    { sprite: 'antler-coral', seed: seed + 8, variants: 1, blur: 1.4, with: { color: fade(color(0)) }, places: [{ x: -0.95 * view.frame.hero, z: 1.35, height: 0.75 }] },
    { sprite: 'fan-coral', seed: seed + 9, variants: 1, blur: 1.4, with: { color: fade(color(2)) }, places: [{ x: 1.05 * view.frame.hero, z: 1.4, height: 0.8 }] },
  ]
}

interface School {
  readonly with: Readonly<Record<string, number | Vec3>>
  readonly count: number
  readonly height: readonly [number, number]
  readonly z: readonly [number, number]
  readonly speed: number
}

const schools: readonly School[] = [
  { with: {}, count: 9, height: [0.14, 0.22], z: [2.4, 5.5], speed: 0.28 },
  { with: { body: [0.1, 0.32, 0.8], back: [0.03, 0.08, 0.3], fin: [0.9, 0.75, 0.1], stripes: 0, deep: 0.55 }, count: 12, height: [0.1, 0.16], z: [3, 8], speed: 0.4 },
  { with: { body: [0.9, 0.78, 0.12], back: [0.6, 0.5, 0.05], fin: [0.9, 0.8, 0.3], stripe: [0.03, 0.03, 0.04], stripes: 3, deep: 0.62 }, count: 10, height: [0.14, 0.22], z: [3, 9], speed: 0.22 },
  { with: { body: [0.55, 0.62, 0.7], back: [0.12, 0.2, 0.3], fin: [0.4, 0.5, 0.6], stripes: 0, deep: 0.32 }, count: 46, height: [0.07, 0.12], z: [5, 15], speed: 0.6 },
]

/** Small dark and silver fish of fresh water. */
const pondSchools: readonly School[] = [
  { with: { body: [0.5, 0.46, 0.3], back: [0.14, 0.16, 0.07], fin: [0.5, 0.3, 0.14], stripes: 0, deep: 0.42 }, count: 8, height: [0.1, 0.16], z: [2, 5], speed: 0.2 },
  { with: { body: [0.6, 0.62, 0.55], back: [0.2, 0.24, 0.16], fin: [0.5, 0.5, 0.4], stripes: 0, deep: 0.32 }, count: 24, height: [0.05, 0.08], z: [2.5, 7], speed: 0.3 },
]

/** Loose schools, each one way; they go round far beyond the frame. */
function swimming({ random, has }: SettingRequest, shown: readonly School[] = schools): SpriteUse[] {
  const seed = random.integer(1, 9999)
  return shown.map((school, i): SpriteUse => {
    const way = random.pick([-1, 1])
    const middle = random.between(-0.1, 0.9)
    const half = school.z[1] * 1.35
    const count = Math.round(school.count * (has('fish') ? 1.5 : 1))
    const places = Array.from({ length: count }, () => {
      const z = random.between(...school.z)
      return { x: random.between(-1, 1) * half, z, y: middle + random.between(-0.35, 0.35) * (1 + z * 0.12), height: random.between(...school.height) }
    })
    return {
      sprite: 'fish', seed: seed + i, variants: 2, with: school.with, places, faces: way > 0 ? 'right' : 'left',
      drift: { x: school.speed * way, span: [half * 2, 99] }, bob: 0.06, beat: 0.05,
    }
  })
}
