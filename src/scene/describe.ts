/** Words → scene description. Pure: English and Chinese, from tables; says what it cannot show. */
import type { SceneDescription, SubjectMention } from './description.ts'
import { settings } from './settings/index.ts'
import type { Setting } from './settings/setting.ts'
import { subjectWords } from './subject-words.ts'
import { clothesOf } from './clothes.ts'
import { walkerKinds } from './walkers.ts'
import {
  cameraWords, colorWords, countWords, fillerWords, moodWords, seasonWords, styleWords, timeWords,
  unknownStyleWords, weatherWords,
} from './vocabulary.ts'
import { type Mention, WordSearch } from './word-search.ts'

/** Longest part of a prompt that is read. */
const promptLimit = 4000

/**
 * Understands a prompt.
 *
 * @param language - BCP 47; only decides the language of a prompt that has no telling characters.
 */
export function describeScene(prompt: string, language?: string): SceneDescription {
  const search = new WordSearch(prompt.slice(0, promptLimit))
  const time = search.first(timeWords)
  const weather = search.first(weatherWords)
  const season = search.first(seasonWords)
  const camera = search.first(cameraWords)
  const mood = search.first(moodWords)
  const style = search.first(styleWords)
  const named = namedSetting(search)
  const setting = named ?? nearestSetting({ time, season, style })
  const features: string[] = []
  const without: string[] = []
  for (const [feature, words] of Object.entries(setting.features)) {
    const mentions = search.find(words)
    if (mentions.some(({ isNegated }) => !isNegated)) features.push(feature)
    else if (mentions.length > 0) without.push(feature)
  }
  const { subjects, omitted, ruledOut } = findSubjects(search, setting)
  const styles = search.find(unknownStyleWords).filter(({ isNegated }) => !isNegated)
  const isChinese = /\p{Script=Han}/u.test(prompt) || (language?.startsWith('zh') ?? false)
  return {
    prompt,
    language: isChinese ? 'zh' : 'en',
    setting: setting.id,
    settingNamed: named !== null,
    time,
    weather,
    season,
    camera,
    mood,
    style,
    features,
    without: [...without, ...ruledOut],
    subjects,
    notDepicted: distinct([...omitted, ...styles.map(({ text }) => text), ...search.unknown(fillerWords)]),
  }
}

/** The setting whose words are named most; at a tie the one named first. All mentions count as understood. */
function namedSetting(search: WordSearch): Setting | null {
  let best: Setting | null = null
  let bestScore = 0
  for (const setting of settings) {
    const mentions = search.find(setting.words).filter(({ isNegated }) => !isNegated)
    if (mentions.length === 0) continue
    const score = mentions.length + 1 / (2 + mentions[0]!.start)
    if (score > bestScore) {
      best = setting
      bestScore = score
    }
  }
  return best
}

/** For a prompt that names no place we know: what goes with the rest of its words. */
function nearestSetting(hints: { time: string | null; season: string | null; style: string | null }): Setting {
  const prefer = (id: string): Setting | undefined => settings.find((setting) => setting.id === id)
  let choice: Setting | undefined
  if (hints.style === 'cyberpunk' || hints.style === 'noir' || hints.time === 'night') choice = prefer('city')
  else if (hints.season === 'winter') choice = prefer('mountains')
  else if (hints.season !== null || hints.time === 'morning') choice = prefer('forest')
  return choice ?? settings[0]!
}

function findSubjects(search: WordSearch, setting: Setting): { subjects: SubjectMention[]; omitted: string[]; ruledOut: string[] } {
  const subjects: SubjectMention[] = []
  const omitted: string[] = []
  const ruledOut: string[] = []
  const clothes = setting.subjects.some((kind) => walkerKinds.includes(kind)) ? clothesOf(search) : {}
  const isDressed = Object.keys(clothes).length > 0
  for (const [kind, words] of subjectWords) {
    for (const mention of search.find(words)) {
      if (mention.isNegated) ruledOut.push(kind)
      else if (!setting.subjects.includes(kind)) omitted.push(mention.text)
      else {
        const inks = isDressed && walkerKinds.includes(kind) ? { inks: clothes } : {}
        subjects.push({ kind, count: countOf(search, mention), ...colorOf(search, mention), ...inks, words: mention.text })
      }
    }
  }
  return { subjects, omitted, ruledOut }
}

/** "two red cars": number and colour stand at most a few words before the noun. */
function countOf(search: WordSearch, mention: Mention): number {
  const counted = new WordSearch(search.before(mention.start, 24)).first(countWords.toReversed())
  if (counted !== null) return counted
  return /[a-z]s$/.test(mention.text) ? 3 : 1
}

function colorOf(search: WordSearch, mention: Mention): { color?: string } {
  const color = new WordSearch(search.before(mention.start, 16)).first(colorWords)
  return color === null ? {} : { color }
}

function distinct(words: readonly string[]): string[] {
  return [...new Set(words)]
}
