/** What people wear of whom nothing is said: no two of a crowd the same. Pure. */
import type { Random } from './random.ts'

const tops = ['#3d5a80', '#7a8450', '#c9a227', '#8d6b94', '#b7b2a6', '#5b6770', '#a44a3f', '#2f6f6a', '#d9d3c5', '#34343c']
const trousers = ['#2f3a52', '#3a3b42', '#6b5d4a', '#4a5240']

export function everydayInks(random: Random): Readonly<Record<string, string>> {
  return { top: random.pick(tops), trousers: random.pick(trousers) }
}

/** As many different ones as there are, in an order of their own. */
export function crowdInks(random: Random, count: number): Readonly<Record<string, string>>[] {
  const first = random.integer(0, tops.length - 1)
  return Array.from({ length: count }, (_, i) => ({ top: tops[(first + i * 3) % tops.length]!, trousers: random.pick(trousers) }))
}
