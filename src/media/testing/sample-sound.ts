/** Small sound files for tests. */
import { writeFile } from 'node:fs/promises'

const rateHz = 48_000

/** Writes 48 kHz stereo float WAV. */
export async function writeWav(file: string, left: Float32Array, right: Float32Array): Promise<void> {
  const bytes = Buffer.alloc(44 + left.length * 8)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(bytes.length - 8, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(3, 20) // IEEE float
  bytes.writeUInt16LE(2, 22)
  bytes.writeUInt32LE(rateHz, 24)
  bytes.writeUInt32LE(rateHz * 8, 28)
  bytes.writeUInt16LE(8, 32)
  bytes.writeUInt16LE(32, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(left.length * 8, 40)
  for (let i = 0; i < left.length; i++) {
    bytes.writeFloatLE(left[i]!, 44 + i * 8)
    bytes.writeFloatLE(right[i]!, 48 + i * 8)
  }
  await writeFile(file, bytes)
}

export function sine(hz: number, peak: number, durationMs: number): Float32Array {
  return Float32Array.from({ length: durationMs * 48 }, (_, i) => peak * Math.sin((2 * Math.PI * hz * i) / rateHz))
}

/** Cycles a second, counted at rising zero crossings. */
export function pitchHz(channel: Float32Array): number {
  let crossings = 0
  for (let i = 1; i < channel.length; i++) if (channel[i - 1]! < 0 && channel[i]! >= 0) crossings++
  return (crossings * rateHz) / channel.length
}
