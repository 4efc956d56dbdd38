import type { MusicRecipe } from '../timeline/sound.ts'
import { findMusicKind } from './kinds.ts'
import { findMood } from './moods.ts'
import { createRandom } from './random.ts'

/** What is known of a film when its music is chosen; all of it may be missing. */
export interface MusicHints {
  /** A mood, or any words that ask for music: `calm`, `upbeat corporate`, `轻快的背景音乐`. */
  readonly mood?: string
  /** e.g. `ocean`, `city`, `mountains`, `forest`. */
  readonly setting?: string
  /** e.g. `sunset`, `night`, `day`. */
  readonly time?: string
  /** e.g. `rain`, `clear`, `storm`. */
  readonly weather?: string
  readonly seed: number
}

interface Suggestion {
  /** Words that one of mood, setting, time or weather must contain. */
  readonly when: readonly string[]
  /** Kinds and how well they suit; weights of all rows that apply add up. */
  readonly suits: Readonly<Record<string, number>>
  readonly mood?: string
}

/** Rows add up: a rainy city at night gets its kind from all three. */
const suggestions: readonly Suggestion[] = [
  { when: ['ocean', 'sea', 'beach', 'lake', 'water'], suits: { ambient: 3, 'piano-calm': 2, acoustic: 1 }, mood: 'calm' },
  { when: ['city', 'street', 'skyline', 'town'], suits: { synthwave: 2, 'lo-fi': 2, electronic: 2 } },
  { when: ['mountain', 'peak', 'canyon', 'desert', 'glacier'], suits: { cinematic: 4, ambient: 1 }, mood: 'epic' },
  { when: ['forest', 'wood', 'meadow', 'garden', 'river', 'stream'], suits: { acoustic: 3, 'piano-calm': 2, ambient: 2 }, mood: 'hopeful' },
  { when: ['space', 'stars', 'galaxy', 'aurora'], suits: { ambient: 4, cinematic: 2 }, mood: 'dreamy' },
  { when: ['underwater', 'reef'], suits: { ambient: 4 }, mood: 'dreamy' },
  { when: ['product', 'office', 'startup'], suits: { upbeat: 4, electronic: 2 }, mood: 'hopeful' },
  { when: ['sunset', 'dusk', 'golden'], suits: { ambient: 2, 'piano-calm': 2, acoustic: 1 } },
  { when: ['sunrise', 'dawn', 'morning'], suits: { acoustic: 2, 'piano-calm': 1, ambient: 1 }, mood: 'hopeful' },
  { when: ['night'], suits: { 'lo-fi': 2, synthwave: 2, ambient: 1 } },
  { when: ['noon', 'day', 'sunny', 'clear'], suits: { acoustic: 1, upbeat: 1 } },
  { when: ['rain', 'drizzle'], suits: { 'lo-fi': 3, 'piano-calm': 2 }, mood: 'sad' },
  { when: ['storm', 'thunder'], suits: { cinematic: 4 }, mood: 'dark' },
  { when: ['snow', 'winter'], suits: { 'piano-calm': 3, ambient: 1 }, mood: 'dreamy' },
  { when: ['fog', 'mist'], suits: { ambient: 3 }, mood: 'dark' },
]

/** What a mood asks for when no kind is named. */
const byMood: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  calm: { ambient: 3, 'piano-calm': 3, acoustic: 1 },
  dreamy: { ambient: 4, 'piano-calm': 1 },
  romantic: { 'piano-calm': 4, acoustic: 2 },
  happy: { upbeat: 5, acoustic: 2 },
  hopeful: { acoustic: 2, 'piano-calm': 1, upbeat: 1 },
  energetic: { electronic: 4, upbeat: 3, synthwave: 1 },
  epic: { cinematic: 6 },
  sad: { 'piano-calm': 5 },
  dark: { cinematic: 3, ambient: 2, synthwave: 1 },
}

/**
 * Music that suits a film: kind and mood from what is said and seen, the rest by seed. Words that name a kind win.
 * Pure.
 */
export function chooseMusic(hints: MusicHints): MusicRecipe {
  const words = hints.mood ?? ''
  const asked = findMusicKind(words)
  const seen = [hints.setting, hints.time, hints.weather].filter((text) => text !== undefined).map((text) => text.toLowerCase())
  const rows = suggestions.filter((row) => row.when.some((word) => seen.some((text) => text.includes(word))))
  const mood = findMood(words) ?? rows.find((row) => row.mood)?.mood
  if (asked) return recipe(asked.name, hints.seed, mood)
  const weights = new Map<string, number>()
  const add = (suits: Readonly<Record<string, number>>, times: number): void => {
    for (const [kind, weight] of Object.entries(suits)) weights.set(kind, (weights.get(kind) ?? 0) + weight * times)
  }
  for (const row of rows) add(row.suits, 1)
  const spoken = findMood(words)
  if (spoken) add(byMood[spoken]!, 2)
  if (weights.size === 0) add({ acoustic: 1, ambient: 1, upbeat: 1, 'piano-calm': 1 }, 1)
  return recipe(draw(weights, hints.seed), hints.seed, mood)
}

/** Kinds that suit less than half as well as the best are out of the question. */
function draw(weights: ReadonlyMap<string, number>, seed: number): string {
  const most = Math.max(...weights.values())
  const likely = [...weights].filter(([, weight]) => weight >= most * 0.5)
  const total = likely.reduce((sum, [, weight]) => sum + weight, 0)
  let mark = createRandom(seed, 'choose music').next() * total
  for (const [kind, weight] of likely) {
    mark -= weight
    if (mark < 0) return kind
  }
  return likely[0]![0]
}

function recipe(kind: string, seed: number, mood: string | undefined): MusicRecipe {
  return mood === undefined ? { kind, seed } : { kind, seed, mood }
}
