import { type DrawTransition, prepareTransition } from '../compose/transition.ts'
import { type Frame, FrameMemory, lumaBlack } from '../compose/frame.ts'
import { type PreparedText, prepareText } from '../compose/text/draw-text.ts'
import { throwIfCancelled } from '../errors/error.ts'
import { openVideoEncoder } from '../media/encode.ts'
import type { FilmMedia } from './film-media.ts'
import { FrameProbe, type FrameSample } from './frame-probe.ts'
import { type PictureSource, openPictureSource } from './picture-source.ts'
import type { FilmOutput } from './film-request.ts'
import type { SegmentPlan, TextUse } from './plan.ts'

export interface SegmentRequest {
  readonly plan: SegmentPlan
  /** Path of each asset's file, by id. */
  readonly files: Readonly<Record<string, string>>
  /** Shared by all segments of the film. */
  readonly media: FilmMedia
  readonly output: FilmOutput
  /** BCP 47, for line breaks. */
  readonly language: string
  /** The encoded piece: it appears when it is complete. */
  readonly file: string
  /** x264 threads. */
  readonly threads?: number
}

/** What was seen while a segment was composed. */
export interface SegmentReport {
  /** Of the first frame and one a second after it. */
  readonly samples: readonly FrameSample[]
  /** Characters that no font has. */
  readonly missingGlyphs: readonly string[]
}

/**
 * Composes and encodes one segment: a closed piece that begins with a key frame.
 *
 * @throws {ReelsmithError} `media/*` with the clip's name, `store/disk-full`, `job/cancelled`; nothing is left behind.
 */
export async function renderSegment(
  request: SegmentRequest,
  context: { signal?: AbortSignal; onFrame?: () => void },
): Promise<SegmentReport> {
  const { plan, output } = request
  const memory = await FrameMemory.create()
  const composer = new SegmentComposer(memory, request)
  const probe = new FrameProbe(memory, Math.max(1, Math.round(output.fps.num / output.fps.den)))
  const encoder = await openVideoEncoder(
    {
      ...output,
      file: request.file,
      gopFrames: plan.frameCount,
      indexInFront: false,
      threads: request.threads,
    },
    context,
  )
  try {
    for (let index = 0; index < plan.frameCount; index++) {
      throwIfCancelled(context.signal, 'Rendering')
      const frame = await composer.compose(index, context)
      probe.look(frame, index)
      await encoder.write(memory.frameView(frame))
      context.onFrame?.()
    }
    await encoder.finish()
  } catch (error) {
    await encoder.abort()
    throw error
  } finally {
    await composer.close()
  }
  return { samples: probe.samples, missingGlyphs: composer.missingGlyphs }
}

class SegmentComposer {
  readonly #memory: FrameMemory
  readonly #request: SegmentRequest
  readonly #frame: Frame
  /** The outgoing picture during a transition. */
  readonly #second: Frame
  /** Of the plan, in its order. */
  readonly #transitions: readonly DrawTransition[]
  readonly #texts: { use: TextUse; text: PreparedText }[]
  /** Sources that are open, by their place in the plan. */
  readonly #sources = new Map<number, PictureSource>()

  constructor(memory: FrameMemory, request: SegmentRequest) {
    const { output, plan, language } = request
    const { width, height } = output
    this.#memory = memory
    this.#request = request
    this.#frame = memory.allocateFrame(width, height)
    this.#second = plan.transitions.length > 0 ? memory.allocateFrame(width, height) : this.#frame
    this.#transitions = plan.transitions.map(({ type }) => prepareTransition(memory, type, output))
    this.#texts = plan.texts.map((use) => {
      const totalSeconds = (use.frameCount * output.fps.den) / output.fps.num
      return { use, text: prepareText(memory, { ...use, language, width, height, totalSeconds }) }
    })
  }

  get missingGlyphs(): string[] {
    return [...new Set(this.#texts.flatMap(({ text }) => text.missing))]
  }

  async compose(index: number, context: { signal?: AbortSignal }): Promise<Frame> {
    const { plan, output } = this.#request
    const shown = plan.pictures.flatMap((use, at) => (index >= use.fromFrame && index < use.toFrame ? [at] : []))
    await this.#closeOthers(shown)
    // Opening makes the memory grow, which would pull the buffer away under a picture that is being read.
    for (const at of shown) await this.#open(at, context)
    const at = plan.transitions.findIndex((use) => index >= use.fromFrame && index < use.toFrame)
    const transition = plan.transitions[at]
    const [first, second] = shown
    if (first === undefined) this.#memory.fillFrame(this.#frame, lumaBlack)
    else if (second === undefined || !transition) await this.#sources.get(shown.at(-1)!)!.next(this.#frame)
    else {
      await Promise.all([this.#sources.get(first)!.next(this.#second), this.#sources.get(second)!.next(this.#frame)])
      const step = 1 / (transition.frameCount + 1)
      const progress = (index - transition.startFrame + 1) * step
      this.#transitions[at]!(this.#second, this.#frame, { progress, step })
    }
    for (const { use, text } of this.#texts) {
      if (index < use.fromFrame || index >= use.toFrame) continue
      text.draw(this.#frame, ((index - use.startFrame) * output.fps.den) / output.fps.num)
    }
    return this.#frame
  }

  async #open(at: number, context: { signal?: AbortSignal }): Promise<void> {
    if (this.#sources.has(at)) return
    const { plan, files, output, media } = this.#request
    const use = plan.pictures[at]!
    const file = files[use.asset]!
    const { width, height } = this.#frame
    const options = { memory: this.#memory, use, file, media, width, height, fps: output.fps }
    this.#sources.set(at, await openPictureSource(options, context))
  }

  async #closeOthers(shown: readonly number[]): Promise<void> {
    for (const [at, source] of this.#sources) {
      if (shown.includes(at)) continue
      this.#sources.delete(at)
      await source.close()
    }
  }

  async close(): Promise<void> {
    await this.#closeOthers([])
  }
}
