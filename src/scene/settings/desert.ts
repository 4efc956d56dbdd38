/** Sand dunes as far as one sees. */
import type { LightOverrides, TimeOfDay } from '../light-rig.ts'
import { openCountry } from '../slots.ts'
import type { Setting, SettingShot } from './setting.ts'
import { openSky } from './sky.ts'

export const desert: Setting = {
  id: 'desert',
  label: { en: 'a desert of sand dunes', zh: '沙漠' },
  words: {
    en: ['desert', 'dune', 'sand dune', 'sahara', 'gobi', 'dubai desert', 'arabian desert', 'oasis', 'oases'],
    zh: ['沙漠', '沙丘', '大漠', '戈壁', '撒哈拉', '绿洲', '敦煌', '丝绸之路'],
  },
  features: {},
  bestTime: 'golden',
  compose({ time, light, random, frame, main, weather, description }): SettingShot {
    const side = random.pick([-1, 1])
    const isPortrait = frame.height > frame.width
    const focal = isPortrait ? 1.05 : 1.2
    // Who speaks of stars looks up.
    const looksUp = description.wonders.length > 0 || (time === 'night' && main === null && /\bstar|milky|galaxy|sky|星|银河|夜空/i.test(description.prompt))
    const lane = main?.slots[0] === 'ground' ? main.depthAt(focal) : null
    return {
      modules: [
        {
          use: 'dunes',
          with: {
            height: random.between(19, 24),
            length: random.between(90, 120),
            turn: side * random.between(0.4, 0.62),
            shift: random.between(0, 5),
            ...(lane ? { lane: 1, laneZ: lane } : {}),
          },
        },
        ...openSky(light, { cover: 0.25, streak: 2.2, billow: 0.2, milkyWay: 0.8 }),
      ],
      camera: {
        pose: { position: [0, 9, 0], focal, horizon: looksUp ? -0.24 : isPortrait ? 0.12 : 0.14, pan: 0 },
        travel: { position: [side * 2.4, 0.6, 3.5] },
        durationS: 10,
        ease: 0.25,
        sway: 0,
      },
      reach: { x: 8, y: 4, z: 12 },
      slots: { ...openCountry, ground: { depth: [4, 120], horizon: [-0.1, 0.16] } },
      light: lowSun(time, side * random.between(0.3, 0.42)),
      haze: weather === 'fog' ? 0.0006 : 0.0011,
      grade: { godRays: 0.06, bloom: 0.16, saturation: 1.06 },
      ambience: [
        { kind: 'wind', gainDb: -5 },
        ...(main?.moves ? [{ kind: 'footsteps-sand', gainDb: -12 }] : []),
      ],
    }
  },
}

/** Dunes live by shadows: the light comes low and from the side whenever the hour allows. */
function lowSun(time: TimeOfDay, x: number): LightOverrides {
  switch (time) {
    case 'golden':
      return { sun: [x, 0.2] }
    case 'dawn':
    case 'sunset':
      return { sun: [x, 0.11] }
    case 'morning':
    case 'afternoon':
      return { sun: [x * 2.2, 0.5] }
    case 'noon':
      return { sun: [x * 2, 0.8] }
    default:
      return {}
  }
}
