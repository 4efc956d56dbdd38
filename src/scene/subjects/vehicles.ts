/** What rolls, sails and flies with people in it. */
import type { SubjectRow } from './subject-row.ts'

type Rest = Omit<SubjectRow, 'kind' | 'words' | 'slots' | 'home'> & Partial<Pick<SubjectRow, 'home' | 'slots'>>

function onRoad(kind: string, en: string, zh: string, rest: Rest): SubjectRow {
  return { kind, words: { en: en.split('|'), zh: zh.split('|') }, slots: ['ground'], home: ['road', 'street', 'desert'], ink: 'paint', part: 0.3, ...rest }
}

function onRail(kind: string, en: string, zh: string, rest: Rest): SubjectRow {
  return { kind, words: { en: en.split('|'), zh: zh.split('|') }, slots: ['ground'], home: ['railway', 'meadow', 'mountains'], shows: 'side', ...rest }
}

/** On the water; on land where there is none. */
function afloat(kind: string, en: string, zh: string, rest: Rest): SubjectRow {
  return { kind, words: { en: en.split('|'), zh: zh.split('|') }, slots: ['water', 'ground'], home: ['open-sea', 'lake'], ...rest }
}

function inAir(kind: string, en: string, zh: string, rest: Rest): SubjectRow {
  return { kind, words: { en: en.split('|'), zh: zh.split('|') }, slots: ['sky', 'space', 'ground'], home: ['sky', 'mountains', 'meadow'], ...rest }
}

function inSpace(kind: string, en: string, zh: string, rest: Rest): SubjectRow {
  return { kind, words: { en: en.split('|'), zh: zh.split('|') }, slots: ['space', 'sky'], home: ['space', 'night-sky'], ...rest }
}

export const vehicles: readonly SubjectRow[] = [
  onRoad('car', 'car|automobile|sedan|vehicle', '汽车|轿车|小汽车|车辆|车', { size: [1.45, 4.4, 1.8], speed: 9 }),
  onRoad('taxi', 'taxi|cab|yellow cab', '出租车|的士', { size: [1.6, 4.4, 1.8], home: ['street', 'road'], speed: 8 }),
  onRoad('police-car', 'police car|police cruiser|patrol car', '警车', { size: [1.55, 4.4, 1.8], home: ['street', 'road'], speed: 9, ink: undefined }),
  onRoad('sports-car', 'sports car|supercar|race car|racing car|ferrari|lamborghini|porsche', '跑车|赛车|超跑', { size: [1.2, 4.5, 1.95], speed: 9 }),
  onRoad('jeep', 'jeep|suv|off-road vehicle|off-roader', '吉普车|越野车', { size: [1.85, 4.1, 1.8], home: ['desert', 'savanna', 'mountains', 'road'], speed: 7 }),
  onRoad('vintage-car', 'vintage car|classic car|old-timer|oldtimer|retro car', '老爷车|古董车|老式汽车', { size: [1.65, 3.9, 1.5], speed: 6 }),
  onRoad('van', 'van|minivan|delivery van', '面包车|货车|小货车', { size: [2.1, 4.8, 1.9], speed: 8 }),
  onRoad('camper-van', 'camper van|campervan|camper|motorhome|rv', '房车|露营车', { size: [2.1, 4.8, 1.9], home: ['beach', 'road', 'mountains'], speed: 6 }),
  onRoad('bus', 'bus|buses|coach', '公交车|巴士|大巴|公共汽车|客车', { size: [3.1, 11, 2.5], home: ['street', 'road'], speed: 7, part: 0.34 }),
  onRoad('double-decker', 'double-decker|double decker|double-decker bus|red london bus', '双层巴士', { size: [4.4, 9.5, 2.5], home: ['street', 'road'], speed: 6, part: 0.4 }),
  onRoad('school-bus', 'school bus|school buses', '校车', { size: [3, 9.5, 2.4], home: ['street', 'road'], speed: 6, part: 0.34 }),
  onRoad('truck', 'truck|lorry|lorries|semi', '卡车|大货车', { size: [3.4, 9, 2.5], speed: 8, part: 0.36 }),
  onRoad('fire-truck', 'fire truck|fire engine', '消防车', { size: [3.3, 8.5, 2.4], home: ['street', 'road'], speed: 8, part: 0.36 }),
  onRoad('tractor', 'tractor', '拖拉机', { size: [2.5, 3.2, 2], home: ['field', 'meadow'], speed: 2, carries: true }),
  onRoad('motorbike', 'motorbike|motorcycle|harley', '摩托车|机车', { size: [1.1, 2.1, 0.8], speed: 8, carries: true, rests: 'stand' }),
  onRoad('scooter', 'scooter|moped|vespa', '小摩托|电动车|踏板车', { size: [1.1, 1.7, 0.7], home: ['street', 'village'], speed: 5, carries: true, rests: 'stand' }),
  onRoad('bicycle', 'bicycle|bike', '自行车|单车', { size: [1.05, 1.8, 0.5], home: ['street', 'village', 'meadow'], speed: 3, carries: true, rests: 'stand' }),
  onRail('steam-train', 'steam train|steam locomotive|locomotive|train|railway train', '蒸汽火车|火车|列车', { size: [5, 31, 3], speed: 8, part: 0.5, ink: 'paint' }),
  onRail('bullet-train', 'bullet train|high-speed train|maglev|shinkansen', '高铁|动车|子弹头列车|新干线', { size: [3.7, 25, 3.2], speed: 9, part: 0.5, ink: 'second' }),
  onRail('tram', 'tram|streetcar|trolley', '有轨电车|电车', { size: [4.4, 8.8, 2.3], home: ['street', 'railway', 'road'], speed: 5, part: 0.34, ink: 'paint' }),
  afloat('sailboat', 'sailboat|sailing boat|sailing ship|sail boat|yawl|sailing', '帆船', { size: [10.5, 8.6, 2.5], speed: 1.6, part: 0.42, many: 4, ink: 'paint' }),
  afloat('rowing-boat', 'rowboat|rowing boat|boat|dinghy|wooden boat', '小船|木船|划艇|小舟|船', { size: [0.6, 3.8, 2], home: ['lake', 'river', 'open-sea'], speed: 0.5, part: 0.26, many: 3, carries: true, ink: 'hull' }),
  afloat('kayak', 'kayak|canoe', '皮划艇|独木舟', { size: [0.5, 4.6, 0.8], home: ['lake', 'river', 'open-sea'], speed: 1.2, part: 0.3, many: 3, carries: true, ink: 'paint' }),
  afloat('fishing-boat', 'fishing boat|trawler', '渔船|渔舟', { size: [7.2, 11, 3.6], home: ['harbour', 'open-sea'], speed: 1.2, part: 0.38, many: 3, ink: 'paint' }),
  afloat('yacht', 'yacht|motor yacht', '游艇|快艇', { size: [5.6, 24, 5.6], home: ['open-sea', 'harbour'], speed: 3, part: 0.45, ink: 'paint' }),
  afloat('ferry', 'ferry|ferries|steamboat|steamer', '渡轮|轮渡', { size: [16, 52, 12], home: ['harbour', 'open-sea'], speed: 3, part: 0.48, ink: 'paint' }),
  afloat('cruise-ship', 'cruise ship|ocean liner|liner', '邮轮|游轮', { size: [46, 180, 30], home: ['open-sea', 'harbour'], speed: 5, part: 0.52, ink: 'paint' }),
  afloat('cargo-ship', 'cargo ship|container ship|freighter|tanker|ship', '货轮|集装箱船|轮船|大船', { size: [34, 150, 24], home: ['open-sea', 'harbour'], speed: 4, part: 0.52, ink: 'paint' }),
  afloat('speedboat', 'speedboat|motorboat|motor boat', '摩托艇|汽艇', { size: [1.6, 7.5, 2.4], speed: 7, part: 0.34, ink: 'stripe' }),
  afloat('pirate-ship', 'pirate ship|galleon|tall ship|viking ship|longship|caravel', '海盗船|古帆船|大帆船', { size: [18, 28, 9], speed: 2, part: 0.5, ink: 'hull' }),
  { ...afloat('submarine', 'submarine', '潜水艇|潜艇', { size: [4.4, 9.6, 2.6], speed: 1.2, part: 0.44, ink: 'paint' }), slots: ['underwater', 'water'], home: ['reef', 'open-sea'] },
  afloat('dragon-boat', 'dragon boat', '龙舟', { size: [2.7, 11.5, 1.3], home: ['river', 'lake', 'open-sea'], speed: 3, part: 0.42, carries: true, ink: 'paint' }),
  afloat('gondola', 'gondola', '贡多拉', { size: [2.5, 10.5, 1.6], home: ['river', 'harbour', 'open-sea'], speed: 0.8, part: 0.4, carries: true, ink: 'paint' }),
  inAir('airliner', 'airplane|aeroplane|plane|airliner|passenger plane|jumbo jet', '飞机|客机|民航', { size: [12, 38, 36], speed: 22, part: 0.34, ink: 'second' }),
  inAir('propeller-plane', 'propeller plane|light aircraft|small plane|cessna', '螺旋桨飞机|小飞机', { size: [2.6, 9, 10], speed: 12, part: 0.3, ink: 'second' }),
  inAir('biplane', 'biplane', '双翼飞机', { size: [3, 8.5, 10], speed: 10, part: 0.32, ink: 'paint' }),
  inAir('fighter-jet', 'fighter jet|jet fighter|fighter plane', '战斗机|战机', { size: [3.6, 16, 9.4], speed: 30, part: 0.34, many: 3 }),
  inAir('helicopter', 'helicopter|chopper', '直升机|直升飞机', { size: [3.4, 10, 9.6], speed: 6, part: 0.34, ink: 'paint' }),
  inAir('balloon', 'hot air balloon|hot-air balloon', '热气球', { size: [21, 12.4, 12.4], speed: 0.5, part: 0.44, many: 6, ink: 'paint' }),
  inAir('airship', 'airship|zeppelin|blimp|dirigible', '飞艇', { size: [16, 40, 15], speed: 3, part: 0.42, ink: 'second' }),
  { ...inAir('rocket', 'rocket|rocket launch|rocket ship', '火箭|火箭发射', { size: [14, 5.6, 5.6], part: 0.42, ink: 'second' }), slots: ['sky', 'space', 'ground'], home: ['sky', 'desert', 'mountains', 'space'] },
  inSpace('spaceship', 'spaceship|space ship|spacecraft|starship|starfighter', '飞船|宇宙飞船|太空船|星舰', { size: [4, 19, 10], speed: 3, part: 0.42, ink: 'paint' }),
  inSpace('ufo', 'ufo|flying saucer|alien ship|alien spaceship', '飞碟|不明飞行物|外星飞船', { size: [3.1, 9, 9], speed: 1, part: 0.34, home: ['field', 'desert', 'space', 'mountains'], slots: ['sky', 'space'] }),
  inSpace('satellite', 'satellite', '卫星|人造卫星', { size: [2.4, 3, 13], speed: 0, part: 0.34 }),
  inSpace('space-station', 'space station|iss', '空间站|太空站', { size: [9, 22, 64], speed: 0, part: 0.44 }),
  inAir('drone', 'quadcopter|camera drone|delivery drone', '四旋翼', { size: [0.2, 0.55, 0.55], speed: 0.8, part: 0.26 }),
  inAir('kite', 'kite', '风筝', { size: [5.4, 3.2, 1.4], speed: 0, part: 0.6, home: ['beach', 'meadow', 'sky'], many: 4, ink: 'paint' }),
  inAir('paper-plane', 'paper plane|paper airplane|paper aeroplane', '纸飞机', { size: [0.1, 0.32, 0.2], speed: 0.5, part: 0.26, ink: 'paint' }),
  inAir('paraglider', 'paraglider|paragliding|parachute|parachutist|skydiver', '滑翔伞|降落伞|跳伞', { size: [7, 2.4, 9.6], speed: 1.6, part: 0.4, many: 3, home: ['mountains', 'beach'], ink: 'paint' }),
]
