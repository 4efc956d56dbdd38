import { ReelsmithError } from '../errors/error.ts'
import type { Recording } from './engine.ts'

/**
 * Reads a WAV file of 16-bit samples, of which the first channel is taken. A length that the file doesn't reach (a
 * writer to a pipe can't know it) ends with the file.
 *
 * @throws {ReelsmithError} `media/unreadable`.
 */
export function readWav(file: Buffer): Recording {
  if (file.length < 12 || file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') throw unreadable()
  let format: { channels: number; rateHz: number } | undefined
  for (let at = 12; at + 8 <= file.length; ) {
    const id = file.toString('latin1', at, at + 4)
    const size = file.readUInt32LE(at + 4)
    const body = at + 8
    if (id === 'fmt ' && body + 16 <= file.length) {
      if (file.readUInt16LE(body) !== 1 || file.readUInt16LE(body + 14) !== 16) throw unreadable()
      format = { channels: file.readUInt16LE(body + 2), rateHz: file.readUInt32LE(body + 4) }
    }
    if (id === 'data') {
      if (!format || format.channels === 0 || format.rateHz === 0) throw unreadable()
      const stride = format.channels * 2
      const count = Math.floor((Math.min(body + size, file.length) - body) / stride)
      const samples = new Float32Array(count)
      for (let i = 0; i < count; i++) samples[i] = file.readInt16LE(body + i * stride) / 32_768
      return { samples, rateHz: format.rateHz }
    }
    at = body + size + (size % 2)
  }
  throw unreadable()
}

/** One channel of 16-bit samples; louder ones are cut off. */
export function writeWav({ samples, rateHz }: Recording): Buffer {
  const file = Buffer.alloc(44 + samples.length * 2)
  file.write('RIFF', 0, 'latin1')
  file.writeUInt32LE(36 + samples.length * 2, 4)
  file.write('WAVEfmt ', 8, 'latin1')
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(rateHz, 24)
  file.writeUInt32LE(rateHz * 2, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36, 'latin1')
  file.writeUInt32LE(samples.length * 2, 40)
  samples.forEach((value, i) => file.writeInt16LE(Math.max(-32_768, Math.min(32_767, Math.round(value * 32_768))), 44 + i * 2))
  return file
}

function unreadable(): ReelsmithError {
  return new ReelsmithError('media/unreadable', 'The speech engine gave no WAV sound of 16 bits.')
}
