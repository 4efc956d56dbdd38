/** What subjects do: words → a motion that figures know. What only some people do is a row of its own (`doing`). */
import type { Table } from '../vocabulary.ts'

export const actions = [
  'walk', 'run', 'stand', 'sit', 'lie', 'sleep', 'graze', 'fly', 'swim', 'perch', 'leap', 'dance', 'wave', 'read', 'ride', 'play', 'hug', 'smile', 'waltz', 'howl',
] as const
export type Action = (typeof actions)[number]

export const actionWords: Table<Action> = [
  ['run', { en: ['running', 'runs', 'run', 'gallop', 'galloping', 'sprint', 'sprinting', 'jogging', 'chasing', 'racing'], zh: ['奔跑', '奔驰', '飞奔', '跑步', '奔腾', '追逐', '跑'] }],
  ['sleep', { en: ['sleeping', 'sleeps', 'asleep', 'napping', 'dozing', 'curled up'], zh: ['睡觉', '熟睡', '沉睡', '打盹', '睡着', '睡'] }],
  ['lie', { en: ['lying', 'lies down', 'lying down', 'resting', 'lounging'], zh: ['躺着', '趴着', '卧着', '躺', '趴'] }],
  ['sit', { en: ['sitting', 'sits', 'seated', 'sit'], zh: ['坐着', '坐在', '坐'] }],
  ['stand', { en: ['standing', 'stands', 'waiting', 'feeding', 'feeds', 'stand'], zh: ['站着', '站在', '伫立', '等待', '喂', '喂食', '站'] }],
  ['graze', { en: ['grazing', 'grazes', 'eating', 'eats', 'drinking'], zh: ['吃草', '吃', '喝水', '觅食'] }],
  ['fly', { en: ['flying', 'flies', 'soaring', 'soars', 'gliding', 'hovering', 'fly'], zh: ['飞翔', '飞行', '翱翔', '盘旋', '飞过', '飞'] }],
  ['swim', { en: ['swimming', 'swims', 'swim'], zh: ['游泳', '游动', '畅游', '游过', '游'] }],
  ['leap', { en: ['jumping', 'leaping', 'breaching', 'jumps', 'leaps', 'breaches'], zh: ['跳跃', '跃出', '跳出', '跳起'] }],
  ['perch', { en: ['perched', 'perching', 'perches'], zh: ['栖息', '停在', '落在'] }],
  ['dance', { en: ['dancing', 'dances', 'dance'], zh: ['跳舞', '起舞', '舞蹈', '舞动'] }],
  ['wave', { en: ['waving', 'waves hello', 'greeting'], zh: ['挥手', '招手'] }],
  ['read', { en: ['reading', 'reads', 'reading a book', 'reads a book', 'reading books', 'reading a novel', 'with a book', 'holding a book', 'with an open book'], zh: ['看书', '读书', '阅读', '看小说', '捧着书'] }],
  ['play', { en: ['playing', 'plays', 'play'], zh: ['玩耍', '嬉戏', '玩'] }],
  ['ride', { en: ['riding', 'rides', 'on horseback', 'ride'], zh: ['骑着', '骑在', '骑'] }],
  ['hug', { en: ['holding hands', 'hugging', 'embracing', 'kissing'], zh: ['手牵手', '牵手', '拥抱', '相拥'] }],
  ['smile', { en: ['smiling', 'smiles', 'smile', 'laughing', 'laughs', 'grinning'], zh: ['微笑', '笑着', '大笑', '笑容', '笑'] }],
  ['howl', { en: ['howling', 'howls', 'howl', 'roaring', 'roars', 'roar'], zh: ['嚎叫', '长嚎', '怒吼', '咆哮', '吼叫'] }],
  ['walk', { en: ['walking', 'walks', 'strolling', 'wandering', 'walk', 'stroll', 'wander'], zh: ['走过', '走在', '散步', '漫步', '行走', '走'] }],
]
