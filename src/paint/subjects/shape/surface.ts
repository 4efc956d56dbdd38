/**
 * Triangles around a solid: naive surface nets (a vertex in each cell that the surface passes, a face across each
 * edge that it cuts), pulled onto the surface. Only blocks of cells near it are looked at, each with the forms that
 * matter there.
 */
import type { Mesh } from './mesh.ts'
import { bonesPerVertex } from './mesh.ts'
import { type Form, type Solid, distanceTo } from './solid.ts'
import { stencil } from './stencil.ts'
import { thinOut } from './thin-out.ts'

export interface SurfaceStyle {
  /** Edge of a cell, metres: the size of the smallest detail. */
  readonly cell: number
  /** Over how much of the distance to the next bone a place bends, metres. */
  readonly bend?: number
  /** Within which other things take light away, metres. */
  readonly shadeReach?: number
  /** All that takes light away; default the solid itself. */
  readonly occluders?: readonly Form[]
  /** See {@link Mesh.flutter}. */
  readonly flutter?: (x: number, y: number, z: number) => number
}

const blockCells = 8
/** A cell is about as many pixels wide as the figure is seen. */
const cellPx = 4
/** How far thinning out may move the surface, pixels. */
const thinningPx = 0.25
/** So near to the edge of a stencil nothing is thinned out. */
const stencilCells = 2
/** Distances of flat ellipsoids are only nearly right: so much more is looked at. */
const slack = 1.4

interface Grid {
  readonly origin: readonly [number, number, number]
  readonly cell: number
  /** Corners along each axis. */
  readonly size: readonly [number, number, number]
  readonly values: Float32Array
}

interface Block {
  readonly from: readonly [number, number, number]
  readonly forms: readonly Form[]
}

export function addSurface(mesh: Mesh, solid: Solid, style: SurfaceStyle): void {
  const forms = solid.forms
  if (!forms.some(({ role }) => role === 'adds')) return
  const grid = emptyGrid(forms, style.cell)
  const blocks = sampleNear(grid, forms)
  const [firstVertex, firstTriangle] = [mesh.vertexCount, mesh.triangles.length / 3]
  const vertexOf = new Map<number, number>()
  for (const block of blocks) addVertices(mesh, grid, block, style, vertexOf)
  addFaces(mesh, grid, vertexOf)
  // Where a stencil cuts, triangles stay small: it sees the corners alone.
  const stencils = forms.filter(({ role }) => role === 'stencils')
  const isKept = (x: number, y: number, z: number): boolean => stencils.some(({ distance }) => Math.abs(distance(x, y, z)) < stencilCells * style.cell)
  thinOut(mesh, { firstVertex, firstTriangle }, { pixelM: style.cell / cellPx, errorPx: thinningPx, isKept })
  for (const form of stencils) stencil(mesh, form, firstVertex, firstTriangle)
}

function emptyGrid(forms: readonly Form[], cell: number): Grid {
  const adding = forms.filter(({ role }) => role === 'adds')
  const low = ([0, 1, 2] as const).map((k) => Math.min(...adding.map(({ box, melt }) => box.low[k] - melt)) - 1.5 * cell)
  const high = ([0, 1, 2] as const).map((k) => Math.max(...adding.map(({ box, melt }) => box.high[k] + melt)) + 1.5 * cell)
  const size = low.map((from, k) => Math.ceil((high[k]! - from) / cell) + 2) as [number, number, number]
  return {
    origin: low as [number, number, number],
    cell,
    size,
    values: new Float32Array(size[0] * size[1] * size[2]).fill(1e3),
  }
}

/** Fills the corners near the surface with their distance, all others with its sign. */
function sampleNear(grid: Grid, forms: readonly Form[]): Block[] {
  const { size, cell, origin } = grid
  const blocks: Block[] = []
  const radius = (Math.sqrt(3) / 2) * blockCells * cell
  for (let k = 0; k < size[2] - 1; k += blockCells) {
    for (let j = 0; j < size[1] - 1; j += blockCells) {
      for (let i = 0; i < size[0] - 1; i += blockCells) {
        const middle = [i, j, k].map((at, axis) => origin[axis]! + (at + blockCells / 2) * cell) as [number, number, number]
        const near = nearForms(forms, middle, radius)
        const from = [i, j, k] as const
        const d = distanceTo(near, ...middle)
        if (Math.abs(d) < radius * slack) blocks.push({ from, forms: near })
        else if (d < 0) eachCorner(grid, from, (at) => void (grid.values[at] = -1e3))
      }
    }
  }
  for (const { from, forms: near } of blocks) {
    eachCorner(grid, from, (at, x, y, z) => void (grid.values[at] = distanceTo(near, x, y, z)))
  }
  return blocks
}

/** Those that may decide the distance or the colour somewhere in a ball. */
function nearForms(forms: readonly Form[], [x, y, z]: readonly [number, number, number], radius: number): Form[] {
  const own = forms.map((form) => form.distance(x, y, z))
  const nearest = Math.min(...own.filter((_, i) => forms[i]!.role === 'adds'))
  return forms.filter(({ role, melt }, i) => {
    const reach = 2 * radius * slack + melt
    return role === 'adds' ? own[i]! < Math.max(nearest, 0) + reach : own[i]! < reach
  })
}

function eachCorner(
  { size, cell, origin }: Grid,
  from: readonly [number, number, number],
  visit: (at: number, x: number, y: number, z: number) => void,
): void {
  const to = from.map((at, axis) => Math.min(at + blockCells, size[axis]! - 1)) as [number, number, number]
  for (let k = from[2]; k <= to[2]; k++) {
    for (let j = from[1]; j <= to[1]; j++) {
      for (let i = from[0]; i <= to[0]; i++) {
        visit((k * size[1] + j) * size[0] + i, origin[0] + i * cell, origin[1] + j * cell, origin[2] + k * cell)
      }
    }
  }
}

const cellEdges: readonly (readonly [number, number])[] = [
  [0, 1], [2, 3], [4, 5], [6, 7], [0, 2], [1, 3], [4, 6], [5, 7], [0, 4], [1, 5], [2, 6], [3, 7],
]

function addVertices(mesh: Mesh, grid: Grid, block: Block, style: SurfaceStyle, vertexOf: Map<number, number>): void {
  const { size, values, origin, cell } = grid
  const [fromX, fromY, fromZ] = block.from
  const occluders = occludersNear(block, grid, style)
  const corner = new Float64Array(8)
  for (let k = fromZ; k < Math.min(fromZ + blockCells, size[2] - 1); k++) {
    for (let j = fromY; j < Math.min(fromY + blockCells, size[1] - 1); j++) {
      for (let i = fromX; i < Math.min(fromX + blockCells, size[0] - 1); i++) {
        const at = (k * size[1] + j) * size[0] + i
        let insideCount = 0
        for (let c = 0; c < 8; c++) {
          corner[c] = values[at + (c & 1) + ((c >> 1) & 1) * size[0] + (c >> 2) * size[0] * size[1]]!
          if (corner[c]! < 0) insideCount++
        }
        if (insideCount === 0 || insideCount === 8) continue
        let [sx, sy, sz, cuts] = [0, 0, 0, 0]
        for (const [a, b] of cellEdges) {
          const [va, vb] = [corner[a]!, corner[b]!]
          if (va < 0 === vb < 0) continue
          const t = va / (va - vb)
          sx += (a & 1) + ((b & 1) - (a & 1)) * t
          sy += ((a >> 1) & 1) + (((b >> 1) & 1) - ((a >> 1) & 1)) * t
          sz += (a >> 2) + ((b >> 2) - (a >> 2)) * t
          cuts++
        }
        const x = origin[0] + (i + sx / cuts) * cell
        const y = origin[1] + (j + sy / cuts) * cell
        const z = origin[2] + (k + sz / cuts) * cell
        vertexOf.set(at, pushVertex(mesh, block.forms, occluders, x, y, z, style))
      }
    }
  }
}

function pushVertex(
  mesh: Mesh,
  forms: readonly Form[],
  occluders: readonly Form[],
  x: number,
  y: number,
  z: number,
  style: SurfaceStyle,
): number {
  const { cell } = style
  // The gradient from four corners of a small tetrahedron.
  const e = cell * 0.4
  const d0 = distanceTo(forms, x + e, y - e, z - e)
  const d1 = distanceTo(forms, x - e, y - e, z + e)
  const d2 = distanceTo(forms, x - e, y + e, z - e)
  const d3 = distanceTo(forms, x + e, y + e, z + e)
  const gx = d0 - d1 - d2 + d3
  const gy = d2 + d3 - d0 - d1
  const gz = d1 + d3 - d0 - d2
  const l = Math.max(Math.sqrt(gx * gx + gy * gy + gz * gz), 1e-9)
  const nx = gx / l
  const ny = gy / l
  const nz = gz / l
  const step = Math.max(-cell / 2, Math.min(cell / 2, (distanceTo(forms, x, y, z) * 4 * e) / l))
  const px = x - nx * step
  const py = y - ny * step
  const pz = z - nz * step
  const index = mesh.vertexCount
  mesh.positions.push(px, py, pz)
  mesh.normals.push(nx, ny, nz)
  pushBones(mesh, forms, px, py, pz, style.bend ?? 0.03)
  pushInk(mesh, forms, px, py, pz, cell)
  mesh.openness.push(opennessAt(occluders, [px, py, pz], [nx, ny, nz], style.shadeReach ?? 12 * cell))
  mesh.flutter.push(style.flutter?.(px, py, pz) ?? 0)
  return index
}

function pushBones(mesh: Mesh, forms: readonly Form[], x: number, y: number, z: number, bend: number): void {
  const nearest = new Map<number, number>()
  for (const form of forms) {
    if (form.role !== 'adds') continue
    const bone = mesh.boneIndex(form.bone)
    nearest.set(bone, Math.min(nearest.get(bone) ?? Infinity, form.distance(x, y, z)))
  }
  const ranked = [...nearest].sort((a, b) => a[1] - b[1]).slice(0, bonesPerVertex)
  const least = ranked[0]![1]
  const shares = ranked.map(([, d]) => Math.exp(-(d - least) / bend))
  const sum = shares.reduce((a, b) => a + b, 0)
  for (let i = 0; i < bonesPerVertex; i++) {
    mesh.bones.push(ranked[i]?.[0] ?? 0)
    mesh.weights.push((shares[i] ?? 0) / sum)
  }
}

function pushInk(mesh: Mesh, forms: readonly Form[], x: number, y: number, z: number, cell: number): void {
  let [first, second] = ['', '']
  let [d1, d2] = [Infinity, Infinity]
  for (const { role, ink, distance } of forms) {
    if (role !== 'adds') continue
    const d = distance(x, y, z)
    if (ink === first) d1 = Math.min(d1, d)
    else if (d < d1) {
      ;[second, d2] = [first, d1]
      ;[first, d1] = [ink, d]
    } else if (d < d2) [second, d2] = [ink, d]
  }
  let share = second === '' ? 0 : Math.max(0, 0.5 - (d2 - d1) / (2 * cell))
  for (const { role, ink, distance } of forms) {
    if (role !== 'hollows') continue
    // On the wall of a hollow the solid goes on all around; on the skin beside it the hollow is some way off.
    const cover = Math.min(1, Math.max(0, 0.5 - (d1 + Math.abs(distance(x, y, z))) / cell))
    if (cover <= 0) continue
    if (share > 0.5) first = second
    ;[second, share] = [ink, cover]
  }
  for (const { role, ink, distance, melt } of forms) {
    if (role !== 'paints') continue
    const cover = Math.min(1, Math.max(0, 0.5 - distance(x, y, z) / Math.max(melt, cell)))
    if (cover <= 0) continue
    if (share > 0.5) first = second
    ;[second, share] = [ink, cover]
  }
  mesh.inks.push(mesh.inkIndex(first), mesh.inkIndex(second || first), share)
}

function occludersNear(block: Block, { origin, cell }: Grid, style: SurfaceStyle): readonly Form[] {
  if (!style.occluders) return block.forms
  const reach = (style.shadeReach ?? 12 * cell) + (Math.sqrt(3) / 2) * blockCells * cell
  const [x, y, z] = block.from.map((at, axis) => origin[axis]! + (at + blockCells / 2) * cell) as [number, number, number]
  return style.occluders.filter(({ role, distance }) => role === 'adds' && distance(x, y, z) < reach)
}

/** Steps out along the normal; whatever is nearer than the step hides a part of the sky. */
function opennessAt(
  occluders: readonly Form[],
  [x, y, z]: readonly [number, number, number],
  [nx, ny, nz]: readonly [number, number, number],
  reach: number,
): number {
  let hidden = 0
  let weight = 1
  for (const part of [0.12, 0.3, 0.6, 1]) {
    const out = reach * part
    let d = out
    for (let i = 0; i < occluders.length; i++) {
      const form = occluders[i]!
      if (form.role === 'adds') d = Math.min(d, form.distance(x + nx * out, y + ny * out, z + nz * out))
    }
    hidden += (weight * (out - Math.max(d, 0))) / out
    weight *= 0.72
  }
  return Math.max(0.1, 1 - 0.62 * hidden)
}

function addFaces(mesh: Mesh, { size, values }: Grid, vertexOf: ReadonlyMap<number, number>): void {
  const strides = [1, size[0], size[0] * size[1]] as const
  for (const at of vertexOf.keys()) {
    const inside = values[at]! < 0
    for (const axis of [0, 1, 2] as const) {
      if (values[at + strides[axis]]! < 0 === inside) continue
      const [u, v] = [strides[(axis + 1) % 3]!, strides[(axis + 2) % 3]!]
      const corners = [at, at - u, at - u - v, at - v].map((cell) => vertexOf.get(cell))
      if (corners.some((corner) => corner === undefined)) continue
      const [a, b, c, d] = corners as [number, number, number, number]
      if (inside) mesh.quad(a, b, c, d)
      else mesh.quad(d, c, b, a)
    }
  }
}
