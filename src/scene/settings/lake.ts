/** A lake between wooded shores, or a pond. */
import type { LightRig } from '../light-rig.ts'
import { inGroves, scatter } from '../scatter.ts'
import type { Vec3 } from '../shot-plan.ts'
import { country, farRange, siteOf, voices } from './country.ts'
import { leavesOf } from './greens.ts'
import type { Setting, SettingShot } from './setting.ts'

export const lake: Setting = {
  id: 'lake',
  label: { en: 'a lake', zh: '湖泊' },
  weight: 0.9,
  words: {
    en: ['lake', 'pond', 'lakeside', 'lake shore', 'still water', 'calm lake', 'quiet lake', 'fjord', 'west lake'],
    zh: ['湖泊', '湖面', '湖边', '湖水', '池塘', '湖', '湖畔', '西湖'],
  },
  features: {
    mountains: { en: ['mountain', 'alps', 'fjord', 'peak'], zh: ['山', '雪山', '群山'] },
    reeds: { en: ['reed', 'reeds'], zh: ['芦苇'] },
    mirrored: { en: ['reflection', 'mirrored', 'mirror', 'calm', 'still'], zh: ['倒影', '平静'] },
    jetty: { en: ['jetty', 'pier', 'dock'], zh: ['栈桥', '码头'] },
  },
  contains: ['mountains', 'forest'],
  bestTime: 'dawn',
  waters: 'fresh',
  compose(request): SettingShot {
    const { random, has, light } = request
    const site = siteOf(request)
    const { side, view, isPortrait } = site
    const seed = random.integer(1, 9999)
    const leaves = leavesOf(request)
    // Who goes along the shore has it before the water.
    const water = site.lane > 0 ? { middle: site.lane + 71, wide: 60, deep: 6 } : { middle: 92, wide: 88, deep: 3.2 }
    const far = water.middle + water.wide
    const near = site.lane > 0 ? site.lane + 1.5 : 0
    return country(request, site, {
      modules: [
        { use: 'sea', with: { level: waterLevel, rough: ripple(light), foam: 0, body: [0.012, 0.04, 0.045] as Vec3 } },
        {
          use: 'land',
          with: {
            rise: 30, length: 260, calm: far + 10, lump: 0.06, swell: 0.25, basin: 1, basinZ: water.middle, basinWide: water.wide, basinDeep: water.deep, climb: 0.09, ...site.level,
            dark: leaves.ground[0], light: leaves.ground[1], dryness: leaves.dryness,
          },
        },
        farRange({ heroX: -side * 0.22, height: (has('mountains') ? 1500 : 640) * (isPortrait ? 1.25 : 1), distance: 5200, snowline: has('mountains') ? 0.4 : 2, treeline: has('mountains') ? 0.3 : 2 }),
      ],
      sky: { cover: 0.45, billow: 0.4, streak: 1.6 },
      sprites: [
        { sprite: 'conifer', seed, far: true, variants: 5, places: scatter(view, { count: 210, z: [far + 2, far + 240], height: [11, 22], isTaken: inGroves(random, 120, 0.75) }) },
        { sprite: 'broadleaf', seed: seed + 1, far: true, with: leaves.tree, variants: 5, places: scatter(view, { count: 120, z: [far - 2, far + 200], height: [8, 15], isTaken: inGroves(random, 90, 0.6) }) },
        { sprite: 'reeds', seed: seed + 2, variants: 4, places: scatter(view, { count: has('reeds') ? 70 : 26, z: [5.5 + near, 8.5 + near], height: [0.9, 1.5], y: -0.75, across: side > 0 ? [-1.2, -0.2] : [0.2, 1.2] }) },
        { sprite: 'grass', seed: seed + 3, with: { dark: leaves.ground[0], light: leaves.ground[1], spread: 0.8 }, variants: 4, places: scatter(view, { count: 60, z: [2, 3.6], height: [0.15, 0.4] }) },
      ],
      eye: 1.7,
      horizon: -0.02,
      horizonInPortrait: 0,
      low: [0.2, 0.14],
      slots: { water: { depth: [6, 120], height: waterLevel, mirror: 0.75, eye: [1, 3] }, ground: { depth: [3, 16], way: 'lane', eye: [0.8, 1.8] }, sky: { depth: [4, 900] } },
      haze: 0.0016,
      // The far shore is what makes it a lake.
      fog: 0.11,
      ambience: [{ kind: 'lapping', gainDb: -8 }, ...voices(request, -14)],
      underfoot: 'grass',
    })
  },
}

const waterLevel = -0.85

function ripple(light: LightRig): number {
  return light.storm > 0 ? 0.7 : light.rain > 0 ? 0.35 : 0.16
}
