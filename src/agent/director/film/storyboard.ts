/** From a brief to shots: a hook, a body, a pay-off and a call to action, in the brief's own words. Pure. */
import { describeScene } from '../../../scene/describe.ts'
import { type Genre, tellings } from './genres.ts'
import { briefOf, placeTexts, textsOf } from './brief-texts.ts'
import { type Point, readingMs } from './read-brief.ts'

export interface Shot {
  readonly prompt: string
  /** What it shows, without how it is taken. */
  readonly name: string
  readonly durationMs: number
  /** What is read over it, for as long as it lasts. */
  readonly text?: string
}

/** A shot is about so long, and so many shots are enough for anybody. */
const shotMs = 5000
const mostShots = 12
const leastShotMs = 1500

/**
 * The shots of a film of a genre. Their lengths add up exactly, and each is long enough to read its text wherever the
 * film is long enough for that.
 *
 * @param longestMs - What one shot may last.
 * @param title - Words that were given for the title.
 */
export function storyboard(genre: Genre, subject: string, { durationMs, longestMs, title }: { durationMs: number; longestMs: number; title?: string }): Shot[] {
  const isChinese = /\p{Script=Han}/u.test(subject)
  const { points, manner } = briefOf(genre, subject)
  const texts = genre === 'countdown' ? countdown(subject, durationMs) : textsOf(genre, points, title)
  const count = Math.max(Math.ceil(durationMs / (longestMs - tenthMs)), Math.min(mostShots, Math.floor(durationMs / leastShotMs), Math.max(Math.round(durationMs / shotMs), texts.length)), 1)
  const pictures = picturesOf(genre, points, subject)
  const placed = placeTexts(texts, count)
  const { camera, time } = describeScene(subject)
  const { camera: moves, hours } = tellings[genre]
  const language = isChinese ? 'zh' : 'en'
  const lengths = fitShots(placed.map((text) => (text === undefined ? leastShotMs : readingMs(text))), durationMs, longestMs)
  const pictureOf = (index: number): Picture => pictures[Math.floor((index * pictures.length) / count)]!
  return lengths.map((length, index) => ({
    name: pictureOf(index).words,
    prompt: [
      pictureOf(index).shown,
      // What the brief says of the mood, the hour and the camera holds for all of it.
      ...paintable(manner),
      ...(hours && !time ? [hours[language][Math.floor((index / count) * hours[language].length)]!] : []),
      ...(camera ? [] : [moves[language][index % moves[language].length]!]),
    ].join(isChinese ? '，' : ', '),
    durationMs: length,
    ...(placed[index] !== undefined && { text: placed[index] }),
  }))
}

/** How long a film of a genre is, unless told: all its texts can be read at leisure. */
export function usualMs(genre: Genre, subject: string): number {
  const texts = genre === 'countdown' ? [] : textsOf(genre, briefOf(genre, subject).points, undefined)
  return Math.min(60_000, Math.max(10_000, texts.reduce((sum, text) => sum + Math.max(3500, readingMs(text)), 0)))
}

/** Of moods and styles, those that the painter knows. */
function paintable(manner: readonly string[]): string[] {
  return manner.filter((words) => {
    const { mood, style } = describeScene(words)
    return mood !== null || style !== null
  })
}

/** What is to be seen, in the brief's order; the whole of it where no part can be painted. */
function picturesOf(genre: Genre, points: readonly Point[], subject: string): Picture[] {
  if (genre !== 'story' && genre !== 'travel') {
    const pictures = points.filter(({ isPicture }) => isPicture)
    return (pictures.length > 0 ? pictures : [{ words: subject }]).map(({ words }) => ({ words, shown: words }))
  }
  // What happens next happens to whom, and where, the picture before it showed.
  let scene: string | undefined
  const pictures = points.map(({ words, isPicture }): Picture => {
    if (isPicture && !goesOn.test(words)) scene = words
    return { words, shown: scene === undefined || scene === words ? words : `${scene}${/\p{Script=Han}/u.test(words) ? '，' : ', '}${words}` }
  })
  return pictures.length > 0 ? pictures : [{ words: subject, shown: subject }]
}

interface Picture {
  /** The brief's own. */
  readonly words: string
  /** With what the words leave unsaid. */
  readonly shown: string
}

/** "It goes home", "follows the light": of whom or what the words before tell. */
const goesOn = /^(?:and |then )?(?:it|he|she|they|we|i)\b|^[a-z]{3,}s (?:the|an?|his|her|its|their|to|into|back|home|up|down|out|away)\b|^(?:它|他|她|牠|然后|于是)/i

/** From the number that is named, or from as many as there is time for. */
function countdown(subject: string, durationMs: number): string[] {
  const named = /(?<!\d)(\d{1,2})(?!\d)/.exec(subject)?.[1]
  const from = Math.max(2, Math.min(named === undefined ? Math.round(durationMs / 2000) : Number(named), Math.floor(durationMs / leastShotMs), mostShots))
  return Array.from({ length: from }, (_, index) => String(from - index))
}

const tenthMs = 100
/** What a shot gives to others leaves it at least so long: it is still seen. */
const shortestMs = 1000

/**
 * Lengths that add up to the total exactly: the same for all, but where one needs longer the others give what they
 * can spare, a tenth of a second at a time.
 */
export function fitShots(needsMs: readonly number[], totalMs: number, longestMs: number): number[] {
  const evenMs = Math.floor(totalMs / needsMs.length / tenthMs) * tenthMs
  const restMs = totalMs - evenMs * needsMs.length
  const lengths = needsMs.map((_, index) => evenMs + (index < Math.floor(restMs / tenthMs) ? tenthMs : 0))
  lengths[lengths.length - 1]! += restMs % tenthMs
  const spare = (index: number): number => lengths[index]! - Math.max(needsMs[index]!, shortestMs)
  needsMs.forEach((needMs, index) => {
    while (lengths[index]! < needMs && lengths[index]! + tenthMs <= longestMs) {
      const donor = lengths.reduce((most, _, other) => (spare(other) > spare(most) ? other : most), 0)
      if (donor === index || spare(donor) < tenthMs) return
      lengths[donor]! -= tenthMs
      lengths[index]! += tenthMs
    }
  })
  return lengths
}
