/** Who and what a prompt names: how many, in which colours, doing what. */
import { clothesOf } from './clothes.ts'
import type { SubjectMention } from './description.ts'
import type { Setting } from './settings/setting.ts'
import { unseenWords } from './subject-words.ts'
import { type Action, actionWords } from './subjects/actions.ts'
import { subjectRows } from './subjects/index.ts'
import { cameraWords, colorWords, countWords, fillerWords } from './vocabulary.ts'
import { type Mention, type WordSearch as Search, WordSearch, isWithin } from './word-search.ts'

export interface FoundSubjects {
  /** In the order of the prompt. */
  readonly subjects: SubjectMention[]
  readonly actions: Action[]
  /** Named and not to be shown, in the prompt's words. */
  readonly omitted: string[]
  /** Kinds that are not wanted. */
  readonly ruledOut: string[]
}

/** @param features - Of the setting, as far as they were named. */
export function findSubjects(search: Search, setting: Setting, features: readonly string[]): FoundSubjects {
  const found = subjectRows.map(({ kind, words }) => ({ kind, mentions: search.find(words) }))
  const unseen = unseenWords.map(([kind, words]) => ({ kind, mentions: search.find(words) }))
  const doings = actionWords.map(([action, words]) => ({ action, mentions: search.find(words) }))
  // 人 is nobody in 机器人, 无人机 or 迷人.
  const longer = [
    ...[...found, ...unseen].flatMap(({ mentions }) => mentions),
    ...[fillerWords, ...cameraWords.map(([, words]) => words), ...Object.values(setting.features)].flatMap((words) => search.find(words)),
  ]
  const standAlone = (mention: Mention): boolean => !isWithin(mention, longer)
  const left = setting.leavesOut?.(features) ?? []
  const shown = setting.shows ?? []
  const clothes = clothesOf(search)
  const inks = Object.keys(clothes).length > 0 ? { inks: clothes } : {}
  const subjects: { mention: SubjectMention; start: number }[] = []
  const omitted: string[] = []
  const ruledOut: string[] = []
  for (const { kind, mentions } of [...found, ...unseen]) {
    const isDrawn = found.some((row) => row.kind === kind)
    for (const mention of mentions.filter(standAlone)) {
      if (mention.isNegated) ruledOut.push(kind)
      else if (left.includes(kind) || (!isDrawn && !shown.includes(kind))) omitted.push(mention.text)
      else if (!shown.includes(kind)) {
        const named = { kind, count: countOf(search, mention), ...colorOf(search, mention), ...inks, words: mention.text }
        subjects.push({ mention: named, start: mention.start })
      }
    }
  }
  const inOrder = subjects.sort((a, b) => a.start - b.start).map(({ mention }) => mention)
  const isDone = (mention: Mention): boolean => standAlone(mention) && !mention.isNegated
  const actions = doings.filter(({ mentions }) => mentions.some(isDone)).map(({ action }) => action)
  return { subjects: withDoer(inOrder, actions), actions, omitted, ruledOut }
}

/** "Hiking in the Alps" is somebody hiking. */
function withDoer(subjects: SubjectMention[], actions: readonly Action[]): SubjectMention[] {
  const hikers = ['hiker', 'man', 'woman', 'person']
  if (!actions.includes('hike') || subjects.some(({ kind }) => hikers.includes(kind))) return subjects
  return [{ kind: 'hiker', count: 1, words: 'hiker' }, ...subjects]
}

const pairs = /^(?:couple|情侣)$/
const groups = /[a-z]s$|^(?:people|men|women|children|crowd|family|人群|行人|人们|家人|朋友)$/

/** "two red cars": number and colour stand at most a few words before the noun. */
function countOf(search: Search, mention: Mention): number {
  const counted = new WordSearch(search.before(mention.start, 24)).first(countWords.toReversed())
  const usual = pairs.test(mention.text) ? 2 : groups.test(mention.text) ? 3 : 1
  // The "a" of "a street with people" belongs to the street.
  return counted === null || counted === 1 ? usual : counted
}

function colorOf(search: Search, mention: Mention): { color?: string } {
  const color = new WordSearch(search.before(mention.start, 16)).first(colorWords)
  return color === null ? {} : { color }
}
