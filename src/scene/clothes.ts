/** "A woman in a red jacket with a blue backpack": colours of what people wear. */
import { colorWords, type Table } from './vocabulary.ts'
import { WordSearch } from './word-search.ts'

/** Names of a person's colours, as the painter's outfits call them. */
export const garments = ['top', 'trousers', 'shoes', 'hatColor', 'pack', 'hair'] as const
export type Garment = (typeof garments)[number]

export const garmentWords: Table<Garment> = [
  ['top', {
    en: [
      'jacket', 'coat', 'shirt', 't-shirt', 'sweater', 'hoodie', 'pullover', 'anorak', 'parka', 'raincoat', 'vest', 'dress',
      'blouse',
    ],
    zh: ['夹克', '外套', '大衣', '上衣', '衬衫', '毛衣', '冲锋衣', '雨衣', '风衣', '衣服', '连衣裙', '裙子'],
  }],
  ['trousers', { en: ['trousers', 'pants', 'jeans', 'shorts', 'leggings'], zh: ['裤子', '牛仔裤', '长裤'] }],
  ['shoes', { en: ['shoe', 'shoes', 'boot', 'boots', 'sneakers'], zh: ['鞋子', '靴子', '登山鞋', '鞋'] }],
  ['hatColor', { en: ['hat', 'cap', 'beanie'], zh: ['帽子', '草帽'] }],
  ['pack', { en: ['backpack', 'rucksack', 'pack', 'knapsack'], zh: ['背包', '双肩包'] }],
  ['hair', { en: ['hair', 'haired'], zh: ['头发'] }],
]

/** A colour may stand this many characters before its garment: "a bright red waterproof jacket". */
const reachChars = 22

/** Marks the garments as understood and gives the colours of those that have one. */
export function clothesOf(search: WordSearch): Partial<Record<Garment, string>> {
  const colors: Partial<Record<Garment, string>> = {}
  for (const [garment, words] of garmentWords) {
    for (const mention of search.find(words)) {
      const before = search.before(mention.start, reachChars)
      const nearest = nearestColor(before)
      if (nearest === null || mention.isNegated) continue
      const textStart = mention.start - before.length
      search.understand(textStart + nearest.start, textStart + nearest.end)
      colors[garment] = nearest.color
    }
  }
  return colors
}

interface NamedColor {
  readonly start: number
  readonly end: number
  readonly color: string
}

/** The last colour of a text: the one that stands next to the garment. */
function nearestColor(text: string): NamedColor | null {
  const search = new WordSearch(text)
  let last: NamedColor | null = null
  for (const [color, words] of colorWords) {
    for (const { start, end } of search.find(words)) {
      if (last === null || start > last.start) last = { start, end, color }
    }
  }
  return last
}
