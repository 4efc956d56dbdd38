/** A gym: mirrors, racks of weights, rubber underfoot. */
import { namedColor } from '../named-color.ts'
import { siteOf } from './country.ts'
import type { Setting, SettingShot } from './setting.ts'

export const gym: Setting = {
  id: 'gym',
  label: { en: 'a gym', zh: '健身房' },
  weight: 1.5,
  words: {
    en: ['gym', 'fitness studio', 'fitness centre', 'fitness center', 'fitness club', 'weight room', 'gymnasium', 'crossfit', 'health club', 'fitness', 'workout'],
    zh: ['健身房', '健身中心', '健身', '健身俱乐部', '举重房'],
  },
  features: { empty: { en: ['empty', 'deserted'], zh: ['空荡荡', '空无一人'] } },
  contains: ['room', 'city'],
  bestTime: 'morning',
  indoors: true,
  compose(request): SettingShot {
    const { light, description, main, has } = request
    const { side, isPortrait } = siteOf(request)
    const accent = namedColor(description.prompt, { en: ['gym', 'wall', 'walls', 'light', 'lights'], zh: ['健身房', '墙'] })
    return {
      modules: [{ use: 'gym', with: accent ? { accent } : {} }],
      // Nobody named: one who trains, or it would be a hall.
      ...(main === null && !has('empty') ? { subjects: [{ kind: 'weightlifter-man', slot: 'ground', x: 0.3 * side, z: 4.6, heading: -1.2, speed: 0, phase: 0, mirror: 0.1 }] } : {}),
      camera: {
        pose: { position: [0.3 * side, 1.4, 0], focal: isPortrait ? 0.95 : 1.1, horizon: -0.03, pan: 0 },
        travel: { position: [-0.35 * side, 0.04, 0.8] }, durationS: 10, ease: 0.3, sway: 0,
      },
      reach: { x: 0.7, y: 0.4, z: 1.2 },
      slots: { ground: { depth: [4.4, 4.4], way: 'lane', lifeSize: true, eye: [1.1, 1.5], follow: 0.2, horizon: [-0.12, 0.1], isCentred: true, mirror: 0.1 } },
      light: {
        sun: [-0.5, 1], behind: true, discRadius: 0, glow: 0, exposure: 1, sunColor: [0.85, 0.85, 0.86],
        ambient: [0.26 + light.ambient[0] * 0.2, 0.26 + light.ambient[1] * 0.2, 0.27 + light.ambient[2] * 0.2],
      },
      haze: 0.00005,
      lamplight: [0.14, 0.14, 0.145],
      grade: { bloom: 0.22, vignette: 0.7, saturation: 1.05 },
      ambience: [{ kind: 'crowd', gainDb: -24 }],
    }
  },
}
