import { fitLines } from './fit-lines.ts'
import { type Layer, type StyleInput, type TypeSetting, safeArea } from './style.ts'

const capHeightEm = 0.73

/**
 * A centred title: large, tight, lines that rise one after the other. What follows the first line break is set
 * small below it.
 */
export function titleStyle(input: StyleInput): Layer[] {
  const { width, height } = input
  const safe = safeArea(width, height)
  const unit = Math.min(width, height) * input.scale
  const [head = '', ...rest] = input.text.trim().split('\n')
  const sub = rest.join(' ').trim()
  const color = input.color ?? '#ffffff'
  const headSetting: TypeSetting = { sizePx: unit * 0.094, weight: 680, letterSpacingEm: -0.018, color }
  const subSetting: TypeSetting = { sizePx: unit * 0.042, weight: 520, letterSpacingEm: 0.02, color }
  const boxWidth = (safe.right - safe.left) * (width > height ? 0.86 : 1)
  const main = fitLines(input, head, headSetting, { width: boxWidth, height: height * 0.5, maxLines: 3 })
  const below = sub ? fitLines(input, sub, subSetting, { width: boxWidth, height: height * 0.2, maxLines: 2 }) : null
  const gap = below ? main.setting.sizePx * 0.4 : 0
  const capHeight = main.setting.sizePx * capHeightEm
  const blockHeight =
    capHeight +
    (main.lines.length - 1) * main.lineHeightPx +
    (below ? gap + below.setting.sizePx * capHeightEm + (below.lines.length - 1) * below.lineHeightPx : 0)
  // Below the last baseline hang the descenders.
  const descent = (below ?? main).setting.sizePx * 0.2
  const top = blockTop(input, safe, blockHeight, descent)
  const layers: Layer[] = []
  const add = (text: string, setting: TypeSetting, baseline: number): void => {
    const index = layers.length
    layers.push({
      kind: 'line',
      text,
      setting,
      shadow: 0.8,
      x: (width - input.measure(text, setting)) / 2,
      y: baseline,
      in: { delaySeconds: 0.12 * index, seconds: 0.9, dx: 0, dy: setting.sizePx * 0.42 },
      out: { delaySeconds: 0, seconds: 0.5, dx: 0, dy: -unit * 0.012 },
    })
  }
  for (const [index, line] of main.lines.entries()) add(line, main.setting, top + capHeight + index * main.lineHeightPx)
  if (below) {
    const start = top + capHeight + (main.lines.length - 1) * main.lineHeightPx + gap
    for (const [index, line] of below.lines.entries()) {
      add(line, below.setting, start + below.setting.sizePx * capHeightEm + index * below.lineHeightPx)
    }
  }
  return layers
}

/** Optically centred text sits a little above the middle. */
function blockTop(input: StyleInput, safe: { top: number; bottom: number }, blockHeight: number, descent: number): number {
  switch (input.position) {
    case 'top':
      return safe.top
    case 'bottom':
    case 'lower-third':
      return safe.bottom - blockHeight - descent
    default:
      return input.height * 0.485 - blockHeight / 2
  }
}
