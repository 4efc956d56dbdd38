import { type SKRSContext2D, createCanvas } from '@napi-rs/canvas'
import { type FontChoice, fontsFor } from './fonts.ts'
import type { TypeSetting, Typeface } from './typeset.ts'

const scratch = createCanvas(8, 8).getContext('2d')

/** Size at which letters are measured; their measures grow in proportion. */
const measuredSizePx = 128

/** The fonts of one text: measures its words, and sets them up for drawing. */
export class CanvasTypeface implements Typeface {
  readonly #text: string
  readonly #language: string
  readonly #uploads: Readonly<Record<string, string>> | undefined
  readonly #choices = new Map<string, FontChoice>()
  readonly #widths = new Map<string, number>()

  /**
   * @param text - All that will be set in it.
   * @param language - BCP 47.
   * @param uploads - Path of each uploaded font, by its asset's id.
   */
  constructor(text: string, language: string, uploads?: Readonly<Record<string, string>>) {
    // What layout itself may add.
    this.#text = `${text}…“ `
    this.#language = language
    this.#uploads = uploads
  }

  width(text: string, setting: TypeSetting): number {
    const key = `${setting.font}/${setting.weight}/${setting.italic}/${setting.letterSpacingEm}/${text}`
    let width = this.#widths.get(key)
    if (width === undefined) {
      this.prepare(scratch, text, { ...setting, sizePx: measuredSizePx })
      width = scratch.measureText(text).width
      this.#widths.set(key, width)
    }
    return (width * setting.sizePx) / measuredSizePx
  }

  reach(text: string, setting: TypeSetting): { ascent: number; descent: number } {
    this.prepare(scratch, text, { ...setting, sizePx: measuredSizePx })
    const { actualBoundingBoxAscent, actualBoundingBoxDescent } = scratch.measureText(text)
    const scale = setting.sizePx / measuredSizePx
    return { ascent: actualBoundingBoxAscent * scale, descent: actualBoundingBoxDescent * scale }
  }

  /** Makes a canvas ready to draw a word in a setting. */
  prepare(context: SKRSContext2D, word: string, setting: TypeSetting): void {
    const fonts = this.#fonts(setting)
    context.font = `${Math.round(fonts.weightOf(word))} ${setting.sizePx.toFixed(3)}px ${fonts.families}`
    context.letterSpacing = `${(setting.letterSpacingEm * setting.sizePx).toFixed(3)}px`
    context.textAlign = 'left'
  }

  /** Characters of the text that no font has. */
  missing(setting: Pick<TypeSetting, 'font' | 'weight' | 'italic'>): readonly string[] {
    return this.#fonts(setting).missing
  }

  #fonts({ font, weight, italic }: Pick<TypeSetting, 'font' | 'weight' | 'italic'>): FontChoice {
    const key = `${font}/${weight}/${italic}`
    let choice = this.#choices.get(key)
    if (!choice) {
      choice = fontsFor(this.#text, { family: font, weight, italic, language: this.#language, uploads: this.#uploads })
      this.#choices.set(key, choice)
    }
    return choice
  }
}
