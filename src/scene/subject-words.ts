/**
 * Nouns and doings that are understood and cannot be drawn: the reply says that they were left out. English singular
 * in lower case; irregular plurals are listed.
 */
import type { Table } from './vocabulary.ts'

export const unseenWords: Table<string> = [
  ['child', { en: ['child', 'children', 'kid', 'baby', 'babies', 'toddler'], zh: ['小孩', '孩子', '儿童', '婴儿'] }],
  ['animal', { en: ['animal', 'monkey', 'butterfly', 'butterflies'], zh: ['动物', '猴子', '蝴蝶'] }],
  ['spectacle', { en: ['volcano', 'volcanoes', 'tornado', 'firework', 'waterfall', 'cherry blossom'], zh: ['火山', '龙卷风', '烟花', '瀑布', '樱花'] }],
  ['boat', { en: ['boat', 'sailboat', 'ship', 'yacht', 'sailing', 'canoe', 'kayak', 'ferry'], zh: ['帆船', '小船', '轮船', '渔船', '船'] }],
  ['car', { en: ['car', 'taxi', 'traffic', 'vehicle'], zh: ['汽车', '出租车', '车流', '车辆', '飞车'] }],
  ['vehicle', { en: ['bus', 'buses', 'truck', 'motorcycle', 'bicycle', 'bike'], zh: ['公交车', '卡车', '摩托车', '自行车'] }],
  ['train', { en: ['train', 'tram', 'locomotive'], zh: ['火车', '列车', '电车'] }],
  ['aircraft', { en: ['airplane', 'plane', 'helicopter', 'hot air balloon', 'balloon', 'rocket', 'spaceship'], zh: ['飞机', '直升机', '热气球', '火箭', '飞船'] }],
  ['robot', { en: ['robot', 'android', 'astronaut', 'dragon', 'knight', 'wizard', 'unicorn', 'dinosaur', 'monster', 'alien'], zh: ['机器人', '宇航员', '龙', '骑士', '恐龙', '怪兽', '外星人'] }],
  ['building', { en: ['lighthouse', 'castle', 'cabin', 'cottage', 'temple', 'church', 'churches', 'windmill', 'bridge', 'pier', 'tent', 'campfire'], zh: ['灯塔', '城堡', '小屋', '寺庙', '教堂', '风车', '大桥', '码头', '帐篷', '篝火'] }],
]
