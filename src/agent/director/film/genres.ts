/** What kinds of films people ask for, by their words, and how each is told. Data. */

export const genres = ['promo', 'explainer', 'travel', 'recipe', 'announcement', 'event', 'listing', 'quote', 'countdown', 'story'] as const
export type Genre = (typeof genres)[number]

interface Telling {
  /** In folded text. */
  readonly words: RegExp
  /** Parts of a brief that are told like this where no kind is named. */
  readonly signs?: RegExp
  /** How the camera takes one shot after the other, in words of scenes. */
  readonly camera: { readonly en: readonly string[]; readonly zh: readonly string[] }
  /** Hours that pass over the film, where the brief names none. */
  readonly hours?: { readonly en: readonly string[]; readonly zh: readonly string[] }
}

const lively = { en: ['push in', 'close-up', 'tracking shot', 'pull back'], zh: ['推进', '特写', '跟拍', '拉远'] }
const steady = { en: ['close-up', 'slow pan', 'push in', 'pull back'], zh: ['特写', '平移', '推进', '拉远'] }
const wide = { en: ['aerial', 'tracking shot', 'slow pan', 'crane up'], zh: ['航拍', '跟拍', '平移', '升镜头'] }
const day = { en: ['at sunrise', 'in the morning', 'in the afternoon', 'at golden hour', 'at sunset'], zh: ['日出', '上午', '下午', '黄金时刻', '日落'] }

/** In the order in which they are looked for: what is named more precisely comes first. */
export const tellings: Readonly<Record<Genre, Telling>> = {
  countdown: { words: /\bcount(?:ing)?[- ]?downs?\b|倒计时|倒数/, camera: lively },
  quote: { words: /\bquotes?\b|\bquotation\b|名言|语录|金句/, camera: steady },
  recipe: { words: /\brecipes?\b|\bhow to (?:cook|bake|make (?:a |an )?(?:\w+ )?(?:cake|soup|salad|pasta|bread|pizza|coffee|tea|omelette))\b|食谱|菜谱|做法|怎么做.*(?:菜|汤|蛋糕)/, camera: steady },
  listing: { words: /\b(?:property|house|apartment|home|real[- ]estate|car|flat) (?:listing|tour|for sale|for rent)\b|\blisting\b|\breal[- ]estate\b|\bfor sale\b|房源|房产|楼盘|看房|出售|出租|二手/, camera: wide },
  event: { words: /\b(?:event|invitation|invite|wedding|conference|festival|concert|meetup|party|birthday)\b|活动|邀请|婚礼|大会|音乐会|派对|生日/, camera: lively },
  announcement: { words: /\bannounc\w*|\bintroducing\b|\bnotice\b|公告|通知|宣布|发布/, camera: lively },
  explainer: { words: /\bexplain\w*|\bhow (?:\w+ ){1,4}works?\b|\btutorial\b|\bintroduction to\b|科普|讲解|教程|原理|解释/, camera: steady },
  travel: { words: /\btravel\w*|\btrip\b|\bvlogs?\b|\btour of\b|\bjourney through\b|\bitinerary\b|旅行(?:视频)?|旅游(?:视频)?|游记|之旅/, camera: wide, hours: day },
  promo: { words: /\bpromo(?:t(?:e|es|ing)|tional|tion)?s?\b|\badverti\w*|\bads?\b|\bcommercial\b|\bteaser\b|\btrailer\b|\b(?:brand|product) (?:film|video|demo|showcase|launch)\b|宣传片?|广告片?|推广|促销|预告片?/, signs: /\d ?% off\b|\b(?:discount|grand opening|(?:summer|winter|spring|autumn|black friday|holiday|christmas|flash|clearance) sale)\b|\b(?:video|reel|film|clip|tik ?tok|story|post)s? (?:for|about) (?:my|our) (?:[\w'-]+ ){0,3}?(?:shop|store|gym|studio|café|cafe|restaurant|bakery|business|company|brand|salon|hotel|app|startup|product|school|clinic|agency|bar|farm|market|website|course|podcast|channel|service)\b|(?:店铺?|餐厅|咖啡馆|公司|品牌|工作室|健身房|民宿|酒店|农场|诊所|门店|生意)(?:做|拍|剪|弄|来|制作|搞)(?:出)?(?:一?[个条支段部])?[^,，。]{0,8}(?:视频|短片|片子)/, camera: lively },
  story: { words: /(?<!\b(?:facebook|instagram|snapchat) )\bstor(?:y|ies)\b|\btales?\b|\bfairy[- ]tale\b|\bonce upon\b|故事|童话/, camera: wide, hours: day },
}

/** The genre that a request names. */
export function readGenre(text: string): Genre | undefined {
  const folded = text.toLowerCase()
  const inOrder = Object.keys(tellings) as Genre[]
  return inOrder.find((genre) => tellings[genre].words.test(folded)) ?? inOrder.find((genre) => tellings[genre].signs?.test(folded))
}
