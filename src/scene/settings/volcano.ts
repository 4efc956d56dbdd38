/** A volcano: fire runs down its slopes, smoke stands over it; or it sleeps. */
import { scatter } from '../scatter.ts'
import { country, siteOf } from './country.ts'
import type { Setting, SettingShot } from './setting.ts'

export const volcano: Setting = {
  id: 'volcano',
  label: { en: 'a volcano', zh: '火山' },
  weight: 1.5,
  words: {
    en: ['volcano', 'volcanoes', 'volcanic', 'lava', 'eruption', 'erupting volcano', 'magma', 'crater', 'mount fuji', 'fuji'],
    zh: ['火山', '岩浆', '熔岩', '火山爆发', '火山口', '富士山'],
  },
  features: {
    asleep: { en: ['dormant', 'extinct', 'sleeping', 'mount fuji', 'fuji'], zh: ['休眠', '死火山', '富士山'] },
    erupting: { en: ['erupting', 'eruption', 'exploding', 'lava', 'erupts'], zh: ['爆发', '喷发', '岩浆', '熔岩'] },
  },
  contains: ['mountains'],
  bestTime: 'dusk',
  compose(request): SettingShot {
    const { random, has, frame } = request
    const site = siteOf(request)
    const { side, level, view } = site
    const lava = has('asleep') && !has('erupting') ? 0 : 1
    const [z, tall, x] = [1250, 430, side * 120]
    const summit = { x: x / z, y: (tall * 0.9) / z }
    const seed = random.integer(1, 9999)
    return country(request, site, {
      modules: [
        ...(lava ? [{ use: 'embers', with: { x: summit.x, y: summit.y - 0.02 } }] : []),
        { use: 'volcano', with: { ...level, x, z, tall, wide: 820 * (frame.height > frame.width ? 0.8 : 1), lava } },
        { use: 'plume', with: { x: summit.x, y: summit.y - 0.02, lean: side * 0.4, wide: lava ? 0.075 : 0.02, ...(lava ? {} : { fire: [0, 0, 0] as const, smoke: [0.4, 0.4, 0.42] as const }) } },
      ],
      sky: { cover: 0.3, billow: 0.5, streak: 2 },
      sprites: [{ sprite: 'stone', seed, with: { color: [0.05, 0.045, 0.045] }, variants: 5, places: scatter(view, { count: 70, z: [3, 60], height: [0.15, 1], y: -0.08 }) }],
      eye: 2.2,
      horizon: -0.22,
      horizonInPortrait: -0.2,
      low: [0.3, 0.2],
      slots: { ground: { depth: [2.5, 60], horizon: [-0.3, -0.05] }, sky: { depth: [6, 700] } },
      lamplight: lava ? [0.5, 0.16, 0.04] : [0, 0, 0],
      haze: 0.00035,
      grade: { bloom: 0.24, saturation: 1.1 },
      ambience: [{ kind: 'fire', gainDb: -9 }, { kind: 'wind', gainDb: -10 }],
      underfoot: 'gravel',
    })
  },
}
