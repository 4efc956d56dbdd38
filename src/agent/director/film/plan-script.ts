/** A film of a script: its scenes, its lines spoken over them, and its words to be read. */
import { maxGeneratedMs } from '../../../actions/generate-scene.ts'
import { estimateVoiceMs, leastVoiceMs } from '../../../actions/sound/add-voice-over.ts'
import { longestShotMs } from '../../../models/video/pieces.ts'
import type { Outcome } from '../outcome.ts'
import type { Request } from '../request.ts'
import type { ToolCall } from '../situation.ts'
import type { Slots } from './film-slots.ts'
import { canvasCalls } from './plan-film.ts'
import { readingMs } from './read-brief.ts'
import { type Script, type ScriptScene, sentencesOf } from './read-script.ts'
import { fitShots } from './storyboard.ts'

/** A scene without words, where nobody said how long the film is to be. */
const usualSceneMs = 4000
const leastSceneMs = 1500
const titleMs = 3000
/** A picture is seen before something is said of it, and a breath is taken before the next one. */
const leadMs = 300
const breathMs = 200
/** How much longer than estimated a voice may turn out. */
const unsure = 1.1
/** What a prompt of a scene may hold. */
const mostPromptLength = 2000

/** A scene with its place in the film: behind what is there already. */
interface Placed {
  readonly scene: ScriptScene
  readonly startMs: number
  readonly durationMs: number
}

/** @param name - What the script is called, for people. */
export function planScript(request: Request, { title, scenes: written }: Script, slots: Slots, name: string): Outcome {
  const { situation: { model }, timeline: { language } } = request
  const asked = slots.durationMs
  const scenes = asked === undefined ? written : fewer(written, Math.max(1, Math.floor(asked / leastSceneMs)))
  if (scenes.length === 0) return request.say('emptyScript', name)
  const wantsVoice = !slots.isVoiceless && scenes.some((scene) => spokenIn(scene) !== '')
  const needs = scenes.map((scene) => tenths(Math.max(scene.lines.length === 0 && asked === undefined ? usualSceneMs : readMs(scene), wantsVoice ? voicedMs(scene, language) : 0)))
  const neededMs = needs.reduce((sum, ms) => sum + ms, 0)
  const durationMs = asked ?? neededMs
  if (durationMs < 1000 || durationMs > maxGeneratedMs) {
    const said = request.say('lengthOutOfRange', request.length(durationMs), request.length(maxGeneratedMs))
    return durationMs > maxGeneratedMs ? { ...said, isRefusal: true } : said
  }
  // Where there is too little time for all, each gets its share of it.
  const share = Math.min(1, durationMs / neededMs)
  const lengths = fitShots(needs.map((ms) => Math.floor((ms * share) / 100) * 100), durationMs, Math.min(maxGeneratedMs, model ? longestShotMs(model) : maxGeneratedMs))
  let startMs = request.filmMs
  const placed = scenes.map((scene, index): Placed => {
    startMs += lengths[index]!
    return { scene, startMs: startMs - lengths[index]!, durationMs: lengths[index]! }
  })
  const isVoiced = wantsVoice && placed.every(({ scene, durationMs: ms }) => isSayable(scene, ms, language))
  const shownTitle = slots.title ?? title
  const calls = [
    ...canvasCalls(slots),
    ...placed.map((each, index) => sceneCall(each, slots.seed === undefined ? undefined : slots.seed + index, request)),
    ...musicCalls(scenes, slots, request),
    ...(shownTitle ? [{ tool: 'add-text', input: { text: shownTitle, role: 'title', startMs: request.filmMs, durationMs: Math.min(titleMs, lengths[0]!), id: request.newId() } }] : []),
    ...placed.flatMap((each) => textCalls(each, request)),
    ...(isVoiced ? placed.flatMap((each) => voiceCalls(each, slots.narrates ?? '', request)) : []),
  ]
  const notes = [
    request.phrase('scriptFilm', name, scenes.length),
    ...(neededMs > durationMs ? [request.phrase('scriptTight', request.length(neededMs), wantsVoice && !isVoiced)] : []),
  ]
  return { calls, note: notes.join(request.word(' ', '')) }
}

function sceneCall({ scene, startMs, durationMs }: Placed, seed: number | undefined, request: Request): ToolCall {
  const { model } = request.situation
  return {
    tool: 'generate-scene',
    input: {
      prompt: promptOf(scene),
      durationMs,
      ...(model && { model: model.name }),
      ...(seed !== undefined && { seed }),
      ...(startMs > 0 ? { transition: 'crossfade' } : {}),
      id: request.newId(),
    },
  }
}

function musicCalls(scenes: readonly ScriptScene[], { music }: Slots, request: Request): ToolCall[] {
  if (music?.kind === 'none' || request.sounds('bgm').length > 0) return []
  const words = music?.kind === 'described' ? music.words : ''
  return [{ tool: 'add-music', input: { scene: joined(scenes.map(promptOf)).slice(0, mostPromptLength), ...(words !== '' && { words }), id: request.newId() } }]
}

function promptOf({ pictures, lines }: ScriptScene): string {
  return (pictures.length > 0 ? joined(pictures) : lines.map(({ words }) => words).join(' ')).slice(0, mostPromptLength)
}

/** One after the other, with one mark between two, of the language that they are in. */
function joined(parts: readonly string[]): string {
  const bare = parts.map((part) => part.replace(/[.。]$/, ''))
  return bare.join(/\p{Script=Han}/u.test(parts.join('')) ? '。' : '. ')
}

function spokenIn({ lines }: ScriptScene): string {
  return lines.flatMap(({ words, isSpoken }) => (isSpoken ? [words] : [])).join(' ')
}

/** Time to read all of a scene's words, one after the other. */
function readMs({ lines }: ScriptScene): number {
  const reading = lines.flatMap(({ words }) => sentencesOf(words)).reduce((sum, sentence) => sum + readingMs(sentence), 0)
  return Math.max(leastSceneMs, reading)
}

/** Time to say a scene's words at the usual pace, whatever voice it is. */
function voicedMs(scene: ScriptScene, language: string): number {
  const text = spokenIn(scene)
  return text === '' ? 0 : estimateVoiceMs(text, language) * unsure + leadMs + breathMs
}

/** Whether a scene's words can be said in its time, in a hurry if need be. */
function isSayable(scene: ScriptScene, durationMs: number, language: string): boolean {
  const text = spokenIn(scene)
  return text === '' || leastVoiceMs(text, language) * unsure <= durationMs - leadMs
}

function tenths(ms: number): number {
  return Math.ceil(ms / 100) * 100
}

/** As many scenes as there is time for: neighbours become one, all their words stay. */
function fewer(scenes: readonly ScriptScene[], most: number): readonly ScriptScene[] {
  if (scenes.length <= most) return scenes
  return Array.from({ length: most }, (_, index) => {
    const group = scenes.slice(Math.floor((index * scenes.length) / most), Math.floor(((index + 1) * scenes.length) / most))
    return { pictures: group.flatMap(({ pictures }) => pictures), lines: group.flatMap(({ lines }) => lines) }
  })
}

/** A scene's sentences, those of one kind one after the other, each for its share of the time. */
function textCalls({ scene: { lines }, startMs, durationMs }: Placed, request: Request): ToolCall[] {
  return [true, false].flatMap((isSpoken) => {
    // What is only read keeps out of the way of what is said.
    const look = isSpoken ? { role: 'caption' } : { role: 'text', style: { position: 'top-left' } }
    const sentences = lines.filter((line) => line.isSpoken === isSpoken).flatMap(({ words }) => sentencesOf(words))
    const all = sentences.reduce((sum, sentence) => sum + readingMs(sentence), 0)
    let doneMs = 0
    return sentences.map((text): ToolCall => {
      const fromMs = Math.round((doneMs / all) * durationMs)
      doneMs += readingMs(text)
      const toMs = Math.round((doneMs / all) * durationMs)
      return { tool: 'add-text', input: { text, ...look, startMs: startMs + fromMs, durationMs: toMs - fromMs, id: request.newId() } }
    })
  })
}

/** What is said in a scene; its captions take the place of those that are there in case it can't be spoken. */
function voiceCalls({ scene, startMs, durationMs }: Placed, voice: string, request: Request): ToolCall[] {
  const text = spokenIn(scene)
  if (text === '') return []
  const input = { text, ...(voice !== '' && { voice }), startMs: startMs + leadMs, endMs: startMs + durationMs, captions: true, id: request.newId() }
  return [{ tool: 'add-voice-over', input }]
}
