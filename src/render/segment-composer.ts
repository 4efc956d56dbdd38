import { type Frame, type FrameMemory, lumaBlack } from '../compose/frame.ts'
import { type PreparedText, prepareText } from '../compose/text/draw-text.ts'
import { textOptions } from './text-options.ts'
import { type DrawTransition, prepareTransition } from '../compose/transition.ts'
import type { Fps } from '../time/time.ts'
import { CaptionProbe, type CaptionSighting } from './caption-probe.ts'
import type { FilmMedia } from './film-media.ts'
import { type OverlaySource, openOverlaySource } from './overlay-source.ts'
import { type PictureSource, type PictureSourceOptions, openPictureSource } from './picture-source.ts'
import { fadeToShade } from '../compose/transitions/dissolve.ts'
import type { FadeUse, OverlayUse, PictureUse, SegmentPlan, TextUse } from './plan.ts'

export interface ComposerRequest {
  readonly plan: SegmentPlan
  /** Path of each asset's file, by id. */
  readonly files: Readonly<Record<string, string>>
  /** Shared by all segments of the film. */
  readonly media: FilmMedia
  /** Of the frames; even numbers of pixels. */
  readonly output: { readonly width: number; readonly height: number; readonly fps: Fps }
  /** BCP 47, for line breaks. */
  readonly language: string
}

/** Composes the frames of a segment, in order. */
export class SegmentComposer {
  readonly #memory: FrameMemory
  readonly #request: ComposerRequest
  /** Two in turn: while one goes to the encoder the next is composed. */
  readonly #frames: readonly [Frame, Frame]
  #frame: Frame
  /** The outgoing picture during a transition. */
  readonly #second: Frame
  /** Of the plan, in its order. */
  readonly #transitions: readonly DrawTransition[]
  readonly #texts: { use: TextUse; text: PreparedText }[]
  readonly #probe: CaptionProbe
  readonly #pictures = new OpenSources<PictureUse, PictureSource>(openPictureSource)
  readonly #overlays = new OpenSources<OverlayUse, OverlaySource>(openOverlaySource)

  constructor(memory: FrameMemory, request: ComposerRequest) {
    const { output, plan, language, files } = request
    const { width, height } = output
    this.#memory = memory
    this.#probe = new CaptionProbe(memory)
    this.#request = request
    this.#frames = [memory.allocateFrame(width, height), memory.allocateFrame(width, height)]
    this.#frame = this.#frames[0]
    this.#second = plan.transitions.length > 0 ? memory.allocateFrame(width, height) : this.#frame
    this.#transitions = plan.transitions.map(({ type }) => prepareTransition(memory, type, output))
    this.#texts = plan.texts.map((use) => {
      return { use, text: prepareText(memory, textOptions(use, { language, files, output })) }
    })
  }

  get missingGlyphs(): string[] {
    return [...new Set(this.#texts.flatMap(({ text }) => text.missing))]
  }

  /** How the captions were seen. */
  get captions(): readonly CaptionSighting[] {
    return this.#probe.sightings
  }

  /** What the user should know of the texts. */
  get textNotes(): string[] {
    return this.#texts.flatMap(({ use, text }) => {
      const words = use.text.replace(/\s+/g, ' ').trim()
      const name = words.length > 40 ? `${words.slice(0, 39)}…` : words
      return [
        ...(text.isCut ? [`The text "${name}" is too long for the frame: its end is left out.`] : []),
        ...(text.hasFont ? [] : [`There is no font "${use.style.font}": the text "${name}" is set in that of its style.`]),
      ]
    })
  }

  /** The next frame, which stays as it is until the second one after it is asked for. */
  async compose(index: number, context: { signal?: AbortSignal }): Promise<Frame> {
    this.#frame = this.#frames[index % 2]!
    const { plan, output } = this.#request
    const isShown = (use: { fromFrame: number; toFrame: number }): boolean => index >= use.fromFrame && index < use.toFrame
    // Opening makes the memory grow, which would pull the buffer away under a picture that is being read.
    const pictures = await this.#pictures.show(plan.pictures.filter(isShown), (use) => this.#options(use), context)
    const overlays = await this.#overlays.show(plan.overlays.filter(isShown), (use) => this.#options(use), context)
    const transition = plan.transitions.findIndex(isShown)
    await Promise.all([this.#composeMain(pictures, index, transition), ...overlays.map((overlay) => overlay.next())])
    for (const overlay of overlays) overlay.draw(this.#frame, index)
    for (const { use, text } of this.#texts) {
      if (!isShown(use)) continue
      const seconds = ((index - use.startFrame) * output.fps.den) / output.fps.num
      this.#probe.watch(this.#frame, use, text, index, () => text.draw(this.#frame, seconds))
    }
    for (const fade of plan.fades ?? []) {
      if (isShown(fade)) fadeToShade(this.#memory, this.#frame, lumaBlack, darkness(fade, index))
    }
    return this.#frame
  }

  /** @param at - Of the transition, in the plan; -1 for none. */
  async #composeMain(pictures: readonly PictureSource[], index: number, at: number): Promise<void> {
    const transition = this.#request.plan.transitions[at]
    const [first, second] = pictures
    if (!first) this.#memory.fillFrame(this.#frame, lumaBlack)
    else if (!second || !transition) await pictures.at(-1)!.next(this.#frame)
    else {
      await Promise.all([first.next(this.#second), second.next(this.#frame)])
      const step = 1 / (transition.frameCount + 1)
      const progress = (index - transition.startFrame + 1) * step
      this.#transitions[at]!(this.#second, this.#frame, { progress, step })
    }
  }

  #options<U extends PictureUse>(use: U): PictureSourceOptions & { use: U } {
    const { files, output, media } = this.#request
    const { width, height, fps } = output
    return { memory: this.#memory, use, files, media, width, height, fps }
  }

  async close(): Promise<void> {
    await Promise.all([this.#pictures.close(), this.#overlays.close()])
  }
}

/** 1 on the film's first or last frame of it, 0 on the frame beyond its other end. */
function darkness({ kind, startFrame, frameCount }: FadeUse, index: number): number {
  const into = index - startFrame
  return kind === 'in' ? 1 - into / frameCount : (into + 1) / frameCount
}

type Open<U, S> = (options: PictureSourceOptions & { use: U }, context: { signal?: AbortSignal }) => Promise<S>

/** Sources that are open while they are shown. */
class OpenSources<U extends PictureUse, S extends { close(): Promise<void> }> {
  readonly #open: Open<U, S>
  readonly #sources = new Map<U, S>()

  constructor(open: Open<U, S>) {
    this.#open = open
  }

  /** The sources of what is shown, in its order, opened where need be; all others are closed. */
  async show(
    shown: readonly U[],
    optionsOf: (use: U) => PictureSourceOptions & { use: U },
    context: { signal?: AbortSignal },
  ): Promise<S[]> {
    for (const [use, source] of this.#sources) {
      if (shown.includes(use)) continue
      this.#sources.delete(use)
      await source.close()
    }
    for (const use of shown) {
      if (!this.#sources.has(use)) this.#sources.set(use, await this.#open(optionsOf(use), context))
    }
    return shown.map((use) => this.#sources.get(use)!)
  }

  async close(): Promise<void> {
    await Promise.all([...this.#sources.values()].map((source) => source.close()))
    this.#sources.clear()
  }
}
