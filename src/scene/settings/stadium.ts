/** A stadium full of people, seen from the edge of the pitch; or the lanes of its track. */
import { namedColor } from '../named-color.ts'
import { siteOf } from './country.ts'
import type { Setting, SettingShot } from './setting.ts'
import { openSky } from './sky.ts'

export const stadium: Setting = {
  id: 'stadium',
  label: { en: 'a stadium', zh: '体育场' },
  weight: 1.6,
  words: {
    en: [
      'stadium', 'football stadium', 'soccer stadium', 'football pitch', 'soccer pitch', 'football field', 'soccer field', 'sports field', 'arena', 'sports arena', 'world cup', 'champions league', 'olympic stadium', 'olympics', 'olympic games',
      'running track', 'athletics track', 'athletics', 'track and field',
    ],
    zh: ['体育场', '足球场', '球场', '世界杯', '奥运会', '运动场', '田径场', '跑道上', '田径'],
  },
  features: {
    track: { en: ['running track', 'athletics track', 'athletics', 'track and field', 'olympics', 'olympic games', 'sprint', 'sprinter', 'sprinters', 'runner', 'runners'], zh: ['田径场', '田径', '跑道上', '奥运会', '短跑', '跑步者', '跑者'] },
    crowd: { en: ['crowd', 'fans', 'audience', 'spectators', 'cheering fans', 'cheering crowd', 'cheering'], zh: ['观众', '球迷', '人群', '欢呼'] },
    empty: { en: ['empty stadium', 'empty seats', 'empty'], zh: ['空荡荡', '空无一人', '空旷'] },
    lights: { en: ['floodlight', 'floodlights', 'stadium lights'], zh: ['泛光灯', '灯光'] },
  },
  shows: ['crowd'],
  contains: ['meadow', 'stage', 'city'],
  bestTime: 'night',
  compose(request): SettingShot {
    const { light, has, main, description } = request
    const { side, isPortrait, view } = siteOf(request)
    const color = namedColor(description.prompt, { en: ['crowd', 'fans', 'shirts', 'jerseys'], zh: ['观众', '球迷', '球衣'] })
    return {
      modules: [
        { use: 'stadium', with: { ...(has('track') ? { track: 1, goalZ: 62 } : {}), ...(has('empty') || request.lacks('crowd') ? { full: 0 } : {}), ...(color ? { color } : {}) } },
        ...openSky(light, { cover: 0.35, billow: 0.4 }),
      ],
      camera: {
        pose: { position: [side * 2.5, 2.7, 0], focal: view.focal, horizon: isPortrait ? -0.16 : -0.14, pan: 0 },
        travel: { position: [-side * 2.2, 0.35, 3] }, durationS: 10, ease: 0.25, sway: 0,
      },
      reach: { x: 6, y: 5, z: 9 },
      slots: { ground: { depth: [4.5, 26], eye: [1.1, 2.7], horizon: [-0.26, -0.06], follow: 10 }, sky: { depth: [12, 200] } },
      light: { sun: [side * 0.5, 0.6], discRadius: 0, ...(light.night > 0.5 ? { sunColor: [0.62, 0.66, 0.72], ambient: [0.12, 0.13, 0.16], behind: true, glow: 0, exposure: 1 } : {}) },
      haze: 0.0016,
      lamplight: [0.36, 0.37, 0.39],
      grade: { bloom: 0.26, vignette: 0.6, saturation: 1.08 },
      ambience: [...(has('empty') ? [{ kind: 'wind', gainDb: -14 }] : [{ kind: 'crowd', gainDb: -5 }]), ...(main?.moves ? [{ kind: 'footsteps-grass', gainDb: -18 }] : [])],
    }
  },
}
