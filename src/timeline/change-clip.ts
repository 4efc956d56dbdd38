import type { Clip } from './locate.ts'
import type { Transition } from './model.ts'
import { isSameData } from './equal.ts'
import { type Tongue, percentText, secondsText } from './words.ts'

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

const properties: readonly Property[] = [
  {
    name: 'text',
    words: { en: 'text', zh: '文字' },
    show: (value, tongue) => (tongue === 'zh' ? `“${value}”` : `"${value}"`),
  },
  { name: 'durationMs', words: { en: 'length', zh: '时长' }, show: seconds },
  { name: 'inMs', words: { en: 'begins in its source at', zh: '素材起点' }, show: seconds },
  { name: 'speed', words: { en: 'speed', zh: '速度' }, show: (value) => `${Number(value)}x` },
  { name: 'volume', words: { en: 'volume', zh: '音量' }, show: percent },
  { name: 'fadeInMs', words: { en: 'fade-in', zh: '淡入' }, show: seconds },
  { name: 'fadeOutMs', words: { en: 'fade-out', zh: '淡出' }, show: seconds },
  { name: 'fit', words: { en: 'fit', zh: '填充方式' }, show: plain },
  { name: 'motion', words: { en: 'motion', zh: '运镜' }, show: plain },
  { name: 'transition', words: { en: 'transition', zh: '转场' }, show: transition },
]

const styles: readonly Property[] = [
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
  const changes = compare(properties, before, after, tongue)
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
