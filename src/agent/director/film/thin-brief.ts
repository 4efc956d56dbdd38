/** A brief that says too little to sell anything: what could be added to it. Pure. */
import type { Genre } from './genres.ts'
import { readBrief } from './read-brief.ts'

/** What a film of a kind lives of, and how somebody would say it. */
const wanted: Partial<Readonly<Record<Genre, Readonly<Record<'en' | 'zh', string>>>>> = {
  promo: {
    en: 'So that it says more, tell me the name, what you offer and where to find you: "it is called Bean There, two coffees for one this week, 12 Main Street".',
    zh: '想让片子更有内容，可以告诉我店名、优惠和地址，例如：“店名叫豆在这里，本周买一送一，人民路12号”。',
  },
  event: {
    en: 'So that people come, tell me its name, when and where: "it is called Summer Night, Saturday 7 pm, Harbour Hall".',
    zh: '想让大家知道怎么来，可以告诉我名字、时间和地点，例如：“名字叫夏夜派对，周六晚七点，海港礼堂”。',
  },
  listing: {
    en: 'So that it sells, tell me its name, the price and where it is: "it is called Villa Rosa, 3 bedrooms, $420,000, Lake Street".',
    zh: '想让它更好卖，可以告诉我名称、价格和位置，例如：“名字叫玫瑰小院，三室两厅，420万，湖滨路”。',
  },
  announcement: {
    en: 'So that it is clear, tell me what is new, from when and where: "it is called Bean There 2, from 1 May, 12 Main Street".',
    zh: '想说得更清楚，可以告诉我名称、时间和地点，例如：“名字叫豆在这里二店，5月1日起，人民路12号”。',
  },
}

/** What to ask for; nothing where the brief has a name, a number or several points. */
export function lacking(genre: Genre, brief: string, language: 'en' | 'zh'): string | undefined {
  const { points } = readBrief(brief)
  const says = points.length > 1 || /["“”「」『』\d%$€£¥]/.test(brief) || /(?<=\S\s)\p{Lu}\p{L}/u.test(brief)
  return says ? undefined : wanted[genre]?.[language]
}
