/** Which designed style a film's texts get: by the kind of film, how it should feel, and what each text says. Data and a lookup. */
import type { TextPosition, TextPreset } from '../../../timeline/text-style.ts'
import { callToAction } from './brief-words.ts'
import type { Genre } from './genres.ts'

interface Design {
  readonly preset: TextPreset
  readonly position?: TextPosition
}

/** Of the first text, by the kind of film. */
const headlines: Readonly<Record<Genre, TextPreset>> = {
  promo: 'title',
  explainer: 'title',
  travel: 'cinematic',
  recipe: 'elegant',
  announcement: 'title',
  event: 'elegant',
  listing: 'elegant',
  quote: 'quote',
  countdown: 'impact',
  story: 'elegant',
}

/** What is said of the mood comes before the kind of film. */
const byManner: readonly (readonly [RegExp, TextPreset])[] = [
  [/energetic|dynamic|bold|fast|punchy|exciting|动感|激昂|震撼|活力/i, 'impact'],
  [/elegant|luxur|premium|romantic|高端|大气|优雅|浪漫|文艺/i, 'elegant'],
  [/playful|fun|funny|cheerful|可爱|活泼/i, 'playful'],
  [/cinematic|epic|dramatic|电影/i, 'cinematic'],
]

/** An offer is short and has a number. */
const offer = /^(?:from |only |just |now |save |up to )?(?:[$€£¥]\s?\d[\d.,]*|\d[\d.,]*\s?(?:%|[$€£元]))(?: (?:off|discount|only|each|a month|per month))?$|^\p{Script=Han}{0,4}(?:\d+元|\d(?:\.\d)?折|半价)\p{Script=Han}{0,2}$/iu

/** The place above what stands on the ground or a table. */
const clear: TextPosition = 'top'

export interface TextSite {
  /** Among the texts of the film. */
  readonly place: 'first' | 'between' | 'last'
  readonly genre: Genre
  /** How the film should feel, in the brief's words. */
  readonly manner: readonly string[]
  /** The picture is no wider than high. */
  readonly isNarrow: boolean
}

export function textDesign(text: string, { place, genre, manner, isNarrow }: TextSite): Design {
  const mood = byManner.find(([words]) => manner.some((said) => words.test(said)))?.[1]
  if (genre === 'countdown') return { preset: headlines.countdown }
  if (genre === 'quote') return { preset: headlines.quote }
  if (place === 'first') return { preset: mood ?? headlines[genre], position: clear }
  if (offer.test(text)) return { preset: 'price', position: isNarrow ? clear : 'top-right' }
  // Whom a feast is for is no call to do anything.
  const isName = genre === 'event' && !callToAction.test(text) && !/\d|[@./]|周|星期|月/.test(text)
  return { preset: place === 'last' && !isName ? 'button' : 'lower-third' }
}
