/** A film of a script: its scenes, with its words to be read over them. */
import { maxGeneratedMs } from '../../../actions/generate-scene.ts'
import { longestShotMs } from '../../../models/video/pieces.ts'
import type { Outcome } from '../outcome.ts'
import type { Request } from '../request.ts'
import type { ToolCall } from '../situation.ts'
import type { Slots } from './film-slots.ts'
import { canvasCalls } from './plan-film.ts'
import { readingMs } from './read-brief.ts'
import { type Script, type ScriptScene, sentencesOf } from './read-script.ts'
import { fitShots } from './storyboard.ts'

/** A scene without words, and the least of one with words. */
const usualSceneMs = 4000
const leastSceneMs = 1500
const titleMs = 3000
/** What a prompt of a scene may hold. */
const mostPromptLength = 2000

/** @param name - What the script is called, for people. */
export function planScript(request: Request, { title, scenes: written }: Script, slots: Slots, name: string): Outcome {
  const model = request.situation.model
  const asked = slots.durationMs
  const scenes = asked === undefined ? written : fewer(written, Math.max(1, Math.floor(asked / leastSceneMs)))
  const needs = scenes.map(neededMs)
  const durationMs = asked ?? needs.reduce((sum, ms) => sum + ms, 0)
  if (scenes.length === 0) return request.say('emptyScript', name)
  if (durationMs < 1000 || durationMs > maxGeneratedMs) {
    const said = request.say('lengthOutOfRange', request.length(durationMs), request.length(maxGeneratedMs))
    return durationMs > maxGeneratedMs ? { ...said, isRefusal: true } : said
  }
  const lengths = fitShots(needs, durationMs, Math.min(maxGeneratedMs, model ? longestShotMs(model) : maxGeneratedMs))
  const calls: ToolCall[] = [...canvasCalls(slots)]
  const texts: ToolCall[] = []
  let startMs = request.filmMs
  scenes.forEach((scene, index) => {
    calls.push({
      tool: 'generate-scene',
      input: {
        prompt: promptOf(scene),
        durationMs: lengths[index]!,
        ...(model && { model: model.name }),
        ...(slots.seed === undefined ? {} : { seed: slots.seed + index }),
        ...(startMs > 0 ? { transition: 'crossfade' } : {}),
        id: request.newId(),
      },
    })
    texts.push(...captionCalls(scene, startMs, lengths[index]!, request))
    startMs += lengths[index]!
  })
  const shownTitle = slots.title ?? title
  if (shownTitle) texts.unshift({ tool: 'add-text', input: { text: shownTitle, role: 'title', startMs: request.filmMs, durationMs: Math.min(titleMs, lengths[0]!), id: request.newId() } })
  const hasMusic = request.sounds('bgm').length > 0
  if (slots.music?.kind !== 'none' && !hasMusic) {
    const words = slots.music?.kind === 'described' ? slots.music.words : ''
    calls.push({ tool: 'add-music', input: { scene: joined(scenes.map(promptOf)).slice(0, mostPromptLength), ...(words !== '' && { words }), id: request.newId() } })
  }
  const isTight = needs.reduce((sum, ms) => sum + ms, 0) > durationMs
  const note = [request.phrase('scriptFilm', name, scenes.length), ...(isTight ? [request.phrase('scriptTight', request.length(needs.reduce((sum, ms) => sum + ms, 0)))] : [])]
  return { calls: [...calls, ...texts], note: note.join(request.word(' ', '')) }
}

function promptOf({ pictures, lines }: ScriptScene): string {
  return (pictures.length > 0 ? joined(pictures) : lines.join(' ')).slice(0, mostPromptLength)
}

/** One after the other, with one mark between two, of the language that they are in. */
function joined(parts: readonly string[]): string {
  const bare = parts.map((part) => part.replace(/[.。]$/, ''))
  return bare.join(/\p{Script=Han}/u.test(parts.join('')) ? '。' : '. ')
}

/** Time to read all of a scene's words, in whole tenths of a second. */
function neededMs({ lines }: ScriptScene): number {
  const reading = lines.flatMap(sentencesOf).reduce((sum, sentence) => sum + readingMs(sentence), 0)
  return Math.ceil((lines.length === 0 ? usualSceneMs : Math.max(leastSceneMs, reading)) / 100) * 100
}

/** As many scenes as there is time for: neighbours become one, all their words stay. */
function fewer(scenes: readonly ScriptScene[], most: number): readonly ScriptScene[] {
  if (scenes.length <= most) return scenes
  return Array.from({ length: most }, (_, index) => {
    const group = scenes.slice(Math.floor((index * scenes.length) / most), Math.floor(((index + 1) * scenes.length) / most))
    return { pictures: group.flatMap(({ pictures }) => pictures), lines: group.flatMap(({ lines }) => lines) }
  })
}

/** A scene's sentences, one after the other, each for its share of the time. */
function captionCalls({ lines }: ScriptScene, startMs: number, durationMs: number, request: Request): ToolCall[] {
  const sentences = lines.flatMap(sentencesOf)
  const all = sentences.reduce((sum, sentence) => sum + readingMs(sentence), 0)
  let readMs = 0
  return sentences.map((text) => {
    const fromMs = Math.round((readMs / all) * durationMs)
    readMs += readingMs(text)
    const toMs = Math.round((readMs / all) * durationMs)
    return { tool: 'add-text', input: { text, role: 'caption', startMs: startMs + fromMs, durationMs: toMs - fromMs, id: request.newId() } }
  })
}
