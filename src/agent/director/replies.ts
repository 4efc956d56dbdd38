/**
 * What the built-in director says, in the user's language: one row per message, concrete, without talk of buttons.
 */
import { formatDuration } from '../../time/time.ts'

export type Language = 'en' | 'zh'

const join = (language: Language, parts: readonly string[]): string =>
  language === 'zh' ? parts.join('、') : parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

const length = (language: Language, ms: number): string =>
  language === 'zh' ? `${Math.round(ms / 100) / 10} 秒` : formatDuration(ms)

export interface MadeScene {
  name: string
  startMs: number
  endMs: number
  model: string
  notDepicted: readonly string[]
}

export interface MadeFilm {
  scenes: readonly MadeScene[]
  filmMs: number
  width: number
  height: number
  appended: boolean
  music?: string
  title?: string
  /** The length was not said, so the director chose it. */
  lengthAssumed: boolean
}

const failures: Readonly<Record<string, Record<Language, string>>> = {
  'generate-scene': { en: 'The scene was not made', zh: '画面没有做成' },
  'arrange-uploads': { en: 'The uploads were not arranged', zh: '素材没有排好' },
  'add-music': { en: 'The music was not added', zh: '没有加上音乐' },
  'add-text': { en: 'The title was not added', zh: '没有加上标题' },
  'set-canvas': { en: 'The shape of the picture was not changed', zh: '画幅没有改动' },
  'export-film': { en: 'The film was not exported', zh: '没有导出' },
}

export const replies = {
  made(language: Language, film: MadeFilm): string {
    const first = film.scenes[0]!
    const size = `${film.width}×${film.height}`
    const from = length(language, first.startMs)
    const madeMs = film.scenes.at(-1)!.endMs - first.startMs
    const lines: string[] = []
    if (language === 'zh') {
      const shots = film.scenes.length > 1 ? `，分 ${film.scenes.length} 个镜头` : ''
      lines.push(
        film.appended
          ? `已在时间线末尾（从 ${from} 起）添加「${first.name}」，${length('zh', madeMs)}${shots}；全片现在 ${length('zh', film.filmMs)}，${size}。`
          : `「${first.name}」做好了：${length('zh', film.filmMs)}${shots}，${size}。`,
      )
      if (film.lengthAssumed) lines.push('你没有说时长，我先做了这个长度。')
      if (film.music) lines.push(`配乐：${film.music}，随片尾结束。`)
      if (film.title) lines.push(`片头标题：「${film.title}」。`)
    } else {
      const shots = film.scenes.length > 1 ? ` in ${film.scenes.length} shots` : ''
      lines.push(
        film.appended
          ? `Added "${first.name}" at the end (${length('en', madeMs)}${shots}, from ${from}); the film is now ${length('en', film.filmMs)}, ${size}.`
          : `"${first.name}" is ready: ${length('en', film.filmMs)}${shots}, ${size}.`,
      )
      if (film.lengthAssumed) lines.push('You named no length, so I chose this one.')
      if (film.music) lines.push(`Music: ${film.music}, ending with the film.`)
      if (film.title) lines.push(`Opening title: "${film.title}".`)
    }
    const missing = [...new Set(film.scenes.flatMap((scene) => scene.notDepicted))]
    if (missing.length > 0) lines.push(replies.notDepicted(language, missing))
    lines.push(
      language === 'zh'
        ? '接下来可以说「导出」，或再描述一个场景接在后面。'
        : 'Next: say "export" for the MP4, or describe another scene to go after it.',
    )
    return lines.join(' ')
  },

  arranged(
    language: Language,
    film: { clips: readonly string[]; endMs: number; music?: string; title?: string },
  ): string {
    const names = join(language, film.clips.length > 6 ? [...film.clips.slice(0, 5), '…'] : film.clips)
    if (language === 'zh') {
      const music = film.music ? `配乐：${film.music}。` : ''
      const title = film.title ? `片头标题：「${film.title}」。` : ''
      return `已用 ${film.clips.length} 个素材（${names}）排成 ${length('zh', film.endMs)} 的影片，画面之间叠化。${music}${title}接下来可以说「导出」。`
    }
    const music = film.music ? ` Music: ${film.music}, ending with the film.` : ''
    const title = film.title ? ` Opening title: "${film.title}".` : ''
    return `A ${length('en', film.endMs)} film of ${film.clips.length} uploads (${names}), crossfading.${music}${title} Next: say "export" for the MP4.`
  },

  noUploads(language: Language): string {
    return language === 'zh'
      ? '这个会话里还没有上传的照片或视频。请先上传，再说一次。'
      : 'Nothing has been uploaded in this session yet. Upload the photos or clips, then ask again.'
  },

  notDepicted(language: Language, things: readonly string[]): string {
    return language === 'zh'
      ? `画面里没有表现：${join('zh', things)}。`
      : `Not shown in the picture: ${join('en', things)}.`
  },

  filmOfWhat(language: Language): string {
    return language === 'zh'
      ? '好的，画面里要有什么？例如「生成一个 10 秒的海上日落视频」。'
      : 'Gladly. What should it show? For example: "a 10-second clip of a sunset over the ocean with waves crashing".'
  },

  canDo(language: Language): string {
    return language === 'zh'
      ? '告诉我要看到什么，我来拍成片：例如「生成一个 10 秒的海上日落视频，竖屏」「雪山上徒步的人，20 秒」「霓虹城市的雨夜」。也可以说「导出」「状态」「积分」。'
      : 'Tell me what to show and I make the film: for example "a 10-second clip of a sunset over the ocean", "a hiker on a mountain trail, 20 seconds, vertical", "a neon city street in the rain at night". You can also say "export", "status" or "credits".'
  },

  notYet(language: Language): string {
    return language === 'zh'
      ? `这件事我没有看懂，时间线没有改动。${replies.canDo('zh')}`
      : `I did not understand that, so nothing was changed. ${replies.canDo('en')}`
  },

  lengthOutOfRange(language: Language, askedMs: number, maxMs: number): string {
    const asked = askedMs >= 3_600_000 ? `${Math.round(askedMs / 360_000) / 10} h` : length('en', askedMs)
    return language === 'zh'
      ? `一次可以生成 1 秒到 ${Math.round(maxMs / 60_000)} 分钟的画面，你要的是 ${asked}，所以什么都没有做。请换一个时长再说一次。`
      : `One request can make from 1 second to ${Math.round(maxMs / 60_000)} minutes of picture; you asked for ${asked}, so nothing was made. Ask again with a length in that range.`
  },

  /** `tool` is the name of the action that failed. */
  failed(language: Language, tool: string, reason: string): string {
    const what = failures[tool]?.[language]
    if (language === 'zh') return `${what ?? '没有完成'}：${reason}`
    return `${what ?? 'That did not work'}: ${reason}`
  },

  nothingYet(language: Language): string {
    return language === 'zh'
      ? '时间线还是空的。先说说要看到什么，例如「生成一个 10 秒的海上日落视频」。'
      : 'The timeline is still empty. Say what to show first, for example "a 10-second clip of a sunset over the ocean".'
  },

  exported(language: Language, url: string, durationMs: number, sizeBytes: number): string {
    const megabytes = (sizeBytes / 1e6).toFixed(1)
    return language === 'zh'
      ? `导出完成：${length('zh', durationMs)}，${megabytes} MB。下载：${url} （24 小时内有效）`
      : `Exported: ${length('en', durationMs)}, ${megabytes} MB. Download: ${url} (valid for 24 hours)`
  },

  /** Said before work that costs something. */
  cost(language: Language, { cost, available }: { cost: number; available: number }): string {
    return language === 'zh'
      ? `这次要花 ${cost} 积分（共有 ${available}）。`
      : `This costs ${cost} of your ${available} credits.`
  },

  credits(language: Language, available: number): string {
    return language === 'zh' ? `还有 ${available} 积分。导出不花积分。` : `You have ${available} credits. Exports are free.`
  },
} as const
