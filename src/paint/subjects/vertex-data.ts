/** A mesh as the bytes that `figure.wgsl` reads, in the colours of one figure. */
import { type Ink, type Inks, patterns, shaded, srgbOf } from './ink.ts'
import type { Mesh } from './shape/mesh.ts'

/** Position as floats, then six groups of four bytes. */
export const vertexBytes = 36

/** WGSL attributes in their order. */
export const vertexAttributes: readonly GPUVertexAttribute[] = [
  { shaderLocation: 0, offset: 0, format: 'float32x3' },
  { shaderLocation: 1, offset: 12, format: 'snorm8x4' }, // normal; how open
  { shaderLocation: 2, offset: 16, format: 'uint8x4' }, // bones
  { shaderLocation: 3, offset: 20, format: 'unorm8x4' }, // their shares
  { shaderLocation: 4, offset: 24, format: 'unorm8x4' }, // first colour; gloss
  { shaderLocation: 5, offset: 28, format: 'unorm8x4' }, // second colour; light: over 0.5 of its own, under 0.5 let through
  { shaderLocation: 6, offset: 32, format: 'uint8x4' }, // pattern, its grain (see grainCode), flutter
]

/** Grain in steps of the shader: 8 bits hold 0.001 … 16 m. */
export function grainCode(metres: number): number {
  return Math.max(0, Math.min(255, Math.round(Math.log2(Math.max(metres, 0.001) * 1000) * 18)))
}

/** The square root of the linear value of an sRGB channel: what the atlas keeps. */
function stored(value: number): number {
  return Math.round(value ** 1.1 * 255)
}

/** An ink in numbers. */
interface Mixed {
  readonly color: readonly number[]
  readonly second: readonly number[]
  readonly gloss: number
  /** −1 lets all light through … 1 shines. */
  readonly light: number
  readonly pattern: number
  readonly grain: number
}

function mixedInk(ink: Ink): Mixed {
  return {
    color: srgbOf(ink.color),
    second: srgbOf(ink.second ?? shaded(ink.color, 0.6)),
    gloss: ink.gloss ?? 0.08,
    light: (ink.glow ?? 0) - (ink.lets ?? 0),
    pattern: patterns.indexOf(ink.pattern ?? 'plain'),
    grain: grainCode(ink.grain ?? 0.05),
  }
}

/**
 * In 255ths that add up: a share too many or too few would move the vertex by a part of its whole distance from the
 * figure's origin, a centimetre at a person's neck.
 */
export function wholeShares(shares: readonly number[]): number[] {
  const whole = shares.map((share) => Math.round(share * 255))
  const largest = whole.indexOf(Math.max(...whole))
  whole[largest]! += 255 - whole.reduce((sum, share) => sum + share, 0)
  return whole
}

/** @throws {RangeError} for an ink that `inks` lacks. */
export function vertexData(mesh: Mesh, inks: Inks): ArrayBuffer {
  const table = mesh.inkNames.map((name) => {
    const ink = inks[name]
    if (!ink) throw new RangeError(`the figure has no ink "${name}"`)
    return mixedInk(ink)
  })
  const buffer = new ArrayBuffer(mesh.vertexCount * vertexBytes)
  const view = new DataView(buffer)
  for (let i = 0; i < mesh.vertexCount; i++) {
    const at = i * vertexBytes
    const first = table[mesh.inks[i * 3]!]!
    const second = table[mesh.inks[i * 3 + 1]!]!
    const share = mesh.inks[i * 3 + 2]!
    const { pattern, grain } = share > 0.5 ? second : first
    const mix = (a: number, b: number): number => a + (b - a) * share
    for (let k = 0; k < 3; k++) {
      view.setFloat32(at + k * 4, mesh.positions[i * 3 + k]!, true)
      view.setInt8(at + 12 + k, Math.round(mesh.normals[i * 3 + k]! * 127))
      view.setUint8(at + 24 + k, stored(mix(first.color[k]!, second.color[k]!)))
      view.setUint8(at + 28 + k, stored(mix(first.second[k]!, second.second[k]!)))
    }
    view.setInt8(at + 15, Math.round(mesh.openness[i]! * 127))
    const shares = wholeShares(mesh.weights.slice(i * 4, i * 4 + 4))
    for (let k = 0; k < 4; k++) {
      view.setUint8(at + 16 + k, mesh.bones[i * 4 + k]!)
      view.setUint8(at + 20 + k, shares[k]!)
    }
    view.setUint8(at + 27, Math.round(mix(first.gloss, second.gloss) * 255))
    view.setUint8(at + 31, Math.round((0.5 + 0.5 * mix(first.light, second.light)) * 255))
    view.setUint8(at + 32, pattern)
    view.setUint8(at + 33, grain)
    view.setUint8(at + 34, Math.round(mesh.flutter[i]! * 255))
  }
  return buffer
}
