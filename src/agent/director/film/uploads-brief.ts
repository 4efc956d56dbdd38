/** What a request for a film of uploads wants to be read over them. Pure. */
import { type Brief, readBrief } from './read-brief.ts'

const films =
  /^.*?\b(?:videos?|clips?|films?|movies?|reel|promo|ads?|adverts?|commercial|slide ?show|trailer|teaser|story|montage|invitation|announcement|compilation|recap|album)\b(?:\s+(?:video|film|clip|movie))?|^.*?(?:宣传片|广告片?|短片|短视频|视频|影片|片子|微电影|相册|幻灯片)/i

/** Whom it is for, by a name: "a promo for Harbour Hotel with music". */
const namedFor = /\b(?:for|about|of) (?:(?:my|our|the|a) )?(?:[a-z]+ ){0,3}?(\p{Lu}[\p{L}\d'&-]*(?:\s(?:[\p{Lu}\d][\p{L}\d'&-]*|(?<='s )\p{Ll}+))*)(?=$|[\s,.:;!?])/u
const platforms = /^(?:tik ?tok|instagram|youtube|reels?|shorts|facebook|linkedin|twitter|x|pinterest|snapchat)\b/i

/** How the pictures are to be shown: no words for the screen, whatever number they have. */
const instruction = /\b(?:photos?|pictures?|images?|clips?|shots?|each|every|seconds?|minutes?|music|songs?|beats?|transitions?|effects?|zoom|pan|captions?|subtitles?|text|titles?|fps|vertical|horizontal|square|cuts?)\b|照片|图片|每张|秒|音乐|节奏|转场|特效|字幕|文字|标题|竖屏|横屏/i

/**
 * Behind a colon stands what is to be read. Before it, only what is surely meant so: words in quotes, a name, a price,
 * words for the end.
 */
export function readUploadsBrief(rest: string): Brief {
  const behind = rest.replace(films, '')
  const colon = /[:：](?=\s|\p{Script=Han})/u.exec(behind)
  const frame = colon ? behind.slice(0, colon.index) : behind
  const told = readBrief(colon ? behind.slice(colon.index + 1) : '')
  const name = namedFor.exec(frame.replace(/["“「『][^"”」』]*["”」』]|(?<=\s)'[^']*'(?=$|[\s,.:;!?])/g, ' '))?.[1]?.trim()
  const { points, manner } = readBrief(frame)
  const sure = points.flatMap(({ words, isFact, isTold }) => {
    const quoted = /["“「『]([^"”」』]{2,80})["”」』]|(?:^|\s)'([^']{2,80})'(?:$|[\s,.:;!?])/.exec(words)
    if (quoted) return { words: quoted[1] ?? quoted[2]!, isPicture: false, isFact: true }
    return isTold || (isFact && !instruction.test(words)) ? { words: words.replace(/^(?:for|about|with) /i, ''), isPicture: false, isFact: true } : []
  })
  const named = name !== undefined && !platforms.test(name) && !sure.some(({ words }) => words.includes(name)) ? [{ words: name, isPicture: false, isFact: true }] : []
  return { points: [...named, ...sure, ...told.points.map((point) => ({ ...point, isPicture: false, isFact: true }))], manner: [...manner, ...told.manner] }
}
