/** Words that tell what a part of a brief is for. Data. */

/** What has to be read to be known: dates, prices, offers, addresses. */
export const factual =
  /\d|%|@|\bwww\.|\.(?:com|org|net|io|cn|shop)\b|\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|free|sale|off|open(?:s|ing)?|closed|new|now|today|tomorrow|tonight)\b|免费|优惠|折|半价|开业|新品|限时|限定|今天|明天|周[一二三四五六日末]/i

/** What the viewer should do. */
export const callToAction =
  /^(?:please |so |just )?(?:visit|call|book|order|shop|join|buy|try|come|get|sign up|subscribe|follow|download|reserve|register|rsvp|learn more|contact|stop by|drop in|see you|don't miss|start|apply|swipe up|tap|save the date)\b|^(?:立即|马上|赶快|快来|欢迎|扫码|关注|预订|预约|点击|抢购|下载|报名|来电)/i

/** An instruction for the last words of the film; the words are what is left. */
export const lastWords =
  /^(?:(?:and|it|the (?:video|film|ad|clip)|which|that) )*(?:should )?(?:(?:ends?|ending|finish(?:es|ing)?|clos(?:e|es|ing)) (?:it )?(?:with|on)|(?:with |has |include )?(?:the |a )?(?:call[- ]to[- ]action|cta|end ?card|closing (?:line|words|text)))(?: (?:is|of|says|reads|saying|that says))?(?: the (?:words?|text|line|slogan|tag ?line))?\s*[:：]?\s*|^(?:(?:在)?(?:结尾|片尾|最后)(?:处|用|以|写上?|打上?|打出|显示|出现|是)+|行动号召(?:是|为)?)(?:文字|字幕|一句|口号)?\s*[:：]?\s*/i

/** An instruction for words on the screen; the words are what is left. */
export const shownWords =
  /^(?:with |the |a |our |and )*(?:tag ?line|slogan|motto|head ?line)(?: (?:is|of|says|reads|saying|that says))?\s*[:：]?\s*|^(?:with |and )*(?:the )?(?:text|words|title)(?: (?:is|says|reads|saying|that says))?\s*[:：]?\s*(?=["“「『'])|^(?:口号|标语|广告语|标题)(?:是|为)?\s*[:：]?\s*/i

const manners =
  'energetic|upbeat|uplifting|warm|cosy|cozy|modern|minimal(?:ist(?:ic)?)?|elegant|luxur(?:y|ious)|premium|playful|fun|funny|friendly|professional|corporate|bold|dynamic|(?:fast|slow)[- ]paced|calm(?:ing)?|relax(?:ed|ing)|romantic|dramatic|epic|cinematic|moody|emotional|inspiring|inspirational|motivational|nostalgic|retro|vintage|clean|sleek|bright|colou?rful|dark|exciting|cheerful|happy|joyful|heart ?warming|futuristic|festive|serious|trendy|stylish|simple|soft|gentle|peaceful|cool|catchy|punchy|engaging|eye[- ]catching'
const mannerNouns = 'mood|vibes?|style|feel(?:ing)?|tone|look|atmosphere|energy|aesthetics?|colou?rs?|pace|music'
const mannersChinese = '温馨|温暖|活泼|时尚|高端|大气|简约|简洁|欢快|轻快|轻松|治愈|浪漫|科技感?|热闹|喜庆|文艺|复古|电影感?|动感|优雅|清新|激昂|震撼|可爱'

/** How it should feel, and nothing that is to be seen or read. */
export const mannerOnly = new RegExp(
  `^(?:(?:in|with|keep it|make it|very|super|really|a|an|the|and|but|so) ?)*(?:(?:${manners})(?:[ -]|$)(?:(?:and|but|yet|very|really) )*)+(?:${mannerNouns})?$|^(?:风格|氛围|基调|整体)?(?:要|是|为)?(?:(?:${mannersChinese})[、又且而]*)+(?:一点|一些|的)?(?:风格?|感觉?|氛围|基调|调性|画面|音乐)?$`,
  'i',
)
