/** Words → scene description. Pure: English and Chinese, from tables; says what it cannot show. */
import type { Season, SceneDescription } from './description.ts'
import { settings } from './settings/index.ts'
import type { Setting } from './settings/setting.ts'
import { colorBefore } from './named-color.ts'
import { type PlaceName, homeOf } from './places.ts'
import { findSubjects, namedThings } from './subject-mentions.ts'
import { rowOf } from './subjects/index.ts'
import {
  cameraWords, colorWords, facingWords, fillerWords, lyingSnowWords, moodWords, otherTreeWords, outsideWords, portraitWords, seasonWords, settledWeather, skyWonderWords, styleWords,
  timeWords, unknownStyleWords, uprightWords, weatherWords,
} from './vocabulary.ts'
import { waterFor } from './waters.ts'
import { type Mention, WordSearch, isWithin } from './word-search.ts'

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
  const isPortrait = search.names(portraitWords) && !search.names(uprightWords)
  const facing = search.first(facingWords)
  const mood = search.first(moodWords)
  const style = search.first(styleWords)
  const wonders = skyWonderWords.filter(([, words]) => search.names(words)).map(([wonder]) => wonder)
  const [named, ...others] = joined(search, inhabited(search, namedSettings(search)))
  const season = seasonOf(search, named?.setting ?? null)
  const near = named ? undefined : standIn(search)
  const isOutside = weather !== null || search.names(lyingSnowWords) || search.names(outsideWords)
  const home = named || near ? null : (treeOf(search) ?? homeOfMain(search, isOutside))
  const place = named?.setting ?? near ?? home?.setting ?? nearestSetting({ time, season, style, wonders, isStrange: search.unknown(fillerWords).length > 0 })
  const water = waterFor(findSubjects(search, place, featuresOf(search, place).features).subjects[0], place)
  const setting = settings.find(({ id }) => id === water?.setting) ?? place
  const { features, without, mentions: shown } = featuresOf(search, setting)
  const ownFeatures = water?.features ?? home?.features ?? []
  const elsewhere = others
    .filter(({ setting: { id, peopled } }) => !setting.contains?.includes(id) || (named?.mentions.length === 0 && peopled === setting.id))
    .flatMap(({ mentions }) => mentions.filter((mention) => !overlaps(mention, [...shown, ...(named?.mentions ?? [])])))
  const { subjects, omitted, ruledOut } = findSubjects(search, setting, features)
  if (setting.isColored) for (const [, words] of colorWords) search.find(words)
  const styles = search.find(unknownStyleWords).filter(({ isNegated }) => !isNegated)
  const isChinese = /\p{Script=Han}/u.test(prompt) || (language?.startsWith('zh') ?? false)
  return {
    prompt,
    language: isChinese ? 'zh' : 'en',
    setting: setting.id,
    settingNamed: named !== undefined || near !== undefined,
    // Who is named without a place is met by day: at night a street is the picture, not who walks in it.
    time: time ?? (home?.setting.id === 'city' ? 'morning' : null),
    weather,
    season: season ?? subjects.map(({ kind }) => rowOf(kind).season).find((brought) => brought !== undefined) ?? null,
    camera,
    isPortrait,
    facing,
    mood,
    style,
    wonders,
    features: distinct([...features, ...ownFeatures]),
    without: [...without, ...ruledOut],
    subjects,
    notDepicted: distinct([
      ...elsewhere.map(({ text }) => text),
      // A land that gave way to water.
      ...(water && named && !place.waters ? named.mentions.map(({ text }) => text) : []),
      ...besides(search, setting, features),
      ...omitted,
      ...styles.map(({ text }) => text),
      ...search.unknown(fillerWords),
    ]),
  }
}

interface FoundFeatures {
  readonly features: readonly string[]
  readonly without: readonly string[]
  readonly mentions: readonly Mention[]
}

function featuresOf(search: WordSearch, setting: Setting): FoundFeatures {
  const features: string[] = []
  const without: string[] = []
  const all: Mention[] = []
  for (const [feature, words] of Object.entries(setting.features)) {
    const mentions = search.find(words)
    all.push(...mentions)
    for (const { start } of mentions) colorBefore(search, start)
    if (mentions.some(({ isNegated }) => !isNegated)) features.push(feature)
    else if (mentions.length > 0) without.push(feature)
  }
  return { features, without, mentions: all }
}

/** What a setting shows one at a time and is named beside the one that it shows: the milk beside the strawberries. */
function besides(search: WordSearch, { oneOf = [], features: words }: Setting, features: readonly string[]): string[] {
  const [shown, ...others] = oneOf.filter((feature) => features.includes(feature))
  if (shown === undefined) return []
  const own = search.find(words[shown]!)
  return others.flatMap((feature) => search.find(words[feature]!).filter((mention) => !mention.isNegated && !overlaps(mention, own)).map(({ text }) => text))
}

function overlaps({ start, end }: Mention, others: readonly Mention[]): boolean {
  return others.some((other) => start < other.end && end > other.start)
}

/** Snow that lies makes a winter, but on mountains it may lie on the peaks alone: that is their feature `snow`. */
function seasonOf(search: WordSearch, named: Setting | null): Season | null {
  const season = search.first(seasonWords)
  const hasSnow = search.names(lyingSnowWords)
  if (season !== null) return season
  return hasSnow && named?.features['snow'] === undefined ? 'winter' : null
}

interface NamedSetting {
  readonly setting: Setting
  readonly mentions: readonly Mention[]
}

/** With somebody in the picture, what is too small for people gives way to what holds them; it is told as not shown. */
function inhabited(search: WordSearch, found: NamedSetting[]): NamedSetting[] {
  const [first, ...others] = found
  // A restaurant that is named holds the table, else its own larger place does.
  const holder = first?.setting.peopled && others.find(({ setting }) => setting.contains?.includes(first.setting.id))?.setting
  const larger = holder || (first?.setting.peopled && settings.find(({ id }) => id === first.setting.peopled))
  if (!first || !larger || !namedThings(search).some((thing) => thing.row !== null && !thing.isNegated && thing.row.size[0] > smallM && !isWithin(thing, first.mentions))) return found
  return [found.find(({ setting }) => setting === larger) ?? { setting: larger, mentions: [] }, first, ...others.filter(({ setting }) => setting !== larger)]
}

/** Where a train and a bridge are named the viaduct comes before the land around it. */
function joined(search: WordSearch, found: NamedSetting[]): NamedSetting[] {
  const [first] = found
  if (!first) return found
  const seen = namedThings(search).filter(({ isNegated }) => !isNegated)
  const whole = settings.find(({ joins, contains }) => contains?.includes(first.setting.id) && joins?.every((kinds) => seen.some(({ kind }) => kinds.includes(kind))))
  if (!whole || whole === first.setting) return found
  return [found.find(({ setting }) => setting === whole) ?? { setting: whole, mentions: first.mentions }, ...found.filter(({ setting }) => setting !== whole)]
}

/** What is no higher may be on a table, in metres: a cat, a vase. */
const smallM = 0.6

/** The settings that are named: what stands in a land before the land, then the most mentioned, then the first. */
function namedSettings(search: WordSearch): NamedSetting[] {
  const found = settings.map((setting) => {
    const mentions = search.find(setting.words).filter(({ isNegated }) => !isNegated)
    return { setting, mentions }
  })
  // Nor does "studio" of "yoga studio" name one; 山 of 登山者 does.
  const wider = settings.flatMap(({ standsFor }) => (standsFor ? search.glimpse(standsFor) : []))
  const all = [...found.flatMap(({ mentions }) => mentions), ...wider, ...namedThings(search).filter(({ text }) => /^[a-z]/.test(text))]
  return found
    .map(({ setting, mentions }) => ({ setting, mentions: mentions.filter((mention) => !isWithin(mention, all)) }))
    .filter(({ mentions }) => mentions.length > 0)
    .map((named) => ({ ...named, score: scoreOf(named) }))
    .sort((a, b) => b.score - a.score)
}

/** The setting that comes nearest to a place that none shows: a room, of a gym. */
function standIn(search: WordSearch): Setting | undefined {
  return settings.find(({ standsFor }) => standsFor && search.glimpse(standsFor).some(({ isNegated }) => !isNegated))
}

function scoreOf({ setting, mentions }: NamedSetting): number {
  return (setting.weight ?? 1) + 0.22 * (mentions.length - 1) + 0.2 / (1 + mentions[0]!.start / 10)
}

/** Where what is named lives of itself: an owl in a tree is in its wood. */
const wilds: readonly PlaceName[] = ['forest', 'jungle', 'autumn-wood', 'savanna', 'desert', 'mountains', 'snow', 'open-sea', 'reef', 'pond', 'field']

/** "Somebody reads under a tree" is in a meadow, wherever people are else. */
function treeOf(search: WordSearch): { setting: Setting; features: readonly string[] } | null {
  const meadow = settings.find(({ id }) => id === 'meadow')!
  const things = namedThings(search)
  const trees = search.glimpse(meadow.features['tree']!).filter((tree) => !tree.isNegated && !isWithin(tree, [...things, ...search.glimpse(otherTreeWords)]))
  const main = things.find(({ row, isNegated }) => row !== null && !isNegated)
  return trees.length === 0 || wilds.includes(main?.row?.home[0] as PlaceName) ? null : { setting: meadow, features: [] }
}

/** Where the first thing that is named is at home: "a whale" is shown at sea; with weather around it, not in a room. */
function homeOfMain(search: WordSearch, isOutside: boolean): { setting: Setting; features: readonly string[] } | null {
  const seen = namedThings(search).filter(({ row, isNegated }) => row !== null && !isNegated)
  // What is done at a table decides the place, not who does it.
  const indoors = seen[0]?.row?.isPlain ? seen.find(({ isDoing, row }) => isDoing && row?.home[0] === 'room') : undefined
  const main = seen.find(({ row }) => row?.gathersAtM !== undefined) ?? indoors ?? seen[0]
  const open = main?.row?.home.filter((name) => name !== 'room' && name !== 'cafe') ?? []
  const place = main?.row ? homeOf(isOutside && open.length > 0 ? open : main.row.home) : null
  const setting = place && settings.find(({ id }) => id === place.setting)
  return setting ? { setting, features: place.features ?? [] } : null
}

/** For a prompt that names no place we know: what goes with the rest of its words. */
function nearestSetting(hints: {
  time: string | null
  season: string | null
  style: string | null
  wonders: readonly string[]
  /** It names something that no table knows. */
  isStrange: boolean
}): Setting {
  const prefer = (id: string): Setting | undefined => settings.find((setting) => setting.id === id)
  let choice: Setting | undefined
  if (hints.wonders.includes('aurora')) choice = prefer('arctic')
  else if (hints.wonders.includes('fireworks')) choice = prefer('skyline')
  else if (hints.wonders.includes('sky-lanterns')) choice = prefer('lake')
  else if (hints.wonders.includes('petals')) choice = prefer('garden')
  else if (hints.style === 'cyberpunk' || hints.style === 'noir' || hints.time === 'night') choice = prefer('city')
  else if (hints.season === 'winter') choice = prefer('mountains')
  else if (hints.season !== null || hints.time === 'morning') choice = prefer('forest')
  else if (hints.isStrange && hints.time === null) choice = prefer('abstract')
  return choice ?? settings[0]!
}

function distinct(words: readonly string[]): string[] {
  return [...new Set(words)]
}
