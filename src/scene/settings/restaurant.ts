/** A restaurant or a café seen from within: laid tables, a bar with bottles, lamps that hang over all. */
import type { SpriteUse } from '../shot-plan.ts'
import { siteOf } from './country.ts'
import type { Setting, SettingShot } from './setting.ts'

export const restaurant: Setting = {
  id: 'restaurant',
  label: { en: 'a restaurant', zh: '餐厅' },
  weight: 1.3,
  words: {
    en: ['restaurant', 'cafe', 'café', 'coffee shop', 'bistro', 'diner', 'brasserie', 'trattoria', 'tavern', 'pub', 'cocktail bar', 'wine bar', 'bar counter', 'dining room', 'food court', 'cafeteria', 'canteen'],
    zh: ['餐厅', '咖啡馆', '咖啡厅', '餐馆', '饭店', '饭馆', '小酒馆', '酒馆', '酒吧', '食堂'],
  },
  features: {},
  contains: ['table', 'room', 'city'],
  bestTime: 'dusk',
  indoors: true,
  compose(request): SettingShot {
    const { light, main } = request
    const { side, isPortrait } = siteOf(request)
    return {
      modules: [{ use: 'restaurant' }],
      sprites: [tables(main === null)],
      camera: {
        pose: { position: [0.3 * side, 1.5, 0], focal: isPortrait ? 0.95 : 1.1, horizon: -0.03, pan: 0 },
        travel: { position: [-0.35 * side, 0.04, 0.9] }, durationS: 10, ease: 0.3, sway: 0,
      },
      reach: { x: 0.7, y: 0.4, z: 1.2 },
      slots: { ground: { depth: [lane, lane], way: 'lane', lifeSize: true, eye: [1.2, 1.5], follow: 0.2, horizon: [-0.12, 0.1], isCentred: true, mirror: 0.08 } },
      light: {
        sun: [-0.4, 1.1], behind: true, discRadius: 0, glow: 0, exposure: 1.05, sunColor: [0.62, 0.46, 0.3],
        ambient: [0.15 + light.ambient[0] * 0.3, 0.115 + light.ambient[1] * 0.3, 0.085 + light.ambient[2] * 0.3],
      },
      haze: 0.00005,
      lamplight: [0.24, 0.16, 0.09],
      grade: { bloom: 0.26, vignette: 0.75, tint: [1.02, 1, 0.96] },
      ambience: [{ kind: 'cafe', gainDb: -8 }],
    }
  },
}

/** Where people come by, from the camera, metres. */
const lane = 4.1

/** Before and behind those who come by; nobody there: one more at the front. */
function tables(isEmpty: boolean): SpriteUse {
  const places = [
    { x: -2.5, z: 5.6 }, { x: 0.1, z: 5.9 }, { x: 2.6, z: 5.5 }, { x: -1.6, z: 7.3 }, { x: 1.7, z: 7.4 },
    ...(isEmpty ? [{ x: -1.35, z: 3.4 }, { x: 1.7, z: 3.9 }] : [{ x: -2.3, z: 3.2 }, { x: 2.45, z: 3.3 }]),
  ]
  return { sprite: 'dining-table', seed: 5, variants: 1, places: places.map((place) => ({ ...place, height: 0.98 })) }
}
