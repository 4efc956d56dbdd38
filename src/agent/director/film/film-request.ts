/** Requests for a film or a scene, with its subject. Pure: words in, a closed union out. */
import { describeScene } from '../../../scene/describe.ts'
import { normalize } from '../reading/normalize.ts'
import { simplify } from '../reading/simplify.ts'
import { readGenre, tellings } from './genres.ts'
import { type Slots, readSlots } from './film-slots.ts'
import { asksForFilmOfPhotos, namesUploads } from './uploads-named.ts'

export type FilmRequest =
  | { kind: 'film'; subject: string; slots: Slots }
  /** A film of the files that were uploaded. */
  | { kind: 'film-of-uploads'; slots: Slots }
  /** A film was asked for, but of what is missing or cut off. */
  | { kind: 'film-of-what'; slots: Slots }

const politeness =
  /^(?:(?:please|pls|hey|hi|hello|can you|could you|would you|will you|i(?:'d like| would like| want| need)(?: you)?(?: to)?(?! see\b)|let's|now|then|also|请|請|麻烦|麻煩|帮我|幫我|给我|給我|帮忙|我想要?|我要|能不能|可以)[\s,，]*)+/i

const filmVerb = /^(?:generate|create|make|produce|render|film|shoot|animate|direct|show|give|need|want|have)\b(?:\s+(?:me|us))?\s*/i
const filmVerbChinese = /^(?:再)?(?:生成|制作|製作|做|整(?=一?[条條部]\s*(?:嘅|的)?(?:片|视频|短片))|拍摄|拍攝|拍|创建|創建|创作|創作|来|來|渲染|画)(?:出)?(?:一?[个個段部条條支张]|一下)?(?:关于|關於)?/

const filmNoun = '(?:video|clip|film|movie|scene|shot|animation|footage|reel|short|promo|teaser|trailer|explainer|ad|advert|commercial|tutorial|vlog)s?'
const filmHead = new RegExp(
  `^(?:(?:a|an|the|one|some|another|my|short|quick|new|nice|beautiful|cool)\\s+)*((?:[\\w-]+\\s+){0,4}?)${filmNoun}(?:\\s+clip|\\s+video)?\\b\\s*(?:(?:of|about|showing|featuring|with|where|in which|for|from|that shows|depicting|on|:|,)\\s*)?`,
  'i',
)
const filmTailChinese = /的?(?:短片|视频|視頻|影片|片段|电影|電影|动画|動畫|镜头|鏡頭|画面|畫面|短视频|微电影|宣传片|小片|嘅片)(?:吧|。|!)?$/

/** Words that ask for a film but say nothing of what is in it. */
const contentless =
  /^(?:(?:a|an|the|my|some|of|about|with|and|or|your|our|this|that|these|those|it|me|text|prompts?|images?|clips?|videos?|films?|photos?|pictures?|audio|into|something|anything|stuff|please)\b[\s,.!?]*)*$/i

/** Reads one message; nothing when it does not ask for a film. */
export function readFilmRequest(message: string): FilmRequest | undefined {
  const text = normalize(message).replace(/[,，]?\s*\b(?:pls|plz)\b(?=[\s,.!?]|$)/gi, '')
  const slots = readSlots(text)
  if (asksForFilmOfPhotos(text)) return { kind: 'film-of-uploads', slots }
  if (namesUploads(slots.rest) && !isEdit(slots.rest.replace(politeness, ''))) return { kind: 'film-of-uploads', slots }
  const polite = unframed(slots.rest).replace(politeness, '')
  const verb = filmVerb.exec(polite) ?? filmVerbChinese.exec(polite)
  const body = verb ? polite.slice(verb[0].length) : polite
  const head = filmHead.exec(body)
  if (!verb && !head && !filmTailChinese.test(body)) {
    // No verb and no film word: a bare description ("sunset over the ocean, 10s") is a film when it names a scene.
    return (namesScene(body) || readGenre(body) !== undefined) && !isEdit(body) ? { kind: 'film', subject: body, slots } : undefined
  }
  if (verb && !head && isEdit(polite)) return undefined
  const subject = readSubject(body, head)
  return isCutOff(subject) ? { kind: 'film-of-what', slots } : { kind: 'film', subject, slots }
}

function readSubject(body: string, head: RegExpExecArray | null): string {
  let subject = body
  if (head) {
    const after = body.slice(head[0].length).trim()
    const adjectives = after !== '' && isOnlyGenre(head[1]!) ? '' : head[1]!.trim()
    subject = [after, adjectives].filter((words) => words !== '').join(', ')
  }
  return subject
    .replace(filmTailChinese, '')
    .replace(/^[\s,，:：的]+|[\s,，.。!！?？]+$/g, '')
    .replace(/^(?:this|the|my|our)\s+(?:script|text|brief|document|article)\s+(?:about|on|of)\s+/i, '')
    .replace(/^在?(?:最前面|开头|片头|结尾|片尾|最后|后面)(?:放|来|加)?(?=一[段个個])/, '')
    // 一段5秒的海浪: its length is gone.
    .replace(/^(?:另外?|再来?)?一(?:段\s*的?|[个個条條支部组組张張]\s+的?)\s*/, '')
    .replace(/^(?:关于|關於)/, '')
    .replace(/[\s,，]+(?:and(?: then)?|then|然后|再|并|接着)$/i, '')
    .replace(filmTailChinese, '')
    .replace(/^(?:an? )?(?:promoting|advertising|showcasing|presenting|introducing|announcing|celebrating)\s+(?=\S)/i, '')
}

/** Words that say what kind of film it is to be, and nothing of what is in it. */
function isOnlyGenre(words: string): boolean {
  const genre = readGenre(words)
  // A feast is to be seen.
  if (genre === 'event' && /\b(?:birthday|wedding|party|festival|concert)\b|生日|婚礼|派对|音乐会/i.test(words)) return false
  const bare = genre === undefined ? words : words.replace(new RegExp(tellings[genre].words, 'gi'), '')
  return bare.replace(kindWords, '').trim() === ''
}

const kindWords = /\b(?:motivational|inspirational|inspiring|real[- ]estate|property|short|cooking|product|company|corporate|social media|marketing)\b|励志|房产|地产|企业|产品|美食|公司/gi

const filmNounChinese = '(?:宣传片|广告片?|短片|短视频|视频|影片|片子|微电影|动画|小片|vlog|片)'

/** 给我的店做一条宣传片，……: what frames the brief goes, its words stay. */
function unframed(text: string): string {
  const made = new RegExp(`^(?:(?:请|帮忙|麻烦)?(?:给|为|替|帮)(?:我们?的?)?(?!我)|的)([^,，。;；做拍]{2,40}?)(?:制作|製作|生成|做|拍|剪)(?:出)?(?:一?[个個段部条條支])?[\\s的]*\\p{Script=Han}{0,6}?${filmNounChinese}(?=[,，。:：\\s]|$)`, 'iu')
  const shop = new RegExp(`^(\\p{Script=Han}{0,8}?(?:店铺?|餐厅|咖啡馆|公司|品牌|工作室|健身房|民宿|酒店|农场|诊所|生意))(?:制作|生成|做|拍|剪|弄|搞)(?:出)?(?:一?[个個段部条條支])?[\\s的]*\\p{Script=Han}{0,6}?${filmNounChinese}(?=[,，。:：\\s]|$)`, 'iu')
  const story = /^((?:请|帮我)?讲述?)(?:一[个段]|关于)?(.+?)的(?:故事|童话)(?=[,，。:：\s]|$)/u
  const tale = /^(?:please |can you )?(?:tell|narrate)(?: me| us)? (?:the|a|an) (?:short )?(?:story|tale) (?:of|about) /i
  const label = /^(?:(?:real[- ]estate|property|new|our) )*(?:announcement|listing|promo|ad|recipe|quote|event|story|explainer|invitation)\s*[:–—]\s+/i
  const colon = new RegExp(`^((?:请|帮我)?(?:制作|生成|做|拍|来)?(?:一?[个個段部条條支])?)\\s*\\p{Script=Han}{0,8}?${filmNounChinese}\\s*[:：]\\s*`, 'u')
  const comma = new RegExp(`^((?:请|帮我)?(?:制作|生成|做|拍|来)?(?:一?[个個段部条條支])?)\\s*的?\\s*(\\p{Script=Han}{0,8}?)${filmNounChinese}\\s*[,，]\\s*(?:(?:讲述?|介绍|关于|内容是?|展示|说)(?:的是|了|一下)?)?`, 'u')
  const cantonese = /^((?:唔該|唔该)?(?:幫我|帮我)?)整一?[条條]\s*(?:嘅|的)?(?:短?片|视频)\s*[,，]\s*(?:[講讲]下|[講讲]|介[紹绍]下?|[關关][於于])?/
  const gift = new RegExp(`^((?:请|帮我)?(?:制作|生成|做|拍|剪)(?:出)?(?:一?[个個段部条條支])?)\\s*的?(\\p{Script=Han}{0,8}?)的?${filmNounChinese}\\s*(?:送给|献给|给)(?:我的?)?(\\p{Script=Han}{1,12})$`, 'u')
  const whose = new RegExp(`^(?:给|为|替|帮)?(?:我的?)?((?!请|我|再|想|能|要|帮|给|为|替|麻烦|可以|你|关于)\\p{Script=Han}{2,6}?)(?:制作|生成|做|拍|剪)(?:出)?一[个個段部条條支](\\p{Script=Han}{1,6}?)的?${filmNounChinese}$`, 'u')
  return text
    .replace(gift, '$1$2，$3')
    .replace(whose, (whole, person: string, kind: string) => (describeScene(kind).settingNamed ? `生成${kind}，${person}` : whole))
    .replace(cantonese, '$1')
    .replace(made, '$1')
    .replace(shop, '生成$1')
    .replace(story, '$2')
    .replace(tale, '')
    .replace(label, '')
    .replace(colon, '$1')
    .replace(comma, (whole, verb: string, kind: string) => (kind.trim() === '' || isOnlyGenre(kind) ? verb : whole))
}

/** "a 10-second clip of a": the page that the words were copied from cut them off. */
function isCutOff(subject: string): boolean {
  return contentless.test(subject) || /^\p{P}*$/u.test(subject)
}

function namesScene(text: string): boolean {
  const { settingNamed, subjects } = describeScene(simplify(text))
  return settingNamed || subjects.length > 0
}

/** Requests to change what is there belong to the editing grammar, not to film-making. */
function isEdit(text: string): boolean {
  return /^(?:remove|delete|trim|cut|split|move|swap|undo|redo|mute|add|turn (?:up|down)|lower|raise|speed|slow|replace|crop|it\b|make it|把|删|刪|剪|撤销|撤銷|静音|靜音|调|調|添加|加)/i.test(text)
}
