/** Exports, credits, the state of things: what a client may have sent elsewhere, and is simply done. */
import type { Outcome } from '../outcome.ts'
import type { Clause } from '../reading/clause.ts'
import type { Request } from '../request.ts'

const formats: readonly (readonly [RegExp, string])[] = [
  [/\bgif\b|动图|動圖|表情包/i, 'gif'],
  [/\bwebm\b/i, 'webm'],
  [/\bmp3\b/i, 'mp3'],
  [/\bwav\b/i, 'wav'],
  [/\bm4a\b|\baac\b/i, 'm4a'],
  [/\bsrt\b/i, 'srt'],
  [/\bvtt\b/i, 'vtt'],
  [/\botio\b|opentimelineio/i, 'otio'],
  [/\bedl\b/i, 'edl'],
  [/\bpng\b|\bthumbnail\b|\bcover image\b|\bscreenshot\b|封面|截图|截圖/i, 'png'],
  [/\bmp4\b/i, 'mp4'],
  [/\b(?:only|just) the (?:audio|sound|music)\b|\baudio only\b|\bas audio\b|只要(?:声音|音频)|音频文件|仅音频|导出音频/i, 'mp3'],
  [/\b(?:subtitles?|captions?) files?\b|字幕文件/i, 'srt'],
]

/** "The same in square, too", 再做一个一样的，横屏的: the film once more in another shape, and as it is besides. */
export function isCopy(clause: Clause): boolean {
  return clause.has('SAME') && clause.has('RATIO') && (/\b(?:make|another|too|also|as well|version|copy|one more)\b|再|也|另|版/i.test(clause.text)) && !clause.has('(REMOVE|TITLE|TEXT|CAPTION|MUSIC|CLIP NUM|NTH)')
}

export function exporting(request: Request): Outcome | undefined {
  const { clause, filmMs } = request
  const text = clause.text
  const format = formats.find(([words]) => words.test(text))?.[1]
  const isCommand = isCopy(clause) || clause.has('EXPORT') && !clause.has('(GEN FILM OF|UPLOADS)')
  const isClick = clause.has('CLICK') && clause.has('EXPORT')
  const isFile = format !== undefined && !clause.has('(FILE|MUSIC|TITLE|CAPTION ADD)') && (format === 'srt' || !clause.has('UPLOADS')) && clause.has('(CHANGE|PLEASE|GEN|SHOW|AS|FILM|TO)')
  if (!isCommand && !isClick && !isFile) return undefined
  if (clause.has('QUESTION') && /^\W*(?:how|what|where|when|怎么|如何)/i.test(text) && !clause.has('PLEASE')) return undefined
  if (clause.has('(REMOVE|SPLIT|SWAP)') && !clause.has('CAPTION')) return undefined
  if (filmMs === 0) return request.say('nothingYet')
  const { stretch } = request.times
  if (stretch && (format === undefined || !/^(?:png|srt|vtt)$/.test(format))) return request.say('exportsWhole', request.length(request.at(stretch.from)), request.length(request.at(stretch.to)))
  const px = clause.value<number>('RES')
  const fps = clause.value<number>('FPS')
  const isSmall = px === undefined && largestMb(request) === undefined && (format === undefined || /^(?:gif|mp4|webm|png)$/.test(format)) && small.test(text)
  const quality = /\bdraft\b|\blow(?:er)? quality\b|\bpreview\b|草稿|低画质|小一点的文件|预览/i.test(text) ? 'draft' : /\b(?:high(?:est)?|best|top) quality\b|\bhigh[- ]res|最高画质|高质量|最好画质/i.test(text) ? 'high' : undefined
  const ratio = clause.values<string>('RATIO').at(-1)
  const captions = clause.has('CAPTION') && format === undefined ? (clause.has('(REMOVE|NOT|WITHOUT|no)') ? 'none' : undefined) : undefined
  return request.call(
    'export-film',
    {
      ...(format !== undefined && { format }),
      ...(quality !== undefined && { quality }),
      ...(px !== undefined && { resolution: px >= 1080 ? '1080p' : px >= 720 ? '720p' : '480p' }),
      ...(isSmall && { resolution: '480p' }),
      ...(fps !== undefined && { fps: Math.min(60, fps) }),
      ...(largestMb(request) !== undefined && { max_mb: largestMb(request) }),
      ...(ratio !== undefined && { ratio }),
      ...(captions !== undefined && { captions }),
    },
    px !== undefined && px > 1080 ? { note: request.phrase('largest') } : isSmall ? { note: request.phrase('madeSmall') } : {},
  )
}

const small = /\b(?:small(?:er)?|tiny|light(?:er|weight)?|compact|compressed|low[- ]res(?:olution)?)\b|小一?[点些]|体积小|小体积|小尺寸|压缩|细一?[点些啲]/i

/** What mail servers take, after the third that an attachment grows by. */
const mailMb = 18

function largestMb({ clause }: Request): number | undefined {
  return clause.value<number>('SIZEMB') ?? (/\be-?mail(?:ed|able)?\b|邮件|邮箱/i.test(clause.text) ? mailMb : undefined)
}

/** "Click export", "open the timeline", "preview it": talk of buttons is done, or answered. */
export function commands(request: Request): Outcome | undefined {
  const { clause } = request
  const asksPrice = /\bhow much (?:does|will|would|is)\b.*\b(?:cost|it)\b|\bprice\b|多少钱|收费吗|要钱吗/i.test(clause.text) && !clause.has('(TITLE|TEXT|QUOTE|SAYS)')
  if (asksPrice) return request.call('show-credits', {})
  if (clause.has('CREDITS') && !clause.has('(TITLE|TEXT|ADD|ROLL|CTA|END)')) return request.call('show-credits', {})
  if (clause.has('UPLOAD') && !clause.has('(UPLOADS|FILE|QUESTION|MUSIC|LOGO|CHANGE)') && clause.is('(UPLOAD|PLEASE|a|the|FILE|file|files|FILM|PHOTO|CLIP|MORE|some|CLICK|button|.|!)+')) return request.say('uploadHow')
  const isState = clause.is('(STATUS|PLEASE|the|SHOW|CHANGE|OPEN|PREVIEW|CLICK|FILM|in|my|ALL|CURRENT|state|of|.|!|QMARK|ITS|timeline|OF|ME|me|editor)+') && clause.has('(STATUS|PREVIEW|OPEN|SHOW)') && !(clause.has('CHANGE') && !/\bshow\b|看/i.test(clause.text))
  if (isState) return request.filmMs === 0 ? request.say('nothingYet') : request.call('show-timeline', {})
  return undefined
}
