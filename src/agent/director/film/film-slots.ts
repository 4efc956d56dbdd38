/**
 * What a request says besides its subject: length, ratio, size, seed, quoted words, music. Slots are read in a fixed
 * order and each one consumes its text, so "10-second" can't be taken for a clip number afterwards. Pure.
 */
import { anyNumber, parseNumber } from '../reading/numbers.ts'

export interface Slots {
  durationMs?: number
  /** Width : height. */
  ratio?: '16:9' | '9:16' | '1:1' | '4:5'
  /** The short side of the picture in pixels. */
  shortSide?: number
  seed?: number
  /** Words in quotation marks after "title", "titled", 标题 … */
  title?: string
  /** What a voice is to say, and how that voice is described. */
  narration?: { text: string; voice: string }
  /** A voice was asked for, but not what it is to say; how it is described. */
  narrates?: string
  /** Nothing is to be spoken. */
  isVoiceless?: boolean
  /** `none` when silence was asked for, else the words that describe the music. */
  music?: { kind: 'none' } | { kind: 'described'; words: string }
  /** The request without what the other members consumed. */
  rest: string
}

/** What is made is named by where it will be shown: "an Instagram reel", "a TikTok". */
const madeFor = /\b((?:an?|my|our|another|the) (?:[\w-]+ ){0,3}?)(?:(?:instagram|insta|ig|facebook|whatsapp|snapchat) (?:reel|story|stories|status)|youtube short|tik ?tok|(?<!(?:highlights?|show|sizzle|demo) )reel)\b(?! (?:video|clip|film|movie|ad|promo|post|story)\b)/gi

const ratioWords: readonly [RegExp, NonNullable<Slots['ratio']>][] = [
  [/(?<![\d:])9\s*[:：x]\s*16(?![\d:])|竖屏|竖版|竖的|豎屏|直度|打直|直屏|抖音|小红书|小紅書/gi, '9:16'],
  [/\b(?:(?:in|make it) )?(?:vertical(?:ly)?|portrait(?: (?:format|mode|orientation|video))?)\b/gi, '9:16'],
  [/\b(?:for )?(?:tik ?tok|(?:instagram )?(?<!highlights? |show |sizzle |demo )reels?|(?:youtube )?shorts|stories)\b/gi, '9:16'],
  [/(?<![\d:])16\s*[:：x]\s*9(?![\d:])|横屏|横版|橫屏|打横|打橫/gi, '16:9'],
  [/\b(?:in )?(?:widescreen|landscape (?:format|mode|orientation)|horizontal (?:format|video))\b/gi, '16:9'],
  [/(?<![\d:])1\s*[:：x]\s*1(?![\d:])|正?方形|\b(?:in )?square (?:format|video|clip)\b|\bin square\b/gi, '1:1'],
  [/(?<![\d:])4\s*[:：x]\s*5(?![\d:])/gi, '4:5'],
]

const quotes = '["“”「」『』«»]'
const quoted = `${quotes}([^"“”「」『』«»]{1,200})${quotes}`

const unitMs: readonly [RegExp, number][] = [
  [/^(?:ms|milliseconds?|毫秒)$/i, 1],
  [/^(?:s|secs?|seconds?|秒钟?|秒鐘)$/i, 1000],
  [/^(?:m|mins?|minutes?|分钟?|分鐘)$/i, 60_000],
  [/^(?:h|hrs?|hours?|小时|小時|个小时|個小時)$/i, 3_600_000],
]
const unitPattern =
  '(milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|毫秒|秒钟|秒鐘|秒|分钟|分鐘|分|个小时|個小時|小时|小時)'

/** Reads the slots of one request. The text should be normalised (see {@link normalize}). */
export function readSlots(text: string): Slots {
  const slots: Slots = { rest: text }
  const take: Take = (pattern, use) => {
    slots.rest = slots.rest.replace(pattern, (...match: string[]) => {
      const used = use(match)
      return used === false ? match[0]! : typeof used === 'string' ? used : ' '
    })
  }

  take(new RegExp(`(?:with (?:the |a )?)?(?:titled?|title of|called|named|headline|标题|標題|片名)[是为為:： ]*${quoted}`, 'gi'), (m) => {
    slots.title ??= m[1]!.trim()
  })
  take(/[,，;；]\s*(?:我们?的?)?(?:店名|名字|店|品牌|公司|活动)(?:名?叫做?|就叫)\s*["“「]?([^,，。;；!！"”」]{1,20})["”」]?/g, (m) => {
    slots.title ??= m[1]!.trim()
  })
  take(/[,;.]\s*(?:(?:it|we|the (?:shop|place|café|cafe|store|restaurant|company|brand|event|party))(?:'s|'re| is| are) called|(?:the|its|our) name(?:'s| is))\s+["“']?([^,.;"”']{2,40})["”']?/gi, (m) => {
    slots.title ??= m[1]!.trim()
  })
  take(/[,;.]?\s*\b(?:and )?(?:put|write|with|add|show)\s+["“']([^"”']{2,80})["”']\s+(?:on|over|across) (?:it|them|the (?:video|film|screen|pictures|photos))\b/gi, (m) => {
    slots.title ??= m[1]!.trim()
  })
  const spoken = `${quotes}([^"“”「」『』«»]{1,5000})${quotes}`
  take(new RegExp(`[,，;；。.]?\\s*(?:(?:and|with|plus) )?(?:an? |the )?((?:(?:calm|warm|soft|deep|female|male|short|english) ){0,3})(?:voice-?\\s?over|narration|narrator|narrate(?:d)?)(?: (?:it|by a voice))?(?: saying| that says| says|:)?[ :：]*${spoken}`, 'gi'), (m) => {
    slots.narration ??= { text: m[2]!.trim(), voice: m[1]!.trim() }
  })
  take(new RegExp(`[,，;；。]?\\s*(?:并|再|加上?|配上?|用)?(?:一段)?(?:旁白|配音|解说|画外音)(?:说|念|是|为|内容是)?[ :：]*${spoken}`, 'g'), (m) => {
    slots.narration ??= { text: m[1]!.trim(), voice: '' }
  })
  take(/[,，;；、.。]?\s*(?:\b(?:and |but |with )?(?:(?:no|without)(?: an?| any| the)? (?:voice-?\s?overs?|voices?|narration|narrator|speech)|captions only|(?:don't|do not) (?:speak|narrate|read) (?:it|them)(?: aloud| out)?)\b|(?:不要|不用|不需要|别|无|没有|唔要)(?:加|配|有)?(?:旁白|配音|解说|画外音|人声)|(?:只要|只有|只用)字幕)/gi, () => {
    slots.isVoiceless = true
  })
  if (!slots.narration) {
    take(/[,，;；]?\s*\b(?:and |with |plus )+(?:an? |the |some )?((?:(?:calm|warm|soft|deep|female|male|short|english|chinese) ){0,3})(?:voice-?\s?over|narration|narrator)\b|[,，;；]?\s*\bnarrated\b|[,，;；、]?\s*(?:并|再)?(?:配上?|带有?|加上?|要有?)(?:一段)?([男女]声)?(?:的)?(?:旁白|配音|解说|画外音)(?!(?:员|师))/gi, (m) => {
      slots.narrates ??= (m[1] ?? m[2] ?? '').trim()
    })
  }
  take(/[,，、(（]?\s*\bseed[ =:：]*(\d{1,10})\b\s*[)）]?|[,，、]?\s*种子[ =:：]*(\d{1,10})/gi, (m) => {
    slots.seed ??= Number(m[1] ?? m[2])
  })
  take(madeFor, (m) => {
    slots.ratio ??= '9:16'
    return `${m[1]}video`
  })
  for (const [pattern, ratio] of ratioWords) take(pattern, () => void (slots.ratio ??= ratio))
  take(/\b(?:in |at )?(480|720|1080|1440|2160)p\b|\b(?:in )?(4k|full ?hd)\b/gi, (m) => {
    slots.shortSide ??= m[1] ? Number(m[1]) : /4k/i.test(m[2]!) ? 2160 : 1080
  })
  take(/[,，、]?\s*\b(?:as an? )?(?:draft|preview) quality\b|[,，、]?\s*草稿画质/gi, () => void (slots.shortSide ??= 720))
  readDuration(take, slots)
  readMusic(take, slots)
  slots.rest = tidy(slots.rest)
  // 8秒的雪山: its length is gone.
  if (/^[\d一二两三四五六七八九十半]+\s*(?:秒|分)/.test(text)) slots.rest = slots.rest.replace(/^的/, '')
  return slots
}

/** Takes what the pattern finds out of the rest, unless told `false`; words stand in for it where told some. */
type Take = (pattern: RegExp, use: (match: string[]) => boolean | string | void) => void

/** "Keeps drinks cold for 24 hours", "ready in 5 minutes": what a thing does, not how long the film is. */
const doesSo = /\b(?:keeps?|stays?|lasts?|works?|charges?|charged|ready|done|cooks?|cooked|dries|delivered|delivery|open|back|results?|battery|up to|every|within|under|less than)\b[^,.;:]{0,25}$/i

function readDuration(take: Take, slots: Slots): void {
  let total: number | undefined
  // "1 minute 30 seconds" is one length; what comes later is something else.
  let end: number | undefined
  take(/(?<![\w.])half an? (minute|hour)\b|半分钟|半分鐘/gi, (m) => {
    total = (total ?? 0) + (m[1]?.toLowerCase() === 'hour' ? 1_800_000 : 30_000)
  })
  const lead = '(?:(?:that is|which is|lasting|long(?:er)?|for|of|about|around|大约|约|时长|時長|长度?)[ :：]*)?'
  const tail = '(?:[- ]?(?:long|in length|左右|长(?![城江])|的时长))?'
  take(new RegExp(`${lead}(?<![\\w.])(an?(?= (?:minute|second|hour))|${anyNumber})[\\s-]*${unitPattern}(?![a-z])${tail}`, 'gi'), (m) => {
    const unit = unitMs.find(([pattern]) => pattern.test(m[2]!))
    const amount = parseNumber(m[1]!)
    const [at, text] = m.slice(-2) as unknown as [number, string]
    if (!unit || Number.isNaN(amount) || doesSo.test(text.slice(0, at))) return false
    if (end !== undefined && !/^(?:\s|and|,)*$/i.test(text.slice(end, at))) return false
    end = at + m[0]!.length
    total = (total ?? 0) + amount * unit[1]
    return true
  })
  if (total !== undefined) slots.durationMs = Math.round(total)
}

function readMusic(take: Take, slots: Slots): void {
  take(/[,，]?\s*\b(?:with(?:out| no)|no) (?:any )?(?:background )?(?:music|soundtrack|bgm)\b|(?:不要|没有|沒有|无|無|不加|别加|別加|别放|别配|不用|不配|不放|唔要|唔使|唔好加)(?:背景)?(?:音乐|音樂|配乐|配樂)/gi, () => {
    slots.music = { kind: 'none' }
  })
  if (slots.music) return
  take(/[,，]?\s*\b(?:and |with |plus )+((?:[\w-]+ ){0,4})(?:background )?(?:music|soundtrack|bgm)\b/gi, (m) => {
    slots.music ??= { kind: 'described', words: m[1]!.replace(/\b(?:some|a|an|the|and|background|captions?|subtitles?|titles?|text|transitions?)\b/gi, ' ').replace(/\s+/g, ' ').trim() }
  })
  // 海边日落视频配上音乐: the words begin behind the verb.
  take(/[,，]?\s*(?:再|并|并且)?(?:配上?|加上?|带有?|带上|用)(?:一首|一段|点|些|个)?([^\s,，。;；:：配加带用]{0,8}?)的?(?:背景)?(?:音乐|音樂|配乐|配樂)(?![节節会會厅廳人剧劇学學])/g, (m) => {
    slots.music ??= { kind: 'described', words: m[1]! }
  })
  take(/[,，]?\s*([\u4e00-\u9fff]{0,6}?)的?(?:背景)?(?:音乐|音樂|配乐|配樂)(?![节節会會厅廳人剧劇学學])/g, (m) => {
    slots.music ??= { kind: 'described', words: m[1]! }
  })
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\s+([,.;:!?，。；：！？])/g, '$1')
    .replace(/([,，、;；])(?:\s*[,，、;；])+/g, '$1')
    .replace(/^\s*(?:of|about|showing)\b/i, '')
    .replace(/^[\s,，、;；.。:：]+|[\s,，、;；:：]+$/g, '')
    .replace(/\b(?:in|with|and|for|at|as)\s*([,.!。！]*)$/i, '$1')
    .trim()
}
