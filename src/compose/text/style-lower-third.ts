import { fitLines } from './fit-lines.ts'
import { type Layer, type StyleInput, type TypeSetting, safeArea } from './style.ts'

const capHeightEm = 0.73

/**
 * A lower third: a name or place on the left above the lower edge, beside a slim bar in the accent colour; what
 * follows the first line break is set smaller below it.
 */
export function lowerThirdStyle(input: StyleInput): Layer[] {
  const { width, height } = input
  const safe = safeArea(width, height)
  const unit = Math.min(width, height) * input.scale
  const [head = '', ...rest] = input.text.trim().split('\n')
  const sub = rest.join(' ').trim()
  const headSetting: TypeSetting = { sizePx: unit * 0.054, weight: 660, letterSpacingEm: -0.008, color: '#ffffff' }
  const subSetting: TypeSetting = { sizePx: unit * 0.034, weight: 440, letterSpacingEm: 0.01, color: '#f2f2f2' }
  const barWidth = Math.max(2, Math.round(unit * 0.0065))
  const indent = Math.round(unit * 0.026)
  const boxWidth = (safe.right - safe.left) * (width > height ? 0.62 : 0.94) - barWidth - indent
  const main = fitLines(input, head, headSetting, { width: boxWidth, height: height * 0.25, maxLines: 2 })
  const below = sub ? fitLines(input, sub, subSetting, { width: boxWidth, height: height * 0.15, maxLines: 2 }) : null
  const mainHeight = main.setting.sizePx * capHeightEm + (main.lines.length - 1) * main.lineHeightPx
  const gap = unit * 0.024
  const belowHeight = below
    ? gap + below.setting.sizePx * capHeightEm + (below.lines.length - 1) * below.lineHeightPx
    : 0
  const blockHeight = mainHeight + belowHeight
  const overhang = Math.round(unit * 0.014)
  const top = Math.round(blockTop(input, safe, blockHeight, overhang))
  const textLeft = safe.left + barWidth + indent
  const widest = Math.max(
    ...main.lines.map((line) => input.measure(line, main.setting)),
    ...(below ? below.lines.map((line) => input.measure(line, below.setting)) : [0]),
  )
  const out = { delaySeconds: 0, seconds: 0.45, dx: 0, dy: 0 }
  const layers: Layer[] = [
    {
      kind: 'cloud',
      x: safe.left - unit * 0.16,
      y: top - unit * 0.13,
      width: widest + indent + unit * 0.36,
      height: blockHeight + unit * 0.26,
      radius: unit * 0.11,
      color: '#000000',
      opacity: 0.34,
      in: { delaySeconds: 0, seconds: 0.6, dx: 0, dy: 0 },
      out,
    },
    {
      kind: 'plate',
      x: safe.left,
      y: top - overhang,
      width: barWidth,
      height: blockHeight + 2 * overhang,
      radius: barWidth / 2,
      color: input.color ?? '#ffb84d',
      opacity: 1,
      in: { delaySeconds: 0, seconds: 0.5, dx: 0, dy: unit * 0.05 },
      out,
    },
  ]
  const add = (text: string, setting: TypeSetting, baseline: number): void => {
    layers.push({
      kind: 'line',
      text,
      setting,
      shadow: 0.5,
      x: textLeft,
      y: baseline,
      in: { delaySeconds: 0.16 + 0.1 * (layers.length - 2), seconds: 0.7, dx: -unit * 0.04, dy: 0 },
      out,
    })
  }
  for (const [index, line] of main.lines.entries()) {
    add(line, main.setting, top + main.setting.sizePx * capHeightEm + index * main.lineHeightPx)
  }
  if (below) {
    const first = top + mainHeight + gap + below.setting.sizePx * capHeightEm
    for (const [index, line] of below.lines.entries()) add(line, below.setting, first + index * below.lineHeightPx)
  }
  return layers
}

function blockTop(
  input: StyleInput,
  safe: { top: number; bottom: number },
  blockHeight: number,
  overhang: number,
): number {
  switch (input.position) {
    case 'top':
      return safe.top + overhang
    case 'center':
      return (input.height - blockHeight) / 2
    default:
      return safe.bottom - overhang - blockHeight
  }
}
