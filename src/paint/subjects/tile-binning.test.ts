import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { DrawList, boxOffset, flagOffset, shapeFlag, shapeFloats } from './draw-list.ts'
import { type Cell, binFigure, emptyBins, tilePx } from './tile-binning.ts'

const cell: Cell = { x: 10, y: 20, widthPx: 300, heightPx: 192, left: -1, bottom: -0.5, pixelsPerMetre: 100 }

function flags(shapes: readonly number[], first: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => shapes[(first + i) * shapeFloats + flagOffset]!)
}

describe('binFigure', () => {
  it('should give every tile exactly the shapes whose box touches it', () => {
    const metres = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true })
    const point = fc.tuple(metres(-1, 2), metres(-0.5, 1.5))
    const figure = fc.array(fc.tuple(point, point, metres(0.01, 0.3)), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(figure, (capsules) => {
        const list = new DrawList()
        for (const [from, to, radius] of capsules) list.layer().capsule(from, to, radius, radius, '#ffffff')
        const bins = emptyBins()
        binFigure(bins, list, cell)
        const found = new Map(bins.tiles.map((tile) => [`${tile.x},${tile.y}`, tile.shapeCount]))
        for (let y = 0; y < cell.heightPx; y += tilePx) {
          for (let x = 0; x < cell.widthPx; x += tilePx) {
            const left = cell.left + x / 100
            const right = cell.left + Math.min(x + tilePx, cell.widthPx) / 100
            const top = cell.bottom + (cell.heightPx - y) / 100
            const bottom = cell.bottom + (cell.heightPx - Math.min(y + tilePx, cell.heightPx)) / 100
            let expected = 0
            for (let i = 0; i < list.count; i++) {
              const box = list.shapes.slice(i * shapeFloats + boxOffset, i * shapeFloats + boxOffset + 4)
              if (box[0]! <= right && box[2]! >= left && box[1]! <= top && box[3]! >= bottom) expected++
            }
            assert.equal(found.get(`${cell.x + x},${cell.y + y}`) ?? 0, expected)
          }
        }
      }),
    )
  })

  it('should let the first shape that is left of a layer open it', () => {
    const list = new DrawList()
    list
      .layer({ swell: 0.01 })
      .capsule([-0.9, -0.4], [-0.9, -0.4], 0.01, 0.01, '#ff0000')
      .capsule([1.8, 1.3], [1.8, 1.3], 0.01, 0.01, '#00ff00')
    const bins = emptyBins()
    binFigure(bins, list, cell)
    assert.equal(bins.tiles.length, 2)
    for (const tile of bins.tiles) {
      assert.deepEqual(flags(bins.shapes, tile.firstShape, tile.shapeCount), [shapeFlag.opensLayer])
    }
  })

  it('should leave out a decal whose layer has nothing in the tile', () => {
    const list = new DrawList()
    list.layer({ swell: 0.01 }).ellipse([-0.9, -0.4], 0.02, 0.02, 0, '#ff0000')
    list.decal().capsule([-0.9, -0.4], [1.8, 1.3], 0.02, 0.02, '#0000ff')
    const bins = emptyBins()
    binFigure(bins, list, cell)
    assert.equal(bins.tiles.length, 1)
    assert.deepEqual(flags(bins.shapes, 0, 2), [shapeFlag.opensLayer, shapeFlag.decal])
  })

  it('should count the vertices of figures before it', () => {
    const bins = emptyBins()
    const triangle = (): DrawList => new DrawList().layer().polygon([[0, 0], [0.4, 0], [0.2, 0.4]], '#808080')
    binFigure(bins, triangle(), cell)
    binFigure(bins, triangle(), cell)
    assert.equal(bins.tiles[0]!.firstVertex, 0)
    assert.equal(bins.tiles.at(-1)!.firstVertex, 3)
  })
})
