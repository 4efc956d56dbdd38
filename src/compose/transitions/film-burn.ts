/** Warm light leaks in from the side, burns the picture out, and leaves the next one. */
import { type Frame, type FrameMemory, planesOf } from '../frame.ts'
import type { DrawTransition, Size } from './moment.ts'

/** Width and height of the map of the light. */
const cells = { width: 32, height: 32 }

/** What light of a strength (0 to 1) does to the planes: goals and weights between which it goes evenly. */
const warmLight = [
  { strength: 0, y: 90, u: 104, v: 176, weightY: 0, weightC: 0 },
  { strength: 0.25, y: 120, u: 92, v: 190, weightY: 0.18, weightC: 0.4 },
  { strength: 0.5, y: 168, u: 70, v: 180, weightY: 0.6, weightC: 0.75 },
  { strength: 0.75, y: 212, u: 82, v: 152, weightY: 0.9, weightC: 0.95 },
  { strength: 1, y: 235, u: 112, v: 136, weightY: 1, weightC: 1 },
] as const

export function prepareFilmBurn(memory: FrameMemory, _size: Size): DrawTransition {
  const map = memory.allocate(cells.width * cells.height)
  const tables = (['y', 'u', 'v'] as const).map((plane) => lightTable(memory, plane))
  return (outgoing, incoming, { progress }) => {
    const shown = handOver(progress)
    memory.kernel.mix(outgoing.offset, incoming.offset, incoming.offset, incoming.byteLength, Math.round(256 * shown))
    fillMap(memory.bytes(map, cells.width * cells.height), progress)
    addLight(memory, incoming, map, tables)
  }
}

function addLight(memory: FrameMemory, frame: Frame, map: number, tables: readonly number[]): void {
  for (const [index, { offset, width, height }] of planesOf(frame).entries()) {
    memory.kernel.glow(offset, width, height, map, cells.width, cells.height, tables[index]!)
  }
}

/** The picture changes while the light is brightest. */
function handOver(progress: number): number {
  const t = Math.min(1, Math.max(0, (progress - 0.38) / 0.24))
  return t * t * (3 - 2 * t)
}

/** A tongue of light that comes in at the right, goes over the picture and leaves at the left, with flames in it. */
function fillMap(map: Uint8Array, progress: number): void {
  const height = Math.sin(Math.PI * progress) ** 0.9
  const centre = 1.25 - 1.5 * progress
  for (let y = 0; y < cells.height; y++) {
    for (let x = 0; x < cells.width; x++) {
      const [px, py] = [(x + 0.5) / cells.width, (y + 0.5) / cells.height]
      const lick = wave(2.3 * py + 4 * progress, 1.7 * px - 2 * progress) * 0.28
      const distance = Math.abs(px + lick - centre) / (0.16 + 0.62 * height)
      const tongue = Math.max(0, 1 - distance * distance)
      const flicker = 0.82 + 0.18 * wave(5.1 * px + 3 * progress, 4.3 * py - 6 * progress)
      const strength = 1.18 * height * tongue * flicker
      map[y * cells.width + x] = Math.round(255 * Math.min(1, strength))
    }
  }
}

/** Soft and without a visible period, -1 to 1. */
function wave(x: number, y: number): number {
  return (Math.sin(2.1 * x + 1.3 * Math.sin(1.7 * y)) + Math.sin(2.9 * y + 1.1 * Math.sin(2.3 * x + 0.5))) / 2
}

function lightTable(memory: FrameMemory, plane: 'y' | 'u' | 'v'): number {
  const offset = memory.allocate(512)
  const table = memory.bytes(offset, 512)
  for (let i = 0; i < 256; i++) {
    const strength = i / 255
    const next = warmLight.findIndex((light) => light.strength > strength)
    const after = warmLight[next === -1 ? warmLight.length - 1 : next]!
    const before = warmLight[Math.max(0, warmLight.indexOf(after) - 1)]!
    const share = (strength - before.strength) / (after.strength - before.strength)
    const between = (a: number, b: number): number => a + (b - a) * share
    table[2 * i] = Math.round(between(before[plane], after[plane]))
    const weight = plane === 'y' ? ('weightY' as const) : ('weightC' as const)
    table[2 * i + 1] = Math.round(255 * between(before[weight], after[weight]))
  }
  return offset
}
