/** A harbour: houses along the quay, boats at their moorings, a lighthouse at its mouth. Or a lighthouse on its rocks. */
import { type LightOverrides, lightRig } from '../light-rig.ts'
import { scatter } from '../scatter.ts'
import type { ModuleUse, SpritePlace, SpriteUse, Vec3 } from '../shot-plan.ts'
import { type Site, country, farRange, siteOf } from './country.ts'
import type { Setting, SettingRequest, SettingShot } from './setting.ts'

export const harbour: Setting = {
  id: 'harbour',
  label: { en: 'a harbour', zh: '港口' },
  weight: 1.65,
  words: {
    en: ['harbour', 'harbor', 'port', 'marina', 'fishing village', 'quay', 'pier', 'wharf', 'docks', 'lighthouse', 'rocky coast', 'santorini', 'amalfi', 'coastal village', 'seaside town', 'coastal town'],
    zh: ['港口', '码头', '渔港', '渔村', '海港', '港湾', '灯塔', '圣托里尼', '海边小镇'],
  },
  features: {
    lighthouse: { en: ['lighthouse'], zh: ['灯塔'] },
    rocks: { en: ['rocky coast', 'rocky', 'rocks', 'cliff', 'cliffs'], zh: ['礁石', '岩石', '悬崖'] },
    white: { en: ['santorini', 'greek', 'white house', 'white houses', 'mediterranean'], zh: ['圣托里尼', '希腊', '地中海', '白色房子'] },
    town: { en: ['village', 'town', 'houses', 'harbour', 'harbor', 'port', 'marina', 'quay', 'santorini', 'amalfi'], zh: ['村', '镇', '房子', '港', '码头', '圣托里尼'] },
  },
  shows: ['lighthouse', 'house'],
  contains: ['ocean', 'village', 'mountains', 'city'],
  bestTime: 'golden',
  waters: 'salt',
  compose(request): SettingShot {
    const site = siteOf(request)
    const { has } = request
    return has('town') || !(has('lighthouse') || has('rocks')) ? bay(request, site) : rocks(request, site)
  },
}

/** Houses around a bay. */
function bay(request: SettingRequest, site: Site): SettingShot {
  const { random, has, light } = request
  const { side, view, isPortrait } = site
  const seed = random.integer(1, 9999)
  // Who goes along the quay has it before the water.
  const near = site.lane > 0 ? site.lane + 7 : -4
  const quay = site.lane > 0 ? { ...site.level, dark: [0.09, 0.085, 0.08] as const, light: [0.3, 0.28, 0.25] as const, dryness: 0.2 } : {}
  const atMouth = { x: -side * 27 * view.frame.hero, z: 88 }
  return country(request, site, {
    modules: [
      { use: 'sea', with: { level: quayBelow, rough: light.storm > 0 ? 1.2 : 0.32, foam: light.storm > 0 ? 0.3 : 0 } },
      {
        use: 'land',
        with: {
          rise: 22, length: 120, calm: 74, lump: 0.1, swell: 0.3, basin: 1, basinZ: (76 + near) / 2, basinWide: (76 - near) / 2, basinDeep: 4, ...quay, climb: has('white') ? 0.5 : 0.34,
          ...(has('white') ? { dark: [0.16, 0.12, 0.08] as const, light: [0.36, 0.28, 0.19] as const, dryness: 0.6 } : {}),
        },
      },
      ...(has('white') ? [] : beamOf(request, { ...atMouth, y: 0.4 + lampHeight * 0.85 })),
      farRange({ heroX: side * 0.3, height: 900, distance: 6000, snowline: 2, treeline: 2 }),
    ],
    sky: { cover: 0.36, billow: 0.5, streak: 1.4 },
    sprites: town(request, site, seed),
    subjects: has('white') ? [] : [{ kind: 'lighthouse', slot: 'ground', ...atMouth, y: 0.4, heading: -Math.PI / 2, speed: 0, phase: 0, size: 0.85 }],
    eye: 2.4,
    horizon: isPortrait ? -0.08 : -0.1,
    low: [0.34, 0.28],
    light: has('white') && request.description.time === null ? whiteNoon : {},
    slots: { water: { depth: [Math.max(12, near + 6), 56], height: quayBelow, mirror: 0.55, eye: [1.6, 3.4] }, ground: { depth: [3, 16], way: 'lane', eye: [0.9, 1.9] }, sky: { depth: [5, 600] } },
    lamplight: [0.3, 0.2, 0.1],
    haze: 0.0014,
    grade: { bloom: 0.2, saturation: 1.1 },
    underfoot: 'stone',
    ambience: [{ kind: 'lapping', gainDb: -5 }, ...(light.night > 0.5 ? [] : [{ kind: 'gulls', gainDb: -12 }])],
  })
}

/** Whitewash wants the blue of noon where no hour was said. */
const whiteNoon: LightOverrides = { ...lightRig('noon', 'clear'), sun: [0.7, 0.8], behind: true }

/** Of the water below the quay, metres. */
const quayBelow = -1.3

/** A lighthouse on the rocks above an open sea. */
function rocks(request: SettingRequest, site: Site): SettingShot {
  const { random, light } = request
  const { side, view, isPortrait } = site
  const seed = random.integer(1, 9999)
  const isStorm = light.storm > 0
  const onLand = { x: side * 17 * view.frame.hero, z: 50 }
  return country(request, site, {
    modules: [
      ...beamOf(request, { ...onLand, y: 0.8 + lampHeight }),
      { use: 'sea', with: { level: seaBelow, rough: isStorm ? 2 : 0.9, foam: isStorm ? 0.6 : 0.16 } },
      { use: 'land', with: { rise: 10, length: 120, calm: 60, lump: 0.5, swell: 2.6, shore: -side, shoreAt: -9.5 * view.frame.hero, ledges: 1, far: 400, soil: [0.15, 0.13, 0.115], dryness: 0.35 } },
    ],
    sky: { cover: 0.42, billow: 0.5, streak: 1.4 },
    sprites: [
      { sprite: 'stone', seed, with: { color: [0.13, 0.12, 0.115] }, variants: 5, places: Array.from({ length: 34 }, () => ({ x: side * random.between(3.5, 12) * view.frame.hero, z: random.between(26, 62), height: random.between(1.2, 3.6), y: random.between(-0.9, -0.3) })) },
      { sprite: 'grass', seed: seed + 1, variants: 3, places: scatter(view, { count: 50, z: [38, 60], height: [0.4, 0.8], across: side > 0 ? [0.4, 1] : [-1, -0.4] }) },
    ],
    subjects: [{ kind: 'lighthouse', slot: 'ground', ...onLand, y: 0.8, heading: -Math.PI / 2, speed: 0, phase: 0 }],
    eye: seaBelow + 3.4,
    horizon: isPortrait ? -0.14 : -0.16,
    travel: [side * 1.4, 0.4, 2],
    low: [0.13, 0.08],
    slots: { water: { depth: [14, 70], height: seaBelow, mirror: isStorm ? 0.1 : 0.5, eye: [1.4, 3.4] }, sky: { depth: [5, 600] } },
    lamplight: [0.3, 0.2, 0.1],
    haze: 0.0014,
    fog: 0.9,
    grade: { bloom: 0.2 },
    ambience: [{ kind: 'waves', gainDb: isStorm ? 0 : -4 }, ...(light.night > 0.5 || isStorm ? [] : [{ kind: 'gulls', gainDb: -12 }])],
  })
}

/** Of the lamp above a lighthouse's foot, metres. */
const lampHeight = 17.2

/** Its beam is seen in the dark, and best in what hangs in the air. */
function beamOf({ light, weather }: SettingRequest, lamp: { readonly x: number; readonly y: number; readonly z: number }): ModuleUse[] {
  const isDim = weather === 'fog' || weather === 'storm' || weather === 'rain'
  if (light.night < 0.3 && !isDim) return []
  return [{ use: 'lighthouse-beam', with: { ...lamp, strength: (0.25 + 0.75 * light.night) * (isDim ? 0.5 : 0.22) } }]
}

/** Of the sea below the top of the rocks, metres. */
const seaBelow = -5

function town({ random, has }: SettingRequest, { view }: Site, seed: number): NonNullable<SettingShot['sprites']> {
  const isWhite = has('white')
  const rows = isWhite ? 6 : 4
  const places = Array.from({ length: rows }, (_, row) => {
    const z = 81 + row * (isWhite ? 7 : 10)
    const count = 17 - row
    return Array.from({ length: count }, (_, i): SpritePlace => ({
      x: ((i + random.between(0.15, 0.85)) / count - 0.5) * 112, z: z + random.between(-2, 2), height: random.between(6, 8.6), heading: random.between(-0.4, 0.4), y: -0.3,
    }))
  }).flat()
  const look: NonNullable<SpriteUse['with']> = isWhite ? ({ wall: [0.8, 0.79, 0.77], roof: [0.72, 0.71, 0.7], shutters: [0.03, 0.13, 0.4], variety: 0.06 }) : ({ timber: 0, roof: [0.3, 0.1, 0.06] })
  const walls: readonly Vec3[] = isWhite ? [[0.8, 0.79, 0.77]] : [[0.66, 0.58, 0.46], [0.6, 0.24, 0.16], [0.66, 0.45, 0.16]]
  return [
    ...walls.map((wall, k) => ({ sprite: 'house', seed: seed + k, far: true, with: { ...look, wall }, places: places.filter((_, i) => i % walls.length === k) })),
    { sprite: 'broadleaf', seed: seed + 7, variants: 4, far: true, places: scatter(view, { count: 60, z: [92, 220], height: [5, 9] }) },
    { sprite: 'lamp', seed: seed + 8, variants: 1, far: true, places: Array.from({ length: 9 }, (_, i) => ({ x: (i - 4) * 11, z: 78.6, height: 3.4 })) },
  ]
}
