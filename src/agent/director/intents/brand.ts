/** The brand kit: colours, a font and a logo that are remembered for all films of a user. */
import { colors } from '../lexicon/qualities.ts'
import type { Outcome } from '../outcome.ts'
import type { Request } from '../request.ts'

/** 品牌 and what a company calls its own: what is said of it holds for all films. */
const always = /\b(?:from now on|always|every (?:video|film)|(?:in|for|on) all (?:my|our) (?:videos|films)|remember)\b|以后|每[个次条支]?(?:视频|片子)|所有(?:的)?(?:视频|片子)|记住|記住/i

/** Said behind what it is about: "remember our logo, 以后的视频都用". */
const onlyAlways = /^(?:以后|今后)(?:的|所有|每[个条])*(?:视频|片子|影片)?(?:里|中|上)?(?:都|也)?(?:用|这样|带上|加上)?(?:它|这个)?[。!！]?$/

export function brand(request: Request): Outcome | undefined {
  const { clause, situation } = request
  if (situation.assets.length > 0 && onlyAlways.test(clause.text)) return { calls: [] }
  const isOurs = clause.has('BRAND')
  const logoAlways = clause.has('LOGO') && always.test(clause.text)
  if (!isOurs && !logoAlways) return undefined
  if (clause.has('(TITLE|CAPTION|MUSIC|FILM OF)') && !always.test(clause.text)) return undefined
  const input = { ...coloursOf(request), ...fontOf(request), ...logoOf(request) }
  if ('text' in input) return input as Outcome
  if (Object.keys(input).length > 0) return { calls: [{ tool: 'set-brand', input }, ...(request.filmMs > 0 ? [{ tool: 'apply-brand', input: {} }] : [])] }
  if (clause.has('(REMOVE|RESTORE)') || /\bforget\b|忘/i.test(clause.text)) return request.call('set-brand', { color: null, accent: null, font: null, logo: null })
  if ((clause.has('(QUESTION|SHOW|PREVIEW)') || /^\W*show\b/i.test(clause.text)) && !clause.has('ADD')) return request.call('show-brand', {})
  if (!clause.has('(ADD|CHANGE|GEN|PLEASE|FILM|ITS)') && !/套用/.test(clause.text)) return situation.brand ? request.call('show-brand', {}) : request.ask('value', 'whatBrand')
  if (!situation.brand) return request.ask('value', 'whatBrand')
  return request.filmMs > 0 ? request.call('apply-brand', {}) : request.say('noClips')
}

/** The first is that of titles, the second what accents them. */
function coloursOf({ clause }: Request): { color?: string; accent?: string } {
  const [color, accent] = clause.tokens.flatMap(({ values }) => {
    const hex = values.get('HEX') as string | undefined
    const named = values.get('COLOR') as string | undefined
    return hex ?? (named === undefined ? [] : (colors[named] ?? []))
  })
  if (color !== undefined && accent === undefined && /\baccent\b|强调|点缀|辅助色/i.test(clause.text)) return { accent: color }
  return { ...(color !== undefined && { color }), ...(accent !== undefined && { accent }) }
}

function fontOf({ clause }: Request): { font?: string } {
  const font = clause.value<string>('FONTNAME')
  return font === undefined ? {} : { font }
}

function logoOf(request: Request): { logo?: string } | ReturnType<Request['say']> {
  const { clause, situation } = request
  if (!clause.has('LOGO') || clause.has('(REMOVE|QUESTION)')) return {}
  const pictures = situation.assets.filter(({ kind, origin }) => kind === 'image' && origin === 'uploaded')
  const named = request.namedFiles().findLast(({ kind }) => kind === 'image')
  const logo = named ?? pictures.findLast(({ name }) => /logo|brand|标|徽/i.test(name)) ?? (pictures.length === 1 ? pictures[0] : undefined)
  return logo ? { logo: logo.id } : request.say('noUploadOf', clause.value<string>('FILE') ?? 'logo')
}
