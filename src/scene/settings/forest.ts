/** The inside of a wood: a path between trunks, ferns, light that falls through the leaves. */
import type { Season } from '../description.ts'
import type { Weather } from '../light-rig.ts'
import type { ModuleUse, SpritePlace, SpriteUse, Vec3 } from '../shot-plan.ts'
import type { Setting, SettingRequest, SettingShot } from './setting.ts'

export const forest: Setting = {
  id: 'forest',
  label: { en: 'a forest', zh: '森林' },
  words: {
    en: [
      'forest', 'wood', 'woods', 'woodland', 'trees', 'grove', 'sunbeam', 'undergrowth', 'fern',
      'forest path', 'birch', 'canopy', 'glade', 'clearing',
    ],
    zh: ['森林', '树林', '林间', '林中', '小树林', '树木', '林子', '白桦', '松林', '松树林', '云杉林'],
  },
  features: {
    beams: {
      en: ['sunbeam', 'sun beam', 'sunray', 'sun ray', 'light ray', 'god ray', 'shaft of light', 'beam of light', 'sunlight'],
      zh: ['光束', '阳光', '光线', '丁达尔'],
    },
    fireflies: { en: ['firefly', 'fireflies', 'glow worm', 'magical', 'enchanted', 'fairy'], zh: ['萤火虫', '魔法', '仙境'] },
    birch: { en: ['birch', 'birches', 'birch tree', 'aspen'], zh: ['白桦', '桦树', '白桦林'] },
    pine: { en: ['pine', 'pine tree', 'pine forest', 'pine wood', 'fir', 'fir tree', 'spruce', 'conifer', 'evergreen'], zh: ['松', '松树', '松林', '松柏', '云杉', '冷杉'] },
    path: { en: ['path', 'trail', 'track'], zh: ['小路', '小径', '山路'] },
    lush: { en: ['jungle', 'rainforest', 'tropical', 'lush', 'fern'], zh: ['丛林', '雨林', '热带', '蕨'] },
  },
  bestTime: 'morning',
  compose(request): SettingShot {
    const { description, time, weather, light, random, has, frame, main } = request
    const leaves = { ...leavesOf(description.season, weather), ...(has('pine') && needles) }
    const mist: Vec3 = light.night > 0.5 ? [0.8, 0.96, 1] : leaves.mist
    const way = { clear: has('lush') ? 1.9 : 2.3, bend: random.between(0.5, 1.1), mist }
    const isPortrait = frame.width < frame.height
    const focal = isPortrait ? 1 : 1.1
    const depth = main ? Math.min(main.depthAt(focal), betweenRowsM) : betweenRowsM
    const woods = {
      ...way,
      // A trunk at the lens would hide the walk.
      ...(main ? { nearest: 2.9 } : {}),
      leaf: leaves.amount,
      fern: has('lush') ? 1 : leaves.fern,
      birch: has('birch') ? 0.85 : random.between(0, 0.22),
      canopy: has('lush') ? 4.9 : random.between(5.1, 5.8),
      shade: leaves.shade,
      green: leaves.lit,
      through: leaves.through,
    }
    const floor = {
      ...way,
      path: request.lacks('path') ? 0 : 1,
      litter: leaves.litter,
      green: leaves.ground,
      leaves: leaves.fallen,
    }
    const modules: ModuleUse[] = [
      { use: 'woods', with: woods },
      { use: 'forest-floor', with: floor },
      { use: 'wood-mist', with: { mist, leaf: leaves.amount, green: leaves.lit } },
      ...beams(request),
      dust(request),
    ]
    const ahead = [random.between(-0.3, 0.3), 0, 4.2] as const
    // The trees this side of the walkers, once more over them.
    if (main) modules.unshift({ use: 'woods', id: 'woodsBefore', near: true, with: { ...woods, until: betweenRowsM } })
    const pines = has('pine') ? [youngPines(request, way.clear)] : []
    return {
      modules,
      sprites: pines,
      camera: {
        pose: {
          position: [0, 1.55, betweenRowsM - depth],
          focal,
          horizon: isPortrait ? -0.14 : -0.1,
          pan: 0,
        },
        travel: { position: main ? [0, 0, 0.3] : ahead },
        durationS: 10,
        ease: 0.3,
        sway: 0.015,
      },
      reach: { x: 2, y: 2.2, z: 5 },
      slots: { ground: { depth: [depth, depth], way: 'lane', eye: [0.5, 1.7] }, sky: { depth: [3, 12] } },
      light: sunThroughTheTrees(request),
      haze: weather === 'fog' ? 0.006 : weather === 'rain' ? 0.009 : 0.016,
      grade: { godRays: 0.45, bloom: 0.18, vignette: 0.75, saturation: 1.05, exposure: exposureOf(request) },
      ambience: [
        ...(time === 'night' || time === 'dusk'
          ? [{ kind: 'night-insects', gainDb: -4 }]
          : [{ kind: 'forest-birds', gainDb: birdsGainDb(weather) }]),
        { kind: 'wind', gainDb: -16 },
        ...(main?.moves ? [{ kind: 'footsteps-leaves', gainDb: -15 }] : []),
      ],
    }
  },
}

/** Dark, whatever the season, in cool air. */
const needles = {
  shade: [0.03, 0.075, 0.05], lit: [0.1, 0.2, 0.12], through: [0.24, 0.36, 0.2], mist: [0.84, 0.87, 0.88], ground: [0.13, 0.2, 0.09],
} as const satisfies Partial<Leaves>

/** What tells pines from other trunks: the young ones between them. */
function youngPines({ frame, random }: SettingRequest, clear: number): SpriteUse {
  const places = Array.from({ length: 26 }, (_, index): SpritePlace => {
    const z = 7 + index * 1.15 + random.between(0, 0.8)
    const side = index % 2 === 0 ? -1 : 1
    return { x: side * frame.hero * (clear + 0.4 + random.between(0, 0.22) * z), z, height: random.between(2.4, 6.2) }
  })
  return { sprite: 'conifer', seed: random.integer(1, 9999), variants: 4, places }
}

/** Depth in the middle of a gap that no tree stands in: rows fill the first half of every 5.2 m. */
const betweenRowsM = 9.1

/** Birds take shelter from rain and cold. */
function birdsGainDb(weather: Weather): number {
  if (weather === 'storm') return -20
  return weather === 'rain' || weather === 'snow' ? -12 : -3
}

interface Leaves {
  /** How many hang on the trees, 0 bare … 1. */
  readonly amount: number
  readonly shade: Vec3
  readonly lit: Vec3
  /** With the light behind them. */
  readonly through: Vec3
  readonly ground: Vec3
  readonly fallen: Vec3
  readonly litter: number
  readonly fern: number
  readonly mist: Vec3
}

const summer: Leaves = {
  amount: 1,
  shade: [0.02, 0.048, 0.013],
  lit: [0.085, 0.165, 0.03],
  through: [0.5, 0.64, 0.09],
  ground: [0.075, 0.13, 0.03],
  fallen: [0.24, 0.12, 0.035],
  litter: 0.4,
  fern: 0.8,
  mist: [0.86, 0.99, 0.48],
}

const leavesIn: Record<Season, Leaves> = {
  spring: { ...summer, amount: 0.9, lit: [0.12, 0.2, 0.04], through: [0.6, 0.74, 0.14], litter: 0.25 },
  summer,
  autumn: {
    amount: 0.92,
    shade: [0.075, 0.03, 0.01],
    lit: [0.36, 0.15, 0.025],
    through: [1.05, 0.5, 0.07],
    ground: [0.14, 0.09, 0.03],
    fallen: [0.46, 0.17, 0.03],
    litter: 1,
    fern: 0.3,
    mist: [1.06, 0.92, 0.66],
  },
  winter: { ...summer, amount: 0, ground: [0.09, 0.09, 0.06], litter: 0.2, fern: 0.12, mist: [0.92, 0.98, 1.04] },
}

function leavesOf(season: Season | null, weather: string): Leaves {
  if (season !== null) return leavesIn[season]
  return weather === 'snow' ? leavesIn.winter : summer
}

/** Beams need a clear sky and a light in front of the camera. */
function beams({ weather, time, lacks, has, light }: SettingRequest): ModuleUse[] {
  if (lacks('beams') || weather === 'overcast' || weather === 'storm' || weather === 'rain' || weather === 'snow') return []
  const wish = has('beams') ? 1.25 : 1
  const strength = (time === 'night' ? 0.42 : time === 'noon' ? 0.26 : 0.34) * wish
  return [{ use: 'beams', with: { strength, color: light.night > 0.5 ? [0.9, 1, 1] : [1, 0.93, 0.66] } }]
}

/** Dust in the light by day, fireflies when it is dark and not winter. */
function dust({ light, weather, has, description }: SettingRequest): ModuleUse {
  const dry = weather === 'rain' || weather === 'snow' || weather === 'storm' ? 0 : 1
  if (has('fireflies') || (light.night > 0.4 && description.season !== 'winter')) {
    return { use: 'dust', with: { color: [0.75, 1, 0.22], strength: 1.6 * dry, size: 1, density: 0.45, blink: 1 } }
  }
  return { use: 'dust', with: { color: light.sunColor, strength: 0.22 * dry } }
}

/** Leaves take most of the light of a closed sky: the eye opens. */
function exposureOf({ light }: SettingRequest): number {
  if (light.cover < 0.8) return 1
  return light.night > 0.5 ? 2 : 1.3
}

/** The light stands in the frame above the path, wherever the hour would put it. */
function sunThroughTheTrees({ time, random }: SettingRequest): SettingShot['light'] & object {
  const side = random.chance(0.5) ? 1 : -1
  const x = side * random.between(0.06, 0.22)
  if (time === 'noon') return { sun: [x, 0.75] }
  if (time === 'night') return { sun: [x, 0.36], sunColor: [0.34, 0.46, 0.72], ambient: [0.05, 0.075, 0.13] }
  if (time === 'dusk') return { sun: [x, 0.1] }
  if (time === 'morning' || time === 'afternoon') return { sun: [x, 0.4] }
  return { sun: [x, 0.16] }
}
