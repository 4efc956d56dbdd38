/** What could be said next: of what the film on the timeline lacks, or has too much of. Pure. */
import { type AudioClip, type Timeline, type VideoClip, mainTrack, timelineDurationMs } from '../../../timeline/model.ts'
import type { Language } from '../situation.ts'

interface Idea {
  readonly id: string
  /** What to say; nothing where it does not suit the film. */
  readonly say: (film: Timeline) => Readonly<Record<Language, string>> | undefined
}

const hasRole = (film: Timeline, role: string): boolean => film.tracks.some((track) => track.role === role && track.clips.length > 0)
const clipsOf = (film: Timeline): readonly VideoClip[] => mainTrack(film)?.clips ?? []
const songOf = (film: Timeline): AudioClip | undefined => film.tracks.find((track) => track.role === 'bgm')?.clips[0] as AudioClip | undefined

/** A clip is long when it lasts so much longer than the others, and a film of one clip when it lasts so long. */
const [longFactor, longClipMs, longFilmMs] = [2, 8000, 30_000]

/** The first clip that stands out by its length, from 1. */
function longClip(film: Timeline): { number: number; seconds: number } | undefined {
  const clips = clipsOf(film)
  if (clips.length < 2) return undefined
  const others = (index: number): number => clips.reduce((sum, { durationMs }, at) => sum + (at === index ? 0 : durationMs), 0) / (clips.length - 1)
  const index = clips.findIndex(({ durationMs }, at) => durationMs > longClipMs && durationMs > longFactor * others(at))
  return index < 0 ? undefined : { number: index + 1, seconds: Math.round(clips[index]!.durationMs / 2000) }
}

const when = (suits: (film: Timeline) => boolean, en: string, zh: string): Idea['say'] => (film) => (suits(film) ? { en, zh } : undefined)
const hasPicture = (film: Timeline): boolean => clipsOf(film).length > 0

/** What is missing altogether comes first, then what is too long, then how it looks and ends. */
const ideas: readonly Idea[] = [
  { id: 'film', say: when((film) => !hasPicture(film), 'a 10-second clip of a sunset over the ocean', '生成一个 10 秒的海上日落视频') },
  { id: 'film', say: when((film) => !hasPicture(film), 'a neon city street in the rain at night, vertical', '霓虹城市的雨夜，竖屏') },
  { id: 'uploads', say: when((film) => !hasPicture(film), 'turn these photos into a 30-second promo with music', '用这些照片做一个 30 秒的宣传片') },
  { id: 'music', say: when((film) => hasPicture(film) && !hasRole(film, 'bgm'), 'add calm piano music', '配一段舒缓的钢琴曲') },
  {
    id: 'title',
    say: (film) => {
      if (!hasPicture(film) || hasRole(film, 'title')) return undefined
      const isShown = film.title !== '' && film.title.length <= 30
      return { en: `add the title '${isShown ? film.title : 'Our story'}'`, zh: `加标题“${isShown ? film.title : '我们的故事'}”` }
    },
  },
  { id: 'caption', say: when((film) => hasRole(film, 'voice') && !hasRole(film, 'caption'), 'add captions', '加字幕') },
  {
    id: 'length',
    say: (film) => {
      const long = longClip(film)
      return long && { en: `trim clip ${long.number} to ${long.seconds} seconds`, zh: `第${'一二三四五六七八九'[long.number - 1] ?? long.number}段剪到 ${long.seconds} 秒` }
    },
  },
  { id: 'length', say: when((film) => clipsOf(film).length === 1 && timelineDurationMs(film) > longFilmMs, 'keep the best 20 seconds', '留下最精彩的 20 秒') },
  { id: 'transitions', say: when((film) => clipsOf(film).length > 1 && !clipsOf(film).some(({ transition }) => transition && transition.type !== 'cut'), 'crossfade between the clips', '片段之间用叠化') },
  { id: 'level', say: when((film) => hasRole(film, 'voice') && (songOf(film)?.volume ?? 0) > 0.5, 'turn the music down a bit', '音乐小声一点') },
  { id: 'look', say: when((film) => hasPicture(film) && film.grade === undefined && !clipsOf(film).some(({ grade }) => grade), 'make it more cinematic', '调成电影感') },
  { id: 'vertical', say: when((film) => hasPicture(film) && film.width > film.height, 'make it vertical', '改成竖屏') },
  { id: 'songEnd', say: when((film) => songOf(film)?.fadeOutMs === 0, 'fade out the music at the end', '音乐结尾淡出') },
  { id: 'end', say: when((film) => hasPicture(film) && film.fades?.outMs === undefined, 'fade to black at the end', '结尾淡出到黑场') },
  { id: 'order', say: when((film) => clipsOf(film).length > 1, 'swap clips 1 and 2', '第一段和第二段对调') },
  { id: 'level', say: when((film) => hasRole(film, 'bgm'), 'turn the music down a bit', '音乐小声一点') },
  { id: 'scene', say: when(hasPicture, 'add a scene of a forest in the rain', '再加一个雨中森林的场景') },
]

/** Of ideas with one id only the first that suits. */
function suiting(film: Timeline, language: Language, without: readonly string[]): string[] {
  const said: { id: string; words: string }[] = []
  for (const { id, say } of ideas) {
    const words = without.includes(id) ? undefined : say(film)?.[language]
    if (words !== undefined && (id === 'film' || !said.some((other) => other.id === id))) said.push({ id, words })
  }
  return said.map(({ words }) => words)
}

const inQuotes = (words: string, language: Language): string => (language === 'zh' ? `“${words.replace(/“/g, '‘').replace(/”/g, '’')}”` : `"${words}"`)

/** Two or three things to say, in quotes. */
export function examples(timeline: Timeline, language: Language): string[] {
  return suiting(timeline, language, []).slice(0, 3).map((words) => inQuotes(words, language))
}

/** What an action was about, so that it is not the next thing that is offered. */
const about: readonly (readonly [RegExp, readonly string[]])[] = [
  [/music|volume|sound|fade-sound|mute|audio/, ['music', 'level', 'songEnd']],
  [/text/, ['title']],
  [/caption/, ['caption']],
  [/canvas/, ['vertical']],
  [/transition/, ['transitions']],
  [/colour/, ['look']],
  [/fade-picture/, ['end']],
  [/length|trim|range|best|split/, ['length']],
  [/swap|move|order/, ['order']],
  [/scene/, ['scene']],
  [/undo|redo|restore/, ['level', 'order', 'look', 'vertical']],
]

/** What was there before the turn and is gone: to offer it again would be to answer back. */
function taken(before: Timeline, now: Timeline): string[] {
  const roles = [['bgm', 'music'], ['title', 'title'], ['caption', 'caption']] as const
  return roles.flatMap(([role, id]) => (hasRole(before, role) && !hasRole(now, role) ? [id] : []))
}

/** The closing sentence of a reply. */
export function nextSteps(before: Timeline, now: Timeline, language: Language, tools: readonly string[]): string {
  if (timelineDurationMs(now) === 0) return ''
  const done = about.flatMap(([words, ids]) => (tools.some((tool) => words.test(tool)) ? ids : []))
  // Where something is gone, the way back is worth more than one more idea.
  const undo = tools.some((tool) => /remove|range|trim|best|length|restore/.test(tool)) ? [language === 'zh' ? '撤销' : 'undo'] : []
  const offered = suiting(now, language, [...done, ...taken(before, now)]).slice(0, 2 - undo.length)
  const said = [...offered, ...undo, language === 'zh' ? '导出' : 'export'].map((words) => inQuotes(words, language))
  if (language === 'zh') return `接下来可以说：${said.join('、')}。`
  return `Next you could say ${said.slice(0, -1).join(', ')} or ${said.at(-1)}.`
}
