/** Questions about the film: answered, and nothing is changed. */
import { fpsToNumber } from '../../../time/time.ts'
import { summarize } from '../../../timeline/summary.ts'
import type { VideoClip } from '../../../timeline/model.ts'
import { ratioText, percentText } from '../../../timeline/words.ts'
import type { Outcome } from '../outcome.ts'
import type { Request } from '../request.ts'
import { inWords } from '../replies/in-words.ts'
import { listed } from '../replies/wording.ts'
import { clipTargets, isSaid, namedClips, textTargets } from '../targets.ts'

export function questions(request: Request): Outcome | undefined {
  const { clause } = request
  const isQuestion = clause.has('(QUESTION|SHOW|HELP)') || /[?？]\s*$/.test(clause.text)
  if (!isQuestion || (clause.starts('(PLEASE)* (TRIM|REMOVE)') && !/[?？]\s*$/.test(clause.text))) return undefined
  if (clause.has('(ADD|REMOVE|SPLIT|SWAP|DUPLICATE|GEN|UNDO|EXTEND|FREEZE|REVERSE|TRIM TO|MUTE)') && !clause.has('QUESTION')) return undefined
  const said = reply(request)
  return said === undefined ? undefined : { text: said }
}

/** Who asks how something is done is told what to say. */
const howTo: readonly { readonly concept: string; readonly en: string; readonly zh: string }[] = [
  { concept: 'MUSIC', en: 'add calm piano music', zh: '配一段舒缓的钢琴曲' },
  { concept: 'CAPTION', en: 'caption: Welcome to the coast', zh: '字幕：欢迎来到海边' },
  { concept: '(TITLE|TEXT)', en: "add the title 'Our trip'", zh: '加标题“我们的旅行”' },
  { concept: '(TRANSITION|TRANSITIONTYPE)', en: 'crossfade between the clips', zh: '片段之间用叠化' },
  { concept: '(RATIO|RATIOWORD)', en: 'make it vertical', zh: '改成竖屏' },
  { concept: '(LOGO|OVERLAY)', en: 'put my logo in the top right corner', zh: '把 logo 放到右上角' },
  { concept: '(SPEEDUP|SLOWDOWN|SPEEDWORD)', en: 'slow down clip 2', zh: '第二段放慢一点' },
  { concept: '(TRIM|LENGTHWORD)', en: 'trim clip 2 to 3 seconds', zh: '第二段剪到 3 秒' },
  { concept: '(REMOVE)', en: 'remove clip 2', zh: '删掉第二段' },
  { concept: '(EXPORT)', en: 'export', zh: '导出' },
]

function reply(request: Request): string | undefined {
  const { clause, language, timeline, filmMs } = request
  const text = clause.text
  const word = request.word.bind(request)
  const length = request.length.bind(request)
  if (clause.has('CREDITS') || /\bcost\b|\bprice\b|多少钱|收费|花多少/i.test(text)) return undefined
  const how = /^\W*(?:how (?:do|can|would|should) (?:i|we|you)|how to)\b|怎么|如何|怎样|点样/i.test(text) ? howTo.find(({ concept }) => clause.has(concept)) : undefined
  if (how) return request.phrase('justSay', word(how.en, how.zh))
  if (/\b(?:what|which)\b.*\b(?:changed?|did you (?:just )?(?:do|change)|last (?:change|edit))\b|改了什么|做了什么改动|刚才(?:做|改)了什么/i.test(text)) return lastChange(request)
  if (filmMs === 0) return request.phrase('nothingYet')
  if (/\bhow (?:long|many seconds|much time)\b|多长|多久|几秒|几长|多少秒/i.test(text)) return lengthReply(request)
  if (/\bhow many\b|多少个?段|几(?:个|段|张)|多少(?:个|段|张)|几多(?:个|段|张)/i.test(text) && clause.has('(CLIP|PHOTO|FILM|QUESTION)') && !clause.has('(TITLE|CAPTION|TEXT|CREDITS)')) {
    return `${word(`There ${request.main.length === 1 ? 'is 1 clip' : `are ${request.main.length} clips`}`, `一共 ${request.main.length} 段`)}${word(': ', '：')}${listed(language, request.main.map((clip, index) => word(`${index + 1} ${clip.name} (${length(clip.durationMs)})`, `${index + 1} ${clip.name}（${length(clip.durationMs)}）`)))}${word('.', '。')}`
  }
  if (/\blength\b|\bduration\b|时长/i.test(text)) return lengthReply(request)
  if (/\bwhat(?:'s| is)?\b.*\b(?:happen|at|on screen)\b|哪一?段|是什么画面/i.test(text) && request.times.point) return atTime(request)
  if (clause.has('MUSIC')) return musicReply(request)
  if (clause.has('(SOUND)') && /\bhow loud\b|多大声|音量/i.test(text)) return musicReply(request)
  if (clause.has('FONT')) {
    const fonts = request.texts().map(({ clip }) => `${request.label(clip)}: ${clip.style.font ?? word('the font of its style', '样式自带的字体')}`)
    return fonts.length === 0 ? word('There is no text in the film.', '片子里没有文字。') : `${listed(language, fonts)}${word('.', '。')}`
  }
  if (clause.has('(TITLE|CAPTION|TEXT|CTA)')) return textReply(request)
  if (clause.has('(RATIOWORD|RESWORD|RATIO|FPSWORD|RES)') || /\bsize\b|尺寸|大小/i.test(text)) {
    return word(
      `The picture is ${timeline.width}×${timeline.height} (${ratioText(timeline.width, timeline.height)}), ${fpsToNumber(timeline.fps)} frames a second.`,
      `画面是 ${timeline.width}×${timeline.height}（${ratioText(timeline.width, timeline.height)}），每秒 ${fpsToNumber(timeline.fps)} 帧。`,
    )
  }
  if (clause.has('(TRANSITION|TRANSITIONTYPE)')) {
    const kinds = request.main.slice(1).map((clip, index) => `${index + 1}→${index + 2} ${inWords(word(`transition ${clip.transition?.type ?? 'cut'}`, `转场 ${clip.transition?.type ?? 'cut'}`), language).replace(/^(?:transition|转场) /, '')}`)
    return kinds.length === 0 ? word('There is only one clip, so there are no transitions.', '只有一段，没有转场。') : `${word('Transitions: ', '转场：')}${kinds.join(word(', ', '，'))}${word('.', '。')}`
  }
  if (clause.has('(SPEEDWORD)')) {
    return `${listed(language, request.main.map((clip) => `${clip.name} ${clip.speed}x`))}${word('.', '。')}`
  }
  if (clause.has('(LOGO|OVERLAY)')) {
    const overlays = request.overlays().map(({ clip }) => clip.name)
    return overlays.length === 0 ? word('There is no logo or other overlay.', '没有 logo 或叠加画面。') : `${listed(language, overlays)}${word('.', '。')}`
  }
  if (clause.has('VOICE')) {
    const voices = request.sounds('voice')
    return voices.length === 0 ? word('There is no voice-over.', '没有旁白。') : `${listed(language, voices.map(({ clip }) => `${clip.name} (${length(clip.durationMs)})`))}${word('.', '。')}`
  }
  if (clause.has('UPLOADS') || /\buploaded\b|上传了/i.test(text)) {
    const uploads = request.situation.assets.filter(({ origin }) => origin === 'uploaded').map(({ name }) => name)
    return uploads.length === 0 ? request.phrase('noUploads') : `${word('Uploaded: ', '已上传：')}${listed(language, uploads)}${word('.', '。')}`
  }
  const asked = clause.has('CLIP') && !clause.has('(ALL|STATUS)') && namedClips(request).length > 0 ? clipTargets(request, { fallback: 'none' }) : []
  if (!isSaid(asked) && asked.length > 0 && asked.length < request.main.length) return clipReply(request, asked)
  if (clause.has('(FILM|STATUS|CLIP|ALL|PHOTO)') || /\bwhat(?:'s| is| do we have)\b.*\b(?:there|here|in it|so far|on it|now)\b|有什么|里面有|现在(?:是)?什么|有哪些/i.test(text)) return `${summarize(timeline, language)}`
  return undefined
}

function lengthReply(request: Request): string {
  const { filmMs, main } = request
  const word = request.word.bind(request)
  if (request.has('(TITLE|CAPTION|TEXT)')) {
    const targets = textTargets(request, { fallback: 'all' })
    if (!isSaid(targets) && targets.length > 0) {
      return targets.map(({ clip }) => word(`${request.label(clip)} is seen for ${request.length(clip.durationMs)}`, `${request.label(clip)}显示 ${request.length(clip.durationMs)}`)).join(word(', ', '，')) + word('.', '。')
    }
  }
  if (request.has('MUSIC')) return musicReply(request)
  if (namedClips(request).length > 0 || (!request.has('(FILM|ITS)') && !isSaid(clipTargets(request, { fallback: 'none' })) && (clipTargets(request, { fallback: 'none' }) as readonly unknown[]).length > 0)) {
    const clips = clipTargets(request, { fallback: 'none' })
    if (isSaid(clips)) return clips.text
    if (clips.length > 0) return clips.map((clip) => word(`${request.label(clip)} is ${request.length(clip.durationMs)} long`, `${request.label(clip)}长 ${request.length(clip.durationMs)}`)).join(word(', ', '，')) + word('.', '。')
  }
  return word(
    `The film is ${request.length(filmMs)} long, in ${main.length === 1 ? '1 clip' : `${main.length} clips`}.`,
    `片子长 ${request.length(filmMs)}，共 ${main.length} 段。`,
  )
}

/** What a clip shows, when, and what was done to it. */
function clipReply(request: Request, clips: readonly VideoClip[]): string {
  const told = clips.map((clip) => {
    const number = request.main.indexOf(clip) + 1
    const when = `${request.length(clip.startMs)}–${request.length(clip.startMs + clip.durationMs)}`
    const more = [
      ...(clip.speed === 1 ? [] : [request.word(`${clip.speed}x speed`, `${clip.speed} 倍速`)]),
      ...(clip.reversed ? [request.word('backwards', '倒放')] : []),
      ...(clip.volume === 0 ? [request.word('muted', '静音')] : []),
    ]
    const details = [when, ...more].join(request.word(', ', '，'))
    return request.word(`Clip ${number} is ${request.label(clip)} (${details})`, `第 ${number} 段是${request.label(clip)}（${details}）`)
  })
  return `${told.join(request.word('; ', '；'))}${request.word('.', '。')}`
}

function atTime(request: Request): string {
  const { point } = request.times
  const ms = request.at(point!.at)
  const clips = clipTargets(request, { fallback: 'none' })
  const seen = isSaid(clips) ? undefined : request.main.find((clip) => ms >= clip.startMs && ms < clip.startMs + clip.durationMs)
  if (!seen) return request.phrase('beyondFilm', request.length(ms), request.length(request.filmMs))
  return request.word(`At ${request.length(ms)} it is clip ${request.main.indexOf(seen) + 1}, ${request.label(seen)}.`, `${request.length(ms)} 是第 ${request.main.indexOf(seen) + 1} 段${request.label(seen)}。`)
}

function musicReply(request: Request): string {
  const songs = request.sounds('bgm')
  if (songs.length === 0) return request.word('There is no music. Say "add calm piano music" to have some.', '没有配乐。可以说“加一段舒缓的钢琴曲”。')
  const named = songs.map(({ clip }) => {
    const span = `${request.length(clip.startMs)}–${request.length(clip.startMs + clip.durationMs)}`
    return request.word(`${clip.name} (${span}, ${percentText(clip.volume)})`, `${clip.name}（${span}，${percentText(clip.volume)}）`)
  })
  return request.word(`The music is ${named.join(', ')}.`, `配乐是 ${named.join('、')}。`)
}

function textReply(request: Request): string {
  const targets = textTargets(request, { fallback: 'all' })
  if (isSaid(targets)) {
    const all = request.texts()
    if (all.length === 0) return targets.text
    return `${listed(request.language, all.map(({ clip }) => request.label(clip)))}${request.word('.', '。')}`
  }
  if (targets.length === 0) return request.word('There is no text in the film.', '片子里没有文字。')
  const lines = targets.map(({ clip }) => {
    const facts = [clip.style.color, clip.style.position, `${request.length(clip.startMs)}–${request.length(clip.startMs + clip.durationMs)}`].filter((fact) => fact !== undefined)
    return inWords(request.word(`${request.label(clip)} (${facts.join(', ')})`, `${request.label(clip)}（${facts.join('，')}）`), request.language)
  })
  return `${listed(request.language, lines)}${request.word('.', '。')}`
}

function lastChange(request: Request): string | undefined {
  const last = request.situation.conversation.findLast(({ calls }) => calls.length > 0)
  return last?.reply ?? request.word('Nothing was changed yet.', '还没有改动。')
}
