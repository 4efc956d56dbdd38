/**
 * Nouns and doings that are understood and cannot be drawn: the reply says that they were left out. English singular
 * in lower case; irregular plurals are listed.
 */
import type { Table } from './vocabulary.ts'

export const unseenWords: Table<string> = [
  ['animal', { en: ['animal', 'monkey'], zh: ['动物', '猴子'] }],
  ['spectacle', { en: ['tornado', 'tornadoes'], zh: ['龙卷风'] }],
  ['creature', { en: ['dinosaur', 'monster', 'mermaid'], zh: ['恐龙', '怪兽', '美人鱼'] }],
  ['climber', { en: ['climber', 'rock climber'], zh: ['攀岩者'] }],
]
