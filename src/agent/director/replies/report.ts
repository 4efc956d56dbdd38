/** What is said when the work of a turn is done: what changed, from what to what, and what could come next. Pure. */
import { readOffer } from '../../../actions/offer.ts'
import type { Adapted } from '../../../models/generate-worker.ts'
import { builtIn } from '../../../models/video/video-models.ts'
import { describeChange } from '../../../timeline/change.ts'
import type { Clip } from '../../../timeline/locate.ts'
import type { Brand } from '../../../timeline/brand.ts'
import { type Timeline, mainTrack, timelineDurationMs } from '../../../timeline/model.ts'
import { chineseColors, colors } from '../lexicon/qualities.ts'
import type { Plan } from '../plan.ts'
import type { Language, Situation, ToolAnswer } from '../situation.ts'
import { actionWords } from './action-words.ts'
import { inWords } from './in-words.ts'
import { phrases } from './phrases.ts'
import { lengthText, listed, quoted } from './wording.ts'
import { modelPhrases } from './model-phrases.ts'
import { nextSteps } from './next-steps.ts'
import { refusalInChinese } from './refusals.ts'

export function report(plan: Plan, answers: readonly ToolAnswer[], situation: Situation, now: Timeline): string {
  const { language } = situation
  const tools = answers.map(({ tool }) => tool)
  const failures = answers.filter(({ result }) => !result.ok)
  const parts = [
    ...facts(answers.filter(({ tool }) => tool !== 'export-film'), language),
    ...changes(answers, situation, now),
    ...makers(answers, language),
    ...undepicted(answers, language),
    ...chosen(answers, language),
    ...held(answers, language),
    ...fitted(answers, language),
    ...(failures.length > 0 ? failureText(failures, answers, language) : []),
    ...facts(answers.filter(({ tool }) => tool === 'export-film'), language),
    ...plan.notes,
    ...new Set(plan.said.map(({ text }) => text)),
  ]
  const asks = plan.said.some(({ asks: wanted }) => wanted !== undefined)
  const isEdit = answers.some(({ tool, result }) => result.ok && !quiet.has(tool))
  if (!asks && isEdit) parts.push(nextSteps(situation.before, now, language, tools))
  return parts.filter((part) => part !== '').join(language === 'zh' ? '' : ' ').trim()
}

/** Actions that only tell, or whose result says all. */
const quiet: ReadonlySet<string> = new Set(['show-timeline', 'show-credits', 'export-film', 'list-versions', 'list-files', 'set-brand', 'show-brand', 'transcribe'])

function facts(answers: readonly ToolAnswer[], language: Language): string[] {
  return answers.flatMap(({ tool, result }) => {
    if (!result.ok) return []
    const { value } = result
    if (tool === 'show-timeline') return [String(value.summary)]
    if (tool === 'show-credits') return [phrases.credits[language](Number(value.available))]
    if (tool === 'set-brand' || tool === 'show-brand') return [brandText(value.brand as Brand, tool === 'set-brand', language)]
    if (tool === 'list-versions') return [versionText(value, language)]
    if (tool === 'transcribe') return [transcriptText(value.lines as readonly HeardLine[], language)]
    if (tool === 'remove-words') return [phrases.wordsCut[language]([...new Set((value.cut as string[]).map((word) => word.replace(/[.,!?…，。！？]+$/u, '')))].slice(0, 8), lengthText(language, Number(value.removedMs)))]
    if (tool !== 'export-film') return []
    const megabytes = (Number(value.sizeBytes) / 1e6).toFixed(1)
    return [phrases.exported[language](String(value.url), lengthText(language, Number(value.durationMs)), megabytes, String(value.format ?? 'mp4'))]
  })
}

interface HeardLine {
  readonly text: string
  readonly startMs: number
}

/** As many lines as a reply carries. */
const mostLines = 30

function transcriptText(lines: readonly HeardLine[], language: Language): string {
  return phrases.transcript[language](lines.slice(0, mostLines).map(({ text, startMs }) => `${clock(startMs)} ${text}`), Math.max(0, lines.length - mostLines))
}

function clock(ms: number): string {
  return `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`
}

function brandText(brand: Brand, isNew: boolean, language: Language): string {
  const said = brandParts(brand, language)
  if (said.length === 0) return isNew ? phrases.brandForgotten[language]() : phrases.whatBrand[language]()
  return isNew ? phrases.brandKept[language](listed(language, said)) : phrases.brandIs[language](listed(language, said))
}

/** A colour by its name, where it has one. */
function brandParts({ color, accent, font, logo }: Brand, language: Language): string[] {
  const isChinese = language === 'zh'
  const colour = (hex: string): string => {
    const name = Object.keys(colors).find((known) => colors[known] === hex)
    return name === undefined ? hex : isChinese ? (chineseColors[name] ?? name) : name
  }
  return [
    ...(color === undefined ? [] : [isChinese ? `标题${colour(color)}` : `titles in ${colour(color)}`]),
    ...(accent === undefined ? [] : [isChinese ? `强调色${colour(accent)}` : `accents in ${colour(accent)}`]),
    ...(font === undefined ? [] : [isChinese ? `字体 ${font}` : `font ${font}`]),
    ...(logo === undefined ? [] : [isChinese ? `logo ${logo}` : `logo ${logo}`]),
  ]
}

function versionText(value: Record<string, unknown>, language: Language): string {
  const steps = (value.steps as { actions: string[] }[]).toReversed()
  if (steps.length === 0) return phrases.nothingToUndo[language]()
  return phrases.versions[language](steps.slice(-12).map(({ actions }, index) => `${Math.max(0, steps.length - 12) + index + 1} ${[...new Set(actions)].map((name) => actionWords(name, language)).join(language === 'zh' ? '、' : ', ')}`))
}

/** All of the turn's changes as one sentence. */
function changes(answers: readonly ToolAnswer[], situation: Situation, now: Timeline): string[] {
  const { language, before } = situation
  const done = answers.filter(({ tool, result }) => result.ok && !quiet.has(tool))
  if (done.length === 0) return []
  if (done.some(({ tool }) => tool === 'generate-scene' || tool === 'arrange-uploads') && (timelineDurationMs(before) === 0 || done[0]!.tool === 'new-film' || isMadeAgain(done, before, now))) return [made(answers, now, language)]
  // That all is gone, its note says.
  if (done.every(({ tool }) => tool === 'new-film')) return []
  const told = alike(describeChange(before, now, language).map((change) => inWords(change, language)), language)
  if (told.length === 0 && answers.some(({ tool }) => tool === 'set-brand')) return []
  if (told.length === 0) return answers.every(({ result }) => result.ok) ? [phrases.alreadySo[language]()] : []
  const sentence = capital(told.slice(0, 12).join(language === 'zh' ? '；' : '; ')) + (language === 'zh' ? '。' : '.')
  return [done.every(({ tool }) => tool === 'undo') ? phrases.undone[language](sentence) : sentence]
}

/** The same change of several clips is told once: `Captions "a" and "b": colour now yellow`. */
function alike(fragments: readonly string[], language: Language): string[] {
  const groups = new Map<string, { track: string; names: string[]; change: string }>()
  const kept: (string | { key: string })[] = []
  for (const fragment of fragments) {
    const found = (language === 'zh' ? /^(视频|叠加|配乐|旁白|音效|原声|标题|字幕|文字) ([^：]+)：(.+)$/s : /^(Video|Overlay|Music|Voice|Sound effects|Title|Captions|Text) ([^:]+): (.+)$/s).exec(fragment)
    if (!found) {
      kept.push(fragment)
      continue
    }
    const [, track = '', name = '', change = ''] = found
    const key = `${track}|${change}`
    const group = groups.get(key)
    if (group) group.names.push(name)
    else {
      groups.set(key, { track, names: [name], change })
      kept.push({ key })
    }
  }
  return kept.map((item) => {
    if (typeof item === 'string') return item
    const { track, names, change } = groups.get(item.key)!
    const each = [...new Set(names)]
    const told = each.length > 6 ? (language === 'zh' ? `${each.length} 段` : `${each.length} clips`) : listed(language, each)
    return language === 'zh' ? `${track} ${told}：${change}` : `${track} ${told}: ${change}`
  })
}

/** Another film stands where the last turn's was: what is gone with it needs no telling. */
function isMadeAgain(done: readonly ToolAnswer[], before: Timeline, now: Timeline): boolean {
  const there = new Set(mainTrack(before)?.clips.map(({ id }) => id))
  return done[0]!.tool === 'restore-version' && !mainTrack(now)?.clips.some(({ id }) => there.has(id))
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A film that was not there before is told as a whole. */
function made(answers: readonly ToolAnswer[], now: Timeline, language: Language): string {
  const isChinese = language === 'zh'
  const filmMs = timelineDurationMs(now)
  const scenes = answers.filter(({ tool, result }) => tool === 'generate-scene' && result.ok).length
  const main = now.tracks.find(({ role }) => role === 'main')?.clips ?? []
  const size = `${now.width}×${now.height}`
  const words = now.tracks.filter(({ kind }) => kind === 'text').flatMap(({ clips }) => clips as readonly Clip[]).toSorted((a, b) => a.startMs - b.startMs).map(({ name }) => name)
  // A film of files is not called by the first one's name.
  const title = now.title !== '' ? now.title : scenes > 0 ? main[0]?.name : words[0]
  const film = title ? quoted(language, title) : isChinese ? '影片' : 'The film'
  const shots = main.length > 1 ? (isChinese ? `，${main.length} 个${scenes > 0 ? '镜头' : '素材'}` : ` in ${main.length} ${scenes > 0 ? 'shots' : 'pictures'}`) : ''
  const lines = [
    isChinese ? `${film}做好了：${lengthText(language, filmMs)}${shots}，${size}。` : `${film} is ready: ${lengthText(language, filmMs)}${shots}, ${size}.`,
  ]
  const music = now.tracks.find(({ role }) => role === 'bgm')?.clips[0]
  if (music) lines.push(isChinese ? `配乐：${music.name}。` : `Music: ${music.name}.`)
  const voices = now.tracks.flatMap((track) => (track.role === 'voice' ? track.clips : [])).length
  if (voices > 1) lines.push(isChinese ? `${voices} 段旁白。` : `Voice-over: ${voices} parts.`)
  const texts = words.map((name) => quoted(language, name.replace(/[.。]$/, '')))
  if (texts.length > 0) lines.push(isChinese ? `文字：${listed(language, texts.slice(0, 6))}。` : `Texts: ${listed(language, texts.slice(0, 6))}.`)
  return lines.join(isChinese ? '' : ' ')
}

/** What made the clips, where it was not the built-in film-maker, and what was to make them and didn't. */
export function makers(answers: readonly ToolAnswer[], language: Language): string[] {
  const scenes = answers.flatMap(({ tool, result }) => (tool === 'generate-scene' && result.ok ? [result.value as unknown as MadeScene] : []))
  const others = [...new Set(scenes.map(({ model }) => model))].filter((model) => model !== builtIn.name)
  const hasStills = answers.some(({ tool, result }) => tool === 'generate-scene' && result.ok && result.value.isStill === true)
  return [
    ...(others.length > 0 ? [phrases.madeBy[language](others.map((model) => withPrice(scenes.filter((scene) => scene.model === model), language)))] : []),
    ...(hasStills ? [modelPhrases.stills[language]()] : []),
    ...new Set(answers.flatMap(({ result }) => (result.ok ? stoodIn(result.value, language) : []))),
    ...adaptations(answers, language),
  ]
}

interface MadeScene {
  readonly model: string
  readonly startMs: number
  readonly endMs: number
  /** What its provider takes, in US dollars; absent where that isn't known, and where it takes nothing. */
  readonly usd?: number
  readonly isStill?: true
  readonly adapted?: Adapted
}

/** "Wan (8 s, about $3.20)": a model, with what its provider takes for what it made here, where that is known of all. */
function withPrice(scenes: readonly MadeScene[], language: Language): string {
  const { model } = scenes[0]!
  if (scenes.some(({ usd }) => usd === undefined)) return model
  const madeMs = scenes.reduce((sum, { startMs, endMs, isStill, adapted }) => sum + (isStill ? 0 : (adapted?.madeMs ?? endMs - startMs)), 0)
  const usd = scenes.reduce((sum, scene) => sum + scene.usd!, 0)
  return modelPhrases.priced[language](model, madeMs, usd)
}

/** What was done so that clips of models fit the film: said once for clips that were treated alike. */
function adaptations(answers: readonly ToolAnswer[], language: Language): string[] {
  const made = answers.flatMap(({ tool, result }) => (tool === 'generate-scene' && result.ok ? [result.value] : []))
  const told = made.flatMap(({ adapted }) => (adapted === undefined ? [] : [modelPhrases.adapted[language](adapted as Adapted)]))
  const chained = made.flatMap(({ model, pieces, areTakes }) => (pieces === undefined ? [] : [modelPhrases[areTakes ? 'takes' : 'chained'][language](String(model), Number(pieces))]))
  return [...new Set([...told, ...chained])]
}

/** Why something was refused, for people. */
function inLanguage(reason: string, language: Language): string {
  return language === 'zh' ? (refusalInChinese(reason) ?? reason) : reason
}

/** What was to make a clip and didn't, and what made it instead. */
function stoodIn({ refusals, model }: Record<string, unknown>, language: Language): string[] {
  const reasons = ((refusals as { reason: string }[] | undefined) ?? []).map(({ reason }) => inLanguage(reason, language))
  return reasons.length > 0 ? [phrases.stoodIn[language](reasons.join(language === 'zh' ? '' : ' '), model === builtIn.name ? null : String(model))] : []
}

/** How parts were chosen, and how many cuts found a beat. */
function chosen(answers: readonly ToolAnswer[], language: Language): string[] {
  return answers.flatMap(({ tool, result }) => {
    if (!result.ok) return []
    const { value } = result
    if (tool === 'keep-best') return [value.known === true ? phrases.keptBest[language](Number(value.parts), Number(value.of)) : phrases.keptBeginnings[language]()]
    return tool === 'cut-to-beat' ? [phrases.onBeat[language](Number(value.onBeat), Number(value.cuts))] : []
  })
}

function undepicted(answers: readonly ToolAnswer[], language: Language): string[] {
  const missing = answers.flatMap(({ result }) => (result.ok ? ((result.value.notDepicted as string[] | undefined) ?? []) : []))
  return missing.length > 0 ? [phrases.notDepicted[language]([...new Set(missing)])] : []
}

function held(answers: readonly ToolAnswer[], language: Language): string[] {
  const names = answers.flatMap(({ result }) => (result.ok ? ((result.value.holdsLastFrame as string[] | undefined) ?? []) : []))
  return names.length > 0 ? [phrases.holds[language]([...new Set(names)])] : []
}

/** What was done so that words fit the film. */
function fitted(answers: readonly ToolAnswer[], language: Language): string[] {
  const spoken = answers.flatMap(({ tool, result }) => (tool === 'add-voice-over' && result.ok ? [result.value as unknown as Spoken] : []))
  const hurriedBy = Math.max(1, ...spoken.map((each) => each.hurriedBy ?? 1))
  const told = spoken.flatMap(({ lastSceneLengthenedByMs: byMs, refusal, voice }) => [
    ...(refusal === undefined ? [] : [phrases.otherVoice[language](inLanguage(refusal, language), voice)]),
    ...(byMs === undefined ? [] : [phrases.lastSceneLengthened[language](lengthText(language, byMs))]),
  ])
  return [...new Set(told), ...(hurriedBy > 1 ? [phrases.spokenFaster[language](Math.round((hurriedBy - 1) * 100))] : [])]
}

interface Spoken {
  readonly voice: string
  readonly lastSceneLengthenedByMs?: number
  readonly hurriedBy?: number
  readonly refusal?: string
}

const failureWords: Readonly<Record<string, Record<Language, string>>> = {
  'generate-scene': { en: 'The scene was not made', zh: '画面没有做成' },
  'arrange-uploads': { en: 'The uploads were not arranged', zh: '素材没有排好' },
  'add-music': { en: 'The music was not added', zh: '没有加上音乐' },
  'add-text': { en: 'The text was not added', zh: '没有加上文字' },
  'add-captions': { en: 'The captions were not added', zh: '没有加上字幕' },
  'remove-words': { en: 'Nothing was cut out', zh: '没有剪掉什么' },
  transcribe: { en: 'Nothing was written down', zh: '没有听写出来' },
  'add-voice-over': { en: 'The voice-over was not added', zh: '没有加上配音' },
  'export-film': { en: 'The film was not exported', zh: '没有导出' },
}

export function failureText(failures: readonly ToolAnswer[], answers: readonly ToolAnswer[], language: Language): string[] {
  // What came after a scene that failed failed for want of it.
  const isAllLost = answers.every(({ result }) => !result.ok)
  const told = isAllLost ? failures.slice(0, 1) : failures
  const texts = told.map(({ tool, result }) => {
    const what = failureWords[tool]?.[language] ?? { en: 'That did not work', zh: '没有完成' }[language]
    const { reason, name } = readOffer(result.ok ? '' : result.reason)
    const offer = name === undefined ? '' : modelPhrases.offered[language](name)
    return language === 'zh' ? `${what}：${inLanguage(reason, language)}${offer}` : `${what}: ${reason}${offer && ` ${offer}`}`
  })
  return [...new Set(texts)]
}
