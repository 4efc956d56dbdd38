/** Under the sea: a coral reef with fish, or a kelp forest, or the blue deep. */
import { type View, scatter } from '../scatter.ts'
import type { SpriteUse, Vec3 } from '../shot-plan.ts'
import type { Setting, SettingRequest, SettingShot } from './setting.ts'

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
    fish: { en: ['fish', 'school of fish', 'tropical fish', 'clownfish'], zh: ['鱼', '鱼群', '热带鱼', '小丑鱼'] },
  },
  contains: ['ocean'],
  shows: ['fish'],
  bestTime: 'noon',
  indoors: true,
  compose(request): SettingShot {
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

/** Loose schools, each one way; they go round far beyond the frame. */
function swimming({ random, has }: SettingRequest): SpriteUse[] {
  const seed = random.integer(1, 9999)
  return schools.map((school, i): SpriteUse => {
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
