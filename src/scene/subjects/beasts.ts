/** Animals on four legs. */
import type { SubjectRow } from './subject-row.ts'

type Rest = Omit<SubjectRow, 'kind' | 'words' | 'slots'>

/** An animal of the ground: names in English and Chinese, parted by bars. */
function animal(kind: string, en: string, zh: string, rest: Rest): SubjectRow {
  return { kind, words: { en: en.split('|'), zh: zh.split('|') }, slots: ['ground'], ink: 'coat', isBeast: true, ...rest }
}

export const beasts: readonly SubjectRow[] = [
  animal('dog', 'dog|puppy|puppies|doggy|golden retriever|labrador|corgi|husky|huskies', '小狗|狗狗|金毛|柯基|哈士奇|狗', { size: [0.85, 1.05, 0.22], home: ['meadow', 'beach'], speed: 1.5 }),
  animal('wolf', 'wolf|wolves', '野狼|狼', { size: [1.0, 1.5, 0.26], home: ['snow', 'forest', 'mountains'], speed: 1.6 }),
  animal('fox', 'fox|foxes', '狐狸', { size: [0.55, 1.0, 0.14], home: ['autumn-wood', 'forest'], speed: 1.2 }),
  animal('cat', 'cat|kitten|kitty|kitties|tabby', '小猫|猫咪|橘猫|花猫|猫', { size: [0.36, 0.5, 0.12], home: ['room', 'garden', 'meadow'], speed: 0.5, rests: 'sit', shows: 'face' }),
  animal('black-cat', 'black cat', '黑猫', { size: [0.36, 0.5, 0.12], home: ['room', 'garden', 'street'], speed: 0.5, rests: 'sit', shows: 'face', ink: undefined }),
  animal('lion', 'lion', '雄狮|狮子', { size: [1.4, 2.4, 0.55], home: ['savanna', 'meadow'], speed: 1.3 }),
  animal('tiger', 'tiger', '老虎|猛虎|虎', { size: [1.25, 2.4, 0.4], home: ['jungle', 'forest'], speed: 1.3 }),
  animal('leopard', 'leopard|cheetah|jaguar|panther', '花豹|猎豹|豹子|豹', { size: [0.95, 1.9, 0.3], home: ['savanna', 'jungle', 'forest'], speed: 1.3 }),
  animal('bear', 'bear|grizzly|grizzlies|bear cub', '棕熊|黑熊|熊', { size: [1.3, 1.75, 0.6], home: ['forest', 'mountains'], speed: 1.1 }),
  animal('polar-bear', 'polar bear', '北极熊', { size: [1.35, 1.85, 0.6], home: ['snow', 'mountains'], speed: 1.1, ink: undefined }),
  animal('panda', 'panda|giant panda', '大熊猫|熊猫', { size: [1.1, 1.4, 0.6], home: ['jungle', 'forest'], speed: 0.8, rests: 'sit', shows: 'face', ink: undefined }),
  animal('horse', 'horse|pony|ponies|stallion|mare|mustang', '骏马|马儿|马匹|白马|奔马|马', { size: [2.25, 2.5, 0.6], home: ['meadow', 'beach'], speed: 6, many: 4, carries: true }),
  animal('unicorn', 'unicorn', '独角兽', { size: [2.5, 2.5, 0.6], home: ['forest', 'meadow'], speed: 1.5, carries: true }),
  animal('zebra', 'zebra', '斑马', { size: [1.9, 2.2, 0.5], home: ['savanna', 'meadow'], speed: 1.4, many: 4, ink: undefined }),
  animal('donkey', 'donkey|mule', '毛驴|驴', { size: [1.6, 1.8, 0.4], home: ['meadow', 'village'], speed: 1.1, carries: true }),
  animal('camel', 'camel|dromedary|dromedaries|caravan', '骆驼|驼队', { size: [2.5, 2.9, 0.6], home: ['desert', 'beach'], speed: 1.2, many: 4 }),
  animal('cow', 'cow|cattle|dairy cow', '奶牛|母牛|牛群|牛', { size: [1.6, 2.4, 0.66], home: ['meadow', 'field'], speed: 0.8, rests: 'graze', many: 4, ink: undefined }),
  animal('bull', 'bull|ox|oxen|buffalo|buffaloes|bison', '公牛|水牛|野牛', { size: [1.75, 2.5, 0.75], home: ['meadow', 'savanna'], speed: 1.1 }),
  animal('yak', 'yak', '牦牛', { size: [1.8, 2.4, 0.8], home: ['mountains', 'meadow'], speed: 0.8, rests: 'graze', many: 4 }),
  animal('sheep', 'sheep|lamb', '绵羊|羊群|小羊|羊', { size: [0.95, 1.2, 0.45], home: ['meadow', 'field'], speed: 0.7, rests: 'graze', many: 6 }),
  animal('goat', 'goat', '山羊', { size: [1.05, 1.15, 0.32], home: ['mountains', 'meadow'], speed: 0.9, many: 4 }),
  animal('pig', 'pig|piglet|boar', '小猪|野猪|猪', { size: [0.8, 1.4, 0.48], home: ['village', 'meadow'], speed: 0.8 }),
  animal('deer', 'deer|stag|buck|doe|fawn|elk', '小鹿|梅花鹿|鹿群|麋鹿|鹿', { size: [1.95, 1.7, 0.5], home: ['forest', 'meadow'], speed: 1.1, rests: 'stand' }),
  animal('reindeer', 'reindeer|caribou', '驯鹿', { size: [1.95, 1.8, 0.6], home: ['snow', 'mountains'], speed: 1.2, many: 4 }),
  animal('moose', 'moose', '驼鹿', { size: [2.7, 2.6, 0.9], home: ['forest', 'lake'], speed: 1.1 }),
  animal('giraffe', 'giraffe', '长颈鹿', { size: [4.9, 3.2, 0.8], home: ['savanna', 'meadow'], speed: 1.4, part: 0.5, ink: undefined }),
  animal('elephant', 'elephant', '大象|象群', { size: [3.1, 4, 1.6], home: ['savanna', 'meadow'], speed: 1.3 }),
  animal('rhino', 'rhino|rhinoceros|rhinoceroses', '犀牛', { size: [1.9, 3.6, 1.0], home: ['savanna', 'meadow'], speed: 1.1 }),
  animal('hippo', 'hippo|hippopotamus|hippopotamuses', '河马', { size: [1.55, 3.4, 1.2], home: ['river', 'savanna', 'meadow'], speed: 0.8 }),
  animal('rabbit', 'rabbit|bunny|bunnies|hare', '小兔|兔子|野兔|兔', { size: [0.38, 0.4, 0.14], home: ['meadow', 'garden', 'forest'], speed: 1.2, rests: 'stand' }),
  animal('mouse', 'mouse|mice|rat|hamster', '小老鼠|老鼠|仓鼠', { size: [0.075, 0.18, 0.04], home: ['room', 'forest'], speed: 0.2, rests: 'stand' }),
  animal('squirrel', 'squirrel|chipmunk', '松鼠', { size: [0.3, 0.32, 0.08], home: ['forest', 'garden'], speed: 0.5, rests: 'sit', shows: 'face' }),
  animal('hedgehog', 'hedgehog|porcupine', '刺猬', { size: [0.15, 0.26, 0.14], home: ['autumn-wood', 'forest'], speed: 0.2 }),
  animal('crocodile', 'crocodile|alligator', '鳄鱼', { size: [0.7, 4.4, 0.8], home: ['river', 'jungle', 'beach'], speed: 0.5, rests: 'stand' }),
  animal('tortoise', 'tortoise', '陆龟|乌龟', { size: [0.5, 0.9, 0.6], home: ['beach', 'meadow'], speed: 0.12 }),
  animal('frog', 'frog|toad', '青蛙|蛙|蟾蜍', { size: [0.1, 0.12, 0.1], home: ['lake', 'forest'], speed: 0.15, rests: 'sit' }),
  animal('brontosaurus', 'brontosaurus|brachiosaurus|sauropod|diplodocus|long-necked dinosaur', '雷龙|腕龙|梁龙', { size: [8, 15, 2], home: ['jungle', 'forest', 'meadow'], speed: 1.6, part: 0.5 }),
  animal('triceratops', 'triceratops', '三角龙', { size: [3.2, 6.5, 1.8], home: ['jungle', 'meadow'], speed: 1.3 }),
]
