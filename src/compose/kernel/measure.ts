/** Mean of each cell of a grid over a plane, one byte a cell, row by row. */
export function cellMeans(src: usize, stride: i32, width: i32, height: i32, columns: i32, rows: i32, dst: usize): void {
  for (let row = 0; row < rows; row++) {
    const y0 = (row * height) / rows, y1 = ((row + 1) * height) / rows
    for (let column = 0; column < columns; column++) {
      const x0 = (column * width) / columns, x1 = ((column + 1) * width) / columns
      let sum: u32 = 0
      for (let y = y0; y < y1; y++) {
        const p = src + y * stride
        for (let x = x0; x < x1; x++) sum += <u32>load<u8>(p + x)
      }
      const count = <u32>max((x1 - x0) * (y1 - y0), 1)
      store<u8>(dst + row * columns + column, <u8>((sum + (count >> 1)) / count))
    }
  }
}
