import { fitLines } from './fit-lines.ts'
import { type Layer, type StyleInput, type TypeSetting, lineHeightEm, safeArea } from './style.ts'

/** Subtitles: two centred lines on a dark plate at the lower edge; they come and go quickly. */
export function captionStyle(input: StyleInput): Layer[] {
  const { width, height } = input
  const safe = safeArea(width, height)
  const unit = Math.min(width, height) * input.scale
  const setting: TypeSetting = {
    sizePx: unit * 0.046,
    weight: 560,
    letterSpacingEm: 0,
    color: input.color ?? '#ffffff',
  }
  const padX = unit * 0.026
  const padY = unit * 0.016
  const boxWidth = safe.right - safe.left - 2 * padX
  const fitted = fitLines(input, input.text, setting, { width: boxWidth, height: height * 0.25, maxLines: 2 })
  const widest = Math.max(...fitted.lines.map((line) => input.measure(line, fitted.setting)))
  const size = fitted.setting.sizePx
  const blockHeight = size + (fitted.lines.length - 1) * fitted.lineHeightPx + 2 * padY
  const top = Math.round(blockTop(input, safe, blockHeight))
  const still = { delaySeconds: 0, seconds: 0.15, dx: 0, dy: 0 }
  const plateWidth = Math.round(widest + 2 * padX)
  const layers: Layer[] = [
    {
      kind: 'plate',
      x: Math.round((width - plateWidth) / 2),
      y: top,
      width: plateWidth,
      height: Math.round(blockHeight),
      radius: unit * 0.014,
      color: '#0b0b0f',
      opacity: 0.62,
      in: still,
      out: still,
    },
  ]
  // The middle of the letters (half of the capital height) lies in the middle of its line.
  const baseline = top + padY + size * (lineHeightEm(input.text) > 1.2 ? 0.88 : 0.86)
  for (const [index, line] of fitted.lines.entries()) {
    layers.push({
      kind: 'line',
      text: line,
      setting: fitted.setting,
      shadow: 0,
      x: (width - input.measure(line, fitted.setting)) / 2,
      y: baseline + index * fitted.lineHeightPx,
      in: still,
      out: still,
    })
  }
  return layers
}

function blockTop(input: StyleInput, safe: { top: number; bottom: number }, blockHeight: number): number {
  switch (input.position) {
    case 'top':
      return safe.top
    case 'center':
      return (input.height - blockHeight) / 2
    default:
      return safe.bottom - blockHeight
  }
}
