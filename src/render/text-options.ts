import type { TextOptions } from '../compose/text/draw-text.ts'
import type { Fps } from '../time/time.ts'
import type { TextUse } from './plan.ts'

export interface TextFrame {
  /** BCP 47. */
  readonly language: string
  /** Path of each asset's file, by id. */
  readonly files: Readonly<Record<string, string>>
  readonly output: { readonly width: number; readonly height: number; readonly fps: Fps }
}

/** What the compositor needs to know of a text in frames of a size. */
export function textOptions(use: TextUse, { language, files, output }: TextFrame): TextOptions {
  const { width, height, fps } = output
  const { font } = use.style
  return {
    ...use,
    language,
    width,
    height,
    totalSeconds: (use.frameCount * fps.den) / fps.num,
    shiftPx: Math.round((use.shift ?? 0) * height),
    ...(font !== undefined && files[font] !== undefined && { fonts: { [font]: files[font] } }),
  }
}
