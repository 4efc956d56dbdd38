/** A conversation from a file of JSON lines: the film it begins with, then its turns. */
import { readFileSync } from 'node:fs'
import type { StartName } from './films.ts'

export interface ToldTurn {
  readonly say: string
  /** The summary of the timeline afterwards; with neither it nor `like` nothing may have changed. */
  readonly shows?: string
  /** Afterwards everything is as it was after the turn of that number, from 1; 0 is the beginning. */
  readonly like?: number
  /** Words that the reply must have. */
  readonly says?: string
}

export interface Conversation {
  readonly on: StartName
  readonly language: 'en' | 'zh'
  readonly turns: readonly ToldTurn[]
}

export function readConversation(file: URL): Conversation {
  const [head, ...turns] = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown)
  return { ...(head as Pick<Conversation, 'on' | 'language'>), turns: turns as ToldTurn[] }
}
