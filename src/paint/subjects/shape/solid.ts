/**
 * A rounded body as a list of simple forms that melt into each other: the distance to its surface, negative inside,
 * and what a place of the surface is made of. `surface.ts` makes triangles of it, once per figure.
 */
import type { Point } from './point.ts'

export interface Box3 {
  readonly low: Point
  readonly high: Point
}

/** `hollows` cuts as well, and what it lays open has its ink; `paints` with a soft edge, `stencils` with a sharp one. */
type Role = 'adds' | 'cuts' | 'hollows' | 'paints' | 'stencils'

export interface Form {
  /** Signed distance, metres; need not be exact away from the surface. */
  readonly distance: (x: number, y: number, z: number) => number
  readonly box: Box3
  readonly bone: string
  readonly ink: string
  /** Width of the seam to what was there before, metres. */
  readonly melt: number
  readonly role: Role
}

export interface FormStyle {
  readonly melt?: number
  /** Turned about its own middle: first about x, then y, then z, radians. */
  readonly turn?: Point
  /** Radius of the edges of a block, metres. */
  readonly round?: number
  readonly role?: Role
}

/** The seam where nothing else is said, metres. */
const usualMelt = 0.02

export class Solid {
  readonly forms: Form[] = []
  private readonly usual: { melt: number }

  constructor(melt = usualMelt) {
    this.usual = { melt }
  }

  /** A tapered capsule from `a` to `b`. */
  limb(bone: string, a: Point, b: Point, ra: number, rb: number, ink: string, style: FormStyle = {}): this {
    const [ax, ay, az] = a
    const dx = b[0] - ax
    const dy = b[1] - ay
    const dz = b[2] - az
    const inverse = 1 / Math.max(dx * dx + dy * dy + dz * dz, 1e-12)
    return this.put(bone, ink, style, boxAround([a, b], Math.max(ra, rb)), (x, y, z) => {
      const px = x - ax
      const py = y - ay
      const pz = z - az
      const h = Math.min(1, Math.max(0, (px * dx + py * dy + pz * dz) * inverse))
      const qx = px - dx * h
      const qy = py - dy * h
      const qz = pz - dz * h
      return Math.sqrt(qx * qx + qy * qy + qz * qz) - (ra + (rb - ra) * h)
    })
  }

  /** A chain of limbs whose radius runs evenly through the given ones. */
  chain(bone: string, points: readonly Point[], radii: readonly number[], ink: string, style: FormStyle = {}): this {
    const last = points.length - 1
    const radiusAt = (i: number): number => {
      const at = (i / last) * (radii.length - 1)
      const from = Math.min(Math.floor(at), radii.length - 2)
      return radii.length === 1 ? radii[0]! : radii[from]! + (radii[from + 1]! - radii[from]!) * (at - from)
    }
    for (let i = 0; i < last; i++) this.limb(bone, points[i]!, points[i + 1]!, radiusAt(i), radiusAt(i + 1), ink, style)
    return this
  }

  ball(bone: string, center: Point, radii: Point | number, ink: string, style: FormStyle = {}): this {
    const [rx, ry, rz] = typeof radii === 'number' ? [radii, radii, radii] : radii
    const distance: Form['distance'] = (x, y, z) => {
      const ax = x / rx
      const ay = y / ry
      const az = z / rz
      const bx = ax / rx
      const by = ay / ry
      const bz = az / rz
      const k0 = Math.sqrt(ax * ax + ay * ay + az * az)
      const k1 = Math.sqrt(bx * bx + by * by + bz * bz)
      return k1 < 1e-9 ? -Math.min(rx, ry, rz) : (k0 * (k0 - 1)) / k1
    }
    return this.put(bone, ink, style, boxAround([center], Math.max(rx, ry, rz)), placed(distance, center, style.turn))
  }

  /** @param half - Half of its edges. */
  block(bone: string, center: Point, half: Point, ink: string, style: FormStyle = {}): this {
    const round = Math.min(style.round ?? 0.01, ...half)
    const hx = half[0] - round
    const hy = half[1] - round
    const hz = half[2] - round
    const distance: Form['distance'] = (x, y, z) => {
      const qx = Math.abs(x) - hx
      const qy = Math.abs(y) - hy
      const qz = Math.abs(z) - hz
      const ox = Math.max(qx, 0)
      const oy = Math.max(qy, 0)
      const oz = Math.max(qz, 0)
      return Math.sqrt(ox * ox + oy * oy + oz * oz) + Math.min(Math.max(qx, qy, qz), 0) - round
    }
    const box = boxAround([center], style.turn ? Math.hypot(...half) : half)
    return this.put(bone, ink, style, box, placed(distance, center, style.turn))
  }

  /**
   * A flat form cut along an outline in the figure's x-y plane and thick along z.
   *
   * @param outline - Points x, y in order.
   * @param z - From where to where it is thick.
   */
  plate(bone: string, outline: readonly (readonly [number, number])[], z: readonly [number, number], ink: string, style: FormStyle = {}): this {
    const middle = (z[0] + z[1]) / 2
    const round = style.round ?? 0.01
    const half = Math.abs(z[1] - z[0]) / 2 - round
    const xs = outline.map(([x]) => x)
    const ys = outline.map(([, y]) => y)
    const box = {
      low: [Math.min(...xs), Math.min(...ys), middle - half - round],
      high: [Math.max(...xs), Math.max(...ys), middle + half + round],
    } as const
    return this.put(bone, ink, style, box, (x, y, pz) => {
      const flat = outlineDistance(outline, x, y) + round
      const deep = Math.abs(pz - middle) - half
      return Math.min(Math.max(flat, deep), 0) + Math.hypot(Math.max(flat, 0), Math.max(deep, 0)) - round
    })
  }

  /** A ring around an axis. @param radius - Of its middle line. */
  ring(bone: string, center: Point, axis: 'x' | 'y' | 'z', radius: number, thickness: number, ink: string, style: FormStyle = {}): this {
    const around = (along: number, a: number, b: number): number => {
      const out = Math.sqrt(a * a + b * b) - radius
      return Math.sqrt(out * out + along * along) - thickness
    }
    const distance: Form['distance'] =
      axis === 'x' ? around : axis === 'y' ? (x, y, z) => around(y, x, z) : (x, y, z) => around(z, x, y)
    return this.put(bone, ink, style, boxAround([center], radius + thickness), placed(distance, center, style.turn))
  }

  /** What `draw` adds, on both sides: bones named `…L` become `…R`. */
  both(draw: (side: Solid) => void): this {
    const side = new Solid(this.usual.melt)
    draw(side)
    for (const form of side.forms) {
      this.forms.push(form, {
        ...form,
        bone: form.bone.replace(/L$/, 'R'),
        distance: (x, y, z) => form.distance(x, y, -z),
        box: { low: [form.box.low[0], form.box.low[1], -form.box.high[2]], high: [form.box.high[0], form.box.high[1], -form.box.low[2]] },
      })
    }
    return this
  }

  private put(bone: string, ink: string, style: FormStyle, box: Box3, distance: Form['distance']): this {
    this.forms.push({ distance, box, bone, ink, melt: style.melt ?? this.usual.melt, role: style.role ?? 'adds' })
    return this
  }
}

/** Distance to the surface of the union of the forms, in their order. */
export function distanceTo(forms: readonly Form[], x: number, y: number, z: number): number {
  let d = 1e9
  for (let i = 0; i < forms.length; i++) {
    const form = forms[i]!
    if (form.role === 'paints' || form.role === 'stencils') continue
    const own = form.distance(x, y, z)
    d = form.role === 'cuts' || form.role === 'hollows' ? -melted(-d, own, form.melt) : melted(d, own, form.melt)
  }
  return d
}

/** The polynomial smooth minimum. */
function melted(a: number, b: number, width: number): number {
  if (width < 1e-6) return Math.min(a, b)
  const h = Math.max(width - Math.abs(a - b), 0) / width
  return Math.min(a, b) - h * h * width * 0.25
}

function boxAround(points: readonly Point[], radius: number | Point): Box3 {
  const [rx, ry, rz] = typeof radius === 'number' ? [radius, radius, radius] : radius
  const axis = (k: 0 | 1 | 2): number[] => points.map((point) => point[k])
  return {
    low: [Math.min(...axis(0)) - rx, Math.min(...axis(1)) - ry, Math.min(...axis(2)) - rz],
    high: [Math.max(...axis(0)) + rx, Math.max(...axis(1)) + ry, Math.max(...axis(2)) + rz],
  }
}

/** The distance to a form that is moved and turned. */
function placed(distance: Form['distance'], center: Point, turn: Point | undefined): Form['distance'] {
  const [cx, cy, cz] = center
  if (!turn) return (x, y, z) => distance(x - cx, y - cy, z - cz)
  const [sx, sy, sz] = turn.map(Math.sin) as [number, number, number]
  const [kx, ky, kz] = turn.map(Math.cos) as [number, number, number]
  return (x, y, z) => {
    const ax = x - cx
    const ay = y - cy
    const az = z - cz
    // The turns undone, the last one first.
    const bx = ax * kz + ay * sz
    const by = -ax * sz + ay * kz
    const dx = bx * ky - az * sy
    const dz = bx * sy + az * ky
    return distance(dx, by * kx + dz * sx, -by * sx + dz * kx)
  }
}

/** Signed distance to a closed outline in the plane. */
function outlineDistance(outline: readonly (readonly [number, number])[], x: number, y: number): number {
  let nearest = Infinity
  let side = 1
  let [jx, jy] = outline[outline.length - 1]!
  for (const [ix, iy] of outline) {
    const [ex, ey] = [jx - ix, jy - iy]
    const [wx, wy] = [x - ix, y - iy]
    const h = Math.min(1, Math.max(0, (wx * ex + wy * ey) / Math.max(ex * ex + ey * ey, 1e-12)))
    nearest = Math.min(nearest, (wx - ex * h) ** 2 + (wy - ey * h) ** 2)
    const above = y >= iy
    const below = y < jy
    const left = ex * wy > ey * wx
    if ((above && below && left) || !(above || below || left)) side = -side
    ;[jx, jy] = [ix, iy]
  }
  return side * Math.sqrt(nearest)
}
