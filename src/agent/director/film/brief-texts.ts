/** What a brief wants to be read: its name, its points, what the viewer should do. Pure. */
import { describeScene } from '../../../scene/describe.ts'
import { asWritten } from '../reading/normalize.ts'
import { type Genre, tellings } from './genres.ts'
import { type Brief, type Point, readBrief } from './read-brief.ts'

/** What fits on a screen. */
const mostTextLength = 80

/** The moods and styles that a brief asks for, in its words. */
export function mannerOf(subject: string): readonly string[] {
  return readBrief(subject).manner
}

/** What a brief says to a film of a genre. */
export function briefOf(genre: Genre, subject: string): Brief {
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

/** What is to be read, in order: the title, then one thing after the other; the last is what the viewer should do. */
export function textsOf(genre: Genre, points: readonly Point[], title: string | undefined): string[] {
  const quotes = genre === 'quote' ? points.flatMap(({ words }) => words.match(/["“「『][^"”」』]{2,}["”」』]/g) ?? []) : []
  if (quotes.length > 0) return [...(title === undefined ? [] : [title]), ...quotes.map(unquoted)]
  const tellsAll = genre === 'recipe' || genre === 'explainer'
  // What can't be shown is read, or the film would leave it out; a story shows what happens.
  const tellsRest = genre !== 'story' && genre !== 'travel'
  const [first, ...others] = points
  const head = title ?? (first && (tellsAll ? unquoted(first.words) : headline(first.words)))
  // With a title of its own, a picture alone is there to be seen.
  const isToBeSeen = points.length === 1 && first!.isPicture && !first!.isFact && !tellsAll
  const rest = title === undefined || isToBeSeen ? others : points.filter(({ words }) => !kindOnly.test(words))
  const facts = rest.filter(({ words, isFact, isPicture }) => isFact || tellsAll || (tellsRest && (!isPicture || isSold(words)))).map(({ words }) => unquoted(words))
  return [...(head === undefined ? [] : [head]), ...facts].map(sentenceCase).filter((text) => text.length <= mostTextLength)
}

/** "My shop", 店铺: what has a name of its own is not told again by its kind. */
const kindOnly = /^(?:my|our|a|the) [a-z' -]+$|^(?:我们?的?)?\p{Script=Han}{0,3}(?:店铺?|餐厅|咖啡馆|公司|品牌|工作室|健身房|民宿|酒店|农场|诊所|生意)$/u

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

/** The first text over the first shot, the last over the last, the others in between. */
export function placeTexts(texts: readonly string[], count: number): (string | undefined)[] {
  const placed = Array.from<string | undefined>({ length: count })
  const some = texts.length <= count ? texts : [...texts.slice(0, count - 1), texts.at(-1)!]
  some.forEach((text, index) => (placed[some.length === 1 ? 0 : Math.round((index * (count - 1)) / (some.length - 1))] = text))
  return placed
}
