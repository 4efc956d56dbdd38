/** Things that are shown close, on a table or a pedestal, each drawn by a module of its own. */
import { namedColor } from './named-color.ts'
import type { ModuleUse, Vec3 } from './shot-plan.ts'
import type { Words } from './settings/setting.ts'

export interface StillThing {
  readonly words: Words
  /** Module that draws it, and its parameters. */
  readonly use: string
  readonly with?: Readonly<Record<string, number | Vec3>>
  /** Metres of its space to a unit, 1 when left out: what is long is shown smaller. */
  readonly size?: number
  /** Turned from its front, radians, where it does not turn. */
  readonly face?: number
  /** How high steam rises from it, above its foot, and how broad; left out: it is cold. */
  readonly steam?: readonly [from: number, wide: number]
  /** Its flames light the room. */
  readonly hasFlame?: boolean
}

const rows = {
  perfume: { words: { en: ['perfume', 'perfume bottle', 'fragrance', 'cologne'], zh: ['香水', '香水瓶'] }, use: 'perfume', face: 0.35 },
  sneaker: { words: { en: ['sneaker', 'sneakers', 'shoe', 'shoes', 'running shoe', 'trainers'], zh: ['运动鞋', '跑鞋', '球鞋', '鞋子', '鞋'] }, use: 'sneaker', size: 0.82, face: 0.3 },
  phone: { words: { en: ['phone', 'smartphone', 'mobile phone', 'cell phone', 'iphone', 'telephone'], zh: ['手机', '智能手机', '电话'] }, use: 'phone', face: -0.1 },
  gift: { words: { en: ['gift', 'gift box', 'present', 'box', 'package', 'parcel'], zh: ['礼物', '礼盒', '礼品盒', '盒子', '包裹'] }, use: 'gift', face: 0.6 },
  watch: { words: { en: ['wristwatch', 'luxury watch', 'wrist watch', 'a watch', 'smartwatch', 'watch on', 'watches'], zh: ['手表', '腕表', '名表'] }, use: 'watch', face: 0.4 },
  coffee: {
    words: { en: ['coffee', 'cup of coffee', 'coffee cup', 'latte', 'cappuccino', 'espresso', 'cup', 'mug', 'hot chocolate', 'cocoa'], zh: ['咖啡', '一杯咖啡', '杯子', '拿铁', '热可可'] },
    use: 'cup', face: 0.7, steam: [0.55, 0.22],
  },
  tea: {
    words: { en: ['tea', 'cup of tea', 'tea cup', 'teacup', 'green tea'], zh: ['茶', '一杯茶', '热茶', '茶杯', '绿茶', '喝茶'] },
    use: 'cup', with: { drink: [0.42, 0.17, 0.03], foam: 0, color: [0.5, 0.66, 0.6] }, face: 0.7, steam: [0.55, 0.22],
  },
  noodles: {
    words: { en: ['noodle', 'noodles', 'ramen', 'noodle soup', 'bowl of noodles', 'pho', 'udon'], zh: ['面条', '拉面', '面', '牛肉面', '汤面', '米线'] },
    use: 'bowl', size: 0.85, face: 0.2, steam: [0.6, 0.38],
  },
  soup: { words: { en: ['soup', 'stew', 'bowl of soup', 'broth'], zh: ['汤', '热汤', '一碗汤'] }, use: 'bowl', with: { noodles: 0, broth: [0.55, 0.22, 0.05], color: [0.5, 0.2, 0.1] }, size: 0.85, steam: [0.6, 0.38] },
  cake: {
    words: { en: ['cake', 'birthday cake', 'wedding cake', 'chocolate cake', 'cheesecake', 'cupcake', 'birthday', 'birthday party', 'slice of cake', 'slice of birthday cake', 'dessert'], zh: ['蛋糕', '生日蛋糕', '生日', '甜点'] },
    use: 'cake', size: 0.85, face: 0.25, hasFlame: true,
  },
  whiteWine: {
    words: { en: ['white wine', 'glass of white wine', 'champagne', 'prosecco', 'sparkling wine'], zh: ['白葡萄酒', '香槟'] },
    use: 'wineglass', with: { color: [0.96, 0.86, 0.42] }, size: 1.12,
  },
  wine: { words: { en: ['wine', 'red wine', 'glass of wine', 'glass of red wine', 'wine glass'], zh: ['红酒', '葡萄酒', '酒杯', '一杯红酒'] }, use: 'wineglass', size: 1.12 },
  milk: { words: { en: ['milk', 'glass of milk', 'glasses of milk', 'cup of milk'], zh: ['牛奶', '一杯牛奶', '鲜奶'] }, use: 'tumbler', size: 0.9 },
  milkBottle: {
    words: { en: ['bottle of milk', 'milk bottle', 'bottles of milk'], zh: ['一瓶牛奶', '牛奶瓶'] },
    use: 'bottle', with: { color: [0.9, 0.885, 0.84], label: [0.16, 0.34, 0.62], cap: [0.62, 0.66, 0.7], full: 1.2 },
  },
  beer: { words: { en: ['beer', 'glass of beer', 'pint of beer', 'pint', 'lager', 'ale', 'mug of beer'], zh: ['啤酒', '一杯啤酒', '扎啤'] }, use: 'tumbler', with: { color: [0.80, 0.34, 0.025], froth: 0.15 }, size: 0.95 },
  water: { words: { en: ['glass of water', 'drinking water', 'mineral water'], zh: ['一杯水', '玻璃杯', '矿泉水'] }, use: 'tumbler', with: { color: [0.86, 0.93, 0.95], cloudy: 0 }, size: 0.9 },
  juice: {
    words: { en: ['juice', 'orange juice', 'bottle of juice', 'bottle of orange juice', 'soda', 'lemonade', 'soft drink', 'drink', 'beverage'], zh: ['果汁', '橙汁', '汽水', '饮料', '可乐'] },
    use: 'bottle',
  },
  bottle: {
    words: { en: ['bottle', 'wine bottle', 'bottle of wine', 'water bottle', 'skincare', 'lotion', 'shampoo', 'cosmetics', 'whisky', 'whiskey', 'olive oil'], zh: ['瓶子', '酒瓶', '护肤品', '化妆品', '精华液', '白酒'] },
    use: 'bottle', with: { color: [0.06, 0.16, 0.09], label: [0.85, 0.82, 0.74], cap: [0.55, 0.4, 0.16], full: 1.25, slender: 1.12 },
  },
  pizza: { words: { en: ['pizza', 'pizzas', 'slice of pizza', 'pizza slice', 'margherita', 'pizzeria', 'pepperoni'], zh: ['披萨', '比萨', '匹萨', '披萨饼'] }, use: 'pizza', size: 1.1, steam: [0.3, 0.5] },
  burger: { words: { en: ['burger', 'hamburger', 'cheeseburger', 'fast food', 'burger restaurant'], zh: ['汉堡', '汉堡包', '快餐'] }, use: 'burger', face: 0.2 },
  dumplings: {
    words: { en: ['dumpling', 'dumplings', 'steamed bun', 'steamed buns', 'bao', 'bao buns', 'dim sum', 'xiaolongbao'], zh: ['饺子', '包子', '小笼包', '点心', '早茶', '馒头', '蒸笼'] },
    use: 'steamer', size: 0.95, steam: [0.5, 0.5],
  },
  sushi: { words: { en: ['sushi', 'nigiri', 'sashimi', 'sushi roll', 'sushi rolls', 'japanese food', 'sushi bar'], zh: ['寿司', '刺身', '生鱼片', '日料', '日本料理'] }, use: 'sushi', size: 1.2, face: 0.15 },
  berries: { words: { en: ['strawberry', 'strawberries', 'berry', 'berries', 'fresh strawberries', 'bowl of strawberries'], zh: ['草莓', '莓果', '浆果'] }, use: 'berries', size: 0.85 },
  iceCream: {
    words: { en: ['ice cream', 'icecream', 'gelato', 'sundae', 'sorbet', 'ice cream shop', 'scoop of ice cream'], zh: ['冰淇淋', '冰激凌', '雪糕', '圣代'] },
    use: 'sundae', size: 0.8,
  },
  fruit: {
    words: { en: ['fruit', 'fruits', 'bowl of fruit', 'fresh fruit', 'apple', 'oranges', 'orange slices', 'sliced orange', 'banana', 'grapes', 'lemon'], zh: ['水果', '苹果', '橙子', '香蕉', '葡萄', '柠檬'] },
    use: 'fruit', size: 0.85,
  },
} as const satisfies Readonly<Record<string, StillThing>>

export type StillName = keyof typeof rows
export const stillThings: Readonly<Record<StillName, StillThing>> = rows

/** Words of these things, for the names and the features of a setting. */
export function wordsOf(names: readonly StillName[]): Words {
  return { en: names.flatMap((name) => stillThings[name].words.en), zh: names.flatMap((name) => stillThings[name].words.zh) }
}

export function featuresOf(names: readonly StillName[]): Record<string, Words> {
  return Object.fromEntries(names.map((name) => [name, stillThings[name].words]))
}

/** Its module, in the colour that the prompt gives it, on a stand. */
export function stillUse({ use, words, ...thing }: StillThing, prompt: string, stand: Readonly<Record<string, number | Vec3>>): ModuleUse {
  const color = namedColor(prompt, words)
  return { use, with: { size: thing.size ?? 1, face: thing.face ?? 0, ...thing.with, ...(color ? { color } : {}), ...stand } }
}
