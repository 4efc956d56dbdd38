/** What is said while work takes long. */
import type { Progress } from './progress.ts'
import type { Words } from './words.ts'

/** How often the skills promise a sign of life. */
export const signOfLifeMs = 120_000

/** Works, and says now and then that it still does. */
export async function withSignsOfLife<T>({ progress, words }: { progress: Progress; words: Words }, work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => progress.say(words.stillWorking), signOfLifeMs)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
