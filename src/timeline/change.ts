/** What changed between two states of a timeline, in words: what, from → to. */
import { fpsToNumber } from '../time/time.ts'
import { type ClipChange, clipChanges, gradeText } from './change-clip.ts'
import { isSameData } from './equal.ts'
import { type Clip } from './locate.ts'
import { type Timeline, type Track, type VideoClip, mainTrack, timelineDurationMs } from './model.ts'
import { usualDuckDb } from './sound.ts'
import {
  type Tongue,
  clipLabel,
  percentText,
  quotedText,
  ratioText,
  secondsText,
  spanText,
  tongueOf,
  trackLabel,
} from './words.ts'

/**
 * One sentence fragment a change, in the order canvas, length, tracks; none when nothing changed.
 * `Title "Urban Dreams" (0-3s) added`, `BGM Lo-fi: volume 60% → 35%`, `length 10s → 15s`.
 *
 * @param language - BCP 47; the timeline's own unless told.
 */
export function describeChange(
  before: Timeline,
  after: Timeline,
  language: string = after.language,
): string[] {
  const tongue = tongueOf(language)
  return [...canvasChanges(before, after, tongue), ...trackChanges(before, after, tongue)]
}

function* canvasChanges(before: Timeline, after: Timeline, tongue: Tongue): Generator<string> {
  const zh = tongue === 'zh'
  if (before.title !== after.title) {
    yield fromTo(zh ? '片名' : 'title', quote(before.title, tongue), quote(after.title, tongue), tongue)
  }
  if (before.width !== after.width || before.height !== after.height) {
    yield fromTo(zh ? '画面' : 'picture', sizeText(before), sizeText(after), tongue)
  }
  const [oldFps, newFps] = [fpsToNumber(before.fps), fpsToNumber(after.fps)]
  if (oldFps !== newFps) yield fromTo(zh ? '帧率' : 'frame rate', `${oldFps} fps`, `${newFps} fps`, tongue)
  if (!isSameData(before.grade, after.grade)) {
    yield fromTo(zh ? '整体调色' : 'colour of the film', gradeText(before.grade, tongue), gradeText(after.grade, tongue), tongue)
  }
  for (const side of ['inMs', 'outMs'] as const) {
    const [old, now] = [before.fades?.[side] ?? 0, after.fades?.[side] ?? 0]
    const what = side === 'inMs' ? (zh ? '画面淡入' : 'fade in from black') : zh ? '画面淡出' : 'fade out to black'
    if (old !== now) yield fromTo(what, old === 0 ? '' : secondsText(old, tongue), now === 0 ? '' : secondsText(now, tongue), tongue)
  }
  const [oldMs, newMs] = [timelineDurationMs(before), timelineDurationMs(after)]
  if (oldMs !== newMs)
    yield fromTo(zh ? '时长' : 'length', secondsText(oldMs, tongue), secondsText(newMs, tongue), tongue)
}

function* trackChanges(before: Timeline, after: Timeline, tongue: Tongue): Generator<string> {
  const former = byClipId(before)
  const current = byClipId(after)
  const [oldMs, newMs] = [timelineDurationMs(before), timelineDurationMs(after)]
  const song = otherSong(former, current)
  if (song) yield song.said(tongue)
  const parts = partsOf(before, after)
  const isPart = new Set([...parts.values()].flatMap((rest) => rest.map(({ clip }) => clip.id)))
  for (const [id, rest] of parts) yield partsText(former.get(id)!, current.get(id)!.clip as VideoClip, rest, tongue)
  for (const [id, { track, clip }] of former) {
    if (!current.has(id) && id !== song?.gone) yield `${described(track, clip, tongue)}${tongue === 'zh' ? '已删除' : ' removed'}`
  }
  for (const [id, { track, clip }] of current) {
    const was = former.get(id)
    if (id === song?.come || isPart.has(id) || parts.has(id)) continue
    if (!was) yield `${described(track, clip, tongue)}${tongue === 'zh' ? '已添加' : ' added'}`
    else {
      // what spans the film before and after has followed it, which the film's own length says
      const follows = spans(was.clip, oldMs) && spans(clip, newMs) && oldMs !== newMs
      const changes = clipChanges(
        follows ? { ...was.clip, durationMs: clip.durationMs } : was.clip,
        clip,
        tongue,
      )
      if (changes.length > 0) yield changedText(track, clip, changes, tongue)
    }
  }
  yield* trackPropertyChanges(before, after, tongue)
  yield* orderChanges(before, after, tongue)
}

interface Placed {
  readonly track: Track
  readonly clip: Clip
}

/** One piece of music in the place of another. */
function otherSong(former: ReadonlyMap<string, Placed>, current: ReadonlyMap<string, Placed>): { gone: string; come: string; said: (tongue: Tongue) => string } | undefined {
  const gone = [...former.values()].filter(({ track, clip }) => track.role === 'bgm' && !current.has(clip.id))
  const come = [...current.values()].filter(({ track, clip }) => track.role === 'bgm' && !former.has(clip.id))
  const [was, is] = [gone[0], come[0]]
  if (!was || !is || gone.length > 1 || come.length > 1) return undefined
  const another = (tongue: Tongue): string => (was.clip.name !== is.clip.name ? '' : tongue === 'zh' ? '另一首 ' : 'another ')
  const facts = (tongue: Tongue): string => [spanText(is.clip, tongue), ...('volume' in is.clip ? [percentText(is.clip.volume)] : [])].join(tongue === 'zh' ? '，' : ', ')
  return {
    gone: was.clip.id,
    come: is.clip.id,
    said: (tongue) => (tongue === 'zh' ? `${trackLabel(is.track, tongue)}：${was.clip.name} → ${another(tongue)}${is.clip.name}（${facts(tongue)}）` : `${trackLabel(is.track, tongue)}: ${was.clip.name} → ${another(tongue)}${is.clip.name} (${facts(tongue)})`),
  }
}

interface Part {
  readonly clip: VideoClip
  /** What the source shows between the part before and this one, and the film no longer does. */
  readonly missingMs: number
  /** A picture that is held, which nothing was there of. */
  readonly isStill: boolean
}

/** The clips of the picture that are in several parts now: what was split, held at a frame, or had something cut out of it. */
function partsOf(before: Timeline, after: Timeline): Map<string, Part[]> {
  const [was, is] = [mainTrack(before), mainTrack(after)]
  const parts = new Map<string, Part[]>()
  let first: VideoClip | undefined
  for (const [index, clip] of (is?.clips ?? []).entries()) {
    const known = was?.clips.find(({ id }) => id === clip.id)
    if (known) {
      first = known
      continue
    }
    const last = is!.clips[index - 1]
    const isSame = first && last && clip.asset === first.asset && !clip.reversed && !clip.ramp && !last.ramp && clip.inMs >= last.inMs && clip.inMs < first.inMs + first.durationMs * first.speed
    if (!isSame) {
      first = undefined
      continue
    }
    const shownTo = last!.inMs + (last!.frozen ? 0 : last!.durationMs * last!.speed)
    const missingMs = Math.round((clip.inMs - shownTo) / first!.speed)
    if (missingMs < -20) first = undefined
    else parts.set(first!.id, [...(parts.get(first!.id) ?? []), { clip, missingMs: missingMs > 20 ? missingMs : 0, isStill: clip.frozen === true }])
  }
  return parts
}

/** `Video interview.mp4: split at 5s and 8s; 5-8s: volume 100% → 0%`. */
function partsText({ track, clip: was }: Placed, first: VideoClip, parts: readonly Part[], tongue: Tongue): string {
  const zh = tongue === 'zh'
  const said: string[] = []
  const cuts = parts.filter(({ missingMs, isStill }, index) => missingMs === 0 && !isStill && !parts[index - 1]?.isStill)
  const seconds = (ms: number): string => secondsText(ms, tongue)
  if (cuts.length > 0) said.push(zh ? `在 ${cuts.map(({ clip }) => seconds(clip.startMs)).join('、')} 处切开` : `split at ${cuts.map(({ clip }) => seconds(clip.startMs)).join(', ')}`)
  const missingMs = parts.reduce((sum, part) => sum + part.missingMs, 0)
  if (missingMs > 0) said.push(zh ? `剪掉 ${seconds(missingMs)}` : `${seconds(missingMs)} cut out`)
  for (const { clip } of parts.filter(({ isStill }) => isStill)) said.push(zh ? `${spanText(clip, tongue)} 定格` : `held still ${spanText(clip, tongue)}`)
  for (const clip of [first, ...parts.map((part) => part.clip)]) {
    if (clip.frozen) continue
    const changes = clipChanges({ ...(was as VideoClip), name: clip.name, startMs: clip.startMs, durationMs: clip.durationMs, inMs: clip.inMs, transition: clip.transition, motion: clip.motion }, clip, tongue)
    if (changes.length > 0) said.push(`${spanText(clip, tongue)} ${changes.map(({ what, from, to }) => fromTo(what, from, to, tongue)).join(zh ? '，' : ', ')}`)
  }
  const subject = `${trackLabel(track, tongue)} ${clipLabel(was, tongue)}`
  return zh ? `${subject}：${said.join('，')}` : `${subject}: ${said.join(', ')}`
}

/** Mute, solo and ducking of tracks that were there before. */
function* trackPropertyChanges(before: Timeline, after: Timeline, tongue: Tongue): Generator<string> {
  const zh = tongue === 'zh'
  const onOff = (value: unknown): string => (zh ? (value ? '开' : '关') : value ? 'on' : 'off')
  const lowered = (db: number): string => (db === 0 ? (zh ? '不降低' : 'not lowered') : zh ? `降低 ${db} dB` : `${db} dB lower`)
  for (const track of after.tracks) {
    const was = before.tracks.find(({ id }) => id === track.id)
    if (!was) continue
    const [old, now] = [was, track] as { muted?: boolean; solo?: boolean; duckDb?: number }[]
    const parts: string[] = []
    if (old!.muted !== now!.muted) {
      parts.push(fromTo(zh ? '静音' : 'mute', onOff(old!.muted), onOff(now!.muted), tongue))
    }
    if (old!.solo !== now!.solo) {
      parts.push(fromTo(zh ? '独奏' : 'solo', onOff(old!.solo), onOff(now!.solo), tongue))
    }
    if (old!.duckDb !== now!.duckDb) {
      parts.push(fromTo(zh ? '有人说话时' : 'under speech', lowered(old!.duckDb ?? usualDuckDb), lowered(now!.duckDb ?? usualDuckDb), tongue))
    }
    if (was.name !== track.name) parts.push(fromTo(zh ? '名称' : 'name', was.name, track.name, tongue))
    if (parts.length > 0) yield `${trackLabel(track, tongue)}${zh ? '：' : ': '}${parts.join(zh ? '，' : ', ')}`
  }
}

function spans(clip: Clip, filmMs: number): boolean {
  return clip.startMs === 0 && clip.durationMs === filmMs
}

/** Clips that only moved because others did aren't told; a new order of the main clips is. */
function* orderChanges(before: Timeline, after: Timeline, tongue: Tongue): Generator<string> {
  const kept = (timeline: Timeline, other: ReadonlyMap<string, unknown>): Clip[] =>
    timeline.tracks.flatMap((track): Clip[] =>
      track.role === 'main' ? track.clips.filter((clip) => other.has(clip.id)) : [],
    )
  const was = kept(before, byClipId(after))
  const is = kept(after, byClipId(before))
  if (was.length < 2 || was.every((clip, index) => clip.id === is[index]?.id)) return
  const order = is.map((clip) => clipLabel(clip, tongue)).join(tongue === 'zh' ? '、' : ', ')
  yield tongue === 'zh' ? `新顺序：${order}` : `new order: ${order}`
}

function byClipId(timeline: Timeline): Map<string, { track: Track; clip: Clip }> {
  const found = new Map<string, { track: Track; clip: Clip }>()
  for (const track of timeline.tracks) for (const clip of track.clips) found.set(clip.id, { track, clip })
  return found
}

/** `Title "Urban Dreams" (#ffffff, top, 0-3s)`, `BGM Lo-fi (0-10s, 35%)`. */
function described(track: Track, clip: Clip, tongue: Tongue): string {
  const facts = [spanText(clip, tongue)]
  if (track.kind === 'audio' && 'volume' in clip) facts.push(percentText(clip.volume))
  if ('style' in clip)
    facts.unshift(...[clip.style.color, clip.style.position].filter((fact) => fact !== undefined))
  const subject = `${trackLabel(track, tongue)} ${clipLabel(clip, tongue)}`
  return tongue === 'zh' ? `${subject}（${facts.join('，')}）` : `${subject} (${facts.join(', ')})`
}

function changedText(track: Track, clip: Clip, changes: readonly ClipChange[], tongue: Tongue): string {
  const parts = changes.map(({ what, from, to }) => fromTo(what, from, to, tongue))
  const subject = `${trackLabel(track, tongue)} ${clipLabel(clip, tongue)}`
  return tongue === 'zh' ? `${subject}：${parts.join('，')}` : `${subject}: ${parts.join(', ')}`
}

function fromTo(what: string, from: string, to: string, tongue: Tongue): string {
  const nothing = tongue === 'zh' ? '无' : 'none'
  return `${what} ${from || nothing} → ${to || nothing}`
}

function sizeText(timeline: Timeline): string {
  return `${timeline.width}×${timeline.height} (${ratioText(timeline.width, timeline.height)})`
}

function quote(text: string, tongue: Tongue): string {
  return text === '' ? '' : quotedText(text, tongue)
}
