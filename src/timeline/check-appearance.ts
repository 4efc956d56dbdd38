/** What is wrong with how a picture or a text looks and moves. */
import {
  type Animation,
  type Crop,
  type Grade,
  type Motion,
  type Placement,
  type Point,
  type SpeedRamp,
  animationTypes,
  easings,
  framePositions,
  looks,
  namedMotions,
} from './appearance.ts'
import { timelineLimits as limits } from './limits.ts'
import { type ClipProblem, color, inside, length, oneOf, range } from './problem.ts'
import { type TextStyle, textAligns, textPositions } from './text-style.ts'

export function* motionProblems(motion: Motion): Generator<ClipProblem> {
  if (typeof motion === 'string') {
    yield* oneOf(motion, ['motion'], namedMotions)
    return
  }
  if (motion.length === 0) yield { path: ['motion'], message: 'expected a name or at least one keyframe' }
  yield* keyframeProblems(motion, ['motion'])
  for (const [index, key] of motion.entries()) {
    yield* pointProblems(key, ['motion', index])
    yield* inside(['motion', index], range(key.zoom, 'zoom', 1, limits.maxZoom, false))
  }
}

export function* pointProblems({ x, y }: Point, path: ClipProblem['path']): Generator<ClipProblem> {
  yield* inside(path, range(x, 'x', 0, 1, false))
  yield* inside(path, range(y, 'y', 0, 1, false))
}

export function* cropProblems(crop: Crop): Generator<ClipProblem> {
  yield* pointProblems(crop, ['crop'])
  // Sums of fractions are not exact: half a thousandth beyond the edge is no fault.
  yield* inside(['crop'], range(crop.width, 'width', limits.minCrop, 1.0005 - crop.x, false))
  yield* inside(['crop'], range(crop.height, 'height', limits.minCrop, 1.0005 - crop.y, false))
}

export function* rampProblems(ramp: SpeedRamp): Generator<ClipProblem> {
  if (ramp.length === 0) yield { path: ['ramp'], message: 'expected at least one moment, got none' }
  yield* keyframeProblems(ramp, ['ramp'])
  for (const [index, { speed }] of ramp.entries()) {
    yield* inside(['ramp', index], range(speed, 'speed', limits.minSpeed, limits.maxSpeed, false))
  }
}

export function* gradeProblems({ look, lut, ...numbers }: Grade): Generator<ClipProblem> {
  if (look !== undefined) yield* oneOf(look, ['look'], looks)
  if (lut !== undefined) yield* length(lut, 'lut', 1, limits.maxIdCharacters)
  for (const [name, value] of Object.entries(numbers)) {
    const least = name === 'vignette' || name === 'grain' ? 0 : -1
    if (value !== undefined) yield* range(value, name, least, 1, false)
  }
}

export function* placementProblems(placement: Placement): Generator<ClipProblem> {
  const { position, border, animation, keyframes, cornerRadius, shadow, ...place } = placement
  const path = ['placement']
  if (position !== undefined) yield* oneOf(position, [...path, 'position'], framePositions)
  if (cornerRadius !== undefined) yield* inside(path, range(cornerRadius, 'cornerRadius', 0, 0.5, false))
  if (shadow !== undefined) yield* inside(path, range(shadow, 'shadow', 0, 1, false))
  if (border) {
    yield* inside([...path, 'border'], range(border.width, 'width', 0, 0.2, false))
    yield* color(border.color, [...path, 'border', 'color'])
  }
  if (animation) yield* inside(path, animationProblems(animation))
  yield* inside(path, placeProblems(place))
  if (!keyframes) return
  yield* keyframeProblems(keyframes, [...path, 'keyframes'])
  for (const [index, { atMs: _, easing: __, ...at }] of keyframes.entries()) {
    yield* inside([...path, 'keyframes', index], placeProblems(at))
  }
}

/** An overlay may lie partly, and on its way even wholly, outside the frame. */
const placeRanges = { x: [-2, 3], y: [-2, 3], size: [0.01, 5], rotation: [-3600, 3600], opacity: [0, 1] } as const

function* placeProblems(place: Partial<Record<keyof typeof placeRanges, number>>): Generator<ClipProblem> {
  for (const [name, [least, most]] of Object.entries(placeRanges)) {
    const value = place[name as keyof typeof placeRanges]
    if (value !== undefined) yield* range(value, name, least, most, false)
  }
}

function* keyframeProblems(
  keyframes: readonly { readonly atMs: number; readonly easing?: string }[],
  path: ClipProblem['path'],
): Generator<ClipProblem> {
  if (keyframes.length > limits.maxKeyframes) {
    yield { path, message: `expected at most ${limits.maxKeyframes} keyframes, got ${keyframes.length}` }
  }
  let earliestMs: number = -limits.maxFilmMs
  for (const [index, { atMs, easing }] of keyframes.entries()) {
    yield* inside([...path, index], range(atMs, 'atMs', earliestMs, limits.maxFilmMs, true))
    if (easing !== undefined) yield* oneOf(easing, [...path, index, 'easing'], easings)
    earliestMs = atMs
  }
}

export function* styleProblems(style: TextStyle): Generator<ClipProblem> {
  const { size, position, font, weight, align, plate, outline, highlight, animation } = style
  if (style.color !== undefined) yield* color(style.color, ['color'])
  if (highlight !== undefined) yield* color(highlight, ['highlight'])
  if (plate !== undefined && plate !== 'auto' && plate !== 'none') yield* color(plate, ['plate'])
  if (outline !== undefined && outline !== 'none') yield* color(outline, ['outline'])
  if (size !== undefined && !(size >= 0.2 && size <= 5)) {
    yield { path: ['size'], message: `expected 0.2 to 5 (1 is the normal size), got ${size}` }
  }
  if (weight !== undefined) yield* range(weight, 'weight', 100, 900, false)
  if (font !== undefined) yield* length(font, 'font', 1, limits.maxIdCharacters)
  if (position !== undefined) yield* oneOf(position, ['position'], textPositions)
  if (align !== undefined) yield* oneOf(align, ['align'], textAligns)
  if (style.x !== undefined) yield* range(style.x, 'x', 0, 1, false)
  if (style.y !== undefined) yield* range(style.y, 'y', 0, 1, false)
  if (animation) yield* animationProblems(animation)
}

function* animationProblems(animation: Animation): Generator<ClipProblem> {
  for (const way of ['in', 'out'] as const) {
    const type = animation[way]
    if (type !== undefined) yield* oneOf(type, ['animation', way], animationTypes)
  }
}
