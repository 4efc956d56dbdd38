import type { StyleInput, TypeSetting } from './style.ts'
import { lineHeightEm } from './style.ts'
import { wrapText } from './wrap.ts'

export interface FittedLines {
  readonly lines: readonly string[]
  readonly setting: TypeSetting
  readonly lineHeightPx: number
}

/** The smallest size a text is shrunk to, as a part of its style's size. */
const leastScale = 0.4

/**
 * Sets a text in the largest size, up to the given one, at which it fits into a box; at the least size what is too
 * much is cut off with an ellipsis.
 */
export function fitLines(
  input: StyleInput,
  text: string,
  setting: TypeSetting,
  box: { width: number; height: number; maxLines: number },
): FittedLines {
  for (let scale = 1; ; scale *= 0.94) {
    const sized = { ...setting, sizePx: setting.sizePx * Math.max(scale, leastScale) }
    const lineHeightPx = sized.sizePx * lineHeightEm(text)
    const measure = (line: string): number => input.measure(line, sized)
    const lines = wrapText(text, input.language, box.width, measure)
    const fits = lines.length <= box.maxLines && lines.length * lineHeightPx <= box.height
    if (fits) return { lines, setting: sized, lineHeightPx }
    if (scale <= leastScale) {
      const count = Math.max(1, Math.min(lines.length, Math.floor(box.height / lineHeightPx), box.maxLines * 2))
      return { lines: cutShort(lines, count, box.width, measure), setting: sized, lineHeightPx }
    }
  }
}

function cutShort(
  lines: readonly string[],
  count: number,
  width: number,
  measure: (line: string) => number,
): readonly string[] {
  if (lines.length <= count) return lines
  let last = `${lines[count - 1]!}…`
  while (last.length > 1 && measure(last) > width) last = `${last.slice(0, -2).trimEnd()}…`
  return [...lines.slice(0, count - 1), last]
}
