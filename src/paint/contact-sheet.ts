/** Puts pictures side by side on one labelled sheet, as PNG. */
import { ImageData, createCanvas } from '@napi-rs/canvas'

export interface SheetCell {
  readonly label: string
  readonly rgba: Uint8ClampedArray<ArrayBuffer>
}

const labelHeight = 18

/**
 * All cells have the same size; `columns` of them in a row.
 *
 * @param font - Families of the labels, as CSS lists them; a machine's own may lack Chinese.
 */
export async function contactSheet(
  cells: readonly SheetCell[],
  width: number,
  height: number,
  columns: number,
  font = 'sans-serif',
): Promise<Buffer> {
  const rows = Math.ceil(cells.length / columns)
  const hasLabels = cells.length > 1
  const rowHeight = height + (hasLabels ? labelHeight : 0)
  const canvas = createCanvas(width * Math.min(columns, cells.length), rowHeight * rows)
  const context = canvas.getContext('2d')
  context.fillStyle = '#101014'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.font = `12px ${font}`
  cells.forEach(({ label, rgba }, i) => {
    const x = (i % columns) * width
    const y = Math.floor(i / columns) * rowHeight
    context.putImageData(new ImageData(rgba, width, height), x, y)
    if (!hasLabels) return
    context.fillStyle = '#c8c8d0'
    context.fillText(label, x + 4, y + height + 13, width - 8)
  })
  return canvas.encode('png')
}
