/** Outer space: a planet before stars and nebulae, a ringed giant, a galaxy, a black hole, drifting rocks. */
import type { ModuleUse, Vec3 } from '../shot-plan.ts'
import type { Setting, SettingRequest, SettingShot } from './setting.ts'

export const space: Setting = {
  id: 'space',
  label: { en: 'outer space', zh: '太空' },
  weight: 1.2,
  words: {
    en: [
      'space', 'outer space', 'deep space', 'planet', 'universe', 'cosmos', 'cosmic', 'galaxy', 'spiral galaxy', 'nebula', 'nebulae',
      'earth from space', 'orbit', 'asteroid', 'asteroid belt', 'saturn', 'jupiter', 'mars', 'neptune', 'black hole', 'interstellar',
      'solar system', 'exoplanet', 'planet earth', 'space station',
    ],
    zh: ['太空', '宇宙', '外太空', '星球', '行星', '银河系', '星系', '星云', '小行星', '土星', '木星', '火星', '黑洞', '太阳系', '地球', '轨道', '星际', '深空'],
  },
  features: {
    'black-hole': { en: ['black hole', 'event horizon', 'wormhole'], zh: ['黑洞', '虫洞'] },
    galaxy: { en: ['galaxy', 'galaxies', 'spiral galaxy', 'andromeda'], zh: ['星系', '银河系', '仙女座'] },
    ringed: { en: ['saturn', 'ringed planet', 'planetary ring', 'ring'], zh: ['土星', '光环', '行星环'] },
    giant: { en: ['jupiter', 'gas giant', 'neptune', 'uranus'], zh: ['木星', '气态巨行星', '海王星'] },
    red: { en: ['mars', 'red planet'], zh: ['火星', '红色星球'] },
    alien: { en: ['alien planet', 'exoplanet', 'strange planet', 'unknown planet'], zh: ['外星球', '异星', '系外行星'] },
    asteroids: { en: ['asteroid', 'asteroid belt', 'meteorite', 'space rock'], zh: ['小行星', '陨石'] },
    nebula: { en: ['nebula', 'nebulae', 'stardust', 'cosmic cloud'], zh: ['星云', '星尘'] },
  },
  bestTime: 'noon',
  indoors: true,
  compose(request): SettingShot {
    const { random, has, lacks, frame } = request
    const side = random.pick([-1, 1])
    const sunX = side * random.between(0.45, 0.62)
    const toSun: Vec3 = [side * 0.75, 0.35, 0.42]
    const isPortrait = frame.height > frame.width
    const centre = centreOf(request, side, isPortrait)
    const modules: ModuleUse[] = []
    if (has('asteroids')) modules.push({ use: 'asteroids', with: { light: toSun, count: 18, size: 0.15 } })
    if (centre.planet) modules.push({ use: 'planet', with: { ...centre.planet, light: toSun } })
    modules.push(...centre.sky)
    const nebula = has('nebula') ? 1.3 : centre.planet ? 0.5 : 0.3
    const [tintA, tintB] = random.pick(tints)
    modules.push({ use: 'stars', with: { nebula: lacks('nebula') ? 0.01 : nebula, milkyWay: 0.3, density: 1.3, tintA, tintB } })
    if (!has('black-hole') && !has('galaxy')) modules.push({ use: 'sun', with: { size: 0.8 } })
    return {
      modules,
      camera: {
        pose: { position: [0, 0, 0], focal: 1, horizon: 0, pan: 0 },
        travel: { position: [side * 0.3, 0.06, 0], focal: 0.1, pan: -0.05 * side },
        durationS: 10,
        ease: 0.3,
        sway: 0,
      },
      reach: { x: 0.6, y: 0.4, z: 0.5 },
      haze: 0,
      slots: { space: { depth: [3, 400], horizon: [0, 0] } },
      allAround: true,
      light: {
        sun: [sunX, 0.33], sunColor: [2.1, 1.95, 1.75], glow: 0.1, discRadius: 0.022, night: 0, exposure: 1,
        zenith: dark, middle: dark, horizon: dark, ambient: [0.03, 0.035, 0.06], haze: [0, 0, 0],
      },
      grade: { godRays: 0.03, bloom: 0.22, vignette: 0.6 },
      ambience: [{ kind: 'space-hum', gainDb: -6 }],
    }
  },
}

const dark: Vec3 = [0.004, 0.005, 0.012]

const tints: readonly (readonly [Vec3, Vec3])[] = [
  [[0.55, 0.14, 0.42], [0.08, 0.3, 0.62]],
  [[0.6, 0.24, 0.1], [0.06, 0.36, 0.5]],
  [[0.34, 0.12, 0.6], [0.06, 0.42, 0.5]],
]

interface Centre {
  readonly planet?: NonNullable<ModuleUse['with']>
  readonly sky: readonly ModuleUse[]
}

/** What the picture is about. It stands on the side away from the sun; the other side is left for whoever flies there. */
function centreOf({ has, random }: SettingRequest, side: number, isPortrait: boolean): Centre {
  const x = -side * random.between(0.22, 0.32)
  const y = isPortrait ? -0.22 : -0.1
  if (has('black-hole')) return { sky: [{ use: 'black-hole', with: { x: x * 0.4, y: 0.03, radius: 0.13 } }] }
  if (has('galaxy')) return { sky: [{ use: 'galaxy', with: { x: x * 0.3, turn: 0.5 * side } }] }
  if (has('ringed')) return { sky: [], planet: { ...giant, x: x * 0.8, y: y + 0.06, radius: 0.27, ring: 1 } }
  if (has('giant')) return { sky: [], planet: { ...giant, x, y, radius: 0.44 } }
  if (has('red')) return { sky: [], planet: { ...mars, x, y, radius: 0.44 } }
  if (has('alien')) return { sky: [], planet: { ...alien, x, y, radius: 0.4 } }
  if (has('nebula') || has('asteroids')) return { sky: [] }
  return { sky: [], planet: { x, y, radius: 0.46 } }
}

const giant = { bands: 1, water: 0, clouds: 0, cities: 0, airiness: 0.5, land: [0.36, 0.2, 0.1], sea: [0.72, 0.62, 0.48], air: [0.7, 0.55, 0.4] } as const
const mars = { water: 0, clouds: 0.06, cities: 0, airiness: 0.45, land: [0.36, 0.15, 0.07], green: [0.2, 0.075, 0.035], air: [0.8, 0.45, 0.3] } as const
const alien = { water: 0.35, cities: 0, clouds: 0.7, sea: [0.03, 0.05, 0.12], land: [0.16, 0.1, 0.2], green: [0.02, 0.16, 0.15], air: [0.35, 0.9, 0.75] } as const
