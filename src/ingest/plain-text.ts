/** Text files: UTF-8, UTF-16 with a byte order mark, or the usual encoding of Chinese Windows. */

/** The text with plain line ends; undefined when the bytes are no text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const text = decode(bytes)
  // Control characters are what tells bytes from text that happens to decode.
  if (text === undefined || /[\0-\x08\x0e-\x1f\x7f]/.test(text)) return undefined // eslint-disable-line no-control-regex -- that is the question
  return text.replace(/\r\n?/g, '\n')
}

function decode(bytes: Uint8Array): string | undefined {
  const encodings = bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : bytes[0] === 0xfe && bytes[1] === 0xff ? ['utf-16be'] : ['utf-8', 'gb18030']
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      continue // the next one may fit
    }
  }
  return undefined
}
