/** What encoding alone costs. */
import { rm } from 'node:fs/promises'
import { runFfmpeg } from '../src/media/ffmpeg.ts'
import { cpuSeconds } from './cpu.ts'

/** CPU seconds that x264 `veryfast` crf 20 takes for the frames of a film, which come as raw pictures from a file. */
export async function encodeAlone(film: string, scratch: string): Promise<number> {
  const raw = `${scratch}.yuv`
  const options = { timeoutMs: 600_000, what: 'Encoding' }
  try {
    await runFfmpeg(['-i', film, '-map', '0:v', '-f', 'rawvideo', '-pix_fmt', 'yuv420p', raw], options)
    const before = cpuSeconds()
    const input = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', '1080x1920', '-r', '30', '-i', raw]
    await runFfmpeg([...input, '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '20', '-f', 'mp4', scratch], options)
    return cpuSeconds() - before
  } finally {
    await rm(raw, { force: true })
  }
}
