/** A street between tall houses: shops and signs, traffic, a skyline at its end. Night is its best hour. */
import type { ModuleUse } from '../shot-plan.ts'
import { packedSignWord, quotedSignWord } from '../sign-words.ts'
import type { Setting, SettingRequest, SettingShot } from './setting.ts'

export const city: Setting = {
  id: 'city',
  label: { en: 'a city street', zh: '城市街道' },
  words: {
    en: [
      'city', 'street', 'downtown', 'town', 'avenue', 'alley', 'metropolis', 'urban', 'skyline', 'skyscraper', 'building',
      'billboard', 'shop', 'storefront', 'traffic', 'neon city', 'city street', 'tokyo', 'new york', 'hong kong',
      'shanghai', 'manhattan', 'chinatown', 'night market', 'nightlife',
    ],
    zh: [
      '城市', '都市', '街道', '街头', '大街', '街', '市中心', '高楼', '大厦', '摩天大楼', '夜市', '商店', '车流', '东京', '纽约',
      '香港', '上海', '北京', '霓虹城市', '霓虹街', '夜景',
    ],
  },
  features: {
    neon: { en: ['neon', 'neon light', 'neon sign', 'glowing sign'], zh: ['霓虹', '霓虹灯'] },
    futuristic: {
      en: ['futuristic', 'future', 'cyberpunk', 'sci-fi', 'science fiction', 'flying car', 'hover car', 'blade runner'],
      zh: ['未来', '赛博朋克', '科幻', '飞车', '飞行汽车', '飞行的汽车'],
    },
    wet: { en: ['wet', 'reflection', 'reflections', 'reflective', 'puddle', 'after the rain'], zh: ['湿', '倒影', '积水', '雨后'] },
    traffic: { en: ['traffic', 'car', 'taxi', 'vehicle'], zh: ['车流', '汽车', '车辆', '车水马龙', '车'] },
  },
  shows: ['car'],
  // People cross the street: either they or the cars.
  leavesOut: (features) => (features.includes('traffic') ? ['person', 'man', 'woman', 'hiker'] : []),
  bestTime: 'night',
  compose(request): SettingShot {
    const { time, weather, light, random, frame } = request
    const neon = neonOf(request)
    const isFuture = isFuturistic(request)
    const damp = dampOf(request, neon)
    const glow = scaledGlow(neon)
    const word = packedSignWord(quotedSignWord(request.description.prompt) ?? '')
    const isPortrait = frame.width < frame.height
    const focal = isPortrait ? 0.92 : 1
    const isCrossed = request.main !== null
    const crossingDepth = request.main?.depthAt(focal) ?? 8
    const modules: ModuleUse[] = []
    if (!request.lacks('traffic') && !isCrossed) {
      modules.push({
        use: 'traffic',
        with: { damp, flyers: isFuture ? 1 : 0, taxis: 0.25 * (1 - neon), spacing: random.between(28, 40) },
      })
    }
    modules.push(
      { use: 'street', with: { neon, damp, glow, word, lit: 0.3 + 0.2 * random.next(), tall: isFuture ? 1.35 : 1 } },
      { use: 'skyline', far: true, with: { neon, glow, tall: isFuture ? 210 : 150 } },
      { use: 'clouds', with: { cover: Math.max(light.cover, 0.25) } },
      { use: 'sun' },
    )
    const fromMiddle = random.between(-0.35, 0.35)
    return {
      modules,
      camera: {
        pose: {
          position: isCrossed ? [0, 1.9, crossingZ - crossingDepth] : [fromMiddle, 2.5, 0],
          focal,
          horizon: isPortrait ? -0.16 : -0.11,
          pan: 0,
        },
        travel: { position: isCrossed ? [0, 0, 0.5] : [0, 0.5, 20] },
        durationS: 10,
        ease: 0.25,
        sway: 0,
      },
      reach: { x: 2.6, y: 9, z: 24 },
      slots: {
        ground: { depth: [crossingDepth, crossingDepth], way: 'lane', eye: [0.4, 2.2], follow: 12, mirror: 0.4 * Math.max(damp, light.wet) },
        // Who flies with it must not fly the camera into the houses.
        sky: { depth: [14, 600], follow: 2 },
      },
      // The moon stands over the end of the street, where the houses leave the sky open.
      lamplight: [glow[0] * 0.7 + 0.06, glow[1] * 0.7 + 0.06, glow[2] * 0.7 + 0.06],
      light: time === 'night' ? { sun: [-0.13, 0.4], discRadius: 0.05 } : lowSunAlongTheStreet(request),
      haze: weather === 'fog' ? 0.0017 : 0.0032,
      grade: { bloom: 0.2 + 0.06 * neon, vignette: 0.7, saturation: 1.08, exposure: exposureOf(request) },
      ambience: [
        { kind: time === 'night' ? 'city-night' : 'city', gainDb: -2 },
        ...(request.main?.moves ? [{ kind: 'footsteps-stone', gainDb: -15 }] : []),
      ],
    }
  },
}

/** Where the street has a zebra crossing, metres. */
const crossingZ = 38

/** 0 an ordinary street … 1 light tubes on every edge. */
function neonOf({ has, lacks, description }: SettingRequest): number {
  if (lacks('neon')) return 0
  if (isFuturisticStyle(description.style) || has('futuristic')) return 1
  if (has('neon')) return 0.9
  return 0.4
}

function isFuturistic({ has, description }: SettingRequest): boolean {
  return has('futuristic') || isFuturisticStyle(description.style)
}

function isFuturisticStyle(style: string | null): boolean {
  return style === 'cyberpunk'
}

/** Wetness of the road without rain: neon wants something to be mirrored in. */
function dampOf({ has, lacks, time }: SettingRequest, neon: number): number {
  if (lacks('wet')) return 0
  if (has('wet')) return 1
  if (time === 'night' || time === 'dusk') return 0.45 + 0.5 * neon
  return 0.12
}

/** By day the street lies in the shade of its houses; under a closed sky more so. */
function exposureOf({ light }: SettingRequest): number {
  if (light.night > 0.5) return 1
  return light.cover > 0.8 ? 1.35 : 1.15
}

/** The lit air of a plain street is sodium and grey, of a neon street magenta. */
function scaledGlow(neon: number): [number, number, number] {
  const mix = (plain: number, vivid: number): number => plain + (vivid - plain) * neon
  return [mix(0.11, 0.24), mix(0.075, 0.06), mix(0.07, 0.23)]
}

/** A low sun stands at the end of the street; a high one beside it, so that one row of houses is lit. */
function lowSunAlongTheStreet({ time, random }: SettingRequest): SettingShot['light'] & object {
  if (time === 'sunset' || time === 'golden' || time === 'dawn') {
    return { sun: [random.between(-0.06, 0.06), time === 'golden' ? 0.16 : 0.09] }
  }
  if (time === 'dusk') return { sun: [0.04, -0.02] }
  return {}
}
