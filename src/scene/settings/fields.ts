/** Crop fields that run to the horizon: lavender, tulips, sunflowers, wheat. */
import { halfWidthAt, type View, inGroves, scatter } from '../scatter.ts'
import type { SpritePlace, SpriteUse, Vec3 } from '../shot-plan.ts'
import { openCountry } from '../slots.ts'
import type { Setting, SettingRequest, SettingShot } from './setting.ts'
import { openSky } from './sky.ts'

export const fields: Setting = {
  id: 'fields',
  label: { en: 'crop fields', zh: '田野' },
  weight: 1.1,
  words: {
    en: [
      'field', 'lavender', 'lavender field', 'tulip', 'tulip field', 'sunflower', 'sunflower field', 'wheat', 'wheat field', 'barley', 'rye',
      'cornfield', 'corn field', 'crop', 'harvest', 'provence', 'plantation', 'farm', 'rapeseed', 'canola', 'grain',
    ],
    zh: ['田野', '麦田', '麦浪', '薰衣草', '薰衣草田', '郁金香', '向日葵', '向日葵田', '小麦', '庄稼', '油菜花', '油菜花田', '稻田', '农田', '普罗旺斯', '丰收', '稻浪'],
  },
  features: {
    lavender: { en: ['lavender', 'lavender field', 'provence'], zh: ['薰衣草', '薰衣草田', '普罗旺斯'] },
    tulips: { en: ['tulip', 'tulip field', 'holland', 'netherlands', 'keukenhof'], zh: ['郁金香', '荷兰'] },
    sunflowers: { en: ['sunflower', 'sunflower field'], zh: ['向日葵', '向日葵田', '葵花'] },
    rapeseed: { en: ['rapeseed', 'canola'], zh: ['油菜花', '油菜花田', '油菜'] },
    wheat: { en: ['wheat', 'wheat field', 'barley', 'rye', 'grain', 'harvest', 'corn', 'cornfield'], zh: ['麦田', '麦浪', '小麦', '稻浪', '稻田', '丰收', '庄稼'] },
    tree: { en: ['lone tree', 'lonely tree', 'single tree', 'solitary tree', 'one tree', 'a tree', 'big tree', 'tree', 'oak', 'oak tree'], zh: ['一棵树', '孤树', '大树', '一棵大树', '独树', '橡树'] },
  },
  contains: ['meadow', 'village'],
  bestTime: 'golden',
  compose(request): SettingShot {
    const { light, random, frame, main, weather, time, description } = request
    const side = random.pick([-1, 1])
    const isPortrait = frame.height > frame.width
    const focal = isPortrait ? 1.05 : 1.15
    const crop = cropOf(request)
    const isBare = description.season === 'winter' || weather === 'snow'
    const view: View = { frame, focal, random }
    const lane = main?.slots[0] === 'ground' ? main.depthAt(focal) : 0
    const eye = crop.height + 0.75
    return {
      modules: [
        {
          use: 'land',
          with: {
            ...crop.land, standing: standsUntilM, patch: 0.85, rise: random.between(26, 38), length: random.between(200, 300), calm: 46, lump: 0.05, swell: 0.5,
            bloom: isBare ? 0 : crop.bloom, ...(lane ? { laneZ: lane } : {}),
          },
        },
        ...openSky(light, { cover: 0.45, billow: 0.6, streak: 1.4 }),
      ],
      sprites: [...woods(request, view), ...loneTree(request, view, side), ...(isBare ? [] : standing(request, view, crop, lane))],
      camera: {
        pose: { position: [crop.rowWide / 2, eye, 0], focal, horizon: isPortrait ? 0.02 : 0.06, pan: 0 },
        travel: { position: [side * 0.5, 0.25, 3.2] },
        durationS: 10,
        ease: 0.2,
        sway: 0,
      },
      reach: { x: 3, y: 2.5, z: 8 },
      slots: { ...openCountry, ground: { depth: [3.5, 40], eye: [0.9, 2.4] } },
      light: time === 'golden' || time === 'sunset' || time === 'dawn' ? { sun: [-side * 0.3, time === 'golden' ? 0.15 : 0.09] } : {},
      haze: weather === 'fog' ? 0.0012 : 0.0012,
      grade: { godRays: 0.06, bloom: 0.16, saturation: 1.08 },
      ambience: [
        { kind: 'wind', gainDb: -9 },
        ...(light.night > 0.5 ? [{ kind: 'night-insects', gainDb: -5 }] : [{ kind: 'forest-birds', gainDb: -12 }]),
        ...(main?.moves ? [{ kind: 'footsteps-grass', gainDb: -15 }] : []),
      ],
    }
  },
}

interface Crop {
  readonly sprite: string
  readonly height: number
  readonly rowWide: number
  /** Between neighbours in a row, metres. */
  readonly step: number
  readonly bloom: number
  readonly petals: readonly Vec3[]
  readonly land: Readonly<Record<string, number | Vec3>>
  /** Parameters of a sprite of a colour. */
  look(petal: Vec3): Readonly<Record<string, number | Vec3>>
}

const green = { dark: [0.04, 0.075, 0.02] as Vec3, light: [0.13, 0.19, 0.055] as Vec3 }
const tulipColors: readonly Vec3[] = [[0.6, 0.045, 0.05], [0.82, 0.42, 0.05], [0.72, 0.2, 0.36]]

const crops = {
  lavender: {
    sprite: 'lavender', height: 0.75, rowWide: 1.7, step: 0.5, bloom: 1, petals: [[0.3, 0.17, 0.58]],
    land: { rows: 1, rowWide: 1.7, petal: [0.26, 0.14, 0.5], dark: [0.07, 0.1, 0.06], light: [0.14, 0.17, 0.1], dryness: 0.1 },
    look: () => ({}),
  },
  tulips: {
    sprite: 'tulip', height: 0.5, rowWide: 0.55, step: 0.34, bloom: 0.8, petals: tulipColors,
    land: { rows: 1, rowWide: 0.55, band: 4, petal: tulipColors[0]!, petal2: tulipColors[1]!, petal3: tulipColors[2]!, ...green, dryness: 0 },
    look: (petal) => ({ petal, petal2: [petal[0], petal[1] * 1.5 + 0.03, petal[2]] }),
  },
  sunflowers: {
    sprite: 'sunflower', height: 1.7, rowWide: 0.95, step: 0.55, bloom: 0.55, petals: [[0.7, 0.42, 0.05]],
    land: { rows: 1, rowWide: 0.95, petal: [0.62, 0.38, 0.05], ...green, dryness: 0 },
    look: () => ({}),
  },
  rapeseed: {
    sprite: 'wildflower', height: 0.95, rowWide: 0.8, step: 0.6, bloom: 0.9, petals: [[0.78, 0.6, 0.04]],
    land: { rows: 0.6, rowWide: 0.8, petal: [0.72, 0.56, 0.04], ...green, dryness: 0 },
    look: (petal) => ({ petal, petals: 4, size: 0.075, count: 20, drop: 0.2 }),
  },
  wheat: {
    sprite: 'wheat', height: 0.95, rowWide: 0.8, step: 0.62, bloom: 0.75, petals: [[0.6, 0.43, 0.16]],
    land: { rows: 0.35, rowWide: 0.8, petal: [0.55, 0.39, 0.14], dark: [0.22, 0.15, 0.05], light: [0.44, 0.31, 0.11], soil: [0.16, 0.11, 0.05], dry: [0.4, 0.27, 0.1], dryness: 0.2 },
    look: () => ({}),
  },
} as const satisfies Record<string, Crop>

function cropOf({ has, random, description }: SettingRequest): Crop {
  for (const name of ['lavender', 'tulips', 'sunflowers', 'rapeseed', 'wheat'] as const) if (has(name)) return crops[name]
  return description.season === 'spring' ? crops.rapeseed : random.pick([crops.wheat, crops.lavender])
}

/** Colour of a band of rows; the same order as `M_bandColor` of `land.wgsl`. */
function bandColor(row: number, { petals, land }: Crop): number {
  const band = typeof land['band'] === 'number' ? land['band'] : 0
  if (band === 0) return 0
  const k = Math.floor(row / band) % 3
  return Math.min(petals.length - 1, (k + 3) % 3)
}

/** How far single plants are shown; beyond them the ground has their colour. */
const standsUntilM = 16

function standing({ random }: SettingRequest, view: View, crop: Crop, lane: number): SpriteUse[] {
  const byColor: SpritePlace[][] = crop.petals.map(() => [])
  const nearest = 1.7
  // Farther off, the plants of a row stand wider apart and cover as much.
  for (let z = nearest; z < standsUntilM; z += crop.step * (0.9 + z * 0.16)) {
    const widest = halfWidthAt(view, z) * 1.12 + 0.6
    const every = z > 12 && crop.rowWide < 1 ? 2 : 1
    for (let row = Math.floor(-widest / crop.rowWide); row <= widest / crop.rowWide; row += every) {
      const x = (row + 0.5) * crop.rowWide + random.between(-0.12, 0.12) * crop.rowWide
      const placeZ = z + random.between(-0.3, 0.3) * crop.step
      const isBefore = placeZ < lane + 0.4 && lane > 0
      if (!(isBefore && placeZ > lane - 0.5)) {
        byColor[bandColor(row, crop)]!.push({ x, z: placeZ, height: crop.height * random.between(0.82, 1.12) })
      }
    }
  }
  const seed = random.integer(1, 9999)
  return byColor.map((places, i) => ({ sprite: crop.sprite, seed: seed + i, variants: 4, with: crop.look(crop.petals[i]!), places }))
}

/** Lines of trees behind the fields, some narrow cypresses. */
/** One that is asked for stands by itself, a third from the edge, before the groves. */
function loneTree({ has, random, description, weather }: SettingRequest, view: View, side: number): SpriteUse[] {
  if (!has('tree')) return []
  const isBare = description.season === 'winter' || weather === 'snow'
  const z = 30
  const height = 12.5
  return [{ sprite: 'broadleaf', seed: random.integer(1, 9999), with: isBare ? { leaves: 0 } : { width: 0.5, bare: 0.22 }, variants: 1, places: [{ x: side * halfWidthAt(view, z) * 0.3, z, height }] }]
}

function woods({ random, description, weather }: SettingRequest, view: View): SpriteUse[] {
  const seed = random.integer(1, 9999)
  const isBare = description.season === 'winter' || weather === 'snow'
  const cypress = { width: 0.1, droop: -0.9, bare: 0.02, needle: [0.026, 0.046, 0.022], tip: [0.06, 0.09, 0.03] } as const
  return [
    { sprite: 'conifer', seed, with: cypress, variants: 3, places: scatter(view, { count: 26, z: [110, 420], height: [8, 13], isTaken: inGroves(random, 45, 0.4) }) },
    { sprite: 'broadleaf', seed: seed + 1, with: isBare ? { leaves: 0 } : {}, variants: 4, places: scatter(view, { count: 90, z: [120, 700], height: [7, 13], isTaken: inGroves(random, 70, 0.35) }) },
  ]
}
