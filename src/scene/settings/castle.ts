/** A castle on its hill above wooded country. */
import { inGroves, scatter } from '../scatter.ts'
import { country, farRange, siteOf, voices } from './country.ts'
import { leavesOf } from './greens.ts'
import type { Setting, SettingShot } from './setting.ts'

export const castle: Setting = {
  id: 'castle',
  label: { en: 'a castle on a hill', zh: '山丘上的城堡' },
  weight: 1.5,
  words: {
    en: ['castle', 'castle hill', 'fortress', 'fairy tale', 'fairytale', 'kingdom', 'medieval', 'palace', 'citadel', 'neuschwanstein'],
    zh: ['城堡', '古堡', '童话', '王国', '中世纪', '宫殿', '堡垒'],
  },
  features: {
    hill: { en: ['hill', 'on a hill', 'hilltop', 'mountain', 'mountains'], zh: ['山', '山丘', '山顶', '山上'] },
  },
  shows: ['castle'],
  contains: ['meadow', 'mountains', 'forest'],
  bestTime: 'golden',
  compose(request): SettingShot {
    const { random } = request
    const site = siteOf(request)
    const { side, view, level, lane, isPortrait } = site
    const seed = random.integer(1, 9999)
    const leaves = leavesOf(request)
    const z = isPortrait ? 190 : 128
    const x = side * 22 * view.frame.hero
    const mound = 20
    const grove = inGroves(random, 70, 0.5)
    const onHill = (px: number, pz: number): boolean => Math.hypot(px - x, (pz - z) * 0.8) < 52
    return country(request, site, {
      modules: [
        {
          use: 'land',
          with: { ...level, rise: 26, length: 210, calm: Math.max(40, lane + 8), lump: 0.1, swell: 0.8, mound, moundX: x, moundZ: z, moundWide: 52, course: 1, courseX: -side * 1.2, courseBend: side * 8, courseKind: 0, courseWide: 1.2, dark: leaves.ground[0], light: leaves.ground[1], dryness: leaves.dryness, bloom: 0.3 },
        },
        farRange({ heroX: -side * 0.3, height: 1300, distance: 5600, snowline: 0.42, treeline: 0.3 }),
      ],
      sky: { cover: 0.45, billow: 0.6, streak: 1.4 },
      sprites: [
        { sprite: 'conifer', seed, variants: 5, places: scatter(view, { count: 150, z: [70, 460], height: [8, 15], isTaken: (px, pz) => Math.hypot(px - x, (pz - z) * 0.8) < 40 || grove(px, pz) }) },
        { sprite: 'broadleaf', seed: seed + 1, with: leaves.tree, variants: 5, places: scatter(view, { count: 80, z: [40, 320], height: [6, 11], isTaken: onHill }) },
        { sprite: 'grass', seed: seed + 2, with: { dark: leaves.ground[0], light: leaves.ground[1] }, variants: 4, places: scatter(view, { count: 160, z: [2.4, 20], height: [0.15, 0.4] }) },
      ],
      // As if in the air: its shadow would fall on level ground, not down the hill.
      subjects: [{ kind: 'castle', slot: 'sky', x, z, y: mound - 1.5, heading: -Math.PI / 2, speed: 0, phase: 0, size: 1 }],
      eye: 1.9,
      horizon: -0.24,
      horizonInPortrait: -0.24,
      low: [0.2, 0.13],
      slots: { ground: { depth: [2.6, 40], horizon: [-0.3, -0.1] }, sky: { depth: [6, 110] } },
      lamplight: [0.2, 0.14, 0.07],
      haze: 0.0012,
      ambience: [{ kind: 'wind', gainDb: -12 }, ...voices(request, -12)],
      underfoot: 'grass',
    })
  },
}
