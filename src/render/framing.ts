/** Which part of a source each frame of a clip shows, and how large the picture has to be read for that. Pure. */
import { type PictureLook, bestWindow, lookParts } from '../compose/picture-look.ts'
import { type View, keyframedView, motionZoom, viewAt } from '../compose/motion.ts'
import type { Crop, Motion, NamedMotion, Point, VideoFit, ViewKeyframe } from '../timeline/appearance.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

/** How a clip wants its picture shown. */
export interface Appearance {
  readonly fit: VideoFit
  readonly motion: Motion
  readonly focus?: Point
  readonly crop?: Crop
}

export interface FramingInput {
  readonly source: Size
  /** Even. */
  readonly frame: Size
  readonly appearance: Appearance
  /** What draws the eye; null when nobody looked. */
  readonly look: PictureLook | null
  /** Length of the camera move. */
  readonly motionMs: number
}

export interface Framing {
  /** The part of the source that is read. */
  readonly region: Crop
  /** Size at which it is read, even. */
  readonly working: Size
  /** How the region comes to the working size. */
  readonly fit: VideoFit
  /** `#rrggbb` beside the picture where it does not reach. */
  readonly background: string
  /** Share of the working size that stays free on each side. */
  readonly margin: number
  /** What the frame at `atMs` of the move shows of the working picture; null when that is always all of it. */
  readonly viewAt: ((atMs: number) => View) | null
  /** Most pixels of the working picture that a pixel of a frame shows, on either axis. */
  readonly widestStep: number
}

export const wholePicture: Crop = { x: 0, y: 0, width: 1, height: 1 }

/** Largest working picture, in pixels of the frame. */
const maxWorkingFrames = 4

/** A smaller picture is read larger, because the kernel wants some pixels to work on. */
const leastSide = 32

/** How far a move with a name goes in, and how far a pan goes, in parts of what is seen. */
const namedZoom = motionZoom('zoom-in')
const panTravel = 0.2

/** A transparent logo is not enlarged to the frame's very edge. */
const logoMargin = 0.14

export function framePicture(input: FramingInput): Framing {
  const { appearance, look } = input
  if (appearance.fit !== 'cover') return fitInside(input, appearance.fit, '#000000', appearance.crop ?? wholePicture, 0)
  if (look?.whole && !appearance.focus && !appearance.crop) {
    const kept = keepWhole(input, look.whole)
    if (kept) return kept
  }
  return cover(input)
}

/** The whole crop inside the frame; a camera moves over both together. */
function fitInside(input: FramingInput, fit: VideoFit, background: string, region: Crop, margin: number): Framing {
  const { frame, motionMs } = input
  const { motion } = input.appearance
  const base = { region, fit, background, margin }
  if (motion === 'none') return { ...base, working: frame, viewAt: null, widestStep: 1 }
  const zoom = Math.min(motionZoom(motion), 2)
  const working = { width: even(frame.width * zoom), height: even(frame.height * zoom) }
  const view = (atMs: number): View =>
    typeof motion === 'string' ? viewAt(motion, atMs / Math.max(1, motionMs)) : keyframedView(motion, atMs)
  return { ...base, working, viewAt: view, widestStep: zoom }
}

/** A logo, or a thing on plain ground that covering would cut: its ground goes on to the frame's edges. */
function keepWhole(input: FramingInput, whole: NonNullable<PictureLook['whole']>): Framing | null {
  const { source, frame } = input
  if (whole.isTransparent) return fitInside(input, 'contain', whole.background, whole.box, logoMargin)
  const window = coverWindow(source, frame, wholePicture)
  if (whole.box.width <= window.width + 1e-6 && whole.box.height <= window.height + 1e-6) return null
  return fitInside(input, 'contain', whole.background, wholePicture, 0)
}

/** The largest window of the frame's shape, in fractions of the crop. */
function coverWindow(source: Size, frame: Size, crop: Crop): Size {
  const ratio = (source.width * crop.width) / (source.height * crop.height) / (frame.width / frame.height)
  return ratio > 1 ? { width: 1 / ratio, height: 1 } : { width: 1, height: ratio }
}

function cover(input: FramingInput): Framing {
  const { source, frame, appearance, motionMs } = input
  const { motion, crop = wholePicture } = appearance
  const window = coverWindow(source, frame, crop)
  const rest = restingView(input, window)
  const view = typeof motion === 'string' ? namedView(motion, rest, input) : keyframes(motion, window)
  const base = { fit: 'cover' as const, background: '#000000', margin: 0 }
  if (motion === 'none') {
    return { ...base, region: within(crop, rest), working: frame, viewAt: null, widestStep: 1 }
  }
  const seen = momentsOf(motion, motionMs).map(view)
  const area = union(seen)
  const region = within(crop, area)
  const working = workingSize(input, region, Math.min(...seen.map(({ width }) => width / area.width)))
  const widest = Math.max(...seen.map(({ width }) => width / area.width))
  return {
    ...base,
    region,
    working,
    viewAt: (atMs) => relativeTo(area, view(atMs)),
    widestStep: (widest * working.width) / frame.width,
  }
}

/** As large as the closest view needs, but not larger than the source or than memory should hold. */
function workingSize({ source, frame }: FramingInput, region: Crop, closest: number): Size {
  const native = { width: source.width * region.width, height: source.height * region.height }
  const needed = frame.width / (closest * native.width)
  const most = Math.sqrt((maxWorkingFrames * frame.width * frame.height) / (native.width * native.height))
  const least = leastSide / Math.min(native.width, native.height)
  const scale = Math.max(Math.min(needed, 1, most), least)
  return { width: even(native.width * scale), height: even(native.height * scale) }
}

/** Where the window lies when nothing moves: it holds what draws the eye. In fractions of the crop. */
function restingView({ appearance, look }: FramingInput, window: Size): View {
  const { focus, crop = wholePicture } = appearance
  const place = (axis: 'x' | 'y', size: number): number => {
    if (focus) {
      const [start, length] = axis === 'x' ? [crop.x, crop.width] : [crop.y, crop.height]
      return clamp((focus[axis] - start) / length - size / 2, 0, 1 - size)
    }
    if (!look) return (1 - size) / 2
    if (look.whole) return keepBox(look.whole.box, axis, size)
    const profile = axis === 'x' ? part(look.columns, crop.x, crop.width) : part(look.rows, crop.y, crop.height)
    return bestWindow(profile, size)
  }
  return { x: place('x', window.width), y: place('y', window.height), ...window }
}

function keepBox(box: Crop, axis: 'x' | 'y', size: number): number {
  const middle = axis === 'x' ? box.x + box.width / 2 : box.y + box.height / 2
  return clamp(middle - size / 2, 0, 1 - size)
}

/** The part of a profile that lies in a crop, in equal parts again. */
function part(profile: readonly number[], start: number, length: number): number[] {
  return Array.from({ length: lookParts }, (_, n) => {
    const at = (start + ((n + 0.5) * length) / lookParts) * lookParts
    return profile[clamp(Math.floor(at), 0, lookParts - 1)]!
  })
}

/** A move with a name around what draws the eye, as a function of time. In fractions of the crop. */
function namedView(motion: NamedMotion, rest: View, input: FramingInput): (atMs: number) => View {
  const { appearance, look, motionMs } = input
  const { crop = wholePicture } = appearance
  const focus = appearance.focus ?? look?.focus ?? { x: 0.5, y: 0.5 }
  const eye = { x: (focus.x - crop.x) / crop.width, y: (focus.y - crop.y) / crop.height }
  const progress = (atMs: number): number => clamp(atMs / Math.max(1, motionMs), 0, 1)
  switch (motion) {
    case 'none':
      return () => rest
    case 'zoom-in':
      return (atMs) => zoomed(rest, eye, namedZoom ** progress(atMs))
    case 'zoom-out':
      return (atMs) => zoomed(rest, eye, namedZoom ** (1 - progress(atMs)))
    case 'pan-left':
      return pan(rest, eye, 'x', (atMs) => 1 - progress(atMs))
    case 'pan-right':
      return pan(rest, eye, 'x', progress)
    case 'pan-up':
      return pan(rest, eye, 'y', (atMs) => 1 - progress(atMs))
    case 'pan-down':
      return pan(rest, eye, 'y', progress)
  }
}

/** Closer by a factor, with the point of the eye at rest in the frame. */
function zoomed(rest: View, eye: Point, zoom: number): View {
  const still = { x: clamp(eye.x, rest.x, rest.x + rest.width), y: clamp(eye.y, rest.y, rest.y + rest.height) }
  return {
    x: still.x - (still.x - rest.x) / zoom,
    y: still.y - (still.y - rest.y) / zoom,
    width: rest.width / zoom,
    height: rest.height / zoom,
  }
}

/** Along one axis, over more of the picture where the frame leaves some of it out, else a little closer. */
function pan(rest: View, eye: Point, axis: 'x' | 'y', share: (atMs: number) => number): (atMs: number) => View {
  const side = axis === 'x' ? rest.width : rest.height
  const closer = 1 - side >= panTravel * side ? 1 : namedZoom
  const view = zoomed(rest, eye, closer)
  const size = side / closer
  const travel = Math.min(panTravel * size, 1 - size)
  const start = clamp((axis === 'x' ? view.x : view.y) - travel / 2, 0, 1 - size - travel)
  return (atMs) => ({ ...view, [axis]: start + travel * share(atMs) })
}

function keyframes(motion: readonly ViewKeyframe[], window: Size): (atMs: number) => View {
  return (atMs) => keyframedView(motion, atMs, window)
}

/** Moments whose views enclose all others, near enough. */
function momentsOf(motion: Motion, motionMs: number): number[] {
  if (typeof motion === 'string') return [0, motionMs]
  const between = 12
  return motion.flatMap((key, index) => {
    const next = motion[index + 1]
    if (!next) return [key.atMs]
    return Array.from({ length: between }, (_, n) => key.atMs + ((next.atMs - key.atMs) * n) / between)
  })
}

function union(views: readonly View[]): View {
  const x = Math.min(...views.map((view) => view.x))
  const y = Math.min(...views.map((view) => view.y))
  const right = Math.max(...views.map((view) => view.x + view.width))
  const bottom = Math.max(...views.map((view) => view.y + view.height))
  return { x, y, width: right - x, height: bottom - y }
}

/** A part of a part, in fractions of the whole. */
function within(crop: Crop, { x, y, width, height }: View): Crop {
  return {
    x: round(crop.x + x * crop.width),
    y: round(crop.y + y * crop.height),
    width: round(width * crop.width),
    height: round(height * crop.height),
  }
}

function relativeTo(area: View, view: View): View {
  return {
    x: (view.x - area.x) / area.width,
    y: (view.y - area.y) / area.height,
    width: view.width / area.width,
    height: view.height / area.height,
  }
}

/** So that the same picture has the same numbers wherever it comes from; finer than the least part of the longest one. */
function round(value: number): number {
  return Math.round(value * 1e8) / 1e8
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most))
}

function even(value: number): number {
  return Math.max(2, 2 * Math.round(value / 2))
}
