/** Above the clouds. */
import { country, siteOf } from './country.ts'
import type { Setting, SettingShot } from './setting.ts'

export const cloudSea: Setting = {
  id: 'cloud-sea',
  label: { en: 'the sky above the clouds', zh: '云海之上' },
  weight: 1.2,
  words: {
    en: ['above the clouds', 'over the clouds', 'sea of clouds', 'in the clouds', 'through the clouds', 'cloudscape', 'in the sky', 'heaven', 'flying in the sky', 'floating in the sky', 'floating island', 'flying island', 'sky island'],
    zh: ['云海', '云端', '云层之上', '云上', '天上', '天空中', '高空', '天堂', '腾云驾雾', '浮岛', '空中岛屿', '悬浮岛', '天空之城'],
  },
  standsFor: {
    en: ['airline', 'aviation', 'boarding'],
    zh: ['航空', '航班', '登机', '起飞'],
  },
  features: {},
  contains: ['mountains', 'city', 'village', 'skyline'],
  bestTime: 'golden',
  compose(request): SettingShot {
    const site = siteOf(request)
    const { side } = site
    return country(request, site, {
      modules: [{ use: 'cloud-sea' }],
      sky: { cover: 0.3, billow: 0.3, streak: 2.4 },
      eye: 30,
      horizon: 0.04,
      travel: [side * 8, 2, 20],
      reach: { x: 20, y: 12, z: 40 },
      low: [0.17, 0.1],
      slots: { sky: { depth: [3, 1200] } },
      haze: 0.00025,
      grade: { godRays: 0.08, bloom: 0.18 },
      ambience: [{ kind: 'wind', gainDb: -5 }],
    })
  },
}
