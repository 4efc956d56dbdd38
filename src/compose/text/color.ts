/** Colours as `#rrggbb`. */

export function rgbOf(color: string): [red: number, green: number, blue: number] {
  const value = Number.parseInt(color.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

/**
 * Relative luminance, 0 to 1.
 *
 * @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
 */
export function luminanceOf(color: string): number {
  const [r, g, b] = rgbOf(color).map((value) => linear(value / 255)) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Of a grey as video has it: 16 is black, 235 white. */
export function luminanceOfLuma(luma: number): number {
  return linear(Math.min(1, Math.max(0, (luma - 16) / 219)))
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

/** Contrast of two luminances, 1 to 21; 4.5 is enough for text, 3 for large text (WCAG 2.2). */
export function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** Black or white, whichever is read better on a colour. */
export function readableOn(color: string): '#ffffff' | '#101014' {
  return contrast(luminanceOf(color), 1) >= 3.2 ? '#ffffff' : '#101014'
}

/** A colour on its way to another. */
export function mixColors(from: string, to: string, share: number): string {
  const [a, b] = [rgbOf(from), rgbOf(to)]
  const parts = a.map((value, index) => Math.round(value + (b[index]! - value) * share))
  return `#${parts.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
