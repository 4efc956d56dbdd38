/** A mesh as the bytes that `figure.wgsl` reads, in the colours of one figure. */
import { type Inks, patterns, shaded, srgbOf } from './ink.ts'
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

/** @throws {RangeError} for an ink that `inks` lacks. */
export function vertexData(mesh: Mesh, inks: Inks): ArrayBuffer {
  const buffer = new ArrayBuffer(mesh.vertexCount * vertexBytes)
  const view = new DataView(buffer)
  const table = mesh.inkNames.map((name) => {
    const ink = inks[name]
    if (!ink) throw new RangeError(`the figure has no ink "${name}"`)
    return ink
  })
  const mixed = (a: string, b: string, part: number): readonly number[] => {
    const [first, second] = [srgbOf(a), srgbOf(b)]
    return first.map((value, k) => value + (second[k]! - value) * part)
  }
  for (let i = 0; i < mesh.vertexCount; i++) {
    const at = i * vertexBytes
    for (let k = 0; k < 3; k++) {
      view.setFloat32(at + k * 4, mesh.positions[i * 3 + k]!, true)
      view.setInt8(at + 12 + k, Math.round(mesh.normals[i * 3 + k]! * 127))
    }
    view.setInt8(at + 15, Math.round(mesh.openness[i]! * 127))
    for (let k = 0; k < 4; k++) {
      view.setUint8(at + 16 + k, mesh.bones[i * 4 + k]!)
      view.setUint8(at + 20 + k, Math.round(mesh.weights[i * 4 + k]! * 255))
    }
    const [first, second] = [table[mesh.inks[i * 3]!]!, table[mesh.inks[i * 3 + 1]!]!]
    const share = mesh.inks[i * 3 + 2]!
    const main = share > 0.5 ? second : first
    const value = (key: 'gloss' | 'glow' | 'lets', usual: number): number =>
      (first[key] ?? usual) * (1 - share) + (second[key] ?? usual) * share
    const color = mixed(first.color, second.color, share)
    const other = mixed(first.second ?? shaded(first.color, 0.6), second.second ?? shaded(second.color, 0.6), share)
    for (let k = 0; k < 3; k++) {
      view.setUint8(at + 24 + k, stored(color[k]!))
      view.setUint8(at + 28 + k, stored(other[k]!))
    }
    view.setUint8(at + 27, Math.round(value('gloss', 0.08) * 255))
    view.setUint8(at + 31, Math.round((0.5 + 0.5 * value('glow', 0) - 0.5 * value('lets', 0)) * 255))
    view.setUint8(at + 32, patterns.indexOf(main.pattern ?? 'plain'))
    view.setUint8(at + 33, grainCode(main.grain ?? 0.05))
    view.setUint8(at + 34, Math.round(mesh.flutter[i]! * 255))
  }
  return buffer
}
