/** The words of a timeline for people, in the two languages the product speaks. */
import { type Clip, endMs } from './locate.ts'
import type { Track } from './model.ts'

export type Tongue = 'en' | 'zh'

/** Which of the two a BCP 47 language is answered in. */
export function tongueOf(language: string): Tongue {
  return /^(zh|yue|cmn)\b/i.test(language) ? 'zh' : 'en'
}

/** Of a session: what the user writes, else what they read. BCP 47. */
export function languageOf(text: string, reads: Tongue): string {
  if (/\p{Script=Han}/u.test(text)) return 'zh-CN'
  return reads === 'zh' && !/[a-z]{3}/i.test(text) ? 'zh-CN' : 'en'
}

const trackLabels: Record<Track['role'], Record<Tongue, string>> = {
  main: { en: 'Video', zh: '视频' },
  overlay: { en: 'Overlay', zh: '叠加' },
  bgm: { en: 'BGM', zh: '配乐' },
  voice: { en: 'Voice', zh: '旁白' },
  sfx: { en: 'Sound effects', zh: '音效' },
  original: { en: 'Original sound', zh: '原声' },
  title: { en: 'Title', zh: '标题' },
  caption: { en: 'Captions', zh: '字幕' },
  text: { en: 'Text', zh: '文字' },
}

/** A track as people call it: the name somebody gave it, else its role. */
export function trackLabel(track: Track, tongue: Tongue): string {
  const labels = trackLabels[track.role]
  return track.name === '' || track.name === labels.en || track.name === labels.zh
    ? labels[tongue]
    : track.name
}

/** The name a new track of a role is given. */
export function defaultTrackName(role: Track['role']): string {
  return trackLabels[role].en
}

/** A clip as people call it: a text by its words in quotes, everything else by its name. */
export function clipLabel(clip: Clip, tongue: Tongue): string {
  if (!('text' in clip)) return clip.name
  return quotedText(clip.text.replace(/\s+/g, ' ').trim(), tongue)
}

/** `"a"`, `“a”`; quotes within become single ones. */
export function quotedText(words: string, tongue: Tongue): string {
  return tongue === 'zh' ? `“${words.replace(/“/g, '‘').replace(/”/g, '’')}”` : `"${words.replace(/["“”]/g, "'")}"`
}

/** `2.5s`, `2.5秒`: seconds with at most two decimals. */
export function secondsText(ms: number, tongue: Tongue): string {
  return `${Math.round(ms / 10) / 100}${tongue === 'zh' ? '秒' : 's'}`
}

/** `0-10s`, `0-10秒`. */
export function spanText(clip: Clip, tongue: Tongue): string {
  return `${Math.round(clip.startMs / 10) / 100}-${secondsText(endMs(clip), tongue)}`
}

/** `35%`. */
export function percentText(linear: number): string {
  return `${Math.round(linear * 100)}%`
}

/** `9:16`, `16:9`; any other size by its smallest whole numbers. */
export function ratioText(width: number, height: number): string {
  for (const [name, ratio] of [
    ['16:9', 16 / 9],
    ['9:16', 9 / 16],
    ['4:5', 4 / 5],
    ['21:9', 21 / 9],
  ] as const) {
    if (Math.abs(width / height - ratio) < 0.01) return name
  }
  const divisor = greatestCommonDivisor(width, height)
  return `${width / divisor}:${height / divisor}`
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
