/** What could be said next: of things that the film does not have yet, or that suit what was just done. Pure. */
import { type Timeline, mainTrack, timelineDurationMs } from '../../../timeline/model.ts'
import type { Language } from '../situation.ts'

interface Idea {
  readonly id: string
  readonly en: string
  readonly zh: string
  suits(timeline: Timeline): boolean
}

const hasRole = (timeline: Timeline, role: string): boolean =>
  timeline.tracks.some((track) => track.role === role && track.clips.length > 0)

const count = (timeline: Timeline): number => mainTrack(timeline)?.clips.length ?? 0

const ideas: readonly Idea[] = [
  { id: 'film', en: 'a 10-second clip of a sunset over the ocean', zh: '生成一个 10 秒的海上日落视频', suits: (film) => count(film) === 0 },
  { id: 'film', en: 'a neon city street in the rain at night, vertical', zh: '霓虹城市的雨夜，竖屏', suits: (film) => count(film) === 0 },
  { id: 'uploads', en: 'turn these photos into a 30-second promo with music', zh: '用这些照片做一个 30 秒的宣传片', suits: (film) => count(film) === 0 },
  { id: 'music', en: 'add calm piano music', zh: '配一段舒缓的钢琴曲', suits: (film) => count(film) > 0 && !hasRole(film, 'bgm') },
  { id: 'title', en: "add the title 'Our trip'", zh: '加标题“我们的旅行”', suits: (film) => count(film) > 0 && !hasRole(film, 'title') },
  { id: 'volume', en: 'turn the music down a bit', zh: '音乐小声一点', suits: (film) => hasRole(film, 'bgm') },
  { id: 'look', en: 'make it more cinematic', zh: '调成电影感', suits: (film) => count(film) > 0 && film.grade === undefined },
  { id: 'vertical', en: 'make it vertical', zh: '改成竖屏', suits: (film) => count(film) > 0 && film.width > film.height },
  { id: 'transitions', en: 'crossfade between the clips', zh: '片段之间用叠化', suits: (film) => count(film) > 1 && !mainTrack(film)!.clips.some(({ transition }) => transition) },
  { id: 'order', en: 'swap clips 1 and 2', zh: '第一段和第二段对调', suits: (film) => count(film) > 1 },
  { id: 'scene', en: 'add a scene of …', zh: '再加一个……的场景', suits: (film) => count(film) > 0 },
  { id: 'export', en: 'export', zh: '导出', suits: (film) => count(film) > 0 },
]

/** Two or three things to say, in quotes. */
export function examples(timeline: Timeline, language: Language, without: readonly string[] = []): string[] {
  const suiting = ideas.filter((idea) => idea.suits(timeline) && !without.includes(idea.id))
  return suiting.slice(0, 3).map((idea) => (language === 'zh' ? `“${idea.zh}”` : `"${idea.en}"`))
}

/** What an action was about, so that it is not the next thing that is offered. */
const about: readonly (readonly [RegExp, readonly string[]])[] = [
  [/music|volume|sound|fade|mute/, ['music', 'volume']],
  [/text|caption/, ['title']],
  [/canvas/, ['vertical']],
  [/transition/, ['transitions']],
  [/colour/, ['look']],
  [/swap|move|order/, ['order']],
  [/scene/, ['scene']],
  [/undo|redo|restore/, ['volume', 'order']],
]

/** The closing sentence of a reply. */
export function nextSteps(timeline: Timeline, language: Language, tools: readonly string[]): string {
  if (timelineDurationMs(timeline) === 0) return ''
  const done = about.flatMap(([words, ids]) => (tools.some((tool) => words.test(tool)) ? ids : []))
  const undo: readonly Pick<Idea, 'en' | 'zh'>[] = tools.some((tool) => /undo|generate|arrange|new-film/.test(tool)) ? [] : [{ en: 'undo', zh: '撤销' }]
  const offered = ideas.filter((idea) => idea.suits(timeline) && !done.includes(idea.id) && idea.id !== 'export').slice(0, 2 - undo.length)
  const said = [...offered, ...undo, { en: 'export', zh: '导出' }].map((idea) => (language === 'zh' ? `“${idea.zh}”` : `"${idea.en}"`))
  if (language === 'zh') return `接下来可以说：${said.join('、')}。`
  return `Next you could say ${said.slice(0, -1).join(', ')} or ${said.at(-1)}.`
}
