import { brotliDecompressSync, inflateSync } from 'node:zlib'
import { ReelsmithError } from '../../errors/error.ts'

/** Which characters a font has glyphs for: inclusive ranges of code points, ascending. */
export type Coverage = readonly (readonly [first: number, last: number])[]

/** No font of ours or of a user's is larger when unpacked. */
const maxFontBytes = 64 * 1024 ** 2

/**
 * Reads a font's own table of characters, since what a style sheet declares for a file is more than the file has.
 *
 * @param bytes - An OpenType font, plain (`.ttf`, `.otf`) or packed (`.woff`, `.woff2`).
 * @throws {ReelsmithError} `media/unreadable` when it is none, or damaged.
 * @see https://learn.microsoft.com/typography/opentype/spec/cmap, https://www.w3.org/TR/WOFF2/
 */
export function readCoverage(bytes: Buffer): Coverage {
  try {
    return readCmap(cmapOf(bytes))
  } catch (cause) {
    if (ReelsmithError.is(cause)) throw cause
    throw unreadable(cause)
  }
}

export function covers(coverage: Coverage, codePoint: number): boolean {
  let low = 0
  let high = coverage.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (coverage[middle]![1] < codePoint) low = middle + 1
    else high = middle
  }
  return low < coverage.length && coverage[low]![0] <= codePoint
}

function unreadable(cause?: unknown): ReelsmithError {
  const message = 'The font is damaged, cut short, or of a kind that cannot be read: expected TTF, OTF, WOFF or WOFF2.'
  return new ReelsmithError('media/unreadable', message, cause === undefined ? {} : { cause })
}

function cmapOf(bytes: Buffer): Buffer {
  switch (bytes.toString('latin1', 0, 4)) {
    case '\0\x01\0\0':
    case 'OTTO':
    case 'true':
      return plainTable(bytes)
    case 'wOFF':
      return woffTable(whole(bytes))
    case 'wOF2':
      return woff2Table(whole(bytes))
    default:
      throw unreadable()
  }
}

/** Packed fonts say how long they are. */
function whole(bytes: Buffer): Buffer {
  if (bytes.readUInt32BE(8) > bytes.length) throw unreadable()
  return bytes
}

function plainTable(bytes: Buffer): Buffer {
  const count = bytes.readUInt16BE(4)
  let cmap: Buffer | undefined
  for (let at = 12; at < 12 + count * 16; at += 16) {
    const table = part(bytes, bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12))
    if (bytes.toString('latin1', at, at + 4) === 'cmap') cmap = table
  }
  if (!cmap) throw unreadable()
  return cmap
}

function woffTable(bytes: Buffer): Buffer {
  const count = bytes.readUInt16BE(12)
  for (let at = 44; at < 44 + count * 20; at += 20) {
    if (bytes.toString('latin1', at, at + 4) !== 'cmap') continue
    const packed = part(bytes, bytes.readUInt32BE(at + 4), bytes.readUInt32BE(at + 8))
    const length = bytes.readUInt32BE(at + 12)
    return packed.length < length ? inflateSync(packed, { maxOutputLength: maxFontBytes }) : packed
  }
  throw unreadable()
}

/** All tables are one Brotli stream, in the order of the directory. */
function woff2Table(bytes: Buffer): Buffer {
  const count = bytes.readUInt16BE(12)
  const cursor = { at: 48 }
  let offset = 0
  let found: { offset: number; length: number } | undefined
  for (let index = 0; index < count; index++) {
    const flags = bytes.readUInt8(cursor.at++)
    const known = flags & 63
    const tag = known === 63 ? bytes.toString('latin1', cursor.at, (cursor.at += 4)) : known
    let length = readBase128(bytes, cursor)
    // Outlines (tables 10 and 11) are rearranged unless told; others only when told.
    const isOutline = tag === 10 || tag === 11 || tag === 'glyf' || tag === 'loca'
    const version = flags >> 6
    if (isOutline ? version !== 3 : version !== 0) length = readBase128(bytes, cursor)
    if (tag === 0 || tag === 'cmap') found = { offset, length }
    offset += length
  }
  if (!found) throw unreadable()
  const packed = part(bytes, cursor.at, bytes.readUInt32BE(20))
  return part(brotliDecompressSync(packed, { maxOutputLength: maxFontBytes }), found.offset, found.length)
}

function readBase128(bytes: Buffer, cursor: { at: number }): number {
  let value = 0
  for (let index = 0; index < 5; index++) {
    const byte = bytes.readUInt8(cursor.at++)
    value = value * 128 + (byte & 127)
    if (byte < 128) return value
  }
  throw unreadable()
}

function part(bytes: Buffer, offset: number, length: number): Buffer {
  if (offset + length > bytes.length) throw unreadable()
  return bytes.subarray(offset, offset + length)
}

/** The subtables that hold Unicode, best first: all planes, then the first plane. */
const unicodeSubtables = ['3/10', '0/6', '0/4', '3/1', '0/3', '0/2', '0/1', '0/0']

function readCmap(cmap: Buffer): Coverage {
  const offsets = new Map<string, number>()
  const count = cmap.readUInt16BE(2)
  for (let at = 4; at < 4 + count * 8; at += 8) {
    offsets.set(`${cmap.readUInt16BE(at)}/${cmap.readUInt16BE(at + 2)}`, cmap.readUInt32BE(at + 4))
  }
  const best = unicodeSubtables.find((key) => offsets.has(key))
  if (best === undefined) throw unreadable() // a font of symbols without Unicode
  const table = cmap.subarray(offsets.get(best))
  switch (table.readUInt16BE(0)) {
    case 4:
      return readSegments(table)
    case 12:
      return readGroups(table)
    default:
      throw unreadable()
  }
}

/** Format 4: segments of the first plane. A character may map to glyph 0, which is none. */
function readSegments(table: Buffer): Coverage {
  const doubled = table.readUInt16BE(6)
  const codes: number[] = []
  for (let at = 0; at < doubled; at += 2) {
    const last = table.readUInt16BE(14 + at)
    const first = table.readUInt16BE(16 + doubled + at)
    const delta = table.readUInt16BE(16 + 2 * doubled + at)
    const rangeAt = 16 + 3 * doubled + at
    const rangeOffset = table.readUInt16BE(rangeAt)
    for (let code = first; code <= last && code < 0xffff; code++) {
      const glyph = rangeOffset === 0 ? code + delta : table.readUInt16BE(rangeAt + rangeOffset + 2 * (code - first))
      if ((glyph & 0xffff) !== 0) codes.push(code)
    }
  }
  return asRanges(codes)
}

/** Format 12: groups of all planes. */
function readGroups(table: Buffer): Coverage {
  const count = table.readUInt32BE(12)
  const ranges: [number, number][] = []
  for (let at = 16; at < 16 + count * 12; at += 12) {
    const first = table.readUInt32BE(at)
    const last = table.readUInt32BE(at + 4)
    if (last < first || last > 0x10ffff) throw unreadable()
    ranges.push([first, last])
  }
  return ranges.sort((a, b) => a[0] - b[0])
}

function asRanges(codes: number[]): Coverage {
  const ranges: [number, number][] = []
  for (const code of codes.sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && code <= last[1] + 1) last[1] = code
    else ranges.push([code, code])
  }
  return ranges
}
