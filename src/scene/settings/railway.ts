/** A railway on a viaduct of stone across a valley. */
import { isOnCourse } from '../land.ts'
import { inGroves, scatter } from '../scatter.ts'
import type { Vec3 } from '../shot-plan.ts'
import { country, farRange, siteOf, voices } from './country.ts'
import { leavesOf } from './greens.ts'
import type { Setting, SettingShot } from './setting.ts'

export const railway: Setting = {
  id: 'railway',
  label: { en: 'a railway viaduct', zh: '铁路高架桥' },
  weight: 1.4,
  words: {
    en: ['railway', 'railroad', 'viaduct', 'railway bridge', 'train bridge', 'stone viaduct', 'train track', 'train tracks', 'rails', 'aqueduct'],
    zh: ['铁路', '铁路桥', '高架桥', '铁轨', '轨道'],
  },
  features: {
    mountains: { en: ['mountain', 'mountains', 'alps', 'alpine', 'peak'], zh: ['山', '群山', '雪山', '高山', '阿尔卑斯'] },
    river: { en: ['river', 'stream', 'water', 'gorge'], zh: ['河', '河流', '江', '溪'] },
  },
  joins: [['steam-train', 'bullet-train', 'tram'], ['stone-bridge']],
  shows: ['stone-bridge'],
  contains: ['mountains', 'meadow', 'forest', 'river'],
  bestTime: 'morning',
  compose(request): SettingShot {
    const { random, main, frame, has } = request
    const site = siteOf(request)
    const { side, view } = site
    const seed = random.integer(1, 9999)
    const leaves = leavesOf(request)
    const z = Math.max(36, Math.min(main?.depthAt(view.focal) ?? 46, 90))
    const deck = 0.42 * (frame.height / frame.scale) * z / view.focal
    const base = -deck
    const courseX = side * 1.5
    const bend = side * 3
    const hasRiver = has('river')
    const isInWater = (x: number, depth: number): boolean => hasRiver && isOnCourse(x, depth, courseX, 7.5, bend)
    const grove = inGroves(random, 70, 0.6)
    return country(request, site, {
      modules: [
        ...(hasRiver ? [{ use: 'sea', with: { level: base - 0.9, rough: 0.2, foam: 0.1, body: [0.02, 0.055, 0.05] as Vec3 } }] : []),
        { use: 'viaduct', with: { z, deck: 0, span: z * 0.21, pier: z * 0.05 } },
        { use: 'land', with: { rise: 34, length: 190, calm: z + 20, lump: 0.1, swell: 1, base, dark: leaves.ground[0], light: leaves.ground[1], dryness: leaves.dryness, bloom: 0.4, ...(hasRiver ? { course: 1, courseX, courseBend: bend, courseKind: 3, courseWide: 6.5, cut: 2.4 } : {}) } },
        farRange(has('mountains') ? { heroX: -side * 0.22, height: 1750, distance: 4600, snowline: 0.34, treeline: 0.24 } : { heroX: -side * 0.2, height: 1100, distance: 5600, snowline: 0.5, treeline: 0.34 }),
      ],
      sky: { cover: 0.45, billow: 0.8 },
      sprites: [
        { sprite: 'conifer', seed, variants: 5, places: scatter(view, { count: 130, z: [z + 25, 520], height: [9, 17], isTaken: (px, pz) => grove(px, pz) || isInWater(px, pz) }) },
        { sprite: 'broadleaf', seed: seed + 1, with: leaves.tree, variants: 5, places: scatter(view, { count: 60, z: [z + 12, 300], height: [7, 12], isTaken: isInWater }) },
        { sprite: 'bush', seed: seed + 2, variants: 4, places: scatter(view, { count: 50, z: [9, z - 4], height: [0.8, 2], isTaken: isInWater }) },
        { sprite: 'grass', seed: seed + 3, variants: 4, places: scatter(view, { count: 140, z: [5, 26], height: [0.3, 0.7], isTaken: isInWater }) },
      ],
      eye: base + 3,
      horizon: -0.26,
      horizonInPortrait: -0.3,
      travel: [side * 1.5, 0.6, 2],
      low: [0.3, 0.22],
      slots: { ground: { depth: [z, z], way: 'lane', eye: [base + 3, base + 3], horizon: [-0.26, -0.26], follow: 6, isNarrow: true }, sky: { depth: [8, 600] } },
      haze: 0.0013,
      ambience: [...(main?.kind.includes('train') ? [{ kind: 'train', gainDb: -5 }] : []), ...voices(request, -12)],
    })
  },
}
