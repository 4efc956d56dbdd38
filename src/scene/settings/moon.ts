/** The ground of the Moon under a black sky, the Earth above it; or that of Mars under a sky of dust. */
import type { LightOverrides } from '../light-rig.ts'
import type { ModuleUse, Vec3 } from '../shot-plan.ts'
import { siteOf } from './country.ts'
import type { Setting, SettingShot } from './setting.ts'

export const moon: Setting = {
  id: 'moon',
  label: { en: 'the surface of another world', zh: '外星球的地面' },
  weight: 1.7,
  words: {
    en: [
      'on the moon', 'moon surface', 'surface of the moon', 'lunar', 'lunar surface', 'moon landing', 'moon base', 'moonwalk', 'moon rover',
      'on mars', 'mars surface', 'surface of mars', 'martian', 'mars rover', 'mars landing', 'mars base', 'mars colony', 'red planet', 'alien landscape', 'crater', 'craters',
    ],
    zh: ['月球', '月球表面', '月面', '登月', '月球上', '月球车', '火星表面', '火星上', '登陆火星', '火星车', '火星基地', '环形山', '陨石坑'],
  },
  features: {
    mars: { en: ['mars', 'martian', 'red planet'], zh: ['火星'] },
    earth: { en: ['earth', 'earthrise'], zh: ['地球'] },
  },
  contains: ['space'],
  bestTime: 'noon',
  indoors: true,
  compose(request): SettingShot {
    const { has, random } = request
    const { side, isPortrait, view, lane } = siteOf(request)
    const isMars = has('mars')
    const sunX = side * random.between(0.34, 0.5)
    return {
      modules: [
        {
          use: 'regolith',
          with: { ...(lane ? { lane: 1, laneZ: lane } : {}), ...(isMars ? { dust: [0.42, 0.19, 0.085], dark: [0.22, 0.09, 0.045], rise: 70, pits: 0.45 } : {}) },
        },
        ...(isMars ? [] : earthAndStars(side, isPortrait)),
        { use: 'sun', with: { size: isMars ? 0.6 : 0.8 } },
      ],
      camera: {
        pose: { position: [0, 1.8, 0], focal: view.focal, horizon: isPortrait ? -0.16 : -0.13, pan: 0 },
        travel: { position: [side * 1.2, 0.2, 1.4] },
        durationS: 10,
        ease: 0.25,
        sway: 0,
      },
      reach: { x: 4, y: 1.5, z: 5 },
      slots: { ground: { depth: [2.5, 120], eye: [0.9, 2.2] }, sky: { depth: [6, 400] } },
      light: isMars ? dustySky(sunX) : blackSky(sunX),
      haze: isMars ? 0.0009 : 0,
      grade: { bloom: 0.16, vignette: 0.6, ...(isMars ? { tint: [1.04, 0.99, 0.94] } : { saturation: 0.95 }) },
      ambience: [isMars ? { kind: 'wind', gainDb: -8 } : { kind: 'space-hum', gainDb: -10 }],
    }
  },
}

function earthAndStars(side: number, isPortrait: boolean): ModuleUse[] {
  return [
    { use: 'planet', with: { x: -side * (isPortrait ? 0.14 : 0.36), y: isPortrait ? 0.42 : 0.27, radius: 0.085, light: [side * 0.75, 0.35, 0.42] } },
    { use: 'stars', with: { nebula: 0.02, milkyWay: 0.25, density: 1.1 } },
  ]
}

const dark: Vec3 = [0.002, 0.002, 0.004]

function blackSky(sunX: number): LightOverrides {
  return {
    sun: [sunX, 0.36], sunColor: [2.7, 2.6, 2.45], glow: 0.05, discRadius: 0.02, night: 0, exposure: 0.95,
    zenith: dark, middle: dark, horizon: dark, haze: dark, ambient: [0.035, 0.038, 0.045],
  }
}

function dustySky(sunX: number): LightOverrides {
  return {
    sun: [sunX, 0.3], sunColor: [2, 1.55, 1.2], glow: 0.4, discRadius: 0.016, night: 0, exposure: 0.95,
    zenith: [0.34, 0.21, 0.14], middle: [0.56, 0.37, 0.24], horizon: [0.78, 0.55, 0.38], haze: [0.66, 0.45, 0.3], ambient: [0.22, 0.16, 0.12],
  }
}
