import type { Mode } from './kind.ts'

/** How a mood bends a kind: more or less energy, faster or slower, brighter or darker. */
export interface MoodBend {
  readonly words: readonly string[]
  readonly energyShift: number
  /** Multiplies the middle of the kind's tempo range; the range still holds. */
  readonly tempoFactor: number
  readonly mode?: Mode
}

export const moods = {
  calm: { words: ['calm', 'peaceful', 'serene', 'quiet', 'gentle', 'soft', '平静', '宁静', '安静', '柔和'], energyShift: -0.12, tempoFactor: 0.95 },
  dreamy: { words: ['dreamy', 'magical', 'ethereal', 'wonder', '梦幻', '奇妙'], energyShift: -0.06, tempoFactor: 0.97 },
  romantic: { words: ['romantic', 'love', 'tender', '浪漫', '爱情'], energyShift: -0.05, tempoFactor: 0.97, mode: 'major' },
  happy: { words: ['happy', 'joyful', 'cheerful', 'bright', 'fun', 'playful', '快乐', '欢快', '开心'], energyShift: 0.08, tempoFactor: 1.04, mode: 'major' },
  hopeful: { words: ['hopeful', 'inspiring', 'uplifting', 'warm', '希望', '励志', '温暖'], energyShift: 0.05, tempoFactor: 1, mode: 'major' },
  energetic: { words: ['energetic', 'exciting', 'fast', 'dynamic', 'powerful', '激情', '动感', '活力'], energyShift: 0.15, tempoFactor: 1.06 },
  epic: { words: ['epic', 'grand', 'majestic', 'heroic', '史诗', '壮丽', '宏伟'], energyShift: 0.15, tempoFactor: 1 },
  sad: { words: ['sad', 'melancholic', 'lonely', 'nostalgic', 'melancholy', '悲伤', '忧郁', '孤独', '怀旧'], energyShift: -0.12, tempoFactor: 0.93, mode: 'minor' },
  dark: { words: ['dark', 'tense', 'mysterious', 'suspense', 'eerie', 'ominous', '黑暗', '紧张', '神秘', '悬疑'], energyShift: -0.04, tempoFactor: 0.97, mode: 'minor' },
} as const satisfies Record<string, MoodBend>

export type MoodName = keyof typeof moods

/** The mood that a phrase speaks of, or undefined. */
export function findMood(phrase: string): MoodName | undefined {
  const text = phrase.toLowerCase()
  for (const [name, mood] of Object.entries(moods) as [MoodName, MoodBend][]) {
    if (mood.words.some((word) => (/\p{Script=Han}/u.test(word) ? text.includes(word) : new RegExp(`\\b${word}\\b`).test(text)))) return name
  }
  return undefined
}
