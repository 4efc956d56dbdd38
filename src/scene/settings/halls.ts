/** Halls seen along their length: a library, a classroom, a supermarket, an underground station. */
import type { SpriteUse, Vec3 } from '../shot-plan.ts'
import { siteOf } from './country.ts'
import type { Setting, SettingShot, Words } from './setting.ts'

interface Hall {
  readonly id: string
  readonly label: Setting['label']
  readonly words: Words
  readonly features?: Setting['features']
  /** Parameters of `hall.wgsl`. */
  readonly with: Readonly<Record<string, number | Vec3>>
  readonly back: number
  readonly sprites?: readonly SpriteUse[]
  readonly shows?: readonly string[]
  /** Where the middle of those who walk here is from the camera, metres. */
  readonly lane: number
  readonly tint: Vec3
  readonly ambience: SettingShot['ambience']
  readonly contains?: readonly string[]
  /** Named, something happens once, from the first second on: a parameter of the module. */
  readonly event?: { readonly feature: string; readonly parameter: string }
}

function hall(row: Hall): Setting {
  const { id, label, words, back, lane } = row
  return {
    id, label, words, weight: 1.5, features: row.features ?? {}, contains: ['room', 'city', ...(row.contains ?? [])], bestTime: 'morning', indoors: true,
    ...(row.shows ? { shows: row.shows } : {}),
    compose(request): SettingShot {
      const { light, has } = request
      const happens = row.event !== undefined && has(row.event.feature)
      const { side, isPortrait } = siteOf(request)
      return {
        modules: [{ use: 'hall', with: { ...row.with, back, ...(happens ? { [row.event!.parameter]: 1 } : {}) } }],
        ...(row.sprites ? { sprites: row.sprites } : {}),
        camera: {
          pose: { position: [0.25 * side, 1.5, 0], focal: isPortrait ? 0.95 : 1.05, horizon: -0.02, pan: 0 },
          travel: { position: [-0.3 * side, 0.05, 0.8] }, durationS: 10, ease: 0.3, sway: 0,
        },
        reach: { x: 0.6, y: 0.4, z: 1.2 },
        slots: { ground: { depth: [lane, lane], way: 'lane', lifeSize: true, eye: [1.2, 1.5], follow: 0.2, horizon: [-0.12, 0.1], isCentred: true } },
        light: {
          sun: [-0.5, 0.9], discRadius: 0, sunColor: [light.sunColor[0] * 0.4, light.sunColor[1] * 0.4, light.sunColor[2] * 0.4],
          ambient: [0.3 + light.ambient[0] * 0.3, 0.29 + light.ambient[1] * 0.3, 0.27 + light.ambient[2] * 0.3], exposure: 1,
        },
        haze: 0.00005,
        lamplight: [0.4, 0.36, 0.3],
        grade: { bloom: 0.2, vignette: 0.6, tint: row.tint },
        ambience: row.ambience,
        ...(happens ? { startS: 0 } : {}),
      }
    },
  }
}

const desks: SpriteUse = {
  sprite: 'desk', seed: 3, variants: 1,
  places: [3.1, 4.5, 5.9].flatMap((z) => [-1.9, 0, 1.9].map((x) => ({ x, z, height: 0.78 }))),
}

export const library = hall({
  id: 'library', label: { en: 'a library', zh: '图书馆' }, lane: 4.2, back: 10,
  words: { en: ['library', 'bookshelf', 'bookshelves', 'bookcase', 'bookstore', 'bookshop', 'reading room', 'books', 'full of books'], zh: ['图书馆', '书店', '书架', '阅览室', '书海'] },
  with: { kind: 0, high: 3.6, half: 2.7, glow: 0.75, floor: [0.26, 0.14, 0.07], wall: [0.5, 0.42, 0.32] }, tint: [1.05, 1, 0.93],
  ambience: [{ kind: 'forest-birds', gainDb: -24 }],
})

export const classroom = hall({
  id: 'classroom', label: { en: 'a classroom', zh: '教室' }, lane: 7.1, back: 8.6, sprites: [desks],
  words: { en: ['classroom', 'class room', 'school', 'blackboard', 'chalkboard', 'lecture', 'lesson'], zh: ['教室', '课堂', '学校', '黑板', '上课', '课桌'] },
  with: { kind: 1, high: 3.1, half: 3.5, glow: 0.8, floor: [0.36, 0.25, 0.15], wall: [0.64, 0.62, 0.54] }, tint: [1.02, 1, 0.97],
  ambience: [{ kind: 'forest-birds', gainDb: -22 }],
})

export const supermarket = hall({
  id: 'supermarket', label: { en: 'a supermarket', zh: '超市' }, lane: 4.6, back: 17,
  words: { en: ['supermarket', 'grocery store', 'grocery', 'convenience store', 'shop aisle', 'supermarket aisle', 'aisle'], zh: ['超市', '便利店', '杂货店', '超级市场', '货架'] },
  with: { kind: 2, high: 3.3, half: 2.1, glow: 1.05, floor: [0.62, 0.61, 0.58], wall: [0.72, 0.72, 0.7], stripe: [0.08, 0.36, 0.14] }, tint: [1, 1, 1],
  ambience: [{ kind: 'crowd', gainDb: -20 }],
})

export const subway = hall({
  id: 'subway', label: { en: 'an underground station', zh: '地铁站' }, lane: 4.4, back: 26, shows: ['train', 'steam-train', 'bullet-train', 'tram'],
  words: { en: ['subway station', 'subway', 'metro station', 'metro', 'underground station', 'tube station', 'subway platform'], zh: ['地铁站', '地铁', '地铁站台'] },
  with: { kind: 3, high: 3.2, half: 2.9, glow: 0.9, floor: [0.36, 0.36, 0.35], wall: [0.6, 0.6, 0.6], stripe: [0.05, 0.2, 0.55] }, tint: [0.98, 1, 1.02],
  ambience: [{ kind: 'crowd', gainDb: -16 }], contains: ['railway'], event: { feature: 'train', parameter: 'arrives' },
  features: { train: { en: ['train arriving', 'train', 'arriving', 'arrives', 'pulling in'], zh: ['列车', '列车进站', '进站', '到站'] } },
})
