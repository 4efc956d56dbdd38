/**
 * High mountains seen from a ridge: a range, pine forest on the slopes below, a
 * meadow with a trail or a lake.
 */
import { meadowModule, meadowShape, meadowShapeOf } from '../meadow-ground.ts'
import type { LightOverrides, TimeOfDay, Weather } from '../light-rig.ts'
import type { ModuleUse, Vec3 } from '../shot-plan.ts'
import type { Season } from '../description.ts'
import type { Setting, SettingRequest, SettingShot } from './setting.ts'

export const mountains: Setting = {
  id: 'mountains',
  label: { en: 'high mountains', zh: '高山' },
  words: {
    en: [
      'mountain', 'mountain range', 'mountain trail', 'mountainside', 'mountain top', 'peak', 'summit', 'ridge', 'alps',
      'alpine', 'alpine meadow', 'himalaya', 'rockies', 'andes', 'hiking trail', 'valley', 'glacier',
    ],
    zh: [
      '高山', '雪山', '群山', '山脉', '山峰', '山顶', '山间', '山谷', '山坡', '山路', '登山', '山', '阿尔卑斯', '喜马拉雅',
      '草甸', '冰川',
    ],
  },
  features: {
    lake: {
      en: ['lake', 'alpine lake', 'mountain lake', 'tarn', 'reflection', 'reflected'],
      zh: ['湖', '湖泊', '高山湖', '湖面', '倒影'],
    },
    trail: { en: ['trail', 'path', 'hiking trail', 'footpath'], zh: ['小路', '小径', '步道', '山路'] },
    summit: { en: ['mountain top', 'mountaintop', 'summit', 'top of a mountain', 'top of the mountain', 'hilltop'], zh: ['山顶', '山巅', '顶峰'] },
    flowers: { en: ['flower', 'wildflower', 'blossom', 'blooming'], zh: ['花', '野花', '鲜花', '花海'] },
    pines: {
      en: ['pine', 'pine forest', 'pine tree', 'fir', 'spruce', 'conifer', 'forest', 'larch'],
      zh: ['松树', '松林', '针叶林', '森林', '树林'],
    },
    snow: { en: ['snow', 'snowy', 'snow-capped', 'snowcapped', 'snow-covered'], zh: ['积雪', '白雪', '雪'] },
  },
  bestTime: 'morning',
  compose(request) {
    const { time, weather, random, has, description, main } = request
    const framing = framingOf(request)
    /** Which way the picture leads. */
    const toward = random.chance(0.5) ? 1 : -1
    const heroX = toward * random.between(0.1, 0.2)
    const season = seasonOf(description.season, weather)
    const meadow = meadowOf(request, framing, season)
    return {
      modules: modulesOf(request, meadow, season, heroX, framing.tall),
      camera: {
        pose: { position: [0, 1.7, 0], focal: framing.focal, horizon: framing.horizon, pan: 0 },
        travel: { position: [toward * 2.4, 0.25, 0] },
        durationS: 10,
        ease: 0.25,
        sway: 0,
      },
      reach: { x: 5, y: 1.3, z: 1.6 },
      light: sunBesideThePeak(time, heroX),
      haze: weather === 'fog' ? 0.00045 : 0.001,
      grade: {
        godRays: time === 'noon' ? 0 : 0.1,
        bloom: 0.14,
        saturation: 1.08,
        // Snow everywhere is brighter than the meadow that the light was set for.
        exposure: season.isSnowy ? 0.78 : 1,
      },
      slots: {
        ground: { depth: [framing.trailZ, framing.trailZ], way: 'lane', eye: [0.45, 2] },
        ...(has('lake') ? { water: { depth: [framing.trailZ * 2.4, 90], mirror: 0.7 } as const } : {}),
        sky: { depth: [4, 900] },
      },
      ground: { shape: 'meadow', with: meadowShapeOf(meadow) },
      ambience: [
        { kind: 'mountain-wind', gainDb: -8 },
        ...(main?.moves ? [{ kind: 'footsteps-gravel', gainDb: -14 }] : []),
        ...(has('lake') ? [{ kind: 'stream', gainDb: -20 }] : []),
      ],
    } satisfies SettingShot
  },
}

interface Framing {
  readonly focal: number
  readonly horizon: number
  readonly trailZ: number
  /** Factor for the height of the range: narrow frames have more sky to fill. */
  readonly tall: number
}

function framingOf({ frame, has, main }: SettingRequest): Framing {
  const focal = 1.15
  const shape = frame.scale / frame.height
  // Without anybody to stand there, a lake begins at the photographer's feet.
  const isShore = has('lake') && (main === null || main.slots[0] === 'water')
  const usual = (1.8 * focal * shape) / 0.262
  const trailZ = isShore ? 3.1 * shape ** 0.75 : Math.max(2.5, Math.min(main?.depthAt(focal) ?? usual, 14))
  return {
    focal,
    horizon: (isShore ? 0.03 : -0.06) + 0.1 * (1 - shape),
    trailZ,
    tall: 1 + 0.75 * (1 - shape),
  }
}

interface SeasonLook {
  readonly dark: Vec3
  readonly light: Vec3
  readonly flowers: number
  readonly autumn: number
  readonly snowline: number
  readonly isSnowy: boolean
}

function seasonOf(season: Season | null, weather: Weather): SeasonLook {
  const summer: SeasonLook = {
    dark: [0.035, 0.06, 0.018],
    light: [0.12, 0.165, 0.045],
    flowers: 0.5,
    autumn: 0,
    snowline: 0.42,
    isSnowy: false,
  }
  if (season === 'winter' || weather === 'snow') {
    return { ...summer, dark: [0.07, 0.065, 0.035], light: [0.2, 0.17, 0.09], flowers: 0, snowline: 0.24, isSnowy: true }
  }
  if (season === 'autumn') {
    return { ...summer, dark: [0.07, 0.05, 0.016], light: [0.26, 0.185, 0.055], flowers: 0.08, autumn: 0.85, snowline: 0.46 }
  }
  if (season === 'spring') return { ...summer, light: [0.125, 0.185, 0.05], flowers: 0.9, snowline: 0.34 }
  return summer
}

/** The forest where it stands beyond a lake. */
const farShore = { near: 275, far: 760, cards: 3, low: -0.012, high: -0.004, swell: 0.03, tree: 15 }

/** The rows of grass before the trail once more, over whoever walks there. */
function grassBefore(meadow: NonNullable<ModuleUse['with']>): ModuleUse {
  return { use: meadowModule, id: 'grassBefore', near: true, with: { ...meadow, nearOnly: 1 } }
}

function meadowOf(
  { random, has, lacks, main }: SettingRequest,
  { trailZ }: Framing,
  season: SeasonLook,
): NonNullable<ModuleUse['with']> {
  const hasLake = has('lake')
  const hasTrail = (main !== null && main.slots[0] !== 'water') || has('trail') || (!hasLake && !lacks('trail') && random.chance(0.6))
  return {
    ...meadowShape,
    trailZ,
    trailWidth: hasTrail ? 0.55 : -9,
    crestZ: trailZ * (hasLake ? 1.3 : 1.7),
    rise: hasLake ? 0.18 : meadowShape.rise,
    tilt: hasLake ? 0.01 : meadowShape.tilt,
    phase: random.next(),
    flowers: lacks('flowers') ? 0 : has('flowers') ? 1.2 : season.flowers,
    dark: season.dark,
    light: season.light,
    // Bare rock that drops away behind whoever stands there.
    ...(has('summit') ? { trailWidth: -9, crestZ: trailZ * 1.15, flowers: 0, dark: [0.07, 0.068, 0.066] as const, light: [0.2, 0.19, 0.18] as const } : {}),
  }
}

function modulesOf(
  { random, has, lacks, light, main }: SettingRequest,
  meadow: NonNullable<ModuleUse['with']>,
  season: SeasonLook,
  heroX: number,
  tall: number,
): ModuleUse[] {
  const hasLake = has('lake')
  const pines = {
    dense: lacks('pines') || has('summit') ? 0 : has('pines') ? 1.25 : 1,
    autumn: season.autumn,
    mist: 0.5,
    ...(hasLake ? farShore : {}),
  }
  return [
    ...(main ? [grassBefore(meadow)] : []),
    { use: meadowModule, with: meadow },
    ...(hasLake ? [{ use: 'alpine-lake', with: { ripple: 0.7 + 0.8 * light.storm } }] : []),
    { use: 'pinewood', with: pines, ...(hasLake ? { far: true } : {}) },
    {
      use: 'alpine-range',
      far: true,
      still: true,
      with: {
        heroX,
        height: (has('summit') ? 900 : 1500) * tall * random.between(0.94, 1.08),
        snowline: season.snowline - (has('snow') ? 0.14 : 0),
        autumn: season.autumn,
      },
    },
    { use: 'clouds', with: { cover: Math.max(light.cover, 0.4), billow: 0.6 } },
    { use: 'stars' },
    { use: 'sun' },
  ]
}

/** A low sun stands in the gap beside the leading peak, where it is seen and rims the crests. */
function sunBesideThePeak(time: TimeOfDay, heroX: number): LightOverrides {
  const x = heroX - Math.sign(heroX) * 0.4
  if (time === 'dawn') return { sun: [x, 0.13] }
  if (time === 'golden') return { sun: [x, 0.21] }
  if (time === 'sunset') return { sun: [x, 0.14] }
  return {}
}
