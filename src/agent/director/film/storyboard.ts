/** From a brief to shots: a hook, a body, a pay-off and a call to action, in the brief's own words. Pure. */
import { describeScene } from '../../../scene/describe.ts'
import { type Genre, tellings } from './genres.ts'
import { asWritten } from '../reading/normalize.ts'
import { type Brief, type Point, readBrief, readingMs } from './read-brief.ts'

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
/** What fits on a screen. */
const mostTextLength = 80

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

/** The moods and styles that a brief asks for, in its words. */
export function mannerOf(subject: string): readonly string[] {
  return readBrief(subject).manner
}

function briefOf(genre: Genre, subject: string): Brief {
  const dish = genre === 'recipe' ? /^([^,，;；]{2,40}?) (?:with|using|made of|made from) ([^;.]+)$/i.exec(subject) : null
  // What goes into a dish is one list.
  const { points, manner } = readBrief(dish ? dish[1]! : subject, { isTale: genre === 'story' || genre === 'travel' })
  if (dish) return { points: [...points, { words: dish[2]!, isPicture: false, isFact: true }], manner }
  return { points: points.map((point) => ({ ...point, words: withoutGenre(point.words, genre) })).filter(({ words }) => words !== ''), manner }
}

/** "Cake shop" of "cake shop promo"; a recipe or a lesson is called what it is. */
function withoutGenre(words: string, genre: Genre): string {
  if (genre === 'recipe' || genre === 'explainer' || genre === 'event') return words
  const bare = words.replace(new RegExp(tellings[genre].words, 'gi'), ' ')
  if (bare === words && genre !== 'countdown') return words.trim()
  return bare
    .replace(genre === 'countdown' ? /\bfrom \d+\b|从?\d+(?:开始)?/g : /(?!)/, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:：–—-]+|[\s:：–—的-]+$/g, '')
    .replace(/^\s*(?:video|film|clip)\b|\b(?:video|film|clip)\s*$/gi, '')
    .replace(/^\s*(?:(?:from|with|for|of|about|to|an?|the|my|our)\s+)*(?:from \d+ )?(?:with )?|\s+(?:for|of|about|with|from|an?|the)\s*$/gi, '')
    .trim()
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

/** What is to be read, in order: the title, then one thing after the other; the last is what the viewer should do. */
function textsOf(genre: Genre, points: readonly Point[], title: string | undefined): string[] {
  const quotes = genre === 'quote' ? points.flatMap(({ words }) => words.match(/["“「『][^"”」』]{2,}["”」』]/g) ?? []) : []
  if (quotes.length > 0) return [...(title === undefined ? [] : [title]), ...quotes.map(unquoted)]
  const tellsAll = genre === 'recipe' || genre === 'explainer'
  // What can't be shown is read, or the film would leave it out; a story shows what happens.
  const tellsRest = genre !== 'story' && genre !== 'travel'
  const [first, ...others] = points
  const head = title ?? (first && (tellsAll ? unquoted(first.words) : headline(first.words)))
  const rest = title === undefined ? others : points
  const facts = rest.filter(({ words, isFact, isPicture }) => isFact || tellsAll || (tellsRest && (!isPicture || isSold(words)))).map(({ words }) => unquoted(words))
  return [...(head === undefined ? [] : [head]), ...facts].map(sentenceCase).filter((text) => text.length <= mostTextLength)
}

/** "Croissants and cakes", "Villa Rosa" are read too; "a beach at sunset" says what to show. */
function isSold(words: string): boolean {
  if (/\p{Script=Han}/u.test(words)) return words.length <= 14 && !/画面|镜头|场景|景色|夜景|航拍|特写/.test(words) && describeScene(words).subjects.length + describeScene(words).features.length > 0
  return /^[a-z]/i.test(words) && !/^(?:an?|the|some|somebody|someone|people|view)\b/i.test(words) && words.split(' ').length <= 6
}

/** With a capital, unless it begins with an address or a handle. */
function sentenceCase(text: string): string {
  return /^\S*[@./]\S/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1)
}

/** "My coffee shop 'Luna'" is Luna's, "my bakery Golden Crust" Golden Crust's; else the words, without an article. */
function headline(words: string): string {
  const named =
    /\b(?:called|named)\s+(.{2,40})$/i.exec(words)?.[1] ??
    /叫(?:做)?(.{1,20})$/.exec(words)?.[1] ??
    /["“「『]([^"”」』]{2,40})["”」』]/.exec(words)?.[1] ??
    /(?:^|\s)'([^']{2,40})'(?:$|\s)/.exec(words)?.[1] ??
    /^(?:(?:my|our|the|a|an) )?(?:[a-z][\w-]* ){1,3}((?:[\p{Lu}\d][\p{L}\d'&.-]*(?: |$)|& )+)$/u.exec(words)?.[1]?.trim()
  const isSentence = /\b(?:is|are|was|were|will|has|have|can|opens?|closes?|moves?|starts?)\b/i.test(words)
  return unquoted(named ?? (isSentence ? words : shortened(words.replace(/^(?:announc(?:e|ing)|introducing)\s+/i, '').replace(/^(?:my|our|the|a|an|your)\s+/i, ''))))
}

/** Of many words, those before what they come with: "Linda turning 60 with balloons and cake". */
function shortened(words: string): string {
  const [before] = words.split(/ (?:with|featuring|including|by|near|next to) /)
  return words.split(' ').length > 5 && before!.includes(' ') ? before! : words
}

function unquoted(words: string): string {
  return asWritten(words.replace(/["“”「」『』]|(?<=^|\s)'|'(?=$|\s)/g, '').trim())
}

/** From the number that is named, or from as many as there is time for. */
function countdown(subject: string, durationMs: number): string[] {
  const named = /(?<!\d)(\d{1,2})(?!\d)/.exec(subject)?.[1]
  const from = Math.max(2, Math.min(named === undefined ? Math.round(durationMs / 2000) : Number(named), Math.floor(durationMs / leastShotMs), mostShots))
  return Array.from({ length: from }, (_, index) => String(from - index))
}

/** The first text over the first shot, the last over the last, the others in between. */
function placeTexts(texts: readonly string[], count: number): (string | undefined)[] {
  const placed = Array.from<string | undefined>({ length: count })
  const some = texts.length <= count ? texts : [...texts.slice(0, count - 1), texts.at(-1)!]
  some.forEach((text, index) => (placed[some.length === 1 ? 0 : Math.round((index * (count - 1)) / (some.length - 1))] = text))
  return placed
}

const tenthMs = 100

/**
 * Lengths that add up to the total exactly: the same for all, but where one needs longer the others give what they
 * can spare, a tenth of a second at a time.
 */
export function fitShots(needsMs: readonly number[], totalMs: number, longestMs: number): number[] {
  const evenMs = Math.floor(totalMs / needsMs.length / tenthMs) * tenthMs
  const restMs = totalMs - evenMs * needsMs.length
  const lengths = needsMs.map((_, index) => evenMs + (index < Math.floor(restMs / tenthMs) ? tenthMs : 0))
  lengths[lengths.length - 1]! += restMs % tenthMs
  const spare = (index: number): number => lengths[index]! - Math.max(needsMs[index]!, leastShotMs)
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
