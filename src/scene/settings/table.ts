/** A table by a window, seen close: something to eat or drink on it, the room behind out of focus. */
import type { LightOverrides } from '../light-rig.ts'
import type { ModuleUse, SubjectUse } from '../shot-plan.ts'
import { type StillName, featuresOf, stillThings, stillUse, wordsOf } from '../still-things.ts'
import type { Setting, SettingRequest, SettingShot } from './setting.ts'

const dishes: readonly StillName[] = ['tea', 'coffee', 'noodles', 'soup', 'cake', 'whiteWine', 'wine', 'pizza', 'burger', 'dumplings', 'sushi', 'iceCream', 'berries', 'fruit', 'milkBottle', 'milk', 'beer', 'water']

export const table: Setting = {
  id: 'table',
  label: { en: 'a table by a window', zh: '窗边的桌子' },
  weight: 1.25,
  words: {
    en: [...wordsOf(dishes).en, 'table', 'wooden table', 'kitchen', 'breakfast', 'dinner', 'food', 'meal', 'bakery', 'teahouse'],
    zh: [...wordsOf(dishes).zh, '桌子', '木桌', '餐桌', '桌上', '厨房', '早餐', '晚餐', '美食', '茶馆', '茶室'],
  },
  features: {
    ...featuresOf(dishes),
    candles: { en: ['candle', 'candlelight', 'candlelit', 'candlelit table', 'by candlelight', 'burning candle', 'lit candle'], zh: ['蜡烛', '烛光', '点燃的蜡烛'] },
    window: { en: ['window', 'by a window', 'by the window'], zh: ['窗', '窗边', '窗户', '窗前'] },
    hot: { en: ['steaming', 'steam', 'hot', 'rising steam'], zh: ['热气', '冒着热气', '热腾腾', '热气腾腾', '蒸汽', '刚出炉'] },
    wooden: { en: ['wooden', 'wood', 'rustic', 'oak'], zh: ['木', '木质'] },
  },
  standsFor: {
    en: ['bread', 'croissant', 'pastry', 'pastries', 'cookie', 'sandwich', 'sourdough', 'coffee bean', 'roasted bean', 'bean', 'brunch', 'chocolate', 'snack', 'catering'],
    zh: ['面包', '饼干', '三明治', '咖啡豆', '巧克力', '零食', '小吃'],
  },
  oneOf: dishes,
  shows: ['candle'],
  peopled: 'room',
  contains: ['room', 'restaurant', 'city', 'garden', 'studio'],
  bestTime: 'morning',
  featureTimes: { candles: 'night' },
  indoors: true,
  compose(request): SettingShot {
    const { frame, has, lacks, description, random, time } = request
    const isPortrait = frame.height > frame.width
    const dish = dishes.find((each) => has(each))
    // Candles alone are shown alone.
    const thing = stillThings[dish ?? 'coffee']
    const isBare = !dish && has('candles')
    const side = random.pick([-1, 1])
    const hasFlame = thing.hasFlame === true || has('candles')
    const candles = has('candles') && thing.hasFlame !== true ? candlesAt(isBare ? [[-0.1, 2.9], [0.28, 3.25], [-0.46, 3.4]] : [[0.42, 3.25], [0.74, 3.7], [-0.62, 3.9]], side) : []
    const at = { x: -side * 0.16, y: 0, z: 3 }
    const steam: ModuleUse[] =
      thing.steam && !isBare && !lacks('hot') ? [{ use: 'steam', with: { x: at.x, z: at.z, y: thing.steam[0], wide: thing.steam[1], tall: 1.05, strength: 0.62 } }] : []
    return {
      modules: [
        stillUse(thing, description.prompt, { stand: 0, tone: [0.34, 0.19, 0.1], gloss: 0.42, turn: 0, ...at, ...(isBare ? { x: 60 } : {}) }),
        { use: 'window-glow', with: { x: side * 0.3, wide: 0.5, foot: -0.12, tall: 0.5, bokeh: time === 'night' || time === 'dusk' ? 1 : 0, candles: hasFlame ? 1 : 0 } },
        ...steam,
      ],
      subjects: candles,
      camera: {
        pose: { position: [0, 1.38, 0], focal: isPortrait ? 1.2 : 1.48, horizon: isPortrait ? 0.32 : 0.42, pan: 0 },
        travel: { position: [side * 0.22, -0.06, 0.2] },
        durationS: 10,
        ease: 0.35,
        sway: 0,
      },
      reach: { x: 0.5, y: 0.25, z: 0.5 },
      slots: { table: { depth: [2.4, 3.4], mirror: 0.2, eye: [0.5, 1.2] } },
      light: byTheWindow(request, side, hasFlame),
      haze: 0,
      grade: { bloom: 0.2, vignette: 0.75, saturation: 1.08, tint: [1.04, 1, 0.94] },
      allAround: true,
      ambience: [{ kind: 'cafe', gainDb: -12 }],
    }
  },
}

/** Of the size of what is shown on the table, which is larger than life. */
const candleSize = 2.2

function candlesAt(places: readonly (readonly [x: number, z: number])[], side: number): SubjectUse[] {
  return places.map(([x, z], i) => ({ kind: 'candle', slot: 'table', x: x * side, z, y: 0, heading: i * 1.3, speed: 0, phase: i * 0.37, size: candleSize * (1 - 0.09 * i), mirror: 0.2 }))
}

/** The window is the key light, from the side and a little behind; at night it is a lamp or a flame. */
function byTheWindow({ light, time }: SettingRequest, side: number, hasFlame: boolean): LightOverrides {
  const isDark = time === 'night' || (hasFlame && time !== 'noon' && time !== 'morning')
  const warm = { sunColor: [1.6, 0.85, 0.36], ambient: [0.12, 0.085, 0.07] } as const
  const sun = [side * 0.95, 0.75] as const
  if (isDark) return { sun, discRadius: 0, glow: 0, night: 0.85, exposure: 1.05, ...warm }
  return { sun, discRadius: 0, glow: 0, exposure: 0.95, ambient: [light.ambient[0] * 0.75, light.ambient[1] * 0.66, light.ambient[2] * 0.58] }
}
