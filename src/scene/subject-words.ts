/**
 * Nouns and doings that are understood and cannot be drawn: the reply says that they were left out. English singular
 * in lower case; irregular plurals are listed.
 */
import type { Table } from './vocabulary.ts'

export const unseenWords: Table<string> = [
  ['child', { en: ['child', 'children', 'kid', 'baby', 'babies', 'toddler'], zh: ['小孩', '孩子', '儿童', '婴儿'] }],
  ['animal', { en: ['animal', 'monkey', 'butterfly', 'butterflies'], zh: ['动物', '猴子', '蝴蝶'] }],
  ['spectacle', { en: ['volcano', 'volcanoes', 'tornado', 'firework', 'waterfall', 'cherry blossom'], zh: ['火山', '龙卷风', '烟花', '瀑布', '樱花'] }],
  ['robot', { en: ['robot', 'android', 'astronaut', 'dragon', 'knight', 'wizard', 'dinosaur', 'monster', 'alien'], zh: ['机器人', '宇航员', '龙', '骑士', '恐龙', '怪兽', '外星人'] }],
]
