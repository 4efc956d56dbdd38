/** Requests that say of what was uploaded that a film is made of it. Pure. */
import { simplify } from '../reading/simplify.ts'

const photos = '(?:photo(?:graph)?s?|pictures?|pics?|images?|snapshots?)'
/** "The photo booth", "my photos being developed": what is seen, not what was uploaded. */
const noPhoto = '(?! (?:albums?|booths?|studio|shoot|frames?|editor|wall|being|taken)\\b)'
const theseWords = `(?:these|those|this|that|my|our|the)(?: (?!of\\b)\\w+){0,2}? ${photos}\\b${noPhoto}`
const films = '(?:videos?|clips?|films?|movies?|reels?|shorts?|promos?|ads?|trailers?|teasers?|slide ?shows?|stor(?:y|ies)|tik ?toks?)'
/** "A video cover" and "my video's thumbnail" are no films. */
const noFilm = "(?!'s|[- ](?:covers?|thumbnails?|title|backgrounds?|intro|outro|call)\\b)"
const aFilm = `(?:an?|one|another)(?: [\\w:-]+){0,4}? ${films}\\b${noFilm}`
const politely = "^[\\s\\p{P}]*(?:(?:please|pls|(?:can|could|would|will) you|i(?:'d like| want| need)(?: you)? to|let's|hey|hi|ok|now)[ ,]+)*"

const english = new RegExp(
  `${politely}(?:(?:use|take|turn|make|convert|transform|put|animate) ${theseWords},? (?:into|for|as|in|to (?:make|create|produce|generate|build)|and (?:make|create)(?: me)?) ${aFilm}|(?:(?:make|create|generate|produce|build|give|cut|edit)(?: me| us)? )?${aFilm} (?:of|from|with|out of|using) ${theseWords})`,
  'iu',
)

const photosChinese = '(?:照片|图片|相片|相|图)'
const filmsChinese = '(?:视频|短片|影片|片子|微电影|小片|宣传片|广告片?|幻灯片|vlog)'
const chinese = new RegExp(
  `^(?:请|帮我|帮忙|麻烦|给我|我想要?|我要|想要?|能不能|可以|能|你|再|[\\s,，])*(?:用|把|拿|将|使用|以)(?:我)?(?:刚才?|刚刚)?(?:(?:这|那)(?:\\d+|[一二两三四五六七八九十几])?[张些个组幅]|我(?:们)?的|(?:我)?上传的|所有的?|全部的?|的)*${photosChinese}(?:来|都|一起|给我|帮我|直接|为我)*(?:做|制作|制成|剪辑|剪|拼接|拼|弄|生成|合成|整|搞|变|转|创建)[^,，。;；!！?？“"]{0,16}?${filmsChinese}(?!的?(?:封面|背景|开头|结尾|片头|片尾|标题)|里|中)`,
  'i',
)

/** "Use this photo for a 2-second video", 把照片做成视频: what was uploaded is meant, and not what the words show. */
export function asksForFilmOfPhotos(text: string): boolean {
  return english.test(text) || chinese.test(simplify(text))
}

/** One picture becomes a film only where a film is named: "turn this photo into black and white" is a look. */
const one = /^\W*(?:please |can you |could you )?(?:turn|make|convert|transform) (?:this|that) (?:\w+ )?(?:photo|picture|pic|image) into (?:an?|the) (?:[\w-]+ ){0,4}(?:video|clip|film|movie|reel|short|promo|story)\b/i

const many = /^\W*(?:please |can you |could you )?(?:turn|make|convert|transform|put)\b.*\b(?:these|those|my|the uploaded)\b.*\b(?:photos?|pictures?|images?|pics|clips?|footage|videos?|files?)\b.*\b(?:into|in|to|together)\b/i

/** "Turn these clips into a film", and all that {@link asksForFilmOfPhotos} knows. */
export function turnsUploads(text: string): boolean {
  return one.test(text) || asksForFilmOfPhotos(text) || many.test(text)
}

const clip = /^\W*(?:please |can you |could you )?(?:turn|make|convert|transform|edit) (?:this|that|the|my) (?:\w+ )?(?:clip|video|footage|recording|interview|podcast|talk|vlog) into (?:an?|the) (?:[\w-]+ ){0,4}(?:video|clip|film|movie|reel|short|promo|story|tik ?tok)\b|^\W*(?:make|create|edit|cut)\b.{0,40}\b(?:of|from|out of) (?:this|that|my|the) (?:\w+ )?(?:clip|video|footage|recording|interview|podcast|talk|vlog)\b/i

/** "Turn this clip into a short": one video is meant; where there is a film, the clip may be one of its own. */
export function turnsClip(text: string): boolean {
  return clip.test(text)
}

const best = /\bhighlights?\b|\bbest (?:of|parts?|bits?|moments?)\b|\bslide ?show\b|\bmontage\b|精彩|高光|精华|集锦|幻灯片|相册/i

/** "A 15-second highlight reel of this", "slideshow, 3 sec per picture", 挑精彩的剪成15秒: the best or all of it. */
export function picksFromUploads(text: string): boolean {
  return best.test(text)
}

/** One picture is named by what is to become of it, since "this photo" alone may be a clip that is there. */
const named =
  /\b(?:these|those|the uploaded|my uploaded|(?:my|the) (?:uploads?|own))\s*(?:\w+\s+){0,2}?(?:photos?|pictures?|pics|images?|clips?|videos?|footage|files?|shots)?\b|\bof (?:my|the) (?:photos|pictures|pics|images|footage)\b|(?:这些|這些|上传的|上傳的|我的)(?:照片|图片|圖片|相片|视频|視頻|素材|片段|文件)|\b(?:this|that|my) (?:\w+ )?(?:photo|picture|pic|image)\b(?= into (?:an?|the) (?:[\w-]+ ){0,4}(?:video|clip|film|movie|reel|short|promo|story)\b)|\b(?:make|create|generate|produce)\b.*\b(?:from|out of|using) (?:this|that|my) (?:\w+ )?(?:photo|picture|pic|image)\b/i

/** "These photos", 上传的照片. */
export function namesUploads(text: string): boolean {
  return named.test(text)
}

const withPhotos =
  /\b(?:with|using|from|out of|including|plus) (?:(?:my|our|the|some|a few|a lot of|lots of|these|those|all|family|old|your own) )*(?:photos|pictures|pics|snapshots)\b(?! (?:of|on|in|hanging|frames?)\b)|\b(?:photo|picture) (?:video|montage|slide ?show|film|reel|collage)\b|(?:带|配|加|用|放)上?(?:有|些|一些|我的|我们的|家庭|老)?(?:照片|相片)(?!墙|框|里)|(?:照片|相片)(?:视频|短片|集锦|合集)/i

/** "A birthday video with photos", 带照片的生日视频: photos are to be seen, whosever they are. */
export function wantsPhotos(text: string): boolean {
  return withPhotos.test(simplify(text))
}
