/**
 * The sea seen from a beach: waves that roll in, break and wash up the sand. Or open water without a shore.
 */
import type { LightOverrides, LightRig, TimeOfDay } from '../light-rig.ts'
import type { Random } from '../random.ts'
import type { MainSubject } from '../framing.ts'
import type { ModuleUse, SpritePlace, SpriteUse } from '../shot-plan.ts'
import type { Slots } from '../slots.ts'
import type { Setting, SettingRequest, SettingShot } from './setting.ts'

export const ocean: Setting = {
  id: 'ocean',
  label: { en: 'an ocean beach', zh: '海边' },
  words: {
    en: ['ocean', 'sea', 'beach', 'seaside', 'seashore', 'shore', 'coast', 'surf', 'waves', 'wave', 'tide', 'sand', 'island', 'tropical island', 'tropical beach', 'palm tree', 'palm trees', 'maldives', 'hawaii', 'bali'],
    zh: ['大海', '海洋', '海边', '海滩', '沙滩', '海岸', '海浪', '海上', '海', '浪花', '波浪', '潮水', '浪', '海岛', '热带海岛', '岛屿', '棕榈树', '椰子树', '马尔代夫', '三亚'],
  },
  standsFor: {
    en: ['vacation', 'holiday', 'summer holiday', 'tourism', 'travel agency', 'honeymoon', 'cruise', 'getaway', 'resort', 'summer sale', 'summer'],
    zh: ['假期', '度假', '旅游', '旅行社', '蜜月', '邮轮', '夏日', '暑假'],
  },
  features: {
    'open-water': {
      en: ['open sea', 'open ocean', 'open water', 'high seas', 'middle of the ocean', 'at sea'],
      zh: ['远海', '公海', '大洋', '海中央'],
    },
    shore: {
      en: ['beach', 'seaside', 'seashore', 'shore', 'coast', 'sand', 'surf'],
      zh: ['海边', '海滩', '沙滩', '海岸'],
    },
    crashing: {
      en: ['crash', 'crashing', 'breaking waves', 'breaker', 'big wave', 'huge wave', 'pounding', 'rough sea'],
      zh: ['拍打', '拍岸', '巨浪', '大浪', '汹涌', '澎湃', '惊涛'],
    },
    palms: { en: ['palm', 'palm tree', 'palm trees', 'coconut tree', 'tropical', 'tropical island', 'tropical beach', 'maldives', 'hawaii', 'bali'], zh: ['棕榈', '棕榈树', '椰子树', '椰树', '热带', '热带海岛', '马尔代夫', '三亚'] },
    gentle: {
      en: ['gentle wave', 'small wave', 'calm sea', 'calm water', 'calm ocean', 'lapping', 'ripple', 'flat sea'],
      zh: ['轻柔', '平静', '微波', '涟漪', '细浪'],
    },
  },
  bestTime: 'golden',
  waters: 'salt',
  compose(request): SettingShot {
    const { time, light, random, frame, has } = request
    const roughness = seaState(request)
    const side = random.chance(0.5) ? 1 : -1
    const low = time === 'sunset' || time === 'golden' || time === 'dawn'
    const sunX = -side * random.between(0.1, 0.3)
    // What swims or sails is shown at sea, unless the prompt speaks of the shore.
    const isAfloat = request.main !== null && ['water', 'underwater'].includes(request.main.slots[0]!)
    const isSurfed = request.main?.kind === 'surfer' && isAfloat && !has('palms')
    const onBeach = !isSurfed && !has('open-water') && (has('shore') || has('palms') || !isAfloat)
    const portrait = frame.height > frame.width
    const focal = portrait ? 1.05 : 1.15
    const walker = onBeach && request.main?.slots[0] === 'ground' ? request.main : null
    const shore = shoreOf(request, roughness, walker?.depthAt(focal) ?? null)
    return {
      modules: [
        ...(onBeach ? [beach(request, roughness, side, shore, walker)] : []),
        ...(isSurfed ? riddenWave(request.main, focal) : []),
        { use: 'sea', with: { rough: 0.6 + roughness * 0.7, foam: 0.12 + 0.26 * roughness } },
        { use: 'clouds', with: clouds(light, low) },
        { use: 'stars' },
        { use: 'sun' },
      ],
      ...(onBeach && has('palms') ? { sprites: [palms(request, side)] } : {}),
      camera: {
        pose: {
          position: [0, onBeach ? 2.1 : 3.4, 0],
          focal,
          horizon: portrait ? 0.13 : 0.1,
          pan: 0,
        },
        travel: {
          position: [side * random.between(0.3, 0.9), random.between(-0.1, 0.25), random.between(0.2, 0.6)],
        },
        durationS: 10,
        ease: 0.5,
        sway: 0,
      },
      reach: { x: 3, y: 1.4, z: onBeach ? 1.2 : 8 },
      haze: 0.0022,
      light: lowLight(time, sunX, random),
      slots: onBeach ? slotsOf(shore) : openSea,
      grade: { godRays: 0.05, bloom: 0.16, saturation: low ? 1.22 : 1.1, exposure: low ? 0.92 : 1 },
      ambience: [
        { kind: 'waves', gainDb: -3 + 3 * Math.min(roughness, 1.4) },
        ...(roughness > 1.3 ? [{ kind: 'wind', gainDb: -9 }] : []),
        ...(walker?.moves ? [{ kind: 'footsteps-sand', gainDb: -14 }] : []),
      ],
    }
  },
}

/** At the sides of the sand, leaning over it. */
function palms({ random, frame }: SettingRequest, side: number): SpriteUse {
  const at = (x: number, z: number, height: number): SpritePlace => ({ x: -side * x * frame.hero, z, height, y: -0.1 })
  return { sprite: 'palm', seed: random.integer(1, 9999), with: { lean: 0.24 }, variants: 4, places: [at(2.3, 4.1, 3.9), at(3.1, 4.5, 4.6), at(3.6, 3.8, 4.2), at(-3.1, 4.4, 4)] }
}

function clouds(light: LightRig, low: boolean): ModuleUse['with'] {
  if (light.storm > 0) return { cover: 0.95, scale: 1.1, billow: 1, dark: 0.75, speed: 2 }
  if (light.cover > 0.8) return { cover: 0.92, scale: 1.2, billow: 0.8, dark: 0.45 }
  return { cover: Math.max(light.cover, low ? 0.64 : 0.46), streak: 2, scale: 0.85, billow: 0.35 }
}

/** The sun or moon stands over the sea, where its path on the water shows. */
function lowLight(time: TimeOfDay, x: number, random: Random): LightOverrides {
  if (time === 'sunset') return { sun: [x, random.between(0.03, 0.05)] }
  if (time === 'golden' || time === 'dawn') return { sun: [x, 0.1] }
  return time === 'night' ? { sun: [x, random.between(0.2, 0.27)] } : {}
}

/** 0.3 a lagoon, 1 a usual day, 2 a storm. */
function seaState({ light, description, has }: SettingRequest): number {
  if (light.storm > 0) return 2
  if (has('crashing') || description.mood === 'dramatic' || description.mood === 'epic') return 1.6
  if (has('gentle')) return 0.4
  return description.mood === 'calm' || description.mood === 'romantic' ? 0.65 : 1
}

interface Shore {
  /** Distance of the water's edge, metres. */
  readonly edge: number
  /** How far the swash comes up the sand. */
  readonly runUp: number
}

/** The edge stands so that the swash comes and goes in the lower part of any frame, and walkers stay dry. */
function shoreOf({ frame, random }: SettingRequest, roughness: number, walkerDepth: number | null): Shore {
  const tallness = frame.height / frame.scale
  const bare = Math.max(4.2, 6.2 / tallness) * random.between(0.95, 1.05)
  const runUp = 1.6 + 0.6 * roughness
  const edge = walkerDepth === null ? bare : walkerDepth + runUp + 0.9
  return { edge, runUp: Math.min(runUp, edge * 0.45) }
}

const openSea: Slots = { water: { depth: [5, 400], eye: [1, 3.4], mirror: 0.5 }, sky: { depth: [3, 1200] } }

/** Boats stay beyond the breakers. */
function slotsOf({ edge, runUp }: Shore): Slots {
  return {
    ground: { depth: [1.2, edge - runUp - 0.8], eye: [0.5, 2.2] },
    water: { depth: [edge + 45, 400], mirror: 0.5 },
    sky: { depth: [3, 1200] },
  }
}

/** It stands up behind whoever rides it, and runs away below the board before them. */
function riddenWave(surfer: MainSubject, focal: number): ModuleUse[] {
  const depth = Math.max(5, surfer.depthAt(focal))
  const height = surfer.heightM * 1.5
  return [
    { use: 'rolling-wave', id: 'wash', near: true, with: { depth: depth - 0.85, height, wash: 1 } },
    { use: 'rolling-wave', with: { depth: depth + 1.1, height } },
  ]
}

function beach(
  { light }: SettingRequest,
  roughness: number,
  side: number,
  shore: Shore,
  walker: MainSubject | null,
): ModuleUse {
  return {
    use: 'beach',
    with: {
      shore: shore.edge,
      // The edge runs along with a walker's way.
      slope: (walker ? 0.05 : 0.3) * side,
      height: 0.4 + 0.8 * roughness,
      breaking: roughness < 0.5 ? 0.6 : 1,
      runUp: shore.runUp,
      rate: 0.17 + 0.015 * roughness,
      ...(light.storm > 0 ? { water: [0.016, 0.034, 0.036] as const } : {}),
    },
  }
}
