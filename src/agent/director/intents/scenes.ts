/** New pictures: films of words, and scenes and files that are added. */
import type { SessionAsset, SessionDocument } from '../../../actions/action.ts'
import { bestMatches } from '../describe-match.ts'
import { readFilmRequest } from '../film/film-request.ts'
import { readSlots } from '../film/film-slots.ts'
import { readGenre } from '../film/genres.ts'
import { picksFromUploads, turnsClip, turnsUploads, wantsPhotos } from '../film/uploads-named.ts'
import { planScript } from '../film/plan-script.ts'
import { pastedScript, readScript } from '../film/read-script.ts'
import { filmsIn, planFilm } from '../film/plan-film.ts'
import { describes, skyOf } from '../film/seen.ts'
import { inTotal, shotsIn, taken, withoutCount } from '../film/shots-of-one.ts'
import { logosAmong } from '../film/photo-order.ts'
import { planUploads } from '../film/plan-uploads.ts'
import type { Outcome, Said } from '../outcome.ts'
import type { Match } from '../reading/clause.ts'
import { readLeftovers, readReferences } from '../reading/references.ts'
import { simplify } from '../reading/simplify.ts'
import { verbs } from '../reading/split.ts'
import type { Request } from '../request.ts'
import { isSaid } from '../targets.ts'
import { exchanged, madeBy } from './change-scenes.ts'
import { calls } from './effects.ts'
import { fromMark, placeOf, positionOf } from './place.ts'

/** What is asked for by name and is no picture. */
const things = '(TITLE|CAPTION|TEXT|CTA|LOWERTHIRD|MUSIC|VOICE|EFFECT|TRANSITION|LOGO|OVERLAY|COPY|GRADE|ANIMATION|FONT|HIGHLIGHT|SOUND|PLATE)'
const picture = '(FILM|CLIP|PHOTO)'
const new_ = '(a|an|another|one|some|NUM|OTHER|MORE|short|new|DUR|quick|DEGREE)'

/** A whole film, or a scene that is described for its own sake. */
export function film(request: Request): Outcome | undefined {
  if (!asksForFilm(request)) return undefined
  const pasted = pastedScript(request.clause.text) && request.situation.pasted
  if (pasted) return planScript(request, pasted.script, readSlots(pasted.asked), pasted.script.title ?? request.word('your script', '你的脚本'))
  const script = scriptNamed(request)
  if (script) return planScript(request, readScript(script.text), readSlots(request.clause.text.split('\n')[0]!), script.name)
  const named = uploadsNamedAlone(request)
  if (named.length > 0) return planUploads(request, readSlots(request.clause.text), named)
  const asked = readFilmRequest(request.clause.text)
  if (asked?.kind === 'film' && /^(?:it|this|that|him|her|them)\b/i.test(asked.subject)) return undefined
  const isVague = asked?.kind === 'film-of-what' && !request.situation.assets.some(({ origin }) => origin === 'uploaded')
  if (!isVague && (usesUploads(request) || asksForUploads(request))) return planUploads(request, readSlots(request.clause.text))
  if (asked === undefined) return undefined
  if (wantsPhotos(request.clause.text) && request.main.length === 0) {
    return hasPictures(request) ? planUploads(request, readSlots(request.clause.text)) : request.say('photosWanted')
  }
  if (tellsOfOneself(request)) return planUploads(request, readSlots(request.clause.text))
  if (asked.kind === 'film-of-uploads') return planUploads(request, asked.slots)
  if (asked.kind === 'film-of-what' && asked.slots.title !== undefined && describes(asked.slots.title)) return planFilm(request, asked.slots.title, asked.slots)
  if (asked.kind === 'film-of-what') return request.ask('scene', request.main.length > 0 ? 'sceneOfWhat' : 'filmOfWhat')
  const films = filmsIn(request.clause.text)
  if (!films) return planFilm(request, asked.subject, asked.slots)
  const outcome = planFilm(request, films[0]!, asked.slots)
  return 'calls' in outcome ? { ...outcome, note: [outcome.note, request.phrase('oneAtATime', films.slice(1), asked.slots.durationMs === undefined ? '' : request.length(asked.slots.durationMs))].filter(Boolean).join(request.word(' ', '')) } : outcome
}

/** The uploaded script that a film is to be made of: the one that is named, else the last. */
function scriptNamed({ clause, situation }: Request): SessionDocument | undefined {
  const { documents } = situation
  if (documents.length === 0 || clause.has('(VOICE|SPEAK|CAPTION|QUESTION)')) return undefined
  const named = documents.findLast(({ name }) => clause.text.toLowerCase().includes(name.toLowerCase()))
  if (named) return named
  const isVague = readFilmRequest(clause.text)?.kind === 'film-of-what'
  return clause.has('SCRIPT') || isVague ? documents.at(-1) : undefined
}

export function asksForFilm(request: Request): boolean {
  const { clause } = request
  if (pastedScript(clause.text)) return true
  if (namesPartOfFile(request)) return false
  if (clause.has('SCRIPT') && clause.has('(GEN|MAKE|FILM|INTO|CHANGE)') && scriptNamed(request) !== undefined && !clause.has('(ADD|REMOVE|TRIM)')) return true
  if (usesUploads(request) || asksForUploads(request) || uploadsNamedAlone(request).length > 0) return true
  if (clause.has('SAME') && clause.has('RATIO') && request.main.length > 0) return false
  if (clause.starts('(PLEASE|BA)* (EXPORT|UNDO|REDO|REMOVE|QUESTION)')) return false
  if (beginsWithFilm(request) || namesNewScene(request) || (shotsIn(clause.text) !== undefined && describes(clause.text) && !verbs.test(clause.tokens[0]?.name ?? '') && !clause.has('QUESTION'))) return true
  const strong = /^(?:(?:\W|please|pls|can you|could you|would you|i want you to|i'd like you to|i need you to|let's|hey|hi|ok|now|then|and|also)*(?:please|pls|can you|could you|would you|i want you to|i'd like you to|i need you to|let's|hey|hi|ok|now|then|and|also|请|帮我|麻烦|再|给我|你|能不能|可以|帮忙|我要|我想|想要?|唔该|同我|帮手)\s*)?(?:generate|create|produce|shoot|film|animate|paint|draw|生成|制作|製作|创建|創建|创作|拍摄|拍攝|拍(?![了的过得])|渲染|画一|绘制)/i
  const isStrong = strong.test(clause.text.trim())
  const thing = clause.find(things)
  const shown = clause.find(picture)
  const isOther = thing !== undefined && (shown === undefined || thing.start < shown.start) && !isDescribedThing(request, thing)
  if (isStrong) return !isOther || (shown !== undefined && clause.has(`${picture} OF`) && shown.start < thing.start)
  if (isOther) return false
  if (readReferences(clause).length > 0 || clause.has('(TRANSITIONTYPE|BETWEEN)')) return false
  const isWeak = clause.has(`(GEN|CHANGE|SHOW|PLEASE|ADD) (me|us)? ${new_}+ ... ${picture}`) && !clause.has(`(the|this|my|ITS) ${picture}`) && !/\b(?:longer|shorter|faster|slower|brighter|louder)\b/i.test(clause.text)
  if (isWeak && (clause.has('(GEN|MAKE)') || clause.has('(PLEASE|SHOW|CHANGE)'))) return !clause.has('(ADD|DUPLICATE|FREEZE|SPLIT|REVERSE|SWAP|MOVE|REPLACE|REMOVE)')
  const isChinese = /^(?:\W*(?:请|帮我|麻烦|再|给我|你|能不能|可以|我要|我想|想要?)\s*)?(?:做|来|整|搞|弄|出|剪)(?:出|成)?(?:一?[个個段部条條支张]|\d+|[一二两三四五六七八九十]+)(?!.*(?:字幕|标题|音乐|配乐|转场|慢动作|特写|标志|logo))/i.test(clause.text)
  if (isChinese && !(clause.has('HIGHLIGHT') && request.main.length > 0)) return !clause.has('(FREEZE|SPLIT|REVERSE|SLOWDOWN|TRANSITIONTYPE)')
  if (request.main.length === 0) return isOpenDescription(request)
  return isBareDescription(request)
}

/** A film of what was uploaded is asked for: of photos at any time, of a clip or its best parts where nothing is on the timeline yet. */
function asksForUploads({ clause: { text }, main, situation: { assets } }: Request): boolean {
  if (turnsUploads(text)) return true
  const uploads = assets.filter(({ origin, kind }) => origin === 'uploaded' && kind !== 'audio')
  if (main.length > 0 || uploads.length === 0) return false
  return picksFromUploads(text) || (turnsClip(text) && uploads.some(({ kind }) => kind === 'video'))
}

function hasPictures({ situation: { assets } }: Request, least = 1): boolean {
  const uploads = assets.filter(({ origin, kind }) => origin === 'uploaded' && kind !== 'audio')
  return uploads.length - logosAmong(uploads).length >= least
}

/** "A birthday video for my mom" from somebody who has just uploaded photos: they are what it is to be made of. */
function tellsOfOneself(request: Request): boolean {
  const { clause: { text }, main } = request
  const genre = readGenre(text)
  return main.length === 0 && (genre === 'event' || genre === 'travel' || /\b(?:my|our|us)\b|我们?的?|咱/i.test(text)) && genre !== undefined && hasPictures(request, 2)
}

/** "Use just the dog and the cake one": some of the uploads by what their files are called, where nothing is on the timeline yet. */
function uploadsNamedAlone({ clause: { text }, main, situation: { assets } }: Request): SessionAsset[] {
  if (main.length > 0 || !/^\W*(?:please |can you |could you )?(?:only |just )?(?:use|take|with|show)\b|^(?:请|帮我)?(?:只|就)?(?:用|要|拿)/i.test(text)) return []
  const stems = (name: string): string => simplify(name.toLowerCase()).replace(/\.\w+$/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const called = assets.filter(({ origin, kind, name }) => origin === 'uploaded' && kind !== 'audio' && new RegExp(`(?<![a-z])${stems(name)}(?![a-z])`).test(simplify(text.toLowerCase())))
  return called.toSorted((a, b) => text.toLowerCase().indexOf(stems(a.name)) - text.toLowerCase().indexOf(stems(b.name)))
}

/** "a film with a title" and the like: the thing belongs to the film that is asked for. */
function isDescribedThing({ clause }: Request, thing: Match): boolean {
  return clause.find(`(OF|with|in) ... ${things}`)?.end === thing.end
}

function usesUploads({ clause, situation, main }: Request): boolean {
  const hasUploads = situation.assets.some(({ origin }) => origin === 'uploaded')
  if (!clause.has('UPLOADS')) return false
  if (clause.has('(REMOVE|SWAP|MOVE|SPLIT|DUPLICATE|REVERSE|MUTE|ZOOM|LOOK)') || clause.has('(MUSIC|VOICE)') && !clause.has('(FILM|PHOTO|INTO)')) return false
  if (main.length > 0 && !(clause.has('(GEN|MAKE)') && clause.has('(FILM|INTO)')) && !clause.has('ADD')) return false
  return clause.has('(GEN|JOIN|CHANGE|ADD|INTO)') || !hasUploads
}

/** On an empty timeline, whatever is described is wanted. */
function isOpenDescription(request: Request): boolean {
  const { clause } = request
  if (namesGenreFilm(clause.text)) return true
  if (clause.without(clause.find('(REMOVE|NOT) (the|any)* MUSIC')).has('(REMOVE|UNDO|REDO|EXPORT|QUESTION|MUTE|SPLIT|SWAP|DUPLICATE|TRIM|TRANSLATE|TRANSCRIBE|THANKS|HELP)')) return false
  const thing = clause.find(things)
  if (thing && !clause.has('(GEN|MAKE|FILM|WITHOUT)') && !isDescribedThing(request, thing)) return false
  if (clause.is('(a|an|the|some|short|new|little|FILM|CLIP|DUR|DEGREE|something|MORE|of|OF|PHOTO)+')) return true
  return clause.has('(GEN|MAKE)') || clause.has(`${picture} OF`) || describes(clause.text) || skyOf(clause.text) !== undefined || readGenre(clause.text) !== undefined || /^\W*(?:show|give|make) (?:me|us)\b/i.test(clause.text)
}

/** "An explainer about how bees make honey", "tell the story of …", 音乐节活动视频: a film of a kind, whatever it is about. */
function namesGenreFilm(text: string): boolean {
  if (readGenre(text) === undefined || /[?？]\s*$/.test(text)) return false
  return /^\W*(?:please |can you |could you )?(?:(?:make|create|do|generate|tell|give|produce)\b(?: me| us)? )?(?:(?:a|an|the|my|our|one|short|quick)\b|\d)[^,.:;]*\b(?:video|film|clip|explainer|promo|ad|advert|commercial|tutorial|story|tale|announcement|recipe|vlog|teaser|trailer|countdown|invitation)\b/i.test(text) || /^[^,，。;；:：]{0,30}(?:视频|短片|宣传片|广告片?|预告片|科普|教程|故事|公告|游记)/.test(text)
}

/**
 * "Make a 15-second promo for …": whatever the brief goes on to say of titles, music and the end. On a film that is
 * there only where the kind of film is named; "make a clip of the best moments" is about what is there.
 */
function beginsWithFilm({ clause, main }: Request): boolean {
  const { text } = clause
  const english = /^\W*(?:(?:please|can you|could you|would you|i want(?: you to)?|i need(?: you to)?|i'd like(?: you to)?|hey|hi|let's) )*(?:(?:make|create|do|generate|produce|give|design|build)\b(?: me| us)? )?(?:an?|one|another|\d[\w-]*)\b[^,.:;!?]{0,80}?\b(?:videos?|films?|clips?|reel|tik ?tok|explainer|promo|ad|advert|commercial|tutorial|vlog|teaser|trailer|invitation|announcement)\b(?= (?:of|about|for|to|on|showing|promoting|that|advertising|introducing|celebrating)\b|\s*[:,.–-])/i
  const chinese = /^\W*(?:请|帮我|麻烦|给我|我要|我想要?|想要?)*(?:做|来|整|搞|弄|出|剪|拍|制作|生成|创建)(?:出|成)?(?:一?[个個段部条條支张]|\d+秒)[^,，。;；]{0,30}?(?:宣传片|广告片?|短片|短视频|视频|影片|片子|微电影|预告片|[嘅的]片)(?=[,，:：。]|$)/
  if (clause.has('(HIGHLIGHT|UPLOADS)') || !(english.test(text) || chinese.test(text))) return false
  return main.length === 0 || (readGenre(text) !== undefined && !/\b(?:longer|shorter|faster|slower|brighter|louder)\b/i.test(text))
}

const shownOf = '(?:clips?|shots?|scenes?|videos?|footage|films?|takes?) (?:of|showing|featuring)'
const lengthInWords = '\\d+(?:\\.\\d+)?[ -]?(?:s|secs?|seconds?|mins?|minutes?)\\b'
const bareScene = new RegExp(`^[\\s\\p{P}]*(?:(?:an?|another|one(?: more)?) |(?=${lengthInWords}))(?:(?!(?:of|the|my|our|this|that|to|in|on|for|over|from)\\b)[\\w.-]+ ){0,4}?${shownOf} (?<of>(?:(?:it|this|that|these|those|them|clip|scene|shot|my|our|your)\\b)?)(?<the>(?:the )?)(?<words>[^,;!?]+)`, 'iu')
const bareSceneChinese = /^[\s\p{P}]*(?:在?(?:最前面|开头|片头|结尾|片尾|最后|后面|前面)(?:放|来|要|是|有)?)?(?:(?:另外?|再来?)?一[段个条支组张则]|(?=\d+秒))(?<words>[^,，。;；把将让]{1,30}?)(?:视频|镜头|画面|片段|短片|影片|场景)(?=\s*[,，。;；]|[\s\p{P}]*$)/u
const elsewhere = /\b(?:at|to|in) the (?:very )?(?:beginning|start|end|front|middle)\b|\b(?:before|after|between) (?:clips?\b|scenes?\b|the\b)|最前面|开头|片头|第.{1,3}段/i

/**
 * "A 2-second clip of a cat", 一段5秒的海浪视频, behind a film that is there: one that it has none of is made. "A 2-second
 * clip of the forest" is about the forest of the film, where it has one.
 */
function namesNewScene({ clause, main }: Request): boolean {
  return !elsewhere.test(clause.text) && namesScene(clause, main)
}

/** The same with or without a place for it in the film. */
function namesScene(clause: Request['clause'], main: Request['main']): boolean {
  if (main.length === 0 || clause.has('(HIGHLIGHT|UPLOADS|QUESTION)')) return false
  const text = simplify(clause.text)
  const chinese = bareSceneChinese.exec(text)?.groups
  if (chinese) return describes(chinese.words!)
  const { of, the, words } = bareScene.exec(text)?.groups ?? {}
  if (of !== '' || words === undefined) return false
  if (the !== '') return describes(words) && bestMatches(words, main).length === 0
  return clause.has('DUR') || describes(words)
}

/** A scene and nothing else: "sunset over the ocean, 10 s". */
function isBareDescription(request: Request): boolean {
  const { clause } = request
  if (verbs.test(clause.tokens[0]?.name ?? '') || clause.has('(ITS|ONE|NTH|LAST|FIRST|BEGIN|END|SAME|OTHER|TITLE|CAPTION|MUSIC|SOUND|LOGO|TRANSITION|QUESTION|THANKS|GREETING|NOT|QUOTE|SAYS|INSTEAD|TOO|ENOUGH|BA|CLIP|REMOVE|SWAP|UNDO|EXPORT|MUTE|SPLIT|TRIM|SPEEDUP|SLOWDOWN|REVERSE|FREEZE|ZOOM|EXCEPT|TRANSITIONTYPE|BETWEEN|FIRSTLY)')) return false
  if (exchanged(clause.text)) return false
  if (speaksOfClip(request) || calls.test(clause.text) || clause.has('RATIOWORD') || /适合|方便|\bfor (?:phones?|mobile)\b/i.test(clause.text)) return false
  return describes(clause.text) && (clause.text.split(/\s+/).length >= 3 || /\p{Script=Han}{4}/u.test(clause.text))
}

/** "the forest", where the film has one. */
function speaksOfClip({ clause, main }: Request): boolean {
  return readLeftovers(clause).some((match) => /^the$/i.test(clause.tokens[match.start - 1]?.text ?? '') && bestMatches(clause.textOf(match), main).length === 1)
}

/** "Add a scene of a forest", "5 more seconds of rain", 后面再接一个五秒的灯塔. */
export function addScene(request: Request): Outcome | undefined {
  const { clause } = request
  // "Film" is a verb at the beginning alone: not in "the second clip of the film".
  const makes = namesScene(clause, request.main) || clause.has('(ADD|EXTEND|SHOW|MAKE)') || clause.tokens.some(({ name }, index) => /\bGEN\b/.test(name) && (index === 0 || !/\bFILM\b/.test(name)))
  if (!makes || clause.has(`(${things}|QUOTE|SAYS|UPLOADS|FILE|QUESTION)`)) return undefined
  if (clause.has('(BAR|OPACITY|LOOK GRADE|SPEEDWORD|ZOOM|FADE|FREEZE|BEAT|FILLER|PAUSE)') || clause.has('DEGREE') && !clause.has(`(CLIP|${picture}) OF`)) return undefined
  const isScene = clause.has(`(CLIP|FILM|PHOTO) (OF|where|that|showing|DUR)`) || clause.has('DUR ... OF') || clause.has('(MORE)? DUR') || /\bscene\b|\bshot\b|镜头|画面|场景/i.test(clause.text)
  const subject = subjectOf(request)
  if (subject === '') return isScene && clause.has('CLIP') && !clause.has('(NTH|NUM|LAST|FIRST|ITS)') ? request.ask('scene', 'sceneOfWhat') : undefined
  if (!isScene && !describes(subject)) return undefined
  const durationMs = request.times.lengths[0]?.ms ?? 5000
  const place = placeOf(request)
  if (isSaid(place)) return place
  const { position, cuts } = place
  const count = shotsIn(clause.text) ?? 1
  // Beside which clip it goes shows nothing.
  const alone = position === undefined ? subject : subject.replace(/\s+(?:right |just )?(?:before|after|between) (?:the|my|clips?|scenes?|shots?)\b.*$/i, '')
  const shown = count > 1 ? withoutCount(alone) : alone
  const scenes = Array.from({ length: count }, (_, index) => ({
    tool: 'generate-scene',
    input: {
      prompt: taken(shown, index),
      ...(index > 0 && { name: shown }),
      durationMs: Math.max(1000, inTotal.test(clause.text) ? Math.round(durationMs / count) : durationMs),
      ...madeBy(request),
      ...(position !== undefined ? { position: position + index } : {}),
      ...(request.main.length > 0 && (position !== 1 || index > 0) && { transition: 'crossfade' }),
      id: request.newId(),
    },
  }))
  return request.calls(...cuts, ...scenes)
}

/** "A 5-second clip of a cat at the beginning": no verb, and nothing else that it could mean. */
export function newScene(request: Request): Outcome | undefined {
  return namesScene(request.clause, request.main) ? addScene(request) : undefined
}

/** What is to be seen, without the words of asking, of place and of length. */
function subjectOf(request: Request): string {
  const { clause, times: { point } } = request
  const text = point ? clause.text.replace(clause.textOf(point), ' ') : clause.text
  const asked = readFilmRequest(text.replace(/^.*?\b(?:add|append|insert|include|tack on|throw in|put in|extend(?: it)? with)\b/i, 'make').replace(/^.*?(?:添加|加入|插入|接上|接一?个|接一?段|加一?个|加一?段|加上|补一?个|来一?个|来一?段|再来|再接|再加)/, '生成'))
  if (asked?.kind !== 'film') return ''
  return asked.subject
    .replace(/^(?:镜头|鏡頭|画面|畫面|场景|場景|scene|shot|clip)\s*[:：]\s*/i, '')
    .replace(/^(?:(?:another|one|a|an|more|seconds?|new|extra)\s+)+(?=of\b|showing\b)/i, '')
    .replace(/^(?:of|showing|with)\s+/i, '')
    .replace(/[,，]?\s*(?:at|to|in) the (?:very )?(?:beginning|start|end|middle|front)(?: of (?:it|the (?:video|film)))?$/i, '')
    .replace(/[,，]?(?:在|放在|放到|放)?(?:中间|正中间|最前面|开头|片头|结尾|片尾|最后|后面)$/, '')
    .replace(/^(?:在?(?:最前面|开头|片头|结尾|片尾|最后|后面)[,，]?)/, '')
    .trim()
}

/** Uploaded pictures by the names of their files: "add garden.jpg at the end". */
export function addFiles(request: Request): Outcome | undefined {
  const { clause, main } = request
  const names = clause.values<string>('FILE')
  const shown = new Set(main.map(({ asset }) => asset))
  // What is in the film already is meant as it is there.
  const files = request.filesCalled().filter(({ id, name }) => !shown.has(id) || clause.text.toLowerCase().includes(name.toLowerCase()))
  if (names.length + files.length === 0 || clause.has('(REMOVE|REPLACE|SWAP|MOVE|LOGO|MUSIC|OVERLAY|QUESTION|TRIM|SPLIT)') || !clause.has('(ADD|CHANGE|SHOW|GEN)')) return undefined
  if (files.length === 0) return request.say('noUploadOf', names[0]!)
  const pictures = files.filter(({ kind }) => kind !== 'audio')
  if (pictures.length === 0) return undefined
  const part = partOfFile(request, pictures)
  if (isSaid(part)) return part
  const place = part ? { cuts: [], position: positionOf(request) } : placeOf(request)
  if (isSaid(place)) return place
  const { position, cuts } = place
  const durationMs = request.times.lengths[0]?.ms
  return request.calls(
    ...cuts,
    ...pictures.map((asset, index) => ({
      tool: 'add-clip',
      input: {
        asset: asset.id,
        ...(position !== undefined ? { position: position + index } : main.length > 0 ? { position: main.length + 1 + index } : {}),
        ...(durationMs !== undefined && { durationMs }),
        ...part,
        id: request.newId(),
      },
    })),
  )
}

/** "Use vacation.mp4 from 0:30": a part of one file is added as it is. */
export function namesPartOfFile({ clause, times: { stretch, point } }: Request): boolean {
  return clause.values('FILE').length === 1 && !clause.has('(GEN|MUSIC|TITLE|CAPTION)') && (stretch !== undefined || (point !== undefined && fromMark.test(clause.text)))
}

/** "Add vacation.mp4 from 0:30 to 0:40", 从第30秒开始用: where in a video that is added it begins, and for how long. */
function partOfFile(request: Request, files: readonly SessionAsset[]): { inMs: number; durationMs?: number } | Said | undefined {
  const { clause, times: { stretch, point } } = request
  const [file, ...others] = files
  if (file?.kind !== 'video' || others.length > 0) return undefined
  const from = stretch?.from ?? (point && fromMark.test(clause.text) ? point.at : undefined)
  if (from === undefined) return undefined
  const fromMs = request.at(from, file.durationMs)
  const named = 'ms' in from ? from.ms : fromMs
  if (named >= file.durationMs) return request.say('beyondClip', file.name, request.length(file.durationMs), request.length(named))
  return { inMs: file.handleMs + fromMs, ...(stretch && { durationMs: request.at(stretch.to, file.durationMs) - fromMs }) }
}
