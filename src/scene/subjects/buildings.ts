/** Buildings and what stands in towns and on hills. */
import type { SubjectRow } from './subject-row.ts'

type Rest = Omit<SubjectRow, 'kind' | 'words' | 'slots' | 'home'> & Partial<Pick<SubjectRow, 'home' | 'slots'>>

function standing(kind: string, en: string, zh: string, rest: Rest): SubjectRow {
  return { kind, words: { en: en.split('|'), zh: zh.split('|') }, slots: ['ground'], home: ['meadow', 'mountains'], part: 0.5, isScenery: true, many: 2, ...rest }
}

export const buildings: readonly SubjectRow[] = [
  standing('house', 'house|home|farmhouse|villa|mansion', '房子|房屋|别墅|农舍', { size: [6.4, 8.9, 6.9], ink: 'wall' }),
  standing('cottage', 'cottage|fairytale house', '村舍|小房子', { size: [6.4, 8.9, 6.9] }),
  standing('haunted-house', 'haunted house|haunted mansion|spooky house', '鬼屋|凶宅', { size: [17, 21, 12], home: ['haunted'] }),
  standing('cabin', 'cabin|log cabin|wooden house|lodge|chalet', '小屋|木屋|小木屋', { size: [5.4, 7, 6], home: ['forest', 'mountains'] }),
  standing('barn', 'barn|farm', '谷仓|农场', { size: [10, 18, 9], ink: 'boards' }),
  standing('lighthouse', 'lighthouse', '灯塔', { size: [19.8, 13, 10], home: ['harbour', 'beach', 'open-sea'], slots: ['ground', 'water'], part: 0.62, ink: 'red' }),
  standing('windmill', 'windmill', '风车', { size: [15.5, 6, 13], home: ['field', 'meadow'], part: 0.56 }),
  standing('wind-turbine', 'wind turbine|wind farm', '风力发电机|风电', { size: [80, 8, 56], home: ['field', 'meadow'], part: 0.62, many: 3 }),
  standing('castle', 'castle|fortress|fortresses|palace', '城堡|宫殿|古堡', { size: [44, 62, 40], home: ['castle-hill', 'mountains'], part: 0.56 }),
  standing('church', 'church|churches|chapel|cathedral', '教堂', { size: [19.8, 16.4, 6.8], home: ['village', 'mountains'] }),
  standing('pagoda', 'pagoda', '宝塔|佛塔', { size: [23.5, 10.6, 10.6], home: ['garden', 'mountains', 'forest'], part: 0.6 }),
  standing('temple', 'temple|shrine|chinese palace|forbidden city', '寺庙|庙宇|寺|神社|故宫', { size: [13.5, 24, 16], home: ['garden', 'mountains', 'forest'] }),
  standing('torii', 'torii|torii gate|japanese gate', '鸟居', { size: [6.2, 0.9, 7.8], home: ['lake', 'forest', 'beach'], slots: ['ground', 'water'], shows: 'front', ink: 'vermilion' }),
  standing('tower', 'eiffel tower|tower|steel tower', '埃菲尔铁塔|铁塔|高塔|塔', { size: [100, 40, 40], home: ['skyline', 'meadow'], part: 0.66 }),
  standing('terminal', 'airport terminal|terminal building', '航站楼', { size: [14, 108, 30], home: ['airport'], shows: 'side' }),
  standing('control-tower', 'control tower|air traffic control tower', '塔台|控制塔', { size: [42, 14, 14], home: ['airport'], part: 0.6 }),
  standing('pyramid', 'pyramid', '金字塔', { size: [46, 68, 68], home: ['desert'], many: 3 }),
  standing('great-wall', 'great wall|great wall of china', '长城|万里长城', { size: [62, 300, 120], home: ['mountains'] }),
  standing('floating-island', 'floating island|flying island|sky island', '浮岛|空中岛屿|悬浮岛|天空之城', { size: [24, 26, 20], home: ['sky'], slots: ['sky', 'space'], part: 0.48 }),
  standing('tent', 'tent|camping tent', '帐篷|露营', { size: [1.55, 2.8, 2.1], home: ['forest', 'mountains', 'lake'], part: 0.36, isScenery: false, ink: 'canvas' }),
  standing('igloo', 'igloo', '冰屋|雪屋', { size: [1.9, 5, 4], home: ['snow', 'mountains'], part: 0.36 }),
  standing('yurt', 'yurt|ger', '蒙古包|毡房', { size: [3.2, 5.4, 5.4], home: ['meadow', 'mountains'], part: 0.4 }),
  standing('hut', 'hut|shack|thatched hut', '茅屋|草屋|草房', { size: [4.3, 5.8, 5.8], home: ['beach', 'jungle', 'meadow'], part: 0.42 }),
  standing('stone-bridge', 'stone bridge|arch bridge|bridge', '石桥|拱桥|桥', { size: [7.4, 40, 5], home: ['river', 'lake', 'meadow'], slots: ['water', 'ground'], shows: 'side' }),
  standing('suspension-bridge', 'suspension bridge|golden gate bridge|golden gate', '吊桥|跨海大桥|大桥|金门大桥', { size: [40, 120, 10], home: ['open-sea', 'harbour'], slots: ['water', 'ground'], shows: 'side' }),
  standing('ferris-wheel', 'ferris wheel|big wheel', '摩天轮', { size: [42, 42, 8], home: ['skyline', 'beach', 'meadow'], part: 0.66, shows: 'side' }),
  standing('standing-stones', 'stonehenge|standing stone|stone circle', '巨石阵', { size: [5.6, 20, 20], part: 0.34 }),
  standing('fountain', 'fountain', '喷泉', { size: [4, 5, 5], home: ['garden', 'street', 'meadow'], part: 0.44, isScenery: false }),
  standing('christmas-tree', 'christmas tree|xmas tree|decorated tree', '圣诞树', { size: [2.2, 1.6, 1.6], home: ['room', 'village', 'street'], part: 0.62, isScenery: false }),
  standing('candle', 'candle|candlestick', '蜡烛|烛台', { slots: ['table', 'ground'], size: [0.46, 0.13, 0.13], home: ['cafe', 'room'], part: 0.34, isScenery: false }),
  standing('campfire', 'campfire|bonfire|camp fire|fire', '篝火|营火|火堆|火焰', { size: [1.2, 1.4, 1.4], home: ['forest', 'beach', 'night-sky'], part: 0.34, isScenery: false, gathersAtM: 1.25 }),
  standing('picnic', 'picnic|picnic blanket|having a picnic|picnicking', '野餐|野餐垫', { size: [0.55, 2.1, 1.6], home: ['garden', 'meadow'], part: 0.3, isScenery: false, gathersAtM: 0.95 }),
]
