/** Lookup tables in the `.cube` format of Adobe (version 1.0), one- and three-dimensional. Pure. */
import { ReelsmithError } from '../../errors/error.ts'

/** R, G, B from 0 to 1 to new ones. */
export type ColourMap = (r: number, g: number, b: number) => [r: number, g: number, b: number]

export const cubeLimits = {
  /** A table of 65³ takes about 8 MB. */
  maxBytes: 12 * 1024 * 1024,
  maxSize3d: 65,
  maxSize1d: 4096,
} as const

interface Header {
  size: number
  dimensions: 1 | 3
  min: [number, number, number]
  max: [number, number, number]
}

/**
 * Reads a `.cube` file.
 *
 * @throws {ReelsmithError} `media/unreadable` with the line that is wrong.
 */
export function parseCube(text: string): ColourMap {
  const header: Header = { size: 0, dimensions: 3, min: [0, 0, 0], max: [1, 1, 1] }
  let values: Float32Array | undefined
  let count = 0
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#') || line.startsWith('TITLE')) continue
    const words = line.split(/\s+/)
    if (/^[A-Z_]/.test(line)) {
      readKeyword(header, words, index + 1)
      if (header.size > 0) values ??= new Float32Array(3 * header.size ** header.dimensions)
      continue
    }
    if (!values) throw wrong(index + 1, 'expected LUT_3D_SIZE or LUT_1D_SIZE before the first colour')
    const numbers = words.map(Number)
    if (numbers.length !== 3 || !numbers.every(Number.isFinite)) throw wrong(index + 1, 'expected three numbers')
    if (count >= values.length) throw wrong(index + 1, `expected ${values.length / 3} colours, got more`)
    values.set(numbers, count)
    count += 3
  }
  if (!values) throw unreadable('it has no LUT_3D_SIZE or LUT_1D_SIZE')
  if (count < values.length) throw unreadable(`expected ${values.length / 3} colours, got ${count / 3}`)
  return header.dimensions === 3 ? cubeMap(header, values) : curveMap(header, values)
}

function readKeyword(header: Header, words: readonly string[], line: number): void {
  const numbers = words.slice(1).map(Number)
  switch (words[0]) {
    case 'LUT_3D_SIZE':
    case 'LUT_1D_SIZE': {
      const dimensions = words[0] === 'LUT_3D_SIZE' ? 3 : 1
      const most = dimensions === 3 ? cubeLimits.maxSize3d : cubeLimits.maxSize1d
      const size = numbers[0]!
      if (!Number.isInteger(size) || size < 2 || size > most) throw wrong(line, `expected a size of 2 to ${most}`)
      if (header.size > 0) throw wrong(line, 'expected one size, got a second one')
      header.size = size
      header.dimensions = dimensions
      return
    }
    case 'DOMAIN_MIN':
    case 'DOMAIN_MAX':
      if (numbers.length !== 3 || !numbers.every(Number.isFinite)) throw wrong(line, 'expected three numbers')
      header[words[0] === 'DOMAIN_MIN' ? 'min' : 'max'] = numbers as [number, number, number]
      return
    case 'LUT_3D_INPUT_RANGE':
    case 'LUT_1D_INPUT_RANGE':
      if (numbers.length !== 2 || !numbers.every(Number.isFinite)) throw wrong(line, 'expected two numbers')
      header.min = [numbers[0]!, numbers[0]!, numbers[0]!]
      header.max = [numbers[1]!, numbers[1]!, numbers[1]!]
      return
    default:
      throw wrong(line, `"${words[0]!.slice(0, 40)}" is no keyword of a .cube file`)
  }
}

/** Where a value falls among `size` entries: the lower one, and how far it is to the next. */
function place(value: number, min: number, max: number, size: number): [index: number, share: number] {
  const at = Math.min(1, Math.max(0, (value - min) / (max - min))) * (size - 1)
  const index = Math.min(size - 2, Math.floor(at))
  return [index, at - index]
}

function curveMap({ size, min, max }: Header, values: Float32Array): ColourMap {
  const channel = (value: number, of: 0 | 1 | 2): number => {
    const [index, share] = place(value, min[of], max[of], size)
    return values[3 * index + of]! * (1 - share) + values[3 * (index + 1) + of]! * share
  }
  return (r, g, b) => [channel(r, 0), channel(g, 1), channel(b, 2)]
}

/** Trilinear; red runs fastest. */
function cubeMap({ size, min, max }: Header, values: Float32Array): ColourMap {
  return (r, g, b) => {
    const [ri, rf] = place(r, min[0], max[0], size)
    const [gi, gf] = place(g, min[1], max[1], size)
    const [bi, bf] = place(b, min[2], max[2], size)
    const out: [number, number, number] = [0, 0, 0]
    for (let corner = 0; corner < 8; corner++) {
      const [dr, dg, db] = [corner & 1, (corner >> 1) & 1, corner >> 2]
      const weight = (dr ? rf : 1 - rf) * (dg ? gf : 1 - gf) * (db ? bf : 1 - bf)
      if (weight === 0) continue
      const at = 3 * ((bi + db) * size * size + (gi + dg) * size + ri + dr)
      for (let channel = 0; channel < 3; channel++) out[channel]! += weight * values[at + channel]!
    }
    return out
  }
}

function wrong(line: number, why: string): ReelsmithError {
  return unreadable(`line ${line}: ${why}`)
}

function unreadable(why: string): ReelsmithError {
  return new ReelsmithError('media/unreadable', `The colour table cannot be used: ${why}.`)
}
