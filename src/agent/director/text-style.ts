/** What a request says of how a text should look and when it should be seen. Pure. */
import { type TextPosition, textPositions } from '../../timeline/text-style.ts'
import { colors } from './lexicon/qualities.ts'
import { type Degree, readAmount, readDegrees, readSetting, readUpDown } from './degrees.ts'
import type { Clause, Match } from './reading/clause.ts'

export interface StyleWish {
  readonly color?: string
  readonly font?: string
  readonly weight?: number
  readonly position?: TextPosition
  readonly animation?: { in?: string; out?: string }
  readonly plate?: string
  readonly outline?: string
  readonly preset?: string
}

/** The parts of a style that are named outright. */
export function readStyle(clause: Clause): StyleWish {
  const isPlate = clause.has('PLATE')
  const outline = readOutline(clause)
  const letters = outline ? clause.without(outline) : clause
  const color = colourOf(letters)
  const font = clause.value<string>('FONTNAME')
  const weight = readDegrees(letters).find(({ of }) => of === 'weight')
  const arrival = readArrival(clause)
  const position = readPosition(arrival ? clause.without(arrival) : clause)
  const animation = arrival ? { in: arrival.animation } : readAnimation(clause)
  const removesPlate = isPlate && clause.has('(REMOVE|NOT|no)')
  return {
    ...(color && !isPlate && { color }),
    ...(font && { font }),
    ...(weight && { weight: weight.direction > 0 ? 800 : 400 }),
    ...(position && { position }),
    ...(animation && { animation }),
    ...(isPlate && { plate: removesPlate ? 'none' : (color ?? 'auto') }),
    ...(outline && { outline: outline.color }),
  }
}

/** Where a text that moves in comes from, and how it then comes. */
const arrivals: Readonly<Record<string, string>> = { left: 'slide-right', right: 'slide-left', top: 'drop', bottom: 'rise' }

/** "Slide in from the left", 从左边飞进来. */
function readArrival(clause: Clause): (Match & { animation: string }) | undefined {
  const at = clause.find('FROM (the|OF)* PLACE')
  if (!at || !/\b(?:slid(?:e|es|ing)|fl(?:y|ies|ying)|com(?:e|es|ing)|mov(?:e|es|ing)|enter\w*|sweep\w*|glid\w*)\b|滑|飞|进来|进入|移入|出现|出来|入场/i.test(clause.text)) return undefined
  const animation = arrivals[clause.slice(at.start, at.end).value<string>('PLACE') ?? '']
  return animation === undefined ? undefined : { ...at, animation }
}

function colourOf(clause: Clause): string | undefined {
  return clause.value<string>('HEX') ?? colors[clause.value<string>('COLOR') ?? '']
}

/** Around letters without a colour of their own. */
const usualOutline = '#000000'

/** "A thin black outline", "outline in red", 白字黑边: a contour around the letters; nothing when none is spoken of. */
function readOutline(clause: Clause): (Match & { color: string }) | undefined {
  // 白字黑边: the word for the contour has its colour in it.
  const own = clause.tokens.findIndex(({ values }) => values.has('OUTLINE') && values.has('COLOR'))
  const at = own >= 0 ? { start: own, end: own + 1 } : clause.find('(DEGREE)? (COLOR|HEX)? OF? OUTLINE (COLORWORD)? ((around|BA)? (the|ITS|TITLE|TEXT|CAPTION|letters)* (CHANGE|TO|in|AS|is|OF)+ (COLOR|HEX))?')
  if (!at) return undefined
  const isGone = clause.has('(REMOVE|NOT|no|WITHOUT) ... OUTLINE') || clause.has('OUTLINE ... REMOVE')
  return { ...at, color: isGone ? 'none' : (colourOf(clause.slice(at.start, at.end)) ?? usualOutline) }
}

export function readPosition(clause: Clause): TextPosition | undefined {
  const places = clause.values<string>('PLACE').filter((place): place is TextPosition => (textPositions as readonly string[]).includes(place))
  const place = places.at(-1)
  if (place) {
    const [vertical, sideways] = [places.find((one) => one === 'top' || one === 'bottom'), places.find((one) => one === 'left' || one === 'right')]
    if (clause.has('CORNER') && place === vertical) return `${vertical}-right` as TextPosition
    if (clause.has('CORNER') && place === sideways) return `top-${sideways}` as TextPosition
    if (vertical && sideways) return `${vertical}-${sideways}` as TextPosition
    return place
  }
  if (clause.has('MIDDLE') && clause.has('(MOVE|CHANGE|ADD|POSITIONWORD|in)')) return 'center'
  if (clause.has('CORNER')) return 'bottom-right'
  return undefined
}

function readAnimation(clause: Clause): StyleWish['animation'] | undefined {
  const removes = clause.has('(REMOVE|NOT|no) ... ANIMATION') || clause.has('ANIMATION REMOVE')
  if (removes) return { in: 'none', out: 'none' }
  // "Pop in word by word": what says most of it comes last.
  const named = clause.values<string>('ANIM').at(-1)
  if (named) return { in: named }
  const text = clause.text.toLowerCase()
  if (clause.has('FADE')) {
    const both = /in and out|淡入淡出/.test(text)
    const isOut = both || /fade[sd]?[ -]?out|淡出|渐隐|渐出/.test(text)
    const isIn = both || !isOut || /fade[sd]?[ -]?in|淡入|渐显/.test(text)
    return { ...(isIn && { in: 'fade' }), ...(isOut && { out: 'fade' }) }
  }
  if (/\bslide|滑/.test(text) && clause.has('(ANIMATION|ADD|CHANGE|ITS|TITLE|TEXT|TRANSITIONTYPE)')) return { in: /left|左/.test(text) && !/from the left|从左/.test(text) ? 'slide-left' : 'slide-right' }
  return clause.has('ANIMATION') ? { in: 'rise', out: 'fade' } : undefined
}

const sizeSteps = { little: 1.15, usual: 1.3, lot: 1.7 } as const

/** The size it should have, given the one it has; nothing when the request says nothing of size. */
export function readSize(clause: Clause, size: number): number | undefined {
  const degree = readDegrees(clause).find(({ of }) => of === 'size')
  const isSize = clause.has('(SIZEWORD|FONT|TEXT|TITLE|CAPTION)') && /大|小/.test(clause.text)
  const direction = degree?.direction ?? (clause.has('SIZEWORD') || isSize ? readUpDown(clause) : undefined)
  if (direction === undefined && !clause.has('SIZEWORD')) return undefined
  const { to, factor } = readSetting(clause, direction ?? 1)
  const wanted = to !== undefined ? (direction === undefined || clause.has('TO PCT') ? to : size * (direction > 0 ? 1 + to : 1 - to)) : size * (factor ?? step(clause, direction))
  return Math.round(Math.max(0.25, Math.min(4, wanted)) * 100) / 100
}

function step(clause: Clause, direction: 1 | -1 | undefined): number {
  const by = sizeSteps[readAmount(clause)]
  return direction === -1 ? 1 / by : by
}

/** Whether the request says anything of how a text looks. */
export function wishesStyle(clause: Clause): boolean {
  const degrees: readonly Degree[] = readDegrees(clause)
  return Object.keys(readStyle(clause)).length > 0 || degrees.some(({ of }) => of === 'size' || of === 'weight') || clause.has('SIZEWORD')
}
