/**
 * Songs in the manner of common woodland birds, as syllables of gliding whistles.
 * Pitches and tempos follow published sonograms in round figures; a row more is a species more.
 */
import type { Random } from '../random.ts'

export interface BirdSyllable {
  /** From the start of the phrase, in seconds. */
  readonly atS: number
  readonly lengthS: number
  readonly fromHz: number
  readonly toHz: number
  /** Height of an arch added over the glide. */
  readonly bendHz?: number
  readonly warbleHz?: number
  readonly warbleRateHz?: number
  /** Linear, 1 is the bird's full voice. */
  readonly level: number
  /** Share of the second harmonic. */
  readonly overtone?: number
}

export interface BirdSong {
  readonly syllables: readonly BirdSyllable[]
  readonly lengthS: number
}

export interface BirdSpecies {
  readonly name: string
  /** Silence between two phrases: least and most, in seconds. */
  readonly restS: readonly [number, number]
  /** Heard only from afar. */
  readonly far?: boolean
  phrase(random: Random): BirdSong
}

function song(syllables: BirdSyllable[]): BirdSong {
  const last = syllables.at(-1)
  return { syllables, lengthS: last ? last.atS + last.lengthS : 0 }
}

/** `count` calls of a small pattern, slowing or hurrying by `stretch` from one to the next. */
function repeated(
  count: number,
  periodS: number,
  stretch: number,
  pattern: (index: number, along: number) => Omit<BirdSyllable, 'atS'>[],
  gapS = 0,
): BirdSong {
  const syllables: BirdSyllable[] = []
  let atS = 0
  let period = periodS
  for (let i = 0; i < count; i++) {
    let inside = 0
    for (const syllable of pattern(i, count > 1 ? i / (count - 1) : 0)) {
      syllables.push({ ...syllable, atS: atS + inside })
      inside += syllable.lengthS + gapS
    }
    atS += period
    period *= stretch
  }
  return song(syllables)
}

export const birdSpecies: readonly BirdSpecies[] = [
  {
    name: 'great tit',
    restS: [2, 4.5],
    phrase: (random) =>
      repeated(random.integer(3, 6), 0.36, 1, () => [
        { lengthS: 0.11, fromHz: 4300, toHz: 4150, level: 0.8 },
        { lengthS: 0.16, fromHz: 3150, toHz: 3080, level: 1 },
      ], 0.02),
  },
  {
    name: 'chickadee',
    restS: [3, 6],
    phrase: (random) => {
      const pitch = random.range(0.97, 1.03)
      return song([
        { atS: 0, lengthS: 0.38, fromHz: 3950 * pitch, toHz: 3850 * pitch, level: 0.9 },
        { atS: 0.48, lengthS: 0.42, fromHz: 3320 * pitch, toHz: 3270 * pitch, level: 1 },
      ])
    },
  },
  {
    name: 'blackbird',
    restS: [2.2, 4.5],
    phrase: (random) => {
      const syllables: BirdSyllable[] = []
      let atS = 0
      for (let i = random.integer(4, 6); i > 0; i--) {
        const lengthS = random.range(0.12, 0.34)
        const fromHz = random.pick([1750, 1960, 2200, 2480, 2620])
        syllables.push({
          atS,
          lengthS,
          fromHz,
          toHz: fromHz * random.range(0.85, 1.18),
          bendHz: random.range(-160, 220),
          level: random.range(0.8, 1),
          overtone: 0.14,
        })
        atS += lengthS + random.range(0.03, 0.12)
      }
      // the flute ends in a thin scratchy twitter
      for (let i = 0; i < random.integer(3, 5); i++) {
        const fromHz = random.range(4200, 6200)
        syllables.push({ atS, lengthS: 0.06, fromHz, toHz: fromHz * random.range(0.8, 1.2), warbleHz: 350, warbleRateHz: 70, level: 0.3 })
        atS += random.range(0.07, 0.1)
      }
      return song(syllables)
    },
  },
  {
    name: 'chaffinch',
    restS: [4, 7],
    phrase: (random) => {
      const rattle = repeated(random.integer(9, 13), 0.13, 0.95, (_, along) => [
        { lengthS: 0.075, fromHz: 5200 - 1700 * along, toHz: 3300 - 600 * along, level: 0.5 + 0.4 * along },
      ])
      const endS = rattle.lengthS + 0.05
      return song([
        ...rattle.syllables,
        { atS: endS, lengthS: 0.1, fromHz: 2700, toHz: 4600, level: 0.9 },
        { atS: endS + 0.12, lengthS: 0.16, fromHz: 4900, toHz: 2500, level: 1 },
      ])
    },
  },
  {
    name: 'wren',
    restS: [4, 8],
    phrase: (random) => {
      const top = random.range(5200, 6000)
      const first = repeated(random.integer(5, 8), 0.12, 1, (i) => [
        { lengthS: 0.05, fromHz: top - 900 * (i % 2), toHz: top - 1500, level: 0.6 },
      ])
      const trill = repeated(16, 0.042, 1, () => [{ lengthS: 0.03, fromHz: top * 0.86, toHz: top * 0.7, level: 0.55 }])
      return song([...first.syllables, ...trill.syllables.map((one) => ({ ...one, atS: one.atS + first.lengthS + 0.06 }))])
    },
  },
  {
    name: 'chiffchaff',
    restS: [2.5, 5],
    phrase: (random) =>
      repeated(random.integer(4, 8), 0.29, 1, () => {
        const high = random.chance(0.5)
        return [{ lengthS: 0.1, fromHz: high ? 5600 : 4700, toHz: high ? 4500 : 3700, level: 0.75 }]
      }),
  },
  {
    name: 'cuckoo',
    restS: [3, 7],
    far: true,
    phrase: (random) =>
      repeated(random.integer(2, 4), 1.25, 1, () => [
        { lengthS: 0.19, fromHz: 705, toHz: 690, level: 0.9, overtone: 0.1 },
        { lengthS: 0.28, fromHz: 570, toHz: 550, level: 0.8, overtone: 0.1 },
      ], 0.17),
  },
  {
    name: 'wood pigeon',
    restS: [4, 8],
    far: true,
    phrase: (random) => {
      const pitch = random.range(0.96, 1.05)
      const hoo = (atS: number, lengthS: number, hz: number, level: number): BirdSyllable => ({
        atS, lengthS, fromHz: hz * pitch, toHz: hz * pitch * 0.95, bendHz: 18, level, overtone: 0.2,
      })
      return song([hoo(0, 0.35, 450, 0.6), hoo(0.45, 0.6, 485, 0.75), hoo(1.1, 0.45, 450, 0.65), hoo(1.75, 0.28, 470, 0.5), hoo(2.1, 0.32, 450, 0.45)])
    },
  },
]
