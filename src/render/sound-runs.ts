/** Sound that is played from files: clips that follow each other cross over, and halves of a split are one again. */
import { playedMs } from '../timeline/source-time.ts'
import type { AudioClip, VideoClip } from '../timeline/model.ts'
import { type Fade, clickFreeMs } from './sound-fade.ts'
import type { FileUse, SoundAsset, SoundPart } from './sound-part.ts'

/** Two clips that meet at a cut overlap by this much where their sources allow it. */
const cutOverlapMs = 12
/** The film's own beginning and end: too quick for a fade of the picture, slow enough not to snap. */
const filmStartMs = 60
const filmEndMs = 400
/** Music from a file that the film's end cuts off goes out at least this slowly. */
const cutMusicFadeMs = 1200

type Played = (VideoClip | AudioClip) & Pick<VideoClip, 'ramp' | 'reversed'> & Pick<AudioClip, 'cleaned'>

/** A stretch of a file on a track. */
export interface Run {
  readonly clip: Played
  readonly asset: SoundAsset
  /** Longer than its clip where others that continue it were joined. */
  readonly durationMs: number
}

export function runOf(clip: VideoClip | AudioClip, asset: SoundAsset): Run {
  return { clip, asset, durationMs: clip.durationMs }
}

export interface RunUse {
  readonly role: SoundPart['role']
  readonly duckDb: number
  /** Clips that meet cross over. */
  readonly crosses: boolean
}

/** @param clips - Of one track, in order. */
export function planRuns(clips: readonly Run[], use: RunUse, filmMs: number): SoundPart[] {
  const parts: SoundPart[] = []
  const runs = joinContinuous(clips)
  runs.forEach((run, index) => {
    if (!run.asset.hasAudio) return
    const { startMs } = run.clip
    const before = use.crosses ? meeting(runs[index - 1], run) : undefined
    const after = use.crosses ? meetingNext(run, runs[index + 1]) : undefined
    const spareMs = spareSourceMs(run)
    const bodyEndMs = Math.min(startMs + run.durationMs + Math.min(0, spareMs), filmMs)
    if (bodyEndMs <= startMs) return
    // the outgoing sound goes on under the transition for as long as its source lasts
    const overhangMs = after ? Math.max(0, Math.min(crossingMs(after), spareMs, filmMs - bodyEndMs)) : 0
    const lengthMs = bodyEndMs + overhangMs - startMs
    const isCutOff = startMs + run.durationMs > filmMs
    const inMs = before ? crossingMs(run) : startMs === 0 && isPicture(run) ? filmStartMs : clickFreeMs
    const isFilmEnd = bodyEndMs >= filmMs && (isPicture(run) || isCutOff)
    const outMs = overhangMs > 0 ? overhangMs : isFilmEnd ? endFadeMs(run, use) : clickFreeMs
    const { fadeInMs = 0, fadeOutMs = 0 } = run.clip as Partial<AudioClip>
    const fadeIn: Fade = { durationMs: Math.min(Math.max(inMs, fadeInMs), lengthMs / 2), shape: before ? shapeOf(before, run) : 'smooth' }
    parts.push({
      source: fileUse(run, lengthMs),
      role: use.role,
      duckDb: use.duckDb,
      startMs,
      endMs: bodyEndMs + overhangMs,
      gain: run.clip.volume,
      fadeIn,
      fadeOut: {
        durationMs: Math.min(Math.max(outMs, fadeOutMs), lengthMs - fadeIn.durationMs),
        shape: overhangMs > 0 && after ? shapeOf(run, after) : 'smooth',
      },
    })
  })
  return parts
}

function fileUse({ clip }: Run, durationMs: number): FileUse {
  const { asset = '', inMs, speed, ramp, reversed, cleaned } = clip
  return { kind: 'file', asset, inMs, speed, durationMs, ...(ramp && { ramp }), ...(reversed && { reversed }), ...(cleaned && { cleaned }) }
}

function isPicture({ clip }: Run): boolean {
  return 'fit' in clip
}

function endFadeMs(run: Run, { role }: RunUse): number {
  if (isPicture(run)) return filmEndMs
  return role === 'bgm' ? cutMusicFadeMs : clickFreeMs
}

/** What is left of the source after the run, in the time of the film; negative when it ends before the run does. */
function spareSourceMs({ clip, asset, durationMs }: Run): number {
  const playsMs = playedMs({ ...clip, durationMs }, durationMs)
  // reversed, the way on leads to what lies before the part that is played
  const leftMs = clip.reversed ? clip.inMs : asset.durationMs - clip.inMs - playsMs
  const endSpeed = clip.ramp?.at(-1)?.speed ?? clip.speed
  return clip.reversed && leftMs < 0 ? 0 : leftMs / endSpeed
}

function meeting(before: Run | undefined, run: Run): Run | undefined {
  return before && before.clip.startMs + before.durationMs === run.clip.startMs ? before : undefined
}

function meetingNext(run: Run, after: Run | undefined): Run | undefined {
  return after && meeting(run, after) ? after : undefined
}

/** How long a clip crosses over with the one before it. */
function crossingMs({ clip }: Run): number {
  const { transition } = clip as Partial<VideoClip>
  return transition && transition.type !== 'cut' && transition.durationMs > cutOverlapMs ? transition.durationMs : cutOverlapMs
}

function shapeOf(before: Run, after: Run): Fade['shape'] {
  return continues(before, after) ? 'linear' : 'equal-power'
}

/** Clips that a mere split has parted are one sound again. */
function joinContinuous(clips: readonly Run[]): Run[] {
  const runs: Run[] = []
  for (const run of clips) {
    const last = runs.at(-1)
    if (last && continues(last, run) && last.clip.volume === run.clip.volume && run.asset.hasAudio && !fadesBetween(last, run)) {
      runs[runs.length - 1] = { ...last, clip: { ...last.clip, ...fadeOutOf(run) }, durationMs: last.durationMs + run.durationMs }
    } else {
      runs.push(run)
    }
  }
  return runs
}

function fadesBetween({ clip: before }: Run, { clip: after }: Run): boolean {
  return ((before as Partial<AudioClip>).fadeOutMs ?? 0) > 0 || ((after as Partial<AudioClip>).fadeInMs ?? 0) > 0
}

function fadeOutOf({ clip }: Run): Partial<AudioClip> {
  return 'fadeOutMs' in clip ? { fadeOutMs: clip.fadeOutMs } : {}
}

function continues({ clip: before, durationMs }: Run, { clip: after }: Run): boolean {
  const { transition } = after as Partial<VideoClip>
  return (
    before.asset === after.asset &&
    before.speed === after.speed &&
    before.cleaned === after.cleaned &&
    !before.ramp && !after.ramp && !before.reversed && !after.reversed &&
    (transition === undefined || transition.type === 'cut') &&
    before.startMs + durationMs === after.startMs &&
    Math.abs(before.inMs + durationMs * before.speed - after.inMs) <= 1
  )
}
