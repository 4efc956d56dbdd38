/** An airport: a runway across the picture, the terminal and its tower behind, planes beside it. */
import { scatter } from '../scatter.ts'
import type { SubjectUse } from '../shot-plan.ts'
import { country, farRange, siteOf } from './country.ts'
import type { Setting, SettingShot } from './setting.ts'

export const airport: Setting = {
  id: 'airport',
  label: { en: 'an airport', zh: '机场' },
  weight: 1.6,
  words: {
    en: ['airport', 'runway', 'airfield', 'tarmac', 'airport terminal', 'terminal building', 'control tower', 'taking off', 'take-off', 'takeoff', 'takes off', 'landing plane', 'plane landing', 'landing strip', 'airstrip'],
    zh: ['机场', '航站楼', '停机坪', '塔台', '飞机起飞', '飞机降落', '起飞的飞机'],
  },
  features: {},
  shows: ['terminal', 'control-tower'],
  contains: ['city', 'meadow', 'cloud-sea', 'mountains'],
  bestTime: 'golden',
  compose(request): SettingShot {
    const { random, main, time } = request
    const site = siteOf(request)
    const { side, view, isPortrait } = site
    const seed = random.integer(1, 9999)
    const runway = 31
    const far = isPortrait ? 210 : 150
    const isOpen = main === null || main.slots[0] !== 'sky'
    const standing = (kind: string, x: number, z: number, heading: number, y = 0): SubjectUse => ({ kind, slot: 'sky', x: x * view.frame.hero, z, y, heading, speed: 0, phase: 0.3 })
    const isOnTarmac = (_: number, z: number): boolean => z > 14
    return country(request, site, {
      modules: [
        {
          use: 'land',
          with: {
            laneZ: runway, laneWide: 15, courseKind: 2, course: 1, rise: 12, length: 260, calm: 330, lump: 0.03, swell: 0.15, track: [0.085, 0.085, 0.09],
            dark: [0.05, 0.075, 0.025], light: [0.16, 0.18, 0.07], dryness: 0.35, bloom: 0.1,
          },
        },
        farRange({ heroX: -side * 0.3, height: 500, distance: 6800, snowline: 2, treeline: 2 }),
      ],
      sky: { cover: 0.42, billow: 0.5, streak: 1.6 },
      sprites: [
        { sprite: 'broadleaf', seed, variants: 5, places: scatter(view, { count: 60, z: [260, 620], height: [8, 14] }) },
        { sprite: 'grass', seed: seed + 1, variants: 4, places: scatter(view, { count: 120, z: [2.6, 15], height: [0.12, 0.3], isTaken: isOnTarmac }) },
      ],
      subjects: [
        standing('terminal', side * 18, far, 0),
        standing('control-tower', -side * 50, far + 12, 0),
        standing('airliner', side * 44, far - 34, Math.PI, 3.1), standing('airliner', -side * 22, far - 30, 0.12, 3.1),
        // Nobody and nothing named: one takes off.
        ...(isOpen ? [{ kind: 'airliner', slot: 'sky', x: side * 34, z: 74, y: 8.5, heading: side > 0 ? Math.PI : 0, speed: 5.5, phase: 0 } as const] : []),
      ],
      eye: 2.1,
      horizon: isPortrait ? -0.14 : -0.17,
      travel: [side * 1.4, 0.3, 1.5],
      low: [0.16, 0.09],
      slots: { ground: { depth: [3.5, 20], eye: [1, 2.1], horizon: [-0.24, -0.08] }, sky: { depth: [70, 100], height: [5.5, 15], follow: 8 } },
      lamplight: [0.16, 0.15, 0.12],
      light: time === 'night' ? { ambient: [0.075, 0.09, 0.14], exposure: 1.6 } : {},
      haze: 0.0012,
      ambience: [{ kind: 'wind', gainDb: -8 }, { kind: 'crowd', gainDb: -26 }],
      underfoot: 'stone',
    })
  },
}
