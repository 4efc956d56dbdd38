import { runFfmpeg, safeInput } from './ffmpeg.ts'

/**
 * Writes the beginning of a video as an MP4 that is no larger than that on either side, with its sound.
 *
 * @throws {ReelsmithError} `media/unreadable`, `media/tool-failed`, `store/disk-full`, `job/cancelled`.
 */
export async function shrinkVideo(video: string, { mostPx, mostSeconds, file, signal }: { mostPx: number; mostSeconds: number; file: string; signal: AbortSignal }): Promise<void> {
  const size = `scale='min(${mostPx},iw)':'min(${mostPx},ih)':force_original_aspect_ratio=decrease:force_divisible_by=2,setsar=1`
  const picture = ['-map', '0:v:0', '-vf', size, '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '20', '-pix_fmt', 'yuv420p']
  const sound = ['-map', '0:a:0?', '-c:a', 'aac', '-b:a', '128k']
  await runFfmpeg([...safeInput(video), '-t', String(mostSeconds), ...picture, ...sound, '-movflags', '+faststart', '-f', 'mp4', `file:${file}`], {
    signal,
    timeoutMs: 5 * 60_000,
    what: 'Reading the video of what is to be seen',
  })
}
