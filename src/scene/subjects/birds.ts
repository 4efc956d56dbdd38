/** Birds, in the air, on their feet and on water. */
import type { SubjectRow } from './subject-row.ts'

type Rest = Omit<SubjectRow, 'kind' | 'words' | 'slots'>

/** Flies unless it is said to sit. */
function flier(kind: string, en: string, zh: string, rest: Rest): SubjectRow {
  return { kind, words: { en: en.split('|'), zh: zh.split('|') }, slots: ['sky', 'ground'], ...rest }
}

/** Sits or stands unless it is said to fly. */
function sitter(kind: string, en: string, zh: string, rest: Rest, slots: SubjectRow['slots'] = ['ground', 'table', 'sky']): SubjectRow {
  return { kind, words: { en: en.split('|'), zh: zh.split('|') }, slots, rests: 'perch', ...rest }
}

export const birds: readonly SubjectRow[] = [
  flier('bird', 'bird|songbird|flock of birds|starling|sparrow|finch|finches', '鸟群|小鸟|飞鸟|麻雀|鸟', { size: [0.12, 0.24, 0.24], home: ['sky', 'lake', 'mountains'], speed: 4, many: 9, part: 0.2, ink: 'body' }),
  sitter('robin', 'robin', '知更鸟', { size: [0.15, 0.16, 0.07], home: ['garden', 'snow', 'forest'], many: 2 }),
  flier('gull', 'seagull|sea gull|gull', '海鸥', { size: [0.35, 0.6, 1.25], home: ['beach', 'harbour', 'open-sea'], speed: 5, many: 6, part: 0.24 }),
  flier('eagle', 'eagle|bald eagle|condor|vulture', '老鹰|雄鹰|鹰|秃鹫', { size: [0.8, 1.0, 2.0], home: ['mountains', 'canyon', 'sky'], speed: 6, many: 3, part: 0.3 }),
  flier('hawk', 'hawk|falcon|kestrel|kite bird', '猎鹰|隼', { size: [0.45, 0.65, 1.1], home: ['sky', 'mountains', 'field'], speed: 6, many: 3, part: 0.26 }),
  flier('crow', 'crow|raven|rook|blackbird|magpie', '乌鸦|渡鸦|喜鹊', { size: [0.4, 0.55, 0.92], home: ['field', 'forest', 'street'], speed: 4.5, many: 6, part: 0.24 }),
  flier('bat', 'bat|fruit bat|vampire bat', '蝙蝠', { size: [0.2, 0.3, 0.9], home: ['haunted', 'night-sky'], speed: 3, many: 7, part: 0.2, ink: 'wing' }),
  flier('dove', 'dove|white dove', '白鸽|和平鸽|鸽群', { size: [0.3, 0.4, 0.64], home: ['sky', 'mountains'], speed: 4.5, many: 5, part: 0.24 }),
  sitter('pigeon', 'pigeon', '鸽子', { size: [0.32, 0.36, 0.16], home: ['street'], many: 6, speed: 0.3 }),
  flier('swallow', 'swallow|swift', '燕子|雨燕', { size: [0.14, 0.24, 0.34], home: ['village', 'sky', 'lake'], speed: 6, many: 6, part: 0.16 }),
  flier('hummingbird', 'hummingbird', '蜂鸟', { size: [0.15, 0.19, 0.2], home: ['garden', 'meadow', 'jungle', 'forest'], speed: 0.12, part: 0.24, isLow: true }),
  sitter('parrot', 'parrot|macaw|cockatoo', '鹦鹉|金刚鹦鹉', { size: [1.05, 0.6, 0.3], home: ['jungle', 'forest', 'beach'], many: 2, part: 0.6 }),
  sitter('owl', 'owl|barn owl', '猫头鹰', { size: [1.08, 0.4, 0.4], home: ['forest', 'night-sky'], many: 2, part: 0.56, shows: 'front' }),
  sitter('swan', 'swan', '天鹅', { size: [0.95, 1.05, 0.4], home: ['lake', 'river', 'open-sea'], speed: 0.35, many: 3, rests: 'swim' }, ['water', 'ground', 'sky']),
  flier('goose', 'goose|geese|wild geese', '大雁|雁群|鹅', { size: [0.7, 0.95, 1.6], home: ['lake', 'sky', 'field'], speed: 5, many: 9, part: 0.2 }),
  sitter('duck', 'duck|mallard', '鸭子|野鸭|鸳鸯', { size: [0.34, 0.5, 0.2], home: ['lake', 'river', 'open-sea'], speed: 0.3, many: 5, rests: 'swim' }, ['water', 'ground', 'sky']),
  sitter('duckling', 'duckling|chick|rubber duck', '小鸭|小鸭子|小鸡', { size: [0.15, 0.18, 0.08], home: ['lake', 'meadow', 'open-sea'], speed: 0.2, many: 5, rests: 'swim' }, ['water', 'ground']),
  sitter('flamingo', 'flamingo|flamingoes', '火烈鸟', { size: [1.4, 0.6, 0.25], home: ['lake', 'beach'], many: 5, speed: 0.4 }, ['ground', 'water', 'sky']),
  sitter('stork', 'stork|heron|egret', '白鹭|鹳|苍鹭', { size: [1.15, 0.8, 0.26], home: ['lake', 'river', 'beach', 'field'], many: 2, speed: 0.4 }),
  sitter('crane', 'red-crowned crane|white crane|crane bird', '仙鹤|丹顶鹤|白鹤|鹤', { size: [1.35, 0.8, 0.26], home: ['lake', 'snow', 'meadow'], many: 3, speed: 0.4 }),
  sitter('ostrich', 'ostrich|ostriches|emu', '鸵鸟', { size: [2.4, 1.4, 0.6], home: ['savanna', 'desert', 'meadow'], many: 3, speed: 1.2 }, ['ground']),
  sitter('penguin', 'penguin|emperor penguin|king penguin', '企鹅|帝企鹅', { size: [0.95, 0.4, 0.4], home: ['snow', 'beach'], many: 5, speed: 0.4, rests: undefined }, ['ground']),
  sitter('rooster', 'rooster|cockerel', '公鸡', { size: [0.6, 0.7, 0.22], home: ['village', 'field', 'meadow'], many: 2, speed: 0.4 }, ['ground']),
  sitter('hen', 'hen|chicken', '母鸡|鸡', { size: [0.42, 0.5, 0.24], home: ['village', 'field', 'meadow'], many: 4, speed: 0.35 }, ['ground']),
  sitter('peacock', 'peacock|peafowl', '孔雀', { size: [1.35, 0.9, 2.0], home: ['garden', 'jungle', 'meadow'], many: 2, part: 0.42, shows: 'front' }, ['ground']),
  flier('dragon', 'dragon|fire dragon|wyvern', '巨龙|飞龙|恶龙|喷火龙|火龙', { size: [4.4, 10.6, 10], home: ['castle-hill', 'mountains', 'sky'], speed: 2.2, part: 0.42, many: 2, ink: 'body' }),
  flier('loong', 'chinese dragon|oriental dragon|eastern dragon|loong', '中国龙|神龙|金龙|青龙|祥龙|苍龙|龙', { size: [4.2, 12.5, 3.2], home: ['sky', 'mountains'], speed: 2.4, part: 0.56, many: 2, ink: 'body' }),
  flier('phoenix', 'phoenix|phoenixes|firebird', '凤凰|朱雀|火鸟', { size: [1.8, 4, 3.6], home: ['sky', 'mountains', 'volcano'], speed: 2.4, part: 0.42 }),
  flier('butterfly', 'butterfly|butterflies', '蝴蝶', { size: [0.2, 0.14, 0.28], home: ['meadow', 'garden'], variants: ['butterfly', 'blue-butterfly', 'white-butterfly'], speed: 0.22, part: 0.17, many: 9, isLow: true }),
  flier('bee', 'bee|honeybee|honey bee|bumblebee', '蜜蜂', { size: [0.12, 0.16, 0.16], home: ['meadow', 'garden'], speed: 0.16, part: 0.15, many: 7, isLow: true }),
]
