import type { Clip } from './locate.ts'
import type {
  Animation,
  Crop,
  Grade,
  Placement,
  Point,
  SpeedRamp,
  Transition,
} from './appearance.ts'
import { isSameData } from './equal.ts'
import { type Tongue, percentText, quotedText, secondsText } from './words.ts'

/** One property of a clip that changed, as words; an empty side means there was or is nothing. */
export interface ClipChange {
  readonly what: string
  readonly from: string
  readonly to: string
}

interface Property {
  readonly name: string
  readonly words: Record<Tongue, string>
  readonly show: (value: unknown, tongue: Tongue) => string
}

const seconds = (value: unknown, tongue: Tongue): string => secondsText(Number(value), tongue)
const plain = (value: unknown): string => (value === undefined || value === '' ? '' : String(value))
const transition = (value: unknown, tongue: Tongue): string => {
  if (value === undefined) return ''
  const { type, durationMs } = value as Transition
  return type === 'cut' ? type : `${type} ${secondsText(durationMs, tongue)}`
}
const percent = (value: unknown): string => percentText(Number(value))

const optionalPercent = (value: unknown): string => (value === undefined ? '' : percentText(Number(value)))
const motion = (value: unknown, tongue: Tongue): string =>
  typeof value === 'string' ? value : tongue === 'zh' ? '关键帧' : 'keyframes'
const flag = (value: unknown, tongue: Tongue): string =>
  tongue === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no'
const pointText = (value: unknown): string => {
  if (value === undefined) return ''
  const { x, y } = value as Point
  return `${percentText(x)}, ${percentText(y)}`
}
const cropText = (value: unknown): string => {
  if (value === undefined) return ''
  const { width, height } = value as Crop
  return `${percentText(width)} × ${percentText(height)}`
}
const rampText = (value: unknown): string =>
  value === undefined ? '' : (value as SpeedRamp).map(({ speed }) => `${Math.round(speed * 100) / 100}x`).join(' – ')
const animationText = (value: unknown): string => {
  if (value === undefined) return ''
  const { in: comes, out: goes } = value as Animation
  return [comes, goes].filter((name) => name !== undefined).join(' / ')
}
/** `cinematic, exposure +20%`. */
export const gradeText = (value: unknown, tongue: Tongue): string => {
  if (value === undefined) return ''
  const { look, lut, ...numbers } = value as Grade
  const parts = Object.entries(numbers).filter(([, amount]) => amount !== undefined && amount !== 0)
  const amounts = parts.map(
    ([name, amount]) => `${gradeWords[name as keyof typeof gradeWords][tongue]} ${amount > 0 ? '+' : '−'}${percentText(Math.abs(amount))}`,
  )
  return [...(look ? [look] : []), ...(lut ? ['LUT'] : []), ...amounts].join(', ')
}
const gradeWords: Record<keyof Omit<Grade, 'look' | 'lut'>, Record<Tongue, string>> = {
  exposure: { en: 'exposure', zh: '曝光' },
  contrast: { en: 'contrast', zh: '对比度' },
  saturation: { en: 'saturation', zh: '饱和度' },
  temperature: { en: 'warmth', zh: '色温' },
  tint: { en: 'tint', zh: '色调' },
  vignette: { en: 'vignette', zh: '暗角' },
  grain: { en: 'grain', zh: '颗粒' },
}
const placementText = (value: unknown): string => {
  if (value === undefined) return ''
  const { position, x, y, size, rotation, opacity, keyframes } = value as Placement
  const place = x === undefined && y === undefined ? (position ?? 'center') : pointText({ x: x ?? 0.5, y: y ?? 0.5 })
  return [
    place,
    ...(size === undefined ? [] : [percentText(size)]),
    ...(rotation ? [`${rotation}°`] : []),
    ...(opacity === undefined ? [] : [`opacity ${percentText(opacity)}`]),
    ...(keyframes ? ['keyframes'] : []),
  ].join(', ')
}

const properties: readonly Property[] = [
  {
    name: 'text',
    words: { en: 'text', zh: '文字' },
    show: (value, tongue) => quotedText(String(value), tongue),
  },
  { name: 'durationMs', words: { en: 'length', zh: '时长' }, show: seconds },
  { name: 'inMs', words: { en: 'begins in its source at', zh: '素材起点' }, show: seconds },
  { name: 'speed', words: { en: 'speed', zh: '速度' }, show: (value) => `${Number(value)}x` },
  { name: 'volume', words: { en: 'volume', zh: '音量' }, show: percent },
  { name: 'fadeInMs', words: { en: 'fade-in', zh: '淡入' }, show: seconds },
  { name: 'fadeOutMs', words: { en: 'fade-out', zh: '淡出' }, show: seconds },
  { name: 'cleaned', words: { en: 'cleaned', zh: '降噪' }, show: flag },
  { name: 'fit', words: { en: 'fit', zh: '填充方式' }, show: plain },
  { name: 'motion', words: { en: 'motion', zh: '运镜' }, show: motion },
  { name: 'focus', words: { en: 'focus', zh: '焦点' }, show: pointText },
  { name: 'crop', words: { en: 'crop', zh: '裁剪' }, show: cropText },
  { name: 'reversed', words: { en: 'backwards', zh: '倒放' }, show: flag },
  { name: 'frozen', words: { en: 'frozen picture', zh: '定格' }, show: flag },
  { name: 'ramp', words: { en: 'speed ramp', zh: '变速' }, show: rampText },
  { name: 'grade', words: { en: 'colour', zh: '调色' }, show: gradeText },
  { name: 'placement', words: { en: 'placement', zh: '位置' }, show: placementText },
  { name: 'transition', words: { en: 'transition', zh: '转场' }, show: transition },
]

const styles: readonly Property[] = [
  { name: 'font', words: { en: 'font', zh: '字体' }, show: plain },
  { name: 'weight', words: { en: 'weight', zh: '字重' }, show: plain },
  { name: 'align', words: { en: 'alignment', zh: '对齐' }, show: plain },
  { name: 'plate', words: { en: 'plate', zh: '底板' }, show: plain },
  { name: 'outline', words: { en: 'outline', zh: '描边' }, show: plain },
  { name: 'highlight', words: { en: 'highlight', zh: '高亮' }, show: plain },
  { name: 'animation', words: { en: 'animation', zh: '动画' }, show: animationText },
  { name: 'x', words: { en: 'from the left', zh: '距左' }, show: optionalPercent },
  { name: 'y', words: { en: 'from the top', zh: '距上' }, show: optionalPercent },
  { name: 'preset', words: { en: 'style', zh: '样式' }, show: plain },
  { name: 'size', words: { en: 'size', zh: '大小' }, show: (value) => percentText(Number(value ?? 1)) },
  { name: 'color', words: { en: 'colour', zh: '颜色' }, show: plain },
  { name: 'position', words: { en: 'position', zh: '位置' }, show: plain },
]

/**
 * What differs between two states of one clip. Its start counts only where nothing
 * pushes it (a text, a sound).
 */
export function clipChanges(before: Clip, after: Clip, tongue: Tongue): ClipChange[] {
  const changes = compare(properties, before, after, tongue).flatMap((change) => (change.what === placementWord[tongue] ? placementChanges(before, after, tongue, change) : [change]))
  const isPicture = 'asset' in after && 'fit' in after
  if (!isPicture && before.startMs !== after.startMs) {
    const what = tongue === 'zh' ? '开始' : 'start'
    changes.unshift({
      what,
      from: secondsText(before.startMs, tongue),
      to: secondsText(after.startMs, tongue),
    })
  }
  if (isReplaced(before, after)) {
    changes.unshift({ what: tongue === 'zh' ? '素材' : 'source', from: before.name, to: after.name })
  } else if (before.name !== after.name && !('text' in after)) {
    changes.unshift({ what: tongue === 'zh' ? '名称' : 'name', from: before.name, to: after.name })
  }
  if ('style' in before && 'style' in after)
    changes.push(...compare(styles, before.style, after.style, tongue))
  return changes
}

const placementWord: Record<Tongue, string> = { en: 'placement', zh: '位置' }

/** Place, size and opacity apart, where nothing else of a placement changed. */
function placementChanges(before: Clip, after: Clip, tongue: Tongue, whole: ClipChange): ClipChange[] {
  const [was, is] = [before, after].map((clip) => ('placement' in clip ? clip.placement : undefined)) as [Placement | undefined, Placement | undefined]
  if (!was || !is || was.x !== is.x || was.y !== is.y || was.rotation !== is.rotation || !isSameData(was.keyframes, is.keyframes)) return [whole]
  const parts: readonly [keyof Placement, Record<Tongue, string>, (value: unknown) => string][] = [
    ['position', { en: 'position', zh: '位置' }, plain],
    ['size', { en: 'size', zh: '大小' }, optionalPercent],
    ['opacity', { en: 'opacity', zh: '不透明度' }, optionalPercent],
  ]
  const changes = parts.filter(([name]) => was[name] !== is[name]).map(([name, words, show]) => ({ what: words[tongue], from: show(was[name]), to: show(is[name]) }))
  return changes.length > 0 ? changes : [whole]
}

function isReplaced(before: Clip, after: Clip): boolean {
  const source = (clip: Clip): unknown =>
    'text' in clip ? null : { asset: clip.asset, music: 'music' in clip ? clip.music : undefined }
  return !isSameData(source(before), source(after))
}

function compare(known: readonly Property[], before: object, after: object, tongue: Tongue): ClipChange[] {
  const old = before as Record<string, unknown>
  const now = after as Record<string, unknown>
  return known
    .filter(({ name }) => !isSameData(old[name], now[name]))
    .map(({ name, words, show }) => ({
      what: words[tongue],
      from: show(old[name], tongue),
      to: show(now[name], tongue),
    }))
}
