/** Sounds of the world: rain, waves, birds. */
import { type EffectKind, effects as sounds } from '../../../music/effects.ts'
import { effectName, findEffect } from '../../../music/find-effect.ts'
import { endMs } from '../../../timeline/locate.ts'
import type { Outcome } from '../outcome.ts'
import type { Request } from '../request.ts'
import { clipTargets, clipsInOrder, isSaid, namedClips } from '../targets.ts'

/** Named when somebody asks for a sound without saying which. */
const offered: readonly EffectKind[] = ['rain', 'waves', 'wind', 'forest-birds', 'traffic', 'crowd', 'applause', 'whoosh']

/** Sounds with names of their own. */
export const calls = /(?:加|配|来|添|放).{0,12}(?:鸟叫|鸟鸣|虫鸣|蛙鸣|蝉鸣|狗叫|猫叫|打雷|雷鸣|掌声|脚步|钟声|海浪声|雨声|风声)/

/** Short sounds that are nothing to be seen. */
const oneShots = /\b(?:add|put|insert|include|throw in|drop in)\b.{0,12}\b(?:whoosh|swoosh|swish|boom|ding|riser|record scratch|applause|drum ?roll)(?:es|s)?\b/i

export function effects(request: Request): Outcome | undefined {
  const { clause } = request
  const everyCut = onEveryCut(request)
  if (everyCut) return everyCut
  const isEffect = clause.has('EFFECT') || (clause.has('ADD') && oneShots.test(clause.text)) || (clause.has('ADD') && /\bbird ?song\b|\bthunder\b|\bchirping\b|\bfootsteps\b/i.test(clause.text) && !clause.has('(CLIP OF|FILM)')) || /\bsounds?\b|\bnoises?\b|声(?!音(?:大|小|调|关|开))|音效/i.test(clause.text) || calls.test(clause.text)
  if (!isEffect || clause.starts('(PLEASE)* QUESTION') || clause.has('(MUSIC|VOICE|ORIGINAL|QMARK|MUTE|UNMUTE|DEGREE|UP|DOWN|PCT|DB|TITLE|TEXT)')) return undefined
  if (clause.has('REMOVE')) {
    const there = request.sounds('sfx')
    if (!clause.has('EFFECT') && findEffect(clause.text) === undefined) return undefined
    // "The sound of the city clip" is its own.
    if (there.length === 0 && !clause.has('EFFECT') && namedClips(request).length > 0) return undefined
    if (there.length === 0) return request.say('nothingOf', request.word('sound effect', '音效'), '')
    const kind = findEffect(clause.text)
    const meant = there.filter(({ clip }) => clip.effect?.kind === kind)
    return request.call('remove-clips', { clips: (meant.length > 0 ? meant : there).map(({ clip }) => clip.id) })
  }
  if (!clause.has('(ADD|GEN|CHANGE|PLEASE)') && !(clause.has('EFFECT') && (request.times.point ?? request.times.stretch))) return undefined
  if (request.filmMs === 0) return request.say('noClips')
  const kind = findEffect(soundWords(clause.text)) ?? findEffect(clause.text)
  if (kind === undefined) return clause.has('EFFECT') ? request.ask('value', 'whatSound', offered.map((kind) => effectName(kind, request.language))) : undefined
  const span = spanOf(request, kind)
  if (isSaid(span)) return span
  return request.call('add-sound-effect', { words: kind.replace(/-/g, ' '), ...span, id: request.newId() })
}

/** How long before a cut a sound of it begins. */
const leadMs = 300

/** "A whoosh on every cut": the same short sound over each. */
function onEveryCut(request: Request): Outcome | undefined {
  const { clause, main } = request
  if (!/\b(?:every|each|all(?: the)?) (?:cuts?|transitions?)\b|每个?(?:转场|剪辑点|切换|镜头切换)/i.test(clause.text) || !clause.has('(ADD|CHANGE|PLEASE)') || clause.has('REMOVE')) return undefined
  const kind = findEffect(clause.text)
  const durationMs = kind && sounds[kind].oneShotMs
  if (kind === undefined || durationMs === undefined || main.length < 2) return undefined
  return { calls: main.slice(1).map(({ startMs }) => ({ tool: 'add-sound-effect', input: { words: kind.replace(/-/g, ' '), startMs: Math.max(0, startMs - leadMs), durationMs, id: request.newId() } })) }
}

/** What stands beside the word for sound says which; a clip's name elsewhere doesn't. */
function soundWords(text: string): string {
  const of = /\b(?:sounds?|noises?) (?:effects? )?(?:of|like) ((?:[\w-]+ ?){1,4})/i.exec(text)
  const english = of ?? /((?:[\w-]+ ){0,3}[\w-]+) (?:sounds?|noises?|sound effects?|sfx)\b/i.exec(text)
  const quoted = /["“「『]([^"”」』]{1,12})["”」』]/.exec(text)?.[1]
  if (quoted !== undefined && findEffect(quoted) !== undefined) return quoted
  const chinese = /([\p{Script=Han}]{1,4})(?:的?声音?|音效|声)/u.exec(text)
  return english?.[1] ?? chinese?.[1] ?? text
}

/** "Between the city and the sea", 城市切到大海的时候: where the later of two clips begins. */
function cutNamed(request: Request): number | undefined {
  if (!request.has('BETWEEN') && !/\b(?:cuts?|goes|changes|switches)\b.*\bto\b|[切转换]到/i.test(request.clause.text)) return undefined
  const clips = clipsInOrder(request)
  return isSaid(clips) || clips.length !== 2 ? undefined : Math.max(...clips.map(({ startMs }) => startMs))
}

function spanOf(request: Request, kind: EffectKind): { startMs?: number; durationMs?: number } | ReturnType<Request['say']> {
  const { times, filmMs } = request
  if (times.stretch) {
    const startMs = request.at(times.stretch.from)
    return { startMs, durationMs: request.at(times.stretch.to) - startMs }
  }
  if (times.point) {
    const startMs = request.at(times.point.at)
    if (startMs >= filmMs) return request.say('beyondFilm', request.length(startMs), request.length(filmMs))
    const ownMs = times.lengths[0]?.ms ?? sounds[kind].oneShotMs ?? 3000
    return { startMs, durationMs: Math.min(ownMs, filmMs - startMs) }
  }
  const cutMs = cutNamed(request)
  const oneShotMs = sounds[kind].oneShotMs
  if (cutMs !== undefined && oneShotMs !== undefined) return { startMs: Math.max(0, cutMs - leadMs), durationMs: oneShotMs }
  const named = request.references.length + request.descriptions.length > 0
  const clips = clipTargets(request, { fallback: 'none', needsPronoun: true })
  if (isSaid(clips)) return named ? clips : {}
  const onlyByItsName = !named && clips.length === 1 && findEffect(clips[0]!.name) === kind && request.clause.text.toLowerCase().split(clips[0]!.name.split(' ')[0]!.toLowerCase()).length <= 2 && !/\b(?:clip|shot|scene|under|over|on|during|to)\b|段|镜头|画面/i.test(request.clause.text)
  if (clips.length === 0 || onlyByItsName || clips.length === request.main.length) return times.lengths[0] ? { durationMs: times.lengths[0].ms } : {}
  return { startMs: clips[0]!.startMs, durationMs: endMs(clips.at(-1)!) - clips[0]!.startMs }
}
