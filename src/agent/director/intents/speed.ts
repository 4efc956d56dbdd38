/** Faster, slower, backwards, and standing still. */
import { endMs } from '../../../timeline/locate.ts'
import type { VideoClip } from '../../../timeline/model.ts'
import { readAmount, readDegrees, readSetting, readUpDown } from '../degrees.ts'
import type { Outcome } from '../outcome.ts'
import type { Request } from '../request.ts'
import type { ToolCall } from '../situation.ts'
import { clipAt } from '../resolve.ts'
import { clipTargets, isSaid, namedClips } from '../targets.ts'
import { partOf } from './part-of-clips.ts'

const steps = { little: 1.25, usual: 1.5, lot: 2 } as const

export function speed(request: Request): Outcome | undefined {
  const { clause } = request
  if (clause.has('(TITLE|TEXT|CAPTION|LOGO|MUSIC|SOUND|VOICE|TRANSITION|TRANSITIONTYPE|ANIM|QUOTE)')) return undefined
  if (clause.has('QUESTION')) return undefined
  if (clause.has('FREEZE')) return freeze(request)
  if (clause.has('REVERSE') && !/order|顺序|次序|排/i.test(clause.text)) return reverse(request)
  const direction = directionOf(request)
  const isNormal = clause.has('NORMAL') && clause.has('SPEEDWORD')
  const factor = clause.value<number>('FACTOR')
  if (direction === undefined && !isNormal && factor === undefined && !(clause.has('SPEEDWORD') && clause.has('(PCT|DOUBLE|HALF)'))) {
    return clause.has('SPEEDWORD') && clause.has('CHANGE') ? request.ask('value', 'whatSpeed') : undefined
  }
  if (clause.has('(ZOOM|PAN)')) return undefined
  const said = edgeOf(request) ?? clipTargets(request, { fallback: 'all' })
  if (isSaid(said)) return said
  const part = partOf(request, said)
  const clips = part?.clips ?? said
  const moving = clips.filter((clip) => !clip.frozen && !isPhoto(request, clip))
  if (moving.length === 0) return slideshow(request, clips, direction)
  const ids = (some: readonly VideoClip[]): string[] => some.map(({ id }) => id)
  if (part && clips.some((clip) => !moving.includes(clip))) return request.say('notPossible', request.word('photos and still pictures have no speed.', '照片和定格的画面没有速度。'))
  if (isNormal) return { calls: [...(part?.cuts ?? []), { tool: 'set-speed', input: { clips: ids(moving), speed: 1 } }] }
  if (isRamp(request) && !part) return request.call('set-speed', { clips: ids(moving), ramp: direction === -1 ? [1.5, 0.5] : [0.75, 2] })
  const groups = new Map<number, VideoClip[]>()
  for (const clip of moving) {
    const wanted = speedOf(request, clip.speed, direction)
    groups.set(wanted, [...(groups.get(wanted) ?? []), clip])
  }
  const isWish = readDegrees(clause).some(({ isComplaint }) => isComplaint)
  const calls = [...groups].map(([wanted, some]): ToolCall => ({ tool: 'set-speed', input: { clips: ids(some), speed: wanted } }))
  return { calls: [...(part?.cuts ?? []), ...calls], isWish }
}

/** "The beginning" is the first clip, where no other is named. */
function edgeOf(request: Request): VideoClip[] | undefined {
  if (namedClips(request).length > 0 || request.main.length < 2) return undefined
  if (/\b(?:beginning|opening|intro)\b|开头|开场|片头/i.test(request.clause.text)) return request.main.slice(0, 1)
  return /\bend(?:ing)?\b|\boutro\b|结尾|片尾/i.test(request.clause.text) ? request.main.slice(-1) : undefined
}

function isPhoto({ situation }: Request, { asset }: VideoClip): boolean {
  return situation.assets.some(({ id, kind }) => id === asset && kind === 'image')
}

/** Photos have no speed: a faster slideshow shows each for a shorter time. */
function slideshow(request: Request, clips: readonly VideoClip[], direction: 1 | -1 | undefined): Outcome | undefined {
  if (clips.length === 0 || direction === undefined) return undefined
  const { factor } = readSetting(request.clause, 1)
  const by = factor !== undefined && factor !== 1 ? factor : steps[readAmount(request.clause)]
  const groups = new Map<number, string[]>()
  for (const { id, durationMs } of clips) {
    const wanted = Math.max(300, Math.round((direction > 0 ? durationMs / by : durationMs * by) / 50) * 50)
    groups.set(wanted, [...(groups.get(wanted) ?? []), id])
  }
  return { calls: [...groups].map(([durationMs, ids]) => ({ tool: 'set-length', input: { clips: ids, durationMs } })) }
}

function directionOf({ clause }: Request): 1 | -1 | undefined {
  if (clause.has('SLOWDOWN')) return -1
  if (clause.has('SPEEDUP')) return 1
  const degree = readDegrees(clause).find(({ of }) => of === 'speed')
  if (degree) return degree.direction
  return clause.has('SPEEDWORD') ? readUpDown(clause) : undefined
}

function isRamp({ clause }: Request): boolean {
  return /\bramp\b|\bgradually\b|\bspeed ramp\b|变速|曲线|逐渐|渐渐/i.test(clause.text)
}

function speedOf({ clause }: Request, now: number, direction: 1 | -1 | undefined): number {
  const factor = clause.value<number>('FACTOR')
  const round = (value: number): number => Math.round(Math.max(0.1, Math.min(10, value)) * 100) / 100
  if (factor !== undefined) return round(direction === -1 && factor > 1 && !clause.has('TO FACTOR') ? 1 / factor : factor)
  const { to, factor: by } = readSetting(clause, direction ?? 1)
  if (to !== undefined) {
    if (clause.has('(TO|AT) PCT') || direction === undefined) return round(to)
    return round(direction === -1 ? now * (1 - to) : now * (1 + to))
  }
  if (by !== undefined) return round(now * (direction === -1 ? (by > 1 ? 1 / by : by) : by < 1 ? 1 / by : by))
  if (clause.has('SLOWDOWN') && /slow[- ]?mo|慢动作|慢镜头/i.test(clause.text)) return round(now * 0.5)
  const step = steps[readAmount(clause)]
  return round(direction === -1 ? now / step : now * step)
}

function reverse(request: Request): Outcome {
  const clips = clipTargets(request, { fallback: 'all' })
  if (isSaid(clips)) return clips
  const isForward = request.has('(NOT|NORMAL|REMOVE|UNDO)')
  return request.call('reverse-clips', { clips: clips.map(({ id }) => id), ...(isForward && { reversed: false }) })
}

const stillMs = 2000

function freeze(request: Request): Outcome {
  const { main, times, clause } = request
  if (main.length === 0) return request.say('noClips')
  const durationMs = times.lengths[0]?.ms ?? (times.stretch && 'fromEndMs' in times.stretch.from ? times.stretch.from.fromEndMs : stillMs)
  const atMs = momentOf(request)
  if (atMs > request.filmMs) return request.say('beyondFilm', request.length(atMs), request.length(request.filmMs))
  if (times.stretch && !('fromEndMs' in times.stretch.from)) {
    const [from, to] = [request.at(times.stretch.from), request.at(times.stretch.to)]
    if (clipAt(request.timeline, from)) return request.call('freeze-frame', { atMs: from, durationMs: to - from, id: request.newId() })
  }
  return request.call('freeze-frame', { atMs, durationMs, id: request.newId() }, clause.has('QUESTION') ? {} : {})
}

function momentOf(request: Request): number {
  const { times, main } = request
  if (times.point) return 'ms' in times.point.at ? times.point.at.ms : request.at(times.point.at)
  if (namedClips(request).length > 0) {
    const clips = clipTargets(request, { fallback: 'none' })
    if (!isSaid(clips) && clips.length > 0) return request.has('(FIRST frame|BEGIN)') ? clips[0]!.startMs : endMs(clips.at(-1)!)
  }
  return request.has('(BEGIN|FIRST)') ? 0 : endMs(main.at(-1)!)
}
