/** A signal that breaks up: torn bands, colours beside their places, flashes; then the next picture is there. */
import { type Frame, type FrameMemory, type Plane, chromaNeutral, lumaBlack, lumaWhite, planesOf } from '../frame.ts'
import type { DrawTransition, Size } from './moment.ts'

/** Bands at most; each state of the signal lasts a sixteenth of the transition. */
const bandCount = 18
const states = 16

interface Band {
  /** In even luma lines. */
  readonly top: number
  readonly height: number
  /** To the right, in even luma pixels. */
  readonly shift: number
  readonly isIncoming: boolean
  /** 0 to 1: how far the band is washed out or blacked out. */
  readonly wash: number
  readonly isDark: boolean
}

export function prepareGlitch(memory: FrameMemory, size: Size): DrawTransition {
  const spare = memory.allocateFrame(size.width, size.height)
  return (outgoing, incoming, { progress }) => {
    const state = Math.floor(progress * states)
    const strength = Math.sin(Math.PI * Math.min(1, Math.max(0, progress))) ** 0.7
    // Red and blue fall apart to both sides.
    const split = 2 * Math.round((strength * (0.3 + 0.7 * random(state, 1)) * 0.045 * size.width) / 2)
    for (const band of bandsOf(state, progress, strength, size)) {
      drawBand(memory, band.isIncoming ? incoming : outgoing, spare, band, split)
    }
    memory.frameView(incoming).set(memory.frameView(spare))
  }
}

function bandsOf(state: number, progress: number, strength: number, { width, height }: Size): Band[] {
  const edges = Array.from({ length: bandCount - 1 }, (_, n) => 2 * Math.floor((random(state, 10 + n) * height) / 2))
  const lines = [...new Set([0, ...edges, height])].sort((a, b) => a - b)
  return lines.slice(0, -1).map((top, n) => {
    const height = lines[n + 1]! - top
    const [tear, choice, flash] = [random(state, 100 + n), random(state, 200 + n), random(state, 300 + n)]
    // Most bands stay near their place, a few are torn far away.
    const reach = (2 * tear - 1) ** 3 * strength * 0.3
    return {
      top,
      height,
      shift: 2 * Math.round((reach * width) / 2),
      isIncoming: choice < (progress - 0.25) / 0.5,
      wash: flash > 0.9 ? strength * (flash - 0.6) * 1.4 : 0,
      isDark: choice > 0.6,
    }
  })
}

/** What is shifted out on one side comes in on the other. */
function drawBand(memory: FrameMemory, from: Frame, to: Frame, band: Band, split: number): void {
  const targets = planesOf(to)
  for (const [index, source] of planesOf(from).entries()) {
    const scale = index === 0 ? 1 : 0.5
    const apart = index === 0 ? 0 : index === 1 ? -split : split
    const shift = (band.shift + apart) * scale
    const target = targets[index]!
    copyRound(memory, source, target, { top: band.top * scale, height: band.height * scale, shift })
    if (band.wash === 0) continue
    const goal = index === 0 ? (band.isDark ? lumaBlack : lumaWhite) : chromaNeutral
    const weight = Math.round(256 * Math.min(1, band.wash))
    for (let line = 0; line < band.height * scale; line++) {
      washLine(memory, target, band.top * scale + line, goal, weight)
    }
  }
}

function copyRound(memory: FrameMemory, from: Plane, to: Plane, band: { top: number; height: number; shift: number }): void {
  const { width } = from
  const shift = ((band.shift % width) + width) % width
  const start = band.top * width
  const copy = memory.kernel.copyRect
  copy(from.offset + start, width, to.offset + start + shift, width, width - shift, band.height)
  copy(from.offset + start + width - shift, width, to.offset + start, width, shift, band.height)
}

function washLine(memory: FrameMemory, plane: Plane, line: number, goal: number, weight: number): void {
  const values = memory.bytes(plane.offset + line * plane.width, plane.width)
  for (const [x, value] of values.entries()) values[x] = value + (((goal - value) * weight) >> 8)
}

/** 0 to 1, the same for the same two numbers (a mix of 32 bits after Chris Wellons' search). */
function random(a: number, b: number): number {
  let x = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d)
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b)
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32
}
