/** People. */
import type { SubjectRow } from './subject-row.ts'

const adult = { size: [1.75, 0.5, 0.55], slots: ['ground'], speed: 1.08, part: 0.3, many: 3, ink: 'top' } as const

export const people: readonly SubjectRow[] = [
  {
    ...adult,
    kind: 'hiker',
    variants: ['hiking-man', 'hiking-woman'],
    words: { en: ['hiker', 'backpacker', 'trekker', 'mountaineer', 'wanderer'], zh: ['徒步者', '登山者', '背包客'] },
    doing: { en: ['hiking', 'hikes', 'trekking', 'backpacking'], zh: ['徒步', '登山'] },
    home: ['mountains', 'forest'],
  },
  {
    ...adult,
    kind: 'man',
    isPlain: true,
    words: { en: ['man', 'men', 'guy', 'boy', 'gentleman', 'gentlemen'], zh: ['男人', '男子', '男孩', '老人', '先生'] },
    home: ['street', 'beach'],
  },
  {
    ...adult,
    kind: 'woman',
    isPlain: true,
    words: { en: ['woman', 'women', 'girl', 'lady', 'ladies'], zh: ['女人', '女子', '女孩', '女士', '姑娘'] },
    home: ['beach', 'street'],
  },
  {
    ...adult,
    kind: 'person',
    isPlain: true,
    variants: ['man', 'woman'],
    words: {
      en: [
        'person', 'people', 'couple', 'family', 'families', 'friend', 'crowd', 'pedestrian', 'tourist', 'traveller', 'traveler',
        'someone', 'human', 'passer-by', 'passersby',
      ],
      zh: ['人群', '行人', '情侣', '家人', '朋友', '游客', '旅人', '人们', '人物', '一个人', '人'],
    },
    home: ['street', 'beach'],
  },
]
