/** Creatures of the water. */
import type { SubjectRow } from './subject-row.ts'

type Rest = Omit<SubjectRow, 'kind' | 'words' | 'slots' | 'home'> & Partial<Pick<SubjectRow, 'home' | 'slots'>>

/** Lives below the surface and shows itself there. */
function below(kind: string, en: string, zh: string, rest: Rest): SubjectRow {
  return { kind, words: { en: en.split('|'), zh: zh.split('|') }, slots: ['underwater', 'water'], home: ['reef'], ...rest }
}

/** From above it is seen only when it leaps. */
function fish(kind: string, en: string, zh: string, rest: Rest): SubjectRow {
  return below(kind, en, zh, { afloat: 'leap', ...rest })
}

/** Comes up for air: seen from above as well. */
function surfacing(kind: string, en: string, zh: string, rest: Rest): SubjectRow {
  return { kind, words: { en: en.split('|'), zh: zh.split('|') }, slots: ['water', 'underwater'], home: ['open-sea', 'reef'], afloat: 'leap', ...rest }
}

export const swimmers: readonly SubjectRow[] = [
  fish('fish', 'fish|shoal|school of fish|sardine|sardines', '小鱼|鱼群|鱼', { size: [0.09, 0.26, 0.06], speed: 0.25, many: 9, part: 0.2, ink: 'back' }),
  fish('clownfish', 'clownfish|clown fish|anemonefish', '小丑鱼', { size: [0.06, 0.11, 0.03], speed: 0.06, many: 4, part: 0.22 }),
  fish('tang', 'blue tang|tropical fish|reef fish|surgeonfish', '热带鱼', { size: [0.1, 0.17, 0.04], speed: 0.1, many: 6, part: 0.22 }),
  fish('angelfish', 'angelfish|angel fish|butterflyfish', '神仙鱼|蝴蝶鱼', { size: [0.2, 0.17, 0.04], speed: 0.08, many: 4, part: 0.24 }),
  fish('goldfish', 'goldfish', '金鱼', { home: ['pond', 'reef'], size: [0.09, 0.2, 0.05], speed: 0.06, many: 4, part: 0.24, ink: 'back' }),
  fish('koi', 'koi|carp', '锦鲤|鲤鱼', { home: ['pond', 'reef'], size: [0.14, 0.62, 0.12], speed: 0.2, many: 5, part: 0.3 }),
  fish('salmon', 'salmon|trout|tuna|cod', '鲑鱼|三文鱼|金枪鱼', { size: [0.2, 0.85, 0.12], speed: 0.6, many: 5, part: 0.26 }),
  below('shark', 'shark|great white', '大白鲨|鲨鱼', { size: [1.0, 3.9, 1.2], speed: 1.2, part: 0.4 }),
  surfacing('whale', 'whale|humpback|humpback whale', '座头鲸|鲸鱼|鲸', { size: [4.5, 14, 6], speed: 1.2, part: 0.46, many: 2 }),
  surfacing('whale-tail', 'whale tail|whale\'s tail|tail of a whale|whale fluke|fluke', '鲸尾|鲸鱼尾巴|鲸鱼的尾巴', { slots: ['water'], size: [4, 2.2, 5.6], part: 0.46, many: 2, shows: 'front' }),
  surfacing('blue-whale', 'blue whale', '蓝鲸', { size: [5, 24, 6], speed: 1.6, part: 0.5, many: 2 }),
  surfacing('orca', 'orca|killer whale', '虎鲸|逆戟鲸', { size: [2.2, 6.8, 2.4], speed: 1.6, part: 0.42, many: 3 }),
  surfacing('dolphin', 'dolphin|porpoise', '海豚', { size: [0.8, 2.6, 0.8], speed: 2.2, part: 0.34, many: 3 }),
  surfacing('narwhal', 'narwhal', '独角鲸', { size: [1.2, 6.6, 1.2], speed: 0.8, part: 0.46, many: 2 }),
  surfacing('seal', 'seal|sea lion', '海豹|海狮', { size: [0.6, 1.9, 0.6], slots: ['water', 'underwater', 'ground'], speed: 0.5, part: 0.34, many: 3 }),
  below('sea-turtle', 'sea turtle|turtle', '海龟|大海龟', { slots: ['underwater', 'water', 'ground'], size: [0.45, 1.3, 1.4], speed: 0.35, part: 0.36, many: 2 }),
  below('ray', 'manta ray|manta|stingray|sting ray', '蝠鲼|魔鬼鱼|鳐鱼', { size: [0.5, 2.2, 2.5], speed: 0.6, part: 0.4, many: 2 }),
  below('jellyfish', 'jellyfish|jellyfishes|medusa', '水母', { slots: ['underwater'], size: [1.1, 0.5, 0.5], speed: 0.04, part: 0.36, many: 5 }),
  below('octopus', 'octopus|octopuses|octopi|squid', '章鱼|八爪鱼|鱿鱼', { slots: ['underwater'], size: [0.65, 1.3, 1.3], part: 0.36, many: 2 }),
  { kind: 'crab', words: { en: ['crab', 'hermit crab'], zh: ['螃蟹', '寄居蟹'] }, slots: ['ground', 'underwater', 'table'], home: ['beach', 'reef'], size: [0.12, 0.22, 0.36], speed: 0.12, part: 0.26, many: 3 },
  below('seahorse', 'seahorse|sea horse', '海马', { slots: ['underwater'], size: [0.25, 0.1, 0.04], part: 0.4, many: 2 }),
]
