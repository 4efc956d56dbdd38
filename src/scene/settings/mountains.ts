/**
 * High mountains seen from a ridge: a range, pine forest on the slopes below, a
 * meadow with a trail or a lake.
 */
import { meadowModule, meadowShape } from '../meadow-ground.ts'
import type { LightOverrides, TimeOfDay, Weather } from '../light-rig.ts'
import type { ModuleUse, SubjectUse, Vec3 } from '../shot-plan.ts'
import type { Season } from '../description.ts'
import { isPeopled, strollSpeed, walkerKinds, walkersOn } from '../walkers.ts'
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
    flowers: { en: ['flower', 'wildflower', 'blossom', 'blooming'], zh: ['花', '野花', '鲜花', '花海'] },
    pines: {
      en: ['pine', 'pine forest', 'pine tree', 'fir', 'spruce', 'conifer', 'forest', 'larch'],
      zh: ['松树', '松林', '针叶林', '森林', '树林'],
    },
    snow: { en: ['snow', 'snowy', 'snow-capped', 'snowcapped', 'snow-covered'], zh: ['积雪', '白雪', '雪'] },
  },
  subjects: walkerKinds,
  bestTime: 'morning',
  compose(request) {
    const { time, weather, random, has, description } = request
    const framing = framingOf(request)
    /** Which way the picture leads: walkers start on the other side and go toward it. */
    const toward = random.chance(0.5) ? 1 : -1
    const walkers = walkersOfShot(request, framing, toward)
    const follows = walkers.length > 0 && description.camera === null
    const heroX = toward * random.between(0.1, 0.2)
    const season = seasonOf(description.season, weather)
    return {
      modules: modulesOf(request, framing, season, heroX, walkers.length > 0),
      camera: {
        pose: { position: [0, 1.7, 0], focal: framing.focal, horizon: framing.horizon, pan: 0 },
        // With a walker the camera goes along, a little slower, so that the figure gains on the frame.
        travel: { position: [follows ? toward * strollSpeed * 0.94 * request.durationS : toward * 2.4, follows ? 0 : 0.25, 0] },
        durationS: 10,
        ease: follows ? 0 : 0.25,
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
      subjects: walkers,
      ambience: [
        { kind: 'mountain-wind', gainDb: -8 },
        ...(walkers.length > 0 ? [{ kind: 'footsteps', gainDb: -14 }] : []),
        ...(has('lake') ? [{ kind: 'stream', gainDb: -20 }] : []),
      ],
    } satisfies SettingShot
  },
}

interface Framing {
  readonly focal: number
  readonly horizon: number
  readonly trailZ: number
  /** Width of the frame at the trail, metres. */
  readonly widthAtTrail: number
  /** Factor for the height of the range: narrow frames have more sky to fill. */
  readonly tall: number
}

/** A walker of 1.8 m takes a quarter of the frame's height in every shape of frame. */
function framingOf(request: SettingRequest): Framing {
  const { frame } = request
  const focal = 1.15
  const shape = frame.scale / frame.height
  // Without anybody to stand there, a lake begins at the photographer's feet.
  const isShore = request.has('lake') && !isPeopled(request.description)
  const trailZ = isShore ? 3.1 * shape ** 0.75 : (1.8 * focal * shape) / 0.262
  return {
    focal,
    horizon: (isShore ? 0.03 : -0.06) + 0.1 * (1 - shape),
    trailZ,
    widthAtTrail: (frame.width / frame.scale / focal) * trailZ,
    tall: 1 + 0.75 * (1 - shape),
  }
}

function walkersOfShot(request: SettingRequest, { trailZ, widthAtTrail }: Framing, toward: number): SubjectUse[] {
  const { description, random } = request
  // A camera with a move of its own does not follow: the walker then takes ten seconds to cross the frame, as
  // far as a walk may be slowed down for that.
  const follows = description.camera === null
  const start = follows ? 0.15 : 0.38
  const speed = follows ? strollSpeed : Math.min(strollSpeed, Math.max(0.6, 0.068 * widthAtTrail))
  const way = { z: trailZ, startX: -toward * start * widthAtTrail, speed: toward * speed }
  return walkersOn(way, description.subjects, random)
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

function modulesOf(
  request: SettingRequest,
  framing: Framing,
  season: SeasonLook,
  heroX: number,
  isWalked: boolean,
): ModuleUse[] {
  const { random, has, lacks, light } = request
  const { trailZ, tall } = framing
  const hasLake = has('lake')
  const hasTrail = isWalked || has('trail') || (!hasLake && !lacks('trail') && random.chance(0.6))
  const meadow = {
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
  }
  const pines = {
    dense: lacks('pines') ? 0 : has('pines') ? 1.25 : 1,
    autumn: season.autumn,
    mist: 0.5,
    ...(hasLake ? farShore : {}),
  }
  return [
    ...(isWalked ? [grassBefore(meadow)] : []),
    { use: meadowModule, with: meadow },
    ...(hasLake ? [{ use: 'alpine-lake', with: { ripple: 0.7 + 0.8 * light.storm } }] : []),
    { use: 'pinewood', with: pines, ...(hasLake ? { far: true } : {}) },
    {
      use: 'alpine-range',
      far: true,
      still: true,
      with: {
        heroX,
        height: 1500 * tall * random.between(0.94, 1.08),
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
