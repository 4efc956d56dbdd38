/**
 * Cuts a figure's cell into tiles and gives each tile only the shapes that may touch it: a pixel's cost is
 * the number of shapes it looks at (a figure of 200 shapes falls to a tenth).
 */
import { type DrawList, boxOffset, flagOffset, shapeFlag, shapeFloats } from './draw-list.ts'

export const tilePx = 64

/** A rectangle of the atlas that holds one figure; y down as in the texture. */
export interface Cell {
  readonly x: number
  readonly y: number
  readonly widthPx: number
  readonly heightPx: number
  /** The figure's coordinates at the lower left corner, metres. */
  readonly left: number
  readonly bottom: number
  readonly pixelsPerMetre: number
}

export interface Tile {
  readonly cell: Cell
  readonly x: number
  readonly y: number
  readonly widthPx: number
  readonly heightPx: number
  /** Index into the shapes of all tiles. */
  readonly firstShape: number
  readonly shapeCount: number
  /** Index of the figure's first polygon vertex. */
  readonly firstVertex: number
}

export interface BinnedShapes {
  readonly tiles: Tile[]
  readonly shapes: number[]
  readonly vertices: number[]
}

export function emptyBins(): BinnedShapes {
  return { tiles: [], shapes: [], vertices: [] }
}

/** Adds the tiles of one figure to `bins`; tiles that nothing touches are left out. */
export function binFigure(bins: BinnedShapes, list: DrawList, cell: Cell): void {
  const firstVertex = bins.vertices.length / 2
  for (const value of list.vertices) bins.vertices.push(value)
  for (let y = 0; y < cell.heightPx; y += tilePx) {
    for (let x = 0; x < cell.widthPx; x += tilePx) {
      const widthPx = Math.min(tilePx, cell.widthPx - x)
      const heightPx = Math.min(tilePx, cell.heightPx - y)
      const left = cell.left + x / cell.pixelsPerMetre
      const top = cell.bottom + (cell.heightPx - y) / cell.pixelsPerMetre
      const firstShape = bins.shapes.length / shapeFloats
      pushTouching(bins.shapes, list.shapes, {
        left,
        right: left + widthPx / cell.pixelsPerMetre,
        bottom: top - heightPx / cell.pixelsPerMetre,
        top,
      })
      const shapeCount = bins.shapes.length / shapeFloats - firstShape
      if (shapeCount > 0) {
        bins.tiles.push({ cell, x: cell.x + x, y: cell.y + y, widthPx, heightPx, firstShape, shapeCount, firstVertex })
      }
    }
  }
}

interface Box {
  readonly left: number
  readonly bottom: number
  readonly right: number
  readonly top: number
}

/**
 * Copies the shapes whose box touches. The first shape of a layer that is left opens it, and a decal whose
 * layer has nothing here goes too, so the tile shows what the whole list would.
 */
function pushTouching(out: number[], shapes: readonly number[], box: Box): void {
  let layerOpened = false
  let layerHasShape = false
  for (let at = 0; at < shapes.length; at += shapeFloats) {
    const flag = shapes[at + flagOffset]!
    if (flag === shapeFlag.opensLayer) {
      layerOpened = true
      layerHasShape = false
    }
    if (touches(shapes, at + boxOffset, box)) {
      const isDecal = flag === shapeFlag.decal
      if (!isDecal || layerHasShape) {
        const copyAt = out.length
        for (let i = 0; i < shapeFloats; i++) out.push(shapes[at + i]!)
        if (!isDecal) {
          out[copyAt + flagOffset] = layerOpened ? shapeFlag.opensLayer : shapeFlag.join
          layerOpened = false
          layerHasShape = true
        }
      }
    }
  }
}

function touches(shapes: readonly number[], at: number, box: Box): boolean {
  const [left, bottom, right, top] = [shapes[at]!, shapes[at + 1]!, shapes[at + 2]!, shapes[at + 3]!]
  return left <= box.right && right >= box.left && bottom <= box.top && top >= box.bottom
}
