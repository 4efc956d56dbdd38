/** A crooked house on a night of fog: lit windows, bare trees, graves, bats before a large moon. */
import type { Random } from '../random.ts'
import { scatter } from '../scatter.ts'
import type { SubjectUse } from '../shot-plan.ts'
import { country, siteOf } from './country.ts'
import type { Setting, SettingShot } from './setting.ts'

export const haunted: Setting = {
  id: 'haunted',
  label: { en: 'a haunted house', zh: '鬼屋' },
  weight: 1.8,
  words: {
    en: [
      'haunted house', 'haunted mansion', 'haunted manor', 'spooky house', 'creepy house', 'ghost house', 'haunted home', 'house of horror', 'house of horrors', 'abandoned mansion', 'abandoned house',
      'halloween', 'halloween night', 'graveyard', 'cemetery', 'cemeteries', 'horror',
    ],
    zh: ['鬼屋', '闹鬼的房子', '凶宅', '废弃的房子', '万圣节', '万圣夜', '墓地', '坟场', '恐怖'],
  },
  features: {
    fog: { en: ['fog', 'foggy', 'mist', 'misty'], zh: ['雾', '浓雾', '薄雾'] },
    moon: { en: ['moon', 'full moon', 'moonlight', 'moonlit'], zh: ['月亮', '满月', '月光'] },
    trees: { en: ['dead tree', 'dead trees', 'bare tree', 'bare trees', 'gravestone', 'gravestones', 'tombstone', 'tombstones', 'haunted', 'spooky', 'creepy', 'scary'], zh: ['枯树', '墓碑', '闹鬼', '恐怖', '阴森'] },
  },
  shows: ['haunted-house', 'house', 'bat'],
  contains: ['village', 'forest', 'castle'],
  bestTime: 'night',
  compose(request): SettingShot {
    const { random, light } = request
    const site = siteOf(request)
    const { side, view, level, lane, isPortrait } = site
    const seed = random.integer(1, 9999)
    const z = isPortrait ? 46 : 33
    const x = side * 2.4 * view.frame.hero
    const isDark = light.night > 0.5
    const sun: readonly [number, number] = isDark ? [-side * 0.3 * view.frame.hero, isPortrait ? 0.5 : 0.37] : light.sun
    const isTaken = (px: number, pz: number): boolean => Math.abs(px - x) < 13 && pz > z - 12
    return country(request, site, {
      modules: [
        { use: 'ground-fog', with: { deep: request.has('fog') ? 1.9 : 1.25, strength: request.has('fog') ? 0.9 : 0.72, near: 7 } },
        {
          use: 'land',
          with: {
            ...level, rise: 20, length: 160, calm: Math.max(52, lane + 8), lump: 0.12, swell: 0.5, course: 1, courseX: side * 0.5, courseBend: side * 1.2, courseKind: 0, courseWide: 1.1,
            dark: [0.04, 0.042, 0.03], light: [0.11, 0.105, 0.06], dryness: 0.6, bloom: 0, track: [0.17, 0.15, 0.13],
          },
        },
      ],
      sky: { cover: 0.5, billow: 0.5, streak: 1.8 },
      sprites: [
        { sprite: 'broadleaf', seed, with: { leaves: 0 }, variants: 5, places: scatter(view, { count: 90, z: [40, 220], height: [6, 12], isTaken }) },
        { sprite: 'grass', seed: seed + 1, with: { dark: [0.05, 0.05, 0.03], light: [0.15, 0.14, 0.08] }, variants: 4, places: scatter(view, { count: 150, z: [2.6, 26], height: [0.2, 0.6] }) },
      ],
      subjects: [{ kind: 'haunted-house', slot: 'sky', x, z, y: 0, heading: 0, speed: 0, phase: 0 }, ...(request.lacks('bat') ? [] : bats(random, sun, isPortrait ? 26 : 21))],
      eye: 1.7,
      horizon: isPortrait ? -0.2 : -0.26,
      travel: [-side * 0.9, 0.15, 2.2],
      slots: { ground: { depth: [2.6, 14], horizon: [-0.3, -0.16], eye: [1, 1.8] }, sky: { depth: [6, 60] } },
      lamplight: [0.1, 0.075, 0.04],
      light: isDark
        ? {
          sun, discRadius: 0.085, glow: 0.7, sunColor: [0.42, 0.5, 0.54], zenith: [0.006, 0.014, 0.03], middle: [0.026, 0.05, 0.07], horizon: [0.075, 0.12, 0.125],
          haze: [0.05, 0.085, 0.09], ambient: [0.05, 0.068, 0.095], exposure: 1.25,
        }
        : {},
      haze: 0.0042,
      fog: 0.16,
      grade: { vignette: 0.85, saturation: 0.95, bloom: 0.22, tint: [0.98, 1, 1.02] },
      ambience: [{ kind: 'wind', gainDb: -5 }, { kind: 'night-insects', gainDb: -16 }],
      underfoot: 'gravel',
    })
  },
}

/** Before the moon and around it, each with its own way. */
function bats(random: Random, [sunX, sunY]: readonly [number, number], z: number): SubjectUse[] {
  return Array.from({ length: 8 }, (_, i): SubjectUse => {
    const toward = i % 3 === 0 ? -1 : 1
    const speed = random.between(0.5, 1.1)
    const depth = z * random.between(0.75, 1.15)
    return {
      kind: 'bat', slot: 'sky', x: (sunX + random.between(-0.34, 0.34)) * depth - toward * speed * 5, z: depth, y: 1.7 + (sunY + random.between(-0.12, 0.11)) * depth,
      heading: toward > 0 ? random.between(-0.3, 0.3) : Math.PI + random.between(-0.3, 0.3), turn: -toward * random.between(0.8, 1.3), speed, phase: random.next(), action: 'fly',
    }
  })
}
