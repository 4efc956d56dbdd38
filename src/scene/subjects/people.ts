/** People: of all ages, by what they do, by their trade, and those of tales. */
import type { SubjectRow } from './subject-row.ts'

type Rest = Partial<Omit<SubjectRow, 'kind' | 'words'>>

const adult = { size: [1.75, 0.5, 0.55], slots: ['ground'], speed: 1.08, part: 0.44, many: 3, isPerson: true, ink: 'top', home: ['street', 'beach'] } as const

function someone(kind: string, en: string, zh: string, rest: Rest = {}): SubjectRow {
  return { ...adult, kind, words: { en: en.split('|'), zh: zh.split('|') }, ...rest }
}

/** Known by what is done: any person who is said to do it is this one. */
function doer(kind: string, [en, zh]: readonly [string, string], [doingEn, doingZh]: readonly [string, string], rest: Rest = {}): SubjectRow {
  return someone(kind, en, zh, { doing: { en: doingEn.split('|'), zh: doingZh.split('|') }, ...rest })
}

const mountains = { home: ['mountains', 'forest'], part: 0.36 } as const
const snow = { home: ['snow', 'mountains'] } as const
const stage = { home: ['stage', 'street'], speed: 0, part: 0.44 } as const
const tale = { home: ['castle-hill', 'meadow', 'mountains'] } as const

export const people: readonly SubjectRow[] = [
  doer('hiker', ['hiker|backpacker|trekker|mountaineer|wanderer', '徒步者|登山者|背包客'], ['hiking|hikes|trekking|backpacking', '徒步|登山'], { ...mountains, variants: ['hiking-man', 'hiking-woman'] }),
  someone('man', 'man|men|guy|gentleman|gentlemen', '男人|男子|先生', { isPlain: true, dances: 'dancing-man' }),
  someone('woman', 'woman|women|lady|ladies', '女人|女子|女士|姑娘', { isPlain: true, dances: 'dancer', home: ['beach', 'street'] }),
  someone('person', 'person|people|crowd|pedestrian|tourist|traveller|traveler|someone|human|passer-by|passersby', '人群|行人|游客|旅人|人们|人物|一个人|人', { isPlain: true, variants: ['man', 'woman', 'casual-man', 'coat-woman', 'coat-man', 'casual-woman'] }),
  someone('family', 'family|families', '家人|一家人|全家', { isPlain: true, variants: ['man', 'woman', 'girl', 'boy'], many: 4, home: ['garden', 'beach'] }),
  someone('pair', 'couple|friend|parents', '情侣|朋友|父母', { isPlain: true, variants: ['man', 'woman', 'casual-man', 'casual-woman'], waltz: ['dancing-man', 'dancer'], home: ['garden', 'beach'] }),
  someone('dress-woman', 'woman in a dress|lady in a dress', '穿裙子的女人|穿连衣裙的女人', { home: ['beach', 'meadow'] }),
  someone('boy', 'boy', '男孩', { size: [1.25, 0.4, 0.4], speed: 0.9, isPlain: true, home: ['meadow', 'beach'] }),
  someone('girl', 'girl', '女孩|小女孩', { size: [1.25, 0.4, 0.4], speed: 0.9, isPlain: true, home: ['meadow', 'beach'] }),
  someone('child', 'child|children|kid|student|students|pupil|schoolchildren|classmates', '小孩|孩子|儿童|学生|同学们', { variants: ['boy', 'girl'], size: [1.25, 0.4, 0.4], speed: 0.9, isPlain: true, home: ['meadow', 'beach'] }),
  someone('toddler', 'toddler|baby|babies', '婴儿|宝宝', { size: [0.86, 0.3, 0.3], speed: 0.5, home: ['meadow', 'beach'] }),
  someone('old-man', 'old man|old men|elderly man|grandfather|grandpa', '老爷爷|爷爷|老头', { speed: 0.6, home: ['garden', 'street'] }),
  someone('old-person', 'old couple|elderly couple|old people|elderly people|grandparents|senior|elderly', '老人|老年人|老夫妻|老夫妇', { speed: 0.6, variants: ['old-man', 'old-woman'], many: 2, home: ['garden', 'street'] }),
  someone('old-woman', 'old woman|old women|elderly woman|grandmother|grandma', '老奶奶|奶奶|老太太', { speed: 0.6, home: ['garden', 'street'] }),
  doer('umbrella-person', ['person with an umbrella', '打伞的人'], ['umbrella|with an umbrella|with umbrellas|under an umbrella|holding an umbrella|carrying an umbrella', '雨伞|打着伞|撑着伞|撑伞|打伞'], { young: 'umbrella-child', variants: ['umbrella-woman', 'umbrella-man'], size: [2.1, 0.9, 0.9], ink: 'canopy', home: ['street'] }),
  someone('umbrella-child', 'child with an umbrella|children with umbrellas', '打伞的孩子', { variants: ['umbrella-girl', 'umbrella-boy'], size: [1.65, 0.9, 0.9], speed: 0.9, ink: 'canopy', home: ['street'] }),
  doer('kite-flyer', ['kite flyer', '放风筝的人'], ['flying a kite|flies a kite|flying kites|flying kite|with a kite', '放风筝'], { young: 'kite-child', variants: ['kite-woman', 'kite-man'], size: [4.4, 3.9, 1.4], speed: 0, part: 0.78, ink: 'paint', home: ['meadow', 'beach'], shows: 'side' }),
  someone('kite-child', 'child with a kite|children with kites', '放风筝的孩子', { variants: ['kite-girl', 'kite-boy'], size: [4.4, 3.9, 1.4], speed: 0, part: 0.78, ink: 'paint', home: ['meadow', 'beach'], shows: 'side' }),
  doer('coffee-person', ['coffee drinker|coffee in hand|hands holding a cup of coffee|hands holding a cup|hands around a cup|hands holding a mug', '捧着咖啡的手|手捧咖啡'], ['holding a cup of coffee|holding a coffee|holding coffee|drinking coffee|sipping coffee|having coffee|having a coffee|with a cup of coffee|with a coffee|with coffee in hand|with coffee in hands|drinking tea|holding a cup of tea|holding a mug', '喝咖啡|端着咖啡|捧着咖啡|喝茶|手捧咖啡'], { variants: ['coffee-woman', 'coffee-man'], speed: 0, part: 1.5, home: ['room', 'garden'] }),
  doer('laptop-person', ['programmer|coder|software developer|remote worker|freelancer', '程序员|自由职业者'], ['with a laptop|on a laptop|using a laptop|working on a laptop|working on a computer|typing|coding|working from home|at a desk|at her desk|at his desk', '用笔记本电脑|使用电脑|敲代码|打字|办公|用电脑工作'], { variants: ['laptop-woman', 'laptop-man'], size: [1.35, 1.5, 1.4], speed: 0, part: 0.5, home: ['room'], shows: 'between' }),
  doer('barista', ['barista|coffee maker', '咖啡师'], ['pouring coffee|pours coffee|making coffee|makes coffee|pouring a latte|making a latte|pouring milk', '冲咖啡|做咖啡|倒咖啡|拉花'], { size: [1.8, 1.4, 2], speed: 0, part: 0.56, home: ['room'] }),
  doer('waiter', ['waiter|waitress|waitresses|bartender|butler', '服务员|侍者|服务生'], ['carrying a tray|carries a tray|with a tray|holding a tray|serving drinks|serves drinks|serving food|waiting tables', '端着托盘|端托盘|端盘子|端菜|上菜'], { machine: 'robot-waiter', variants: ['waiter-man', 'waiter-woman'], size: [1.75, 0.8, 0.6], home: ['restaurant', 'room'] }),
  someone('robot-waiter', 'robot waiter|robotic waiter|waiter robot|robot server|robot butler|robot waitress|robot waitresses', '机器人服务员|送餐机器人|服务机器人', { size: [1.75, 0.8, 0.6], home: ['restaurant', 'room'], ink: 'shell' }),
  doer('dj', ['dj|disc jockey|dj set|dj booth|dj deck', '打碟师|dj|dj台'], ['djing|spinning records|at the decks|at the turntables|mixing music', '打碟'], { size: [1.85, 1.6, 3.5], speed: 0, part: 0.5, home: ['stage'], shows: 'front' }),
  doer('weightlifter', ['weightlifter|weight lifter|bodybuilder|powerlifter', '举重运动员|健美运动员'], ['lifting weights|lifts weights|weightlifting|weight lifting|lifting a barbell|lifting dumbbells|working out|works out|exercising|exercises|training in the gym|doing fitness|pumping iron', '举重|举铁|锻炼|健身'], { variants: ['weightlifter-man', 'weightlifter-woman'], size: [2.1, 0.8, 1.9], speed: 0, part: 0.52, home: ['gym', 'room'], shows: 'face' }),
  doer('runner', ['runner|jogger|sprinter|athlete|marathon', '跑步者|跑者|运动员|马拉松'], ['jogging|jogs', '慢跑'], { variants: ['runner-man', 'runner-woman'], speed: 3, many: 5, hour: 'morning' }),
  doer('cyclist', ['cyclist|biker', '骑车人|骑行者'], ['cycling|biking|riding a bicycle|riding a bike', '骑车|骑行|骑自行车'], { variants: ['cyclist-man', 'cyclist-woman'], size: [1.75, 1.7, 0.55], speed: 4, ink: 'paint', home: ['road', 'street'], shows: 'side' }),
  doer('surfer', ['surfer', '冲浪者|冲浪手'], ['surfing|surfs', '冲浪'], { variants: ['surfer-man', 'surfer-woman'], size: [1.6, 2, 1.4], slots: ['water', 'ground'], speed: 3, part: 0.46, ink: 'board', home: ['open-sea', 'beach'] }),
  doer('skier', ['skier', '滑雪者'], ['skiing|skis', '滑雪'], { ...snow, size: [1.5, 1.7, 0.9], speed: 5 }),
  doer('snowboarder', ['snowboarder', '单板滑雪者'], ['snowboarding', '单板滑雪'], { ...snow, size: [1.5, 1.9, 1.6], speed: 5 }),
  doer('skateboarder', ['skateboarder|skater', '滑板少年|滑板手'], ['skateboarding|skating', '滑板'], { size: [1.6, 0.9, 1.4], speed: 3 }),
  doer('fisherman', ['fisherman|fishermen|angler', '渔夫|渔民|钓鱼的人'], ['fishing|angling', '钓鱼|垂钓'], { size: [1.75, 2, 0.6], speed: 0, home: ['lake', 'beach'], shows: 'away' }),
  doer('photographer', ['photographer|cameraman', '摄影师'], ['taking a photo|taking photos|photographing', '拍照|摄影'], { speed: 0, home: ['mountains', 'street'] }),
  doer('painter', ['painter', '画家'], ['painting a picture|painting at an easel', '画画|写生'], { size: [1.8, 1.4, 0.8], speed: 0, home: ['meadow', 'beach'] }),
  someone('reader', 'reader', '读者', { speed: 0, rests: 'read', home: ['meadow', 'beach'] }),
  someone('dancer', 'dancer', '舞者|舞蹈家|舞蹈演员', stage),
  someone('dancing-man', 'male dancer', '男舞者', stage),
  someone('ballerina', 'ballerina|ballet dancer', '芭蕾舞者|芭蕾舞演员', stage),
  doer('yogi', ['yogi|yoga|yoga class|yoga studio|yoga teacher', '瑜伽士|瑜伽|瑜伽馆|瑜伽课'], ['meditating|meditates|doing yoga|practising yoga|practicing yoga', '冥想|打坐|做瑜伽|练瑜伽'], { size: [0.95, 0.9, 0.9], speed: 0, home: ['beach', 'mountains'] }),
  someone('swimmer', 'swimmer', '游泳者|游泳运动员', { size: [0.5, 2.2, 0.9], slots: ['water'], speed: 1.2, ink: undefined, home: ['open-sea', 'lake'] }),
  doer('diver', ['diver|scuba diver|snorkeler|snorkeller', '潜水员|潜水者'], ['scuba diving|snorkelling|snorkeling', '潜水'], { size: [0.6, 2.3, 0.9], slots: ['underwater', 'water'], speed: 0.8, ink: 'tank', home: ['reef', 'open-sea'] }),
  doer('basketball-player', ['basketball player|basketball game|basketball match|basketball team', '篮球运动员|篮球员|篮球比赛|篮球赛'], ['playing basketball|dribbling', '打篮球'], { size: [1.94, 0.7, 0.6], speed: 0, home: ['gym', 'street'] }),
  doer('footballer', ['footballer|football player|soccer player|football match|soccer match|football game|soccer game|football team|soccer team', '足球运动员|球员|足球比赛|足球赛|足球队'], ['playing football|playing soccer|kicking a ball|kicks a ball|playing with a ball|with a ball', '踢足球|踢球|玩球'], { young: 'ball-child', variants: ['footballer', 'football-rival', 'football-mate', 'football-back'], size: [1.75, 1.3, 0.6], speed: 2.6, many: 5, home: ['stadium', 'meadow', 'street'] }),
  someone('ball-child', 'child with a ball|children with a ball', '玩球的孩子|踢球的孩子', { variants: ['ball-boy', 'ball-girl'], size: [1.25, 1, 0.4], speed: 1.7, part: 0.42, home: ['meadow', 'beach'] }),
  someone('jumping-person', 'jumper', '跳跃的人', { speed: 0, home: ['beach', 'meadow'] }),
  doer('guitarist', ['guitarist|guitar player|musician|busker', '吉他手|音乐家|街头艺人'], ['playing guitar|playing the guitar|playing a guitar', '弹吉他'], stage),
  doer('violinist', ['violinist', '小提琴手|小提琴家'], ['playing violin|playing the violin|playing a violin', '拉小提琴'], stage),
  doer('singer', ['singer|vocalist', '歌手|歌唱家'], ['singing|sings', '唱歌|歌唱'], stage),
  doer('pianist', ['pianist', '钢琴家|钢琴师'], ['playing piano|playing the piano|playing a piano', '弹钢琴'], { ...stage, size: [1.7, 2.6, 1.6] }),
  doer('drummer', ['drummer', '鼓手'], ['playing drums|playing the drums|drumming', '打鼓|敲鼓'], { ...stage, size: [1.4, 1.6, 1.6] }),
  someone('businessman', 'businessman|businessmen|businesswoman|businesswomen|office worker|commuter', '商人|白领|上班族|女白领', { isPlain: true, variants: ['businessman', 'businesswoman'] }),
  doer('chef', ['chef|cook|baker|pastry chef', '厨师|面包师'], ['cooking|frying|cooks dinner|preparing food|preparing a meal', '做饭|炒菜|烹饪|下厨'], { size: [2, 1.4, 2], speed: 0, part: 0.58, home: ['room'] }),
  someone('doctor', 'doctor|nurse|scientist', '医生|护士|科学家', { home: ['room'] }),
  someone('police', 'police officer|policeman|policemen|cop', '警察'),
  someone('firefighter', 'firefighter|fireman|firemen', '消防员'),
  someone('builder', 'builder|construction worker|worker|engineer', '工人|建筑工人|工程师'),
  someone('soldier', 'soldier', '士兵|军人|战士'),
  someone('farmer', 'farmer|peasant', '农民|农夫', { home: ['field', 'meadow'] }),
  someone('monk', 'monk', '僧人|和尚', mountains),
  someone('nun', 'nun', '修女'),
  someone('bride', 'bride|wedding|newlyweds', '新娘|婚礼|新人', { size: [1.75, 1.1, 1.1], home: ['garden', 'meadow', 'beach'] }),
  someone('groom', 'groom|bridegroom|wedding|newlyweds', '新郎|婚礼|新人', { home: ['garden', 'meadow', 'beach'] }),
  someone('kimono-woman', 'geisha|kimono', '艺伎|和服', { size: [2.1, 0.9, 0.9], home: ['garden', 'street'], speed: 0.7 }),
  someone('hanfu-woman', 'hanfu', '汉服|古装女子', { home: ['garden', 'meadow'] }),
  someone('cowboy', 'cowboy', '牛仔', { home: ['desert', 'meadow'] }),
  someone('santa', 'santa|santa claus|father christmas', '圣诞老人', { ...snow, ink: undefined }),
  someone('sweeper', 'street sweeper|cleaner', '清洁工|环卫工人', { speed: 0 }),
  someone('astronaut', 'astronaut|cosmonaut|spaceman|spacemen', '宇航员|航天员|太空人', { size: [1.9, 0.8, 0.9], slots: ['space', 'ground', 'sky'], part: 0.46, ink: undefined, home: ['space', 'desert'] }),
  someone('robot', 'robot|android|droid|cyborg', '机器人', { part: 0.44, ink: 'shell', home: ['street', 'desert'] }),
  someone('knight', 'knight', '骑士', { ...tale, ink: 'cape' }),
  someone('samurai', 'samurai', '武士', mountains),
  someone('ninja', 'ninja', '忍者', { home: ['forest', 'street'] }),
  someone('wizard', 'wizard|sorcerer|magician|mage', '巫师|魔法师|法师', { home: ['forest', 'mountains'], size: [2, 0.7, 0.7], rests: 'stand', part: 0.5, shows: 'front' }),
  someone('witch', 'witch|witches', '女巫', { size: [1.5, 1.9, 0.6], slots: ['sky', 'ground'], speed: 3, home: ['night-sky', 'forest'] }),
  someone('king', 'king|emperor', '国王|皇帝', tale),
  someone('queen', 'queen|empress', '女王|皇后', { ...tale, size: [1.75, 1.1, 1.1] }),
  someone('princess', 'princess|princesses', '公主', { ...tale, size: [1.75, 1.1, 1.1] }),
  someone('pirate', 'pirate', '海盗', { home: ['beach'] }),
  someone('superhero', 'superhero|superheroes|superman', '超级英雄|超人', { size: [0.9, 2, 0.7], slots: ['sky', 'ground'], speed: 4, home: ['street', 'sky'] }),
  someone('angel', 'angel', '天使', { size: [1.9, 1.4, 2], slots: ['sky', 'ground'], speed: 0, ink: undefined, home: ['sky', 'meadow'] }),
  someone('fairy', 'fairy|fairies|pixie|elf|elves', '仙女|精灵', { size: [1.4, 0.8, 1.3], slots: ['sky', 'ground'], speed: 0, home: ['forest', 'meadow'] }),
  someone('ghost', 'ghost|phantom', '幽灵|鬼魂', { ink: undefined, speed: 0.5, home: ['forest', 'street'] }),
  someone('snowman', 'snowman|snowmen', '雪人', { ...snow, season: 'winter', size: [1.75, 1, 1], speed: 0, ink: 'scarf' }),
  someone('skeleton', 'skeleton', '骷髅', { ink: undefined, home: ['forest', 'desert'] }),
  someone('alien', 'alien|extraterrestrial', '外星人', { size: [1.3, 0.4, 0.5], ink: 'skin', home: ['desert', 'street'] }),
  someone('scarecrow', 'scarecrow', '稻草人', { size: [1.75, 0.4, 1.7], speed: 0, home: ['field', 'meadow'] }),
]
