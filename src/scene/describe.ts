/** Words → scene description. Pure: English and Chinese, from tables; says what it cannot show. */
import type { Season, SceneDescription } from './description.ts'
import { settings } from './settings/index.ts'
import type { Setting } from './settings/setting.ts'
import { findSubjects } from './subject-mentions.ts'
import {
  cameraWords, fillerWords, lyingSnowWords, moodWords, seasonWords, settledWeather, styleWords,
  timeWords, unknownStyleWords, weatherWords,
} from './vocabulary.ts'
import { WordSearch } from './word-search.ts'

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
  const weather = search.first(weatherWords, search.find(settledWeather))
  const camera = search.first(cameraWords)
  const mood = search.first(moodWords)
  const style = search.first(styleWords)
  const named = namedSetting(search)
  const season = seasonOf(search, named)
  const setting = named ?? nearestSetting({ time, season, style })
  const features: string[] = []
  const without: string[] = []
  for (const [feature, words] of Object.entries(setting.features)) {
    const mentions = search.find(words)
    if (mentions.some(({ isNegated }) => !isNegated)) features.push(feature)
    else if (mentions.length > 0) without.push(feature)
  }
  const { subjects, actions, omitted, ruledOut } = findSubjects(search, setting, features)
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
    actions,
    notDepicted: distinct([...omitted, ...styles.map(({ text }) => text), ...search.unknown(fillerWords)]),
  }
}

/** Snow that lies makes a winter, but on mountains it may lie on the peaks alone: that is their feature `snow`. */
function seasonOf(search: WordSearch, named: Setting | null): Season | null {
  const season = search.first(seasonWords)
  const hasSnow = search.names(lyingSnowWords)
  if (season !== null) return season
  return hasSnow && named?.features['snow'] === undefined ? 'winter' : null
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

function distinct(words: readonly string[]): string[] {
  return [...new Set(words)]
}
