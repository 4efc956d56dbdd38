/**
 * A figure as a list of flat shapes with volume: tapered capsules, ellipses, polygons. Shapes of one layer
 * melt into each other and swell to a common relief; decals paint on the layer below without changing its
 * relief. Lengths in metres, y up, the figure faces +x and stands on y = 0.
 */
import { type Vector, add, smoothCurve, turn } from './vector.ts'

/** Colour as `#rrggbb`, sRGB; gloss 0 … 1 (cloth 0.1, leather 0.3, metal 0.8). */
export interface Material {
  readonly color: string
  readonly gloss?: number
}
export type Ink = string | Material

/** Floats of one shape, in the order that `figure.wgsl` reads: five vec4f. */
export const shapeFloats = 20
/** Offsets in a shape that the binning reads. */
export const flagOffset = 13
export const boxOffset = 16

/** How a shape joins the picture: into the open layer, as the first of a new one, or as a decal on it. */
export const shapeFlag = { join: 0, opensLayer: 1, decal: 2 } as const
const shapeKind = { capsule: 0, ellipse: 1, polygon: 2 } as const

/** Contact shadow reaches at most this far beyond a layer's edge. */
const maxOcclusionM = 0.15

export interface LayerStyle {
  /** How far in from the edge the relief swells, metres. */
  readonly swell?: number
  /** Width of the seam where shapes of the layer melt together, metres; 0 = hard edge. */
  readonly melt?: number
  /** Multiplies the colours: less than 1 for the limbs on the far side. */
  readonly shade?: number
}

/** Smallest box around all that was drawn, metres. */
export interface Bounds {
  readonly left: number
  readonly bottom: number
  readonly right: number
  readonly top: number
}

export class DrawList {
  readonly shapes: number[] = []
  /** Vertices of all polygons, x and y in turn. */
  readonly vertices: number[] = []
  private style: Required<LayerStyle> = { swell: 0.06, melt: 0, shade: 1 }
  private flag: number = shapeFlag.opensLayer
  private frame: { origin: Vector; angle: number } = { origin: [0, 0], angle: 0 }
  private readonly side: 1 | -1
  private extent = { left: Infinity, bottom: Infinity, right: -Infinity, top: -Infinity }

  /** @param isMirrored - The figure faces −x instead. */
  constructor(isMirrored = false) {
    this.side = isMirrored ? -1 : 1
  }

  get count(): number {
    return this.shapes.length / shapeFloats
  }

  /** @throws {RangeError} when nothing was drawn. */
  get bounds(): Bounds {
    if (this.count === 0) throw new RangeError('the draw list is empty')
    return this.extent
  }

  /** Opens a layer in front of all before it. */
  layer(style: LayerStyle = {}): this {
    this.style = { swell: 0.06, melt: 0, shade: 1, ...style }
    this.flag = shapeFlag.opensLayer
    return this
  }

  /** The shapes that follow are painted on the open layer, clipped to it. */
  decal(): this {
    this.flag = shapeFlag.decal
    return this
  }

  /** Draws with the coordinates of a part: moved, then turned (radians, counter-clockwise). */
  inFrame(origin: Vector, angle: number, draw: () => void): this {
    const outer = this.frame
    this.frame = { origin: add(outer.origin, turn(origin, outer.angle)), angle: outer.angle + angle }
    draw()
    this.frame = outer
    return this
  }

  capsule(from: Vector, to: Vector, fromRadius: number, toRadius: number, ink: Ink): this {
    const a = this.place(from)
    const b = this.place(to)
    return this.put(shapeKind.capsule, [...a, ...b], [fromRadius, toRadius], ink, [0, 0], {
      left: Math.min(a[0] - fromRadius, b[0] - toRadius),
      bottom: Math.min(a[1] - fromRadius, b[1] - toRadius),
      right: Math.max(a[0] + fromRadius, b[0] + toRadius),
      top: Math.max(a[1] + fromRadius, b[1] + toRadius),
    })
  }

  /** A chain of capsules whose radius runs evenly from the first to the last point. */
  line(points: readonly Vector[], fromRadius: number, toRadius: number, ink: Ink): this {
    const last = points.length - 1
    const radius = (i: number): number => fromRadius + ((toRadius - fromRadius) * i) / last
    for (let i = 0; i < last; i++) this.capsule(points[i]!, points[i + 1]!, radius(i), radius(i + 1), ink)
    return this
  }

  /** @param angle - Of the first radius against the x axis, radians. */
  ellipse(center: Vector, radiusX: number, radiusY: number, angle: number, ink: Ink): this {
    const c = this.place(center)
    const w = (this.frame.angle + angle) * this.side
    const halfX = Math.hypot(radiusX * Math.cos(w), radiusY * Math.sin(w))
    const halfY = Math.hypot(radiusX * Math.sin(w), radiusY * Math.cos(w))
    return this.put(shapeKind.ellipse, [...c, radiusX, radiusY], [w, 0], ink, [0, 0], {
      left: c[0] - halfX,
      bottom: c[1] - halfY,
      right: c[0] + halfX,
      top: c[1] + halfY,
    })
  }

  polygon(points: readonly Vector[], ink: Ink, rounding = 0): this {
    const first = this.vertices.length / 2
    const box = { left: Infinity, bottom: Infinity, right: -Infinity, top: -Infinity }
    for (const point of points) {
      const [x, y] = this.place(point)
      this.vertices.push(x, y)
      box.left = Math.min(box.left, x - rounding)
      box.bottom = Math.min(box.bottom, y - rounding)
      box.right = Math.max(box.right, x + rounding)
      box.top = Math.max(box.top, y + rounding)
    }
    return this.put(shapeKind.polygon, [0, 0, 0, 0], [rounding, 0], ink, [first, points.length], box)
  }

  /** A polygon with a smooth outline through the points. The cost of a cell grows with points × steps. */
  blob(points: readonly Vector[], ink: Ink, stepsPerSpan = 3): this {
    return this.polygon(smoothCurve(points, true, stepsPerSpan), ink)
  }

  private place(point: Vector): Vector {
    const [x, y] = add(this.frame.origin, turn(point, this.frame.angle))
    return [x * this.side, y]
  }

  private put(
    kind: number,
    geometry: readonly number[],
    radii: readonly [number, number],
    ink: Ink,
    vertexRange: readonly [first: number, count: number],
    box: Bounds,
  ): this {
    const { color, gloss = 0.12 } = typeof ink === 'string' ? { color: ink } : ink
    const { swell, melt, shade } = this.style
    const [red, green, blue] = linearColor(color)
    const margin = melt + Math.min(swell * 1.2, maxOcclusionM) + 0.01
    this.shapes.push(
      ...geometry,
      ...radii, melt, swell,
      red * shade, green * shade, blue * shade, gloss,
      kind, this.flag, ...vertexRange,
      box.left - margin, box.bottom - margin, box.right + margin, box.top + margin,
    )
    if (this.flag === shapeFlag.opensLayer) this.flag = shapeFlag.join
    if (this.flag !== shapeFlag.decal) {
      this.extent = {
        left: Math.min(this.extent.left, box.left),
        bottom: Math.min(this.extent.bottom, box.bottom),
        right: Math.max(this.extent.right, box.right),
        top: Math.max(this.extent.top, box.top),
      }
    }
    return this
  }
}

const parsedColors = new Map<string, readonly [number, number, number]>()

/** @throws {RangeError} when it is not `#rrggbb`. */
export function linearColor(color: string): readonly [number, number, number] {
  const known = parsedColors.get(color)
  if (known) return known
  if (!/^#[0-9a-f]{6}$/i.test(color)) throw new RangeError(`a colour is #rrggbb, not "${color}"`)
  const channel = (at: number): number => (parseInt(color.slice(at, at + 2), 16) / 255) ** 2.2
  const linear = [channel(1), channel(3), channel(5)] as const
  parsedColors.set(color, linear)
  return linear
}
