/** What subjects do: words → the motion that a figure knows. */
import type { Table } from '../vocabulary.ts'

export const actions = ['hike', 'walk', 'run', 'stand', 'sit', 'lie', 'sleep', 'graze', 'fly', 'swim', 'perch', 'leap'] as const
export type Action = (typeof actions)[number]

export const actionWords: Table<Action> = [
  ['hike', { en: ['hiking', 'hike', 'trekking', 'backpacking'], zh: ['徒步', '登山'] }],
]
