/** A frozen lake before snowy mountains: the place of the northern lights. */
import type { Setting, SettingShot } from './setting.ts'
import { openCountry } from '../slots.ts'
import { openSky } from './sky.ts'

export const arctic: Setting = {
  id: 'arctic',
  label: { en: 'a frozen lake in the far north', zh: '极地冰湖' },
  weight: 1.3,
  words: {
    en: [
      'arctic', 'antarctic', 'antarctica', 'polar', 'north pole', 'south pole', 'frozen lake', 'ice lake', 'ice', 'icy', 'tundra',
      'frozen', 'lapland', 'norway', 'iceland', 'greenland', 'baikal',
    ],
    zh: ['北极', '南极', '极地', '冰湖', '冰面', '冰原', '结冰', '冰封', '冻原', '挪威', '冰岛', '冰雪世界', '贝加尔湖'],
  },
  features: {},
  contains: ['mountains', 'lake'],
  bestTime: 'night',
  inhabitedTime: 'morning',
  compose({ time, light, random, frame, main, weather }): SettingShot {
    const heroX = random.pick([-1, 1]) * random.between(0.12, 0.24)
    const isPortrait = frame.height > frame.width
    return {
      modules: [
        { use: 'ice', with: { cover: random.between(0.35, 0.6) } },
        {
          use: 'alpine-range',
          far: true,
          still: true,
          with: {
            heroX,
            height: 900 * (isPortrait ? 1.25 : 1) * random.between(0.9, 1.1),
            distance: 5200,
            snowline: 0.26,
            treeline: -1,
            floor: -40,
            rock: [0.13, 0.135, 0.16],
          },
        },
        ...openSky(light, { cover: 0.2, milkyWay: 0.35 }),
      ],
      camera: {
        pose: { position: [0, 1.7, 0], focal: 1, horizon: isPortrait ? -0.2 : -0.17, pan: 0 },
        travel: { position: [Math.sign(heroX) * 1.6, 0.15, 1.2] },
        durationS: 10,
        ease: 0.2,
        sway: 0,
      },
      slots: { ...openCountry, ground: { depth: [2, 200], mirror: 0.5 } },
      reach: { x: 4, y: 1.5, z: 5 },
      haze: weather === 'fog' ? 0.0006 : 0.0004,
      light: time === 'night' ? { sun: [-heroX * 2.4, 0.5], discRadius: 0.02 } : {},
      grade: { bloom: 0.2, exposure: time === 'night' ? 1.25 : 0.85, saturation: 1.1 },
      ambience: [
        { kind: 'mountain-wind', gainDb: -4 },
        ...(main?.moves ? [{ kind: 'footsteps-snow', gainDb: -12 }] : []),
      ],
    }
  },
}
