/** A city from afar: towers over the water that mirrors their lights. */
import { scatter } from '../scatter.ts'
import { country, siteOf } from './country.ts'
import type { Setting, SettingShot } from './setting.ts'

export const skyline: Setting = {
  id: 'skyline',
  label: { en: 'a city skyline over the water', zh: '城市天际线' },
  weight: 1.45,
  words: {
    en: ['skyline', 'city skyline', 'cityscape', 'skyscrapers', 'high-rise', 'over a city', 'over the city', 'over a skyscraper city', 'skyscraper city', 'over skyscrapers', 'above the city', 'city from above', 'city lights', 'waterfront', 'metropolis', 'manhattan', 'dubai', 'singapore', 'victoria harbour'],
    zh: ['天际线', '城市天际线', '城市上空', '摩天大楼', '高楼大厦', '外滩', '陆家嘴', '维多利亚港', '城市夜景', '万家灯火'],
  },
  standsFor: {
    en: ['law firm', 'lawyer', 'bank', 'insurance', 'consulting', 'consultancy', 'finance', 'investment', 'stock market', 'corporate', 'enterprise', 'business', 'real estate agency', 'company'],
    zh: ['律所', '律师', '银行', '保险', '咨询', '金融', '投资', '股市', '企业', '公司', '商务'],
  },
  features: {
    water: { en: ['water', 'across the water', 'river', 'harbour', 'harbor', 'bay', 'reflection', 'reflections'], zh: ['水', '江', '河', '港', '倒影'] },
    neon: { en: ['neon', 'cyberpunk', 'futuristic'], zh: ['霓虹', '赛博朋克', '未来'] },
    lights: { en: ['lights', 'city lights', 'lights coming on'], zh: ['灯光', '灯火', '华灯', '车水马龙'] },
  },
  contains: ['city', 'ocean', 'river', 'harbour'],
  bestTime: 'dusk',
  hasPool: true,
  compose(request): SettingShot {
    const { random, has, time } = request
    const site = siteOf(request)
    const { side, view } = site
    const neon = has('neon') ? 1 : 0.35
    const glow = neon > 0.5 ? ([0.24, 0.06, 0.23] as const) : ([0.13, 0.085, 0.06] as const)
    return country(request, site, {
      modules: [
        { use: 'sea', with: { rough: 0.42, foam: 0 } },
        { use: 'skyline', far: true, with: { near: 520, far: 1500, tall: 175, lit: 0.42, neon, spread: 0.8, glow } },
        { use: 'skyline', id: 'farther', far: true, with: { near: 1900, far: 3200, tall: 190, lit: 0.35, neon: neon * 0.5, spread: 2.2, glow } },
      ],
      sky: { cover: 0.42, billow: 0.4, streak: 1.8 },
      sprites: [{ sprite: 'broadleaf', seed: random.integer(1, 9999), far: true, variants: 4, places: scatter(view, { count: 60, z: [470, 510], height: [9, 17] }) }],
      eye: 5,
      horizon: -0.12,
      travel: [side * 5, 1, 8],
      reach: { x: 12, y: 8, z: 30 },
      low: [0.15, 0.075],
      slots: { water: { depth: [20, 300], mirror: 0.6, eye: [2, 6] }, sky: { depth: [12, 400] } },
      light: time === 'night' ? { sun: [-side * 0.4, 0.42], discRadius: 0.02 } : {},
      lamplight: [0.2, 0.16, 0.14],
      haze: 0.0011,
      grade: { bloom: 0.26, saturation: 1.1 },
      ambience: [{ kind: time === 'night' || time === 'dusk' ? 'city-night' : 'city', gainDb: -8 }, { kind: 'lapping', gainDb: -12 }],
    })
  },
}
