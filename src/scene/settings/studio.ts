/** A studio: a product on a pedestal before a wall of paper, turning in soft light. */
import { namedColor } from '../named-color.ts'
import type { LightOverrides } from '../light-rig.ts'
import type { Vec3 } from '../shot-plan.ts'
import { type StillName, featuresOf, stillThings, stillUse, wordsOf } from '../still-things.ts'
import type { Setting, SettingShot } from './setting.ts'

const products: readonly StillName[] = ['perfume', 'sneaker', 'phone', 'gift', 'watch', 'juice', 'bottle']

/** Of paper behind each product when the prompt names none. */
const walls: Partial<Record<StillName, Vec3>> = {
  perfume: [0.62, 0.5, 0.4], sneaker: [0.16, 0.42, 0.75], phone: [0.3, 0.34, 0.42], gift: [0.72, 0.3, 0.34], juice: [0.85, 0.62, 0.16], bottle: [0.45, 0.48, 0.4],
}

const backgroundWords = { en: ['background', 'backdrop', 'wall', 'studio', 'velvet', 'surface'], zh: ['背景', '墙', '摄影棚', '丝绒'] }

export const studio: Setting = {
  id: 'studio',
  label: { en: 'a studio with the product on a pedestal', zh: '摄影棚里的产品展台' },
  weight: 1.2,
  words: {
    en: [...wordsOf(products).en, 'studio', 'product', 'product shot', 'product video', 'pedestal', 'studio light', 'photo studio', 'commercial', 'advert', 'advertisement', 'packshot'],
    zh: [...wordsOf(products).zh, '产品', '摄影棚', '展台', '产品展示', '广告', '商品'],
  },
  features: {
    ...featuresOf(products),
    dark: { en: ['dark', 'dark studio', 'black', 'black background', 'velvet', 'black velvet', 'luxury', 'moody'], zh: ['黑色', '黑色背景', '暗调', '奢华', '丝绒'] },
    pedestal: { en: ['pedestal', 'podium', 'stand', 'marble', 'turntable'], zh: ['展台', '底座', '大理石', '台子'] },
    backdrop: backgroundWords,
    colourful: { en: ['bright colours', 'bright colors', 'bright', 'colourful', 'colorful', 'summer'], zh: ['明亮', '鲜艳', '夏日'] },
  },
  contains: ['table', 'abstract'],
  bestTime: 'noon',
  indoors: true,
  compose({ frame, has, description }): SettingShot {
    const isPortrait = frame.height > frame.width
    const name = products.find((each) => has(each)) ?? 'perfume'
    const isDark = has('dark')
    const wall = namedColor(description.prompt, backgroundWords) ?? (isDark ? ([0.035, 0.037, 0.045] as const) : (walls[name] ?? ([0.5, 0.5, 0.5] as const)))
    const tone: Vec3 = isDark ? [0.075, 0.075, 0.085] : has('pedestal') ? [0.5, 0.48, 0.46] : [wall[0] * 0.5 + 0.24, wall[1] * 0.5 + 0.24, wall[2] * 0.5 + 0.24]
    return {
      modules: [
        stillUse(stillThings[name], description.prompt, { stand: 1, tone, gloss: isDark ? 0.9 : 0.5, y: 0, z: 3, turn: 0.8 }),
        { use: 'studio-wall', with: { color: wall, pool: isDark ? 3.2 : 0.9 } },
      ],
      camera: {
        pose: { position: [0, 0.95, 0], focal: isPortrait ? 1.25 : 1.75, horizon: isPortrait ? 0.16 : 0.25, pan: 0 },
        travel: { position: [0, -0.14, 0.3] },
        durationS: 10,
        ease: 0.4,
        sway: 0,
      },
      reach: { x: 0.5, y: 0.3, z: 0.6 },
      slots: { table: { depth: [2.2, 2.2] } },
      light: studioLight(isDark),
      haze: 0,
      grade: { bloom: 0.14, vignette: isDark ? 0.8 : 0.45, saturation: 1.06, exposure: 1 },
      allAround: true,
      ambience: [],
    }
  },
}

/** Lamps, whatever the hour: a soft box at the upper left before the product. */
function studioLight(isDark: boolean): LightOverrides {
  return {
    sun: [-0.75, 0.85], behind: true, night: 0, discRadius: 0, glow: 0, exposure: 0.92,
    sunColor: isDark ? [1.9, 1.8, 1.7] : [1.75, 1.7, 1.6], ambient: isDark ? [0.1, 0.11, 0.14] : [0.27, 0.28, 0.31],
    zenith: [0.3, 0.3, 0.32], horizon: isDark ? [0.25, 0.27, 0.33] : [0.8, 0.8, 0.82], haze: [0.5, 0.5, 0.5],
  }
}
