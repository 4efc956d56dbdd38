/** A night market: stalls under strings of lanterns on both sides of a lane. */
import { crowdInks } from '../everyday-inks.ts'
import type { SpritePlace, SubjectUse } from '../shot-plan.ts'
import { country, siteOf } from './country.ts'
import type { Setting, SettingShot } from './setting.ts'

export const market: Setting = {
  id: 'market',
  label: { en: 'a night market with lanterns', zh: '灯笼夜市' },
  weight: 1.6,
  words: {
    en: ['night market', 'market', 'street market', 'bazaar', 'food stall', 'food stalls', 'lantern festival', 'lantern market', 'street food', 'christmas market', 'fair', 'lantern street', 'lanterns', 'paper lanterns', 'red lanterns', 'chinese new year', 'lunar new year', 'spring festival'],
    zh: ['夜市', '集市', '市集', '灯会', '庙会', '灯笼市集', '小吃街', '花灯', '美食街', '市场', '红灯笼', '灯笼', '元宵', '元宵节', '春节', '过年', '除夕'],
  },
  features: {
    lanterns: { en: ['lantern', 'lanterns', 'paper lantern', 'red lantern'], zh: ['灯笼', '花灯', '灯'] },
    crowd: { en: ['crowd', 'people', 'busy', 'crowded', 'lively'], zh: ['人群', '热闹', '人们', '熙熙攘攘'] },
  },
  shows: ['person'],
  contains: ['city', 'village'],
  bestTime: 'night',
  compose(request): SettingShot {
    const { random, time, main } = request
    const site = siteOf(request)
    const { side, level } = site
    const seed = random.integer(1, 9999)
    const stalls = [4.6, 7.6, 10.8, 14.2, 17.8, 21.6, 26, 31, 37, 44].flatMap((z) => [-1, 1].map((way): SpritePlace => ({ x: way * 3.5, z, height: 2.9, heading: -way * 0.9 })))
    const hung = [3.4, 5, 6.8, 8.8, 11, 13.6, 16.6, 20, 24, 28.5, 34, 40].flatMap((z, row) => [-2, -1, 0, 1, 2].map((i): SpritePlace => ({ x: i * 1.05 + (row % 2) * 0.5, z: z + 0.1 * i, y: 3.15 + 0.1 * i * i + 0.1 * (row % 3), height: 0.72 })))
    const houses = [9, 17, 26, 36, 48].flatMap((z) => [-1, 1].map((way): SpritePlace => ({ x: way * (8.4 + z * 0.02), z, height: 7, heading: -way * 0.6 })))
    return country(request, site, {
      modules: [{ use: 'land', with: { ...level, rise: 0, calm: 300, lump: 0, swell: 0, far: 160, course: 1, courseX: 0, courseBend: 0, courseKind: 1, courseWide: 5, track: [0.2, 0.18, 0.165] } }],
      sky: { cover: 0.3, milkyWay: 0.3 },
      sprites: [
        { sprite: 'house', seed, with: { wall: [0.4, 0.33, 0.26], roof: [0.05, 0.05, 0.055], timber: 1, hasShutters: 0, width: 1.5, eaves: 0.55, lit: 0.8 }, places: houses },
        { sprite: 'stall', seed: seed + 1, variants: 6, places: stalls },
        { sprite: 'lantern', seed: seed + 2, variants: 3, places: hung },
      ],
      subjects: main ? [] : crowd(random),
      eye: 1.65,
      horizon: -0.1,
      travel: [side * 0.15, 0.1, 3.2],
      reach: { x: 0.8, y: 1.5, z: 5 },
      slots: { ground: { depth: [3, 8], way: 'lane', eye: [1, 1.7], follow: 2 }, sky: { depth: [6, 60] } },
      light: time === 'night' || time === 'dusk' ? { ambient: [0.16, 0.1, 0.085], exposure: 1.3 } : {},
      lamplight: [0.62, 0.3, 0.13],
      haze: 0.004,
      grade: { bloom: 0.3, vignette: 0.8, saturation: 1.12, tint: [1.06, 0.99, 0.92] },
      ambience: [{ kind: 'crowd', gainDb: -8 }],
      underfoot: 'stone',
    })
    function crowd({ between, pick }: typeof random): SubjectUse[] {
      const kinds = ['woman', 'man', 'dress-woman', 'man', 'woman', 'old-man'] as const
      const inks = crowdInks(random, 7)
      return Array.from({ length: 7 }, (_, i): SubjectUse => {
        const toward = i % 2 === 0 ? -Math.PI / 2 : Math.PI / 2
        return { kind: pick(kinds), slot: 'ground', x: (i % 2 === 0 ? 0.9 : -0.9) + between(-0.5, 0.5), z: 5.5 + i * 1.9, heading: toward, speed: 0.5, phase: i * 0.37, inks: inks[i]! }
      })
    }
  },
}
