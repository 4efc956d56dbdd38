/** The timeline as an edit decision list (CMX 3600), which every editing program reads. */
import { type Fps, fpsToNumber, msToFrame } from '../time/time.ts'
import { type InterchangeMediaById, inOrder, soundLanes } from './interchange.ts'
import { endMs } from './locate.ts'
import { type AudioClip, type Timeline, type VideoClip, mainTrack } from './model.ts'

/** Programs that write film begin at one o'clock. */
const recordStartHours = 1
/** Event numbers have three digits. */
const mostEvents = 999

/**
 * Writes the main picture and all sound as events with source and record timecodes, dissolves and wipes, speeds as
 * `M2`, and the names of the files in comments. Overlays and texts, which the format does not know, become comments.
 *
 * @param fps - Timecodes count whole frames of the nearest whole rate, non-drop.
 * @throws {RangeError} beyond 999 events.
 */
export function toEdl(timeline: Timeline, media: InterchangeMediaById, fps: Fps = timeline.fps): string {
  const writer = new EdlWriter(media, fps)
  const lines = [`TITLE: ${oneLine(timeline.title) || 'Untitled'}`, 'FCM: NON-DROP FRAME', '']
  const pictures = mainTrack(timeline)?.clips ?? []
  for (const [index, clip] of pictures.entries()) lines.push(...writer.event(clip, 'V', pictures[index - 1]))
  for (const [index, { clips }] of soundLanes(timeline, media).entries()) {
    const channel = index === 0 ? 'A' : `A${index + 1}`
    for (const clip of clips) lines.push(...writer.event(clip, channel))
  }
  for (const track of timeline.tracks) {
    if (track === mainTrack(timeline) || track.kind === 'audio') continue
    for (const clip of inOrder<VideoClip | (typeof track.clips)[number]>(track.clips)) {
      const what = 'text' in clip ? `TEXT: ${oneLine(clip.text)}` : `OVERLAY: ${oneLine(clip.name)}`
      lines.push(`* ${writer.recordTime(clip.startMs)} TO ${writer.recordTime(endMs(clip))} ${what}`)
    }
  }
  return `${lines.join('\r\n')}\r\n`
}

class EdlWriter {
  readonly #media: InterchangeMediaById
  readonly #fps: Fps
  /** Frames of a second of timecode. */
  readonly #base: number
  readonly #reels = new Map<string, string>()
  #events = 0

  constructor(media: InterchangeMediaById, fps: Fps) {
    this.#media = media
    this.#fps = fps
    this.#base = Math.round(fpsToNumber(fps))
  }

  /** @param before - The clip that a transition leads from. */
  event(clip: VideoClip | AudioClip, channel: string, before?: VideoClip): string[] {
    const start = msToFrame(clip.startMs, this.#fps)
    const frames = msToFrame(endMs(clip), this.#fps) - start
    if (frames <= 0) return []
    const speed = speedOf(clip)
    const from = msToFrame(clip.inMs, this.#fps)
    const source: [number, number] = [from, from + Math.max(1, Math.round(frames * Math.abs(speed)))]
    const record: [number, number] = [start, start + frames]
    this.#events++
    if (this.#events > mostEvents)
      throw new RangeError(`An EDL holds at most ${mostEvents} events; choose otio instead.`)
    const transition = before && 'transition' in clip ? clip.transition : undefined
    const lines: string[] = []
    if (before && transition && transition.type !== 'cut') {
      const end =
        msToFrame(before.inMs, this.#fps) +
        Math.round(msToFrame(before.durationMs, this.#fps) * Math.abs(speedOf(before)))
      lines.push(this.#line(this.#reel(before), channel, 'C', [end, end], [start, start]))
      const length = String(Math.min(999, msToFrame(transition.durationMs, this.#fps))).padStart(3, '0')
      lines.push(this.#line(this.#reel(clip), channel, `${transitionCode(transition.type)} ${length}`, source, record))
      lines.push(`* FROM CLIP NAME: ${oneLine(before.name)}`, `* TO CLIP NAME: ${oneLine(clip.name)}`)
      if (transition.type !== 'crossfade') lines.push(`* TRANSITION: ${transition.type}`)
    } else {
      lines.push(this.#line(this.#reel(clip), channel, 'C', source, record), `* FROM CLIP NAME: ${oneLine(clip.name)}`)
    }
    const file = clip.asset === undefined ? undefined : this.#media[clip.asset]?.fileName
    if (file !== undefined) lines.push(`* SOURCE FILE: ${oneLine(file)}`)
    if (speed !== 1) {
      const rate = (speed * this.#base).toFixed(1).padStart(5, '0')
      lines.push(`M2   ${this.#reel(clip).padEnd(8)} ${rate}   ${this.#timecode(source[0])}`)
    }
    return lines
  }

  /** When something is in the finished film. */
  recordTime(ms: number): string {
    return this.#timecode(msToFrame(ms, this.#fps) + recordStartHours * 3600 * this.#base)
  }

  #line(reel: string, channel: string, edit: string, source: [number, number], record: [number, number]): string {
    const offset = recordStartHours * 3600 * this.#base
    const times = [...source, ...record.map((frame) => frame + offset)].map((frame) => this.#timecode(frame)).join(' ')
    const number = String(this.#events).padStart(3, '0')
    return `${number}  ${reel.padEnd(8)} ${channel.padEnd(5)} ${edit.padEnd(8)} ${times}`
  }

  /** Reels have eight characters: files are numbered, and named in a comment. */
  #reel(clip: VideoClip | AudioClip): string {
    // Auxiliary: what has no file of its own, like composed music.
    if (clip.asset === undefined) return 'AX'
    const reel = this.#reels.get(clip.asset) ?? `R${String(this.#reels.size + 1).padStart(4, '0')}`
    this.#reels.set(clip.asset, reel)
    return reel
  }

  #timecode(frames: number): string {
    const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
    const seconds = Math.floor(frames / this.#base)
    return [seconds / 3600, (seconds / 60) % 60, seconds % 60, frames % this.#base].map(two).join(':')
  }
}

/** Wipes of SMPTE 258M that run as ours do; everything else is a dissolve of its length. */
function transitionCode(type: string): string {
  const wipes: Record<string, string> = {
    'wipe-right': 'W001',
    'wipe-left': 'W021',
    'wipe-down': 'W002',
    'wipe-up': 'W022',
    clock: 'W205',
    circle: 'W119',
  }
  return wipes[type] ?? 'D   '
}

function speedOf(clip: VideoClip | AudioClip): number {
  if ('frozen' in clip && clip.frozen) return 0
  return 'reversed' in clip && clip.reversed ? -clip.speed : clip.speed
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
