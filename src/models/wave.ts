/** PCM sound as a WAV file. */
import type { StereoSound } from '../music/stereo.ts'

const bytesPerFrame = 4

/** 16-bit little-endian stereo; values outside [-1, 1] are clipped. */
export function waveFile(sound: StereoSound): Buffer {
  const frames = sound.left.length
  const dataBytes = frames * bytesPerFrame
  const file = Buffer.alloc(44 + dataBytes)
  file.write('RIFF', 0, 'latin1')
  file.writeUInt32LE(36 + dataBytes, 4)
  file.write('WAVEfmt ', 8, 'latin1')
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20) // PCM
  file.writeUInt16LE(2, 22)
  file.writeUInt32LE(sound.sampleRateHz, 24)
  file.writeUInt32LE(sound.sampleRateHz * bytesPerFrame, 28)
  file.writeUInt16LE(bytesPerFrame, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36, 'latin1')
  file.writeUInt32LE(dataBytes, 40)
  for (let i = 0; i < frames; i++) {
    file.writeInt16LE(sample16(sound.left[i]!), 44 + i * bytesPerFrame)
    file.writeInt16LE(sample16(sound.right[i]!), 46 + i * bytesPerFrame)
  }
  return file
}

function sample16(value: number): number {
  return Math.round(Math.max(-1, Math.min(1, value)) * 32767)
}
