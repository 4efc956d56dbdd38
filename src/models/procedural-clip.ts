/**
 * The built-in film-maker: words → painted clip with the sound of the place. Needs no network, key or GPU.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { throwIfCancelled } from '../errors/error.ts'
import { openVideoEncoder } from '../media/encode.ts'
import { renderAmbience } from '../music/ambience.ts'
import { levelPlace } from '../music/place-level.ts'
import { paintFrames, sizeToPaint } from '../paint/paint.ts'
import { sceneSound } from '../paint/scene-sound.ts'
import { describeScene } from '../scene/describe.ts'
import type { SceneDescription } from '../scene/description.ts'
import { planShot, resolvedTime } from '../scene/plan.ts'
import { type Fps, msToFrame } from '../time/time.ts'
import { clipEncoding, clipGroupFrames } from './clip-encoding.ts'
import { waveFile } from './wave.ts'

export interface ProceduralClipRequest {
  readonly prompt: string
  /** BCP 47. */
  readonly language: string
  readonly seed: number
  /** Without the handles. */
  readonly durationMs: number
  /** Pixels, even. */
  readonly width: number
  readonly height: number
  readonly fps: Fps
  /** MP4; appears only when complete. */
  readonly outFile: string
  /** For temporary files; left as it was found. */
  readonly workDir: string
}

export interface ProceduralClip {
  /** Length of the file: the requested length and a handle at both ends. */
  readonly durationMs: number
  readonly width: number
  readonly height: number
  readonly fps: Fps
  readonly hasAudio: boolean
  /** Extra picture and sound before and after the requested length, for transitions and trims. */
  readonly handleMs: number
  /** What was asked for and is not in the picture, in the prompt's own words. */
  readonly notDepicted: readonly string[]
  readonly description: SceneDescription
  /** For the choice of music: what the picture shows. */
  readonly mood: {
    readonly mood: string | null
    readonly setting: string
    readonly time: string
    readonly weather: string | null
  }
}

export interface ProceduralClipContext {
  readonly signal?: AbortSignal
  /** 0…1, exact: frames written of frames wanted. */
  readonly onProgress?: (fraction: number) => void
}

export const clipHandleMs = 1000

/**
 * Paints a clip from words into an H.264 file of a film's best quality, in closed groups of half a second, with its own
 * sound. The same request gives the same pictures on the same driver.
 *
 * @throws {ReelsmithError} `paint/no-driver`, `paint/failed`, `media/tool-failed`,
 *   `store/disk-full`, `job/cancelled`.
 */
export async function generateProceduralClip(
  request: ProceduralClipRequest,
  { signal, onProgress }: ProceduralClipContext = {},
): Promise<ProceduralClip> {
  const { width, height, fps } = request
  throwIfCancelled(signal, 'Generating the clip')
  const description = describeScene(request.prompt, request.language)
  const plan = planShot(description, { seed: request.seed, width, height, durationMs: request.durationMs })
  const painted = await sizeToPaint({ width, height }, signal)
  const durationMs = request.durationMs + 2 * clipHandleMs
  const frameCount = msToFrame(durationMs, fps)
  await mkdir(request.workDir, { recursive: true })
  const soundFile = join(request.workDir, 'ambience.wav')
  const ambience = sceneSound(plan, { width, height, fromMs: -clipHandleMs, durationMs })
  const hasAudio = ambience !== null
  try {
    if (ambience) {
      const sound = renderAmbience(ambience)
      levelPlace(sound)
      await writeFile(soundFile, waveFile(sound))
    }
    const encoder = await openVideoEncoder(
      {
        file: request.outFile,
        width,
        height,
        frames: painted,
        fps,
        ...clipEncoding,
        gopFrames: clipGroupFrames(fps),
        indexInFront: false, // it would copy the whole, large file once more
        ...(hasAudio ? { audioFile: soundFile } : {}),
      },
      { signal },
    )
    try {
      let written = 0
      const onFrame = async (i420: Uint8Array): Promise<void> => {
        await encoder.write(i420)
        onProgress?.(++written / frameCount)
      }
      // The handle before the clip is painted too: frame 0 of the clip is the plan's second 0.
      const firstFrame = -msToFrame(clipHandleMs, fps)
      await paintFrames(plan, { ...painted, fps, firstFrame, frameCount }, { signal, onFrame })
      await encoder.finish()
    } catch (error) {
      await encoder.abort()
      throw error
    }
  } finally {
    await rm(soundFile, { force: true })
  }
  return {
    durationMs,
    width,
    height,
    fps,
    hasAudio,
    handleMs: clipHandleMs,
    notDepicted: description.notDepicted,
    description,
    mood: {
      mood: description.mood,
      setting: description.setting,
      time: resolvedTime(description),
      weather: description.weather,
    },
  }
}
