/** Who and what a prompt names: how many, in which colours, doing what. */
import { clothesOf } from './clothes.ts'
import type { SubjectMention } from './description.ts'
import { colorBefore } from './named-color.ts'
import type { Setting } from './settings/setting.ts'
import { unseenWords } from './subject-words.ts'
import { type Action, actionWords } from './subjects/actions.ts'
import { rowOf, subjectRows } from './subjects/index.ts'
import type { SubjectRow } from './subjects/subject-row.ts'
import { cameraWords, countWords, fillerWords, groupWords } from './vocabulary.ts'
import { type Mention, type WordSearch as Search, WordSearch, isWithin } from './word-search.ts'

/** What can be named, before it is known which setting shows it. */
export interface NamedThing extends Mention {
  readonly kind: string
  readonly row: SubjectRow | null
  /** Named by what is done, "surfing". */
  readonly isDoing: boolean
}

/** Every noun and doing of the tables in a prompt, in its order. Longer words hide what they hold: 人 in 机器人. */
export function namedThings(search: Search): NamedThing[] {
  const things = [
    ...subjectRows.flatMap((row) => search.find(row.words).map((mention) => ({ ...mention, kind: row.kind, row, isDoing: false }))),
    ...subjectRows.flatMap((row) => (row.doing ? search.find(row.doing) : []).map((mention) => ({ ...mention, kind: row.kind, row, isDoing: true }))),
    ...unseenWords.flatMap(([kind, words]) => search.find(words).map((mention) => ({ ...mention, kind, row: null, isDoing: false }))),
  ]
  const longer = [...things, ...[fillerWords, ...cameraWords.map(([, words]) => words)].flatMap((words) => search.find(words))]
  return things
    .filter((thing) => !isFamilyOf(thing, things) && !isWithin(thing, longer) && (thing.kind === 'person' || isWholeWord(search.text, thing)))
    .sort((a, b) => a.start - b.start)
}

/** "A penguin family" are penguins. */
function isFamilyOf(thing: NamedThing, things: readonly NamedThing[]): boolean {
  return thing.kind === 'family' && things.some(({ row, end }) => row !== null && !row.isPerson && thing.start - end <= 1 && thing.start >= end)
}

/** One Chinese character is often the beginning of another word: 马路, 牛奶, 鸟瞰. */
function isWholeWord(text: string, { start, end }: Mention): boolean {
  if (end - start !== 1 || !/\p{Script=Han}/u.test(text[start]!)) return true
  const segment = new Intl.Segmenter('zh', { granularity: 'word' }).segment(text).containing(start)
  return segment === undefined || segment.index + segment.segment.length <= end
}

export interface FoundSubjects {
  /** In the order of the prompt. */
  readonly subjects: SubjectMention[]
  /** Named and not to be shown, in the prompt's words. */
  readonly omitted: string[]
  /** Kinds that are not wanted. */
  readonly ruledOut: string[]
}

/** @param features - Of the setting, as far as they were named. */
export function findSubjects(search: Search, setting: Setting, features: readonly string[]): FoundSubjects {
  // "At home" names a room, not a house.
  const own = [setting.words, ...Object.values(setting.features)].flatMap((words) => search.find(words))
  const things = namedThings(search).filter((thing) => !isWithin(thing, own))
  const left = setting.leavesOut?.(features) ?? []
  const shown = setting.shows ?? []
  // The crowd of a concert is a part of the place.
  const ownFeatures = shown.flatMap((name) => (setting.features[name] ? search.find(setting.features[name]) : []))
  const isOwnFeature = (thing: NamedThing): boolean => ownFeatures.some(({ start, end }) => start <= thing.start && end >= thing.end)
  const omitted: string[] = []
  const ruledOut: string[] = []
  const seen: NamedThing[] = []
  for (const thing of things) {
    if (thing.isNegated) ruledOut.push(thing.kind)
    else if (shown.includes(thing.kind) || isOwnFeature(thing)) continue
    else if (thing.row === null || left.includes(thing.kind)) omitted.push(thing.text)
    else seen.push(thing)
  }
  return { subjects: withRiders(mentionsOf(search, seen)), omitted, ruledOut }
}

interface Placed {
  readonly mention: SubjectMention
  readonly row: SubjectRow
  readonly start: number
  readonly end: number
}

/** A colour before it is its own, not that of who holds it. */
const carried = /^(?:umbrellas?|雨伞|伞)$/

/** Every thing once, with how many, which colour and what it does. A doing makes the person near it the one who does it. */
function mentionsOf(search: Search, things: readonly NamedThing[]): Placed[] {
  const clothes = clothesOf(search)
  const inks = Object.keys(clothes).length > 0 ? { inks: clothes } : {}
  const doings = things.filter(({ isDoing }) => isDoing)
  const nouns = things.filter(({ isDoing }) => !isDoing)
  const doerOf = new Map<NamedThing, NamedThing>()
  for (const doing of doings) {
    const person = nearestTo(doing, nouns.filter((noun) => isWhoDoes(doing, noun) && !doerOf.has(noun)), 60)
    const already = nouns.some((noun) => noun.kind === doing.kind || noun.kind === doing.row?.machine)
    if (person) doerOf.set(person, doing)
    else if (!already) doerOf.set(doing, doing)
  }
  const alone = doings.filter((doing) => doerOf.get(doing) === doing)
  const shown = onceEach([...nouns, ...alone].sort((a, b) => a.start - b.start))
  const actionOf = actionsFor(search, shown, things)
  return shown.map((thing) => {
    const doing = doerOf.get(thing)
    const action = actionOf.get(thing)
    const row = doneBy(doing?.row ?? null, thing.row!, action)
    return {
      row,
      start: thing.start,
      end: thing.end,
      mention: {
        kind: row.kind,
        count: thing.isDoing ? 1 : Math.max(...things.filter(({ kind, isDoing }) => kind === thing.kind && !isDoing).map((each) => countOf(search, each, row))),
        ...colorOf(search, carried.test(doing?.text ?? '') ? doing! : thing),
        ...inks,
        words: thing.isDoing ? '' : thing.text,
        ...(action ? { action } : {}),
      },
    }
  })
}

/** Somebody who is nobody special, or a robot that can. */
function isWhoDoes({ row }: NamedThing, { row: who }: NamedThing): boolean {
  return who?.isPlain === true || (row?.machine !== undefined && who?.kind === 'robot')
}

/** A child has its own ball; a woman who dances is dressed for it. */
function doneBy(doing: SubjectRow | null, who: SubjectRow, action: Action | undefined): SubjectRow {
  if (doing?.machine && who.kind === 'robot') return rowOf(doing.machine)
  if (doing) return doing.young && who.size[0] < childM ? rowOf(doing.young) : doing
  return action === 'dance' && who.dances ? rowOf(who.dances) : who
}

/** Who is smaller is a child, metres. */
const childM = 1.4

/** Who is named again is the same one: "a cat on a roof, the cat stretches", "a camel caravan". */
function onceEach(things: readonly NamedThing[]): NamedThing[] {
  return things.filter((thing, i) => things.findIndex(({ kind }) => kind === thing.kind) === i)
}

/** The nearest by the letters between, those before first. */
function nearestTo<T extends Mention>(what: Mention, candidates: readonly T[], within: number): T | null {
  let nearest: T | null = null
  let least = within
  for (const candidate of candidates) {
    const gap = candidate.end <= what.start ? what.start - candidate.end : (candidate.start - what.end) * 1.5
    if (gap >= 0 && gap < least) {
      nearest = candidate
      least = gap
    }
  }
  return nearest
}

/** @param named - All that the prompt names: "drinking" of "drinking coffee" is a part of it. */
function actionsFor(search: Search, things: readonly NamedThing[], named: readonly NamedThing[]): Map<NamedThing, Action> {
  const found = actionWords.flatMap(([action, words]) => search.find(words).map((mention) => ({ ...mention, action })))
  const standing = found.filter((mention) => !isWithin(mention, [...found, ...named]) && !mention.isNegated)
  const actions = new Map<NamedThing, Action>()
  for (const { action, ...mention } of standing.sort((a, b) => a.start - b.start)) {
    const doer = nearestTo(mention, things, 40)
    if (doer && !actions.has(doer)) actions.set(doer, action)
  }
  return actions
}

/** Who rides what is named next, or sits in a boat, goes with it. */
function withRiders(placed: readonly Placed[]): SubjectMention[] {
  const mounts = new Set<Placed>()
  return placed
    .map((each, i) => {
      const next = placed[i + 1]
      const rides = each.mention.action === 'ride' || (each.mention.action === 'sit' && next?.row.slots[0] === 'water')
      if (!rides || !next?.row.carries || mounts.has(next)) return each
      mounts.add(next)
      return { ...each, mention: { ...each.mention, riding: next.row.kind } }
    })
    .filter((each) => !mounts.has(each))
    .map(({ mention }) => mention)
}

const pairs = /^(?:couple|情侣|old couple|elderly couple|老夫妻|老夫妇)$/
const crowds = /^(?:crowds?|人群)$/
const crowdCount = 11
const plural = /[a-rt-z]s$|群$/
/** One octopus, one rhinoceros, one bus. */
const singularInS = /(?:[blmop]us|eros)$/
/** Several, unless an article says that it is one. */
const sameInPlural = /^(?:jellyfish)$/
const one = /\b(?:an?|the|one|single|lone) (?:[a-z-]+ ){0,2}$/

function isGroup(text: string): boolean {
  return (plural.test(text) && !singularInS.test(text)) || groupWords.en.includes(text) || groupWords.zh.includes(text)
}

/** "two red cars": number and colour stand at most a few words before the noun. */
function countOf(search: Search, mention: Mention, row: SubjectRow): number {
  const counted = new WordSearch(search.before(mention.start, 24)).first(countWords.toReversed())
  const usual = crowds.test(mention.text) ? crowdCount : pairs.test(mention.text) ? 2 : isGroup(mention.text) || (sameInPlural.test(mention.text) && !one.test(search.before(mention.start, 24))) ? (row.many ?? 3) : 1
  // "A camel herd", 马群.
  if (/^(?: (?:colony|herd|flock|family)\b|群)/i.test(search.text.slice(mention.end))) return Math.max(5, row.many ?? 5)
  // The "a" of "a street with people" belongs to the street.
  if (counted === null || counted === 1) return usual
  // "Many birds" are as many as birds mostly are.
  return counted === 5 ? Math.max(5, row.many ?? 5) : counted
}

function colorOf(search: Search, mention: Mention): { color?: string } {
  const color = colorBefore(search, mention.start)
  return color === null ? {} : { color }
}
