/** What changed, as people say it: names of colours, transitions and places instead of how documents write them. Pure. */
import { chineseColors, colors } from '../lexicon/qualities.ts'
import type { Language } from '../situation.ts'

const chineseWords: Readonly<Record<string, string>> = {
  cut: '硬切', crossfade: '叠化', 'dip-to-black': '黑场', 'dip-to-white': '白场', 'wipe-left': '向左擦除', 'wipe-right': '向右擦除', 'wipe-up': '向上擦除', 'wipe-down': '向下擦除',
  'slide-left': '左滑', 'slide-right': '右滑', 'push-left': '左推', 'push-right': '右推', 'zoom-in': '放大', 'zoom-out': '缩小', 'whip-pan': '甩镜', blur: '模糊', circle: '圆形', clock: '时钟', glitch: '故障', 'film-burn': '漏光', 'luma-fade': '亮度渐变',
  'pan-left': '左移', 'pan-right': '右移', keyframes: '关键帧', top: '顶部', bottom: '底部', center: '中间', left: '左侧', right: '右侧', 'top-left': '左上角', 'top-right': '右上角', 'bottom-left': '左下角', 'bottom-right': '右下角', 'lower-third': '下三分之一',
  cinematic: '电影感', warm: '暖色', cool: '冷色', vintage: '复古', noir: '黑色电影', vivid: '鲜艳', muted: '柔和', dreamy: '梦幻', fade: '淡入', rise: '升起', 'blur-fill': '模糊背景', cover: '铺满', contain: '完整显示', words: '逐词', typewriter: '打字机', pop: '弹出', drop: '落下', film: '胶片', sepia: '褐色', cyberpunk: '赛博朋克', pastel: '淡彩', none: '无', exposure: '曝光', contrast: '对比度', saturation: '饱和度', warmth: '色温', title: '标题', caption: '字幕',
} // prettier-ignore

/** Behind these a value follows. */
const properties: Readonly<Record<Language, string>> = {
  en: 'colour of the film|colour|position|placement|transition|style|animation|motion|font|plate|outline|highlight|fit|weight',
  zh: '整体调色|颜色|调色|位置|转场|样式|动画|运镜|字体|底板|描边|高亮|填充方式|字重',
}

const places = 'top|bottom|center|left|right|top-left|top-right|bottom-left|bottom-right|lower-third'

/** What is told in a way of its own. */
const plainly: Readonly<Record<Language, readonly (readonly [RegExp, string])[]>> = {
  en: [
    [/\banimation (?:none|[a-z-]+) → slide-right\b/, 'slides in from the left now'],
    [/\banimation (?:none|[a-z-]+) → slide-left\b/, 'slides in from the right now'],
    [/\bplate none → auto\b/, 'plate behind the words now'],
    [/\bbackwards no → yes\b/, 'plays backwards now'],
    [/\bbackwards yes → no\b/, 'plays forwards again'],
    [/\bcleaned no → yes\b/, 'voice cleaned'],
    [/\bcleaned yes → no\b/, 'voice as it was recorded'],
    [/^Video: mute off → on$/, 'Sound of the clips: muted'],
    [/^Video: mute on → off$/, 'Sound of the clips: heard again'],
    [/\bmute off → on\b/, 'muted'],
    [/\bmute on → off\b/, 'heard again'],
    [/^title /, 'name of the film '],
    [/saturation −100%/, 'black and white'],
    [/^(Video|Overlay|BGM) (.+): source (.+) → \2$/, '$1: $3 → $2'],
    [/volume \d+% → 0%/, 'muted'],
    [/^(fade (?:in from|out to) black) none → /, '$1 over '],
    [/(?<=fade (?:in from|out to) black .*)→ none$/, '→ off'],
  ],
  zh: [
    [/动画 (?:无|[a-z-]+) → slide-right(?![a-z-])/, '改为从左边滑入'],
    [/动画 (?:无|[a-z-]+) → slide-left(?![a-z-])/, '改为从右边滑入'],
    [/底板 无 → auto(?![a-z])/, '加上文字底板'],
    [/倒放 否 → 是/, '改为倒放'],
    [/倒放 是 → 否/, '恢复正放'],
    [/降噪 否 → 是/, '已降噪'],
    [/降噪 是 → 否/, '恢复原声'],
    [/^视频：静音 关 → 开$/, '片段原声：已静音'],
    [/^视频：静音 开 → 关$/, '片段原声：恢复'],
    [/静音 关 → 开/, '已静音'],
    [/静音 开 → 关/, '恢复声音'],
    [/饱和度 −100%/, '黑白'],
    [/^(视频|叠加|配乐) (.+)：素材 (.+) → \2$/, '$1：$3 → $2'],
    [/音量 \d+% → 0%/, '静音'],
    [/^画面淡入 (?:无 → )?/, '开头从黑场淡入 '],
    [/^画面淡出 (?:无 → )?/, '结尾淡出到黑场 '],
    [/(?<=黑场 .*)→ 无$/, '→ 取消'],
  ],
}

/** A fragment with what stands in quotes out of reach. */
function outsideQuotes(change: string, turn: (rest: string) => string): string {
  const quotes: string[] = []
  const rest = change.replace(/"[^"]*"|“[^”]*”/g, (words) => `\ue000${String.fromCharCode(0xe100 + quotes.push(words) - 1)}`)
  return turn(rest).replace(/\ue000([\ue100-\uefff])/g, (_, index: string) => quotes[index.charCodeAt(0) - 0xe100]!)
}

/** @param change - A fragment as {@link describeChange} tells it. */
export function inWords(change: string, language: Language): string {
  const told = outsideQuotes(change, (rest) => plainly[language].reduce((text, [words, said]) => text.replace(words, said), rest))
  return outsideQuotes(named(told, language), (rest) => (language === 'zh' ? rest.replace(/ 无 → /g, '改为') : rest.replace(/(?<=\S) none → /g, ' now ')))
}

function named(change: string, language: Language): string {
  const values = new RegExp(`(?<![\\p{L}])(${properties[language]}) ((?:[^,;，；"“]|, \\d)*)`, 'gu')
  return withoutSource(change)
    .replace(/^BGM(?=[ :])/, 'Music')
    .replace(new RegExp(`(?<=[(（](?:[^()（）]*[,，] ?)?)(?:${places})(?=[,，])`, 'g'), (place) => (language === 'zh' ? (chineseWords[place] ?? place) : place.replace('-', ' ')))
    .replace(values, (_, what: string, value: string) => {
      const said = language === 'zh' ? value.replace(/[a-z]+(?:-[a-z]+)*/g, (word) => chineseWords[word] ?? word) : value.replace(/(?<=[a-z])-(?=[a-z])/g, ' ')
      return language === 'zh' ? `${what} ${said}` : `${what} ${said}`
    })
    .replace(/#[0-9a-f]{6}\b/gi, (hex) => colourName(hex, language))
}

/** Where a cut clip begins in its file says nothing that its length does not. */
function withoutSource(change: string): string {
  return /length|时长/.test(change) ? change.replace(/, begins in its source at [\d.]+s → [\d.]+s|，素材起点 [\d.]+秒 → [\d.]+秒/, '') : change
}

function colourName(hex: string, language: Language): string {
  const name = Object.entries(colors).find(([, value]) => value === hex.toLowerCase())?.[0]
  return name === undefined ? hex : language === 'zh' ? (chineseColors[name] ?? name) : name
}
