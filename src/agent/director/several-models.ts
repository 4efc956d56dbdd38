/** "Scene 1 with Veo and scene 2 with Wan", “大海用Veo，森林用万相”: scenes of one request that are made by different models. Pure. */
import { builtIn } from '../../models/video/video-models.ts'
import { mainTrack, timelineDurationMs } from '../../timeline/model.ts'
import { type Slots, readSlots } from './film/film-slots.ts'
import { canvasCalls } from './film/plan-film.ts'
import { type NamedModel, takeModel } from './named-model.ts'
import type { Plan } from './plan.ts'
import { parseNumber } from './reading/numbers.ts'
import { fold, isChinese } from './reading/normalize.ts'
import { modelPhrases } from './replies/model-phrases.ts'
import { afterCall } from './simulate.ts'
import type { Situation, ToolCall } from './situation.ts'
import { makerNotes, withMaker } from './who-makes.ts'

/** What is said of one scene. */
interface Part {
  /** Its number in the film, from 1, where it is told. */
  readonly number?: number
  /** What is to be seen; empty where only who is to make it is said. */
  readonly subject: string
  readonly naming: NamedModel
}

interface Read {
  readonly parts: readonly Part[]
  /** What is said before them: "a 10-second film". */
  readonly head: string
  /** What holds for all of them: "no music". */
  readonly settings: string
  /** They are added to the film that is there. */
  readonly areAdded: boolean
}

type PlanWords = (text: string, situation: Situation) => Plan

/** @returns Undefined for a message of which all is made by one. */
export function planBySeveral(message: string, situation: Situation, plan: PlanWords): Plan | undefined {
  const read = situation.models.length > 0 && situation.pasted === undefined ? readParts(message, situation) : undefined
  if (!read) return undefined
  const { parts, head } = read
  if (parts.some(({ subject }) => subject !== '')) return (head === '' ? madeAgain(parts, situation) : undefined) ?? madeAnew(read, situation, plan)
  const listed = listedIn(head)
  if (listed.length === parts.length) {
    const scenes = parts.map((part, index) => ({ ...part, subject: listed[(part.number ?? index + 1) - 1] ?? '' }))
    return madeAnew({ ...read, parts: scenes, head: head.slice(0, head.search(/[:：]/)) }, situation, plan)
  }
  const film = head === '' ? undefined : plan(head, situation)
  return film?.calls.some(isScene) ? sharedOut(film, parts, situation) : madeAgain(parts, situation)
}

/**
 * "Scene 1: the sea, with Veo" on a line of its own, and so on: a script, whose scenes are told apart by who makes them.
 *
 * @param plan - What comes of the message without the words that name models.
 * @returns Undefined for a message of another kind.
 */
export function planScriptBySeveral(message: string, situation: Situation, plan: (message: string) => Plan): Plan | undefined {
  if (situation.models.length === 0 || !message.includes('\n')) return undefined
  const parts: Part[] = []
  const lines = message.split('\n').map((line) => {
    const isHead = begins.test(fold(line))
    const naming = takeModel(line, situation.models)
    const isNamed = nameIn(naming) !== undefined && (isHead || naming.text === '')
    if (isHead) parts.push({ number: parts.length + 1, subject: '', naming: isNamed ? naming : { text: '' } })
    else if (isNamed && parts.length > 0) parts.push({ ...parts.pop()!, naming })
    return isNamed && parts.length > 0 ? naming.text : line
  })
  const named = parts.filter(({ naming }) => nameIn(naming) !== undefined)
  if (parts.length < 2 || named.length === 0) return undefined
  const film = plan(lines.join('\n'))
  return film.calls.filter(isScene).length === parts.length ? sharedOut(film, named, situation) : undefined
}

const ordinal = '(?<first>first)|(?<second>second)|(?<third>third)|(?<fourth>fourth)|(?<fifth>fifth)|(?<sixth>sixth)'
const noun = '(?:scenes?|shots?|clips?|parts?)'
const count = String.raw`\d{1,2}|one|two|three|four|five|six`
const hanCount = String.raw`[一二两三四五六七八九十]|\d{1,2}`
const marker = new RegExp(
  String.raw`(?:\bthe\s+(?=(?:first|second|third|fourth|fifth|sixth)\b)|\b(?=(?:first|second|third|fourth|fifth|sixth)\s+${noun}\b))(?:${ordinal})\b(?:\s+(?:${noun}|one))?\b|\b${noun}\s*(?:no\.?\s*|#\s*)?(?<number>${count})\b|第\s*(?<nth>${hanCount})\s*(?:个|段|幕|条|场)?(?:镜头|场景|画面|片段|视频)?|(?:场景|镜头|画面|片段)\s*(?<han>${hanCount})(?!\s*[个段秒])`,
  'iu',
)
const begins = new RegExp(String.raw`^\s*(?:and\s+|then\s+)*(?:${marker.source})`, 'iu')
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'] as const
const separator = new RegExp(String.raw`\s*(?:(?:[,，、;；。\n!！]|\.(?=\s|$)|[:：](?=\s*(?:${marker.source.replace(/\?<\w+>/g, '?:')})))+\s*(?:(?:and|then|also|finally)\b\s*|然后|再|接着|最后)*|\b(?:and\s+then|and|then|followed\s+by)\b\s*|然后|接着|(?:和|而)(?=\s*(?:第|场景|镜头|用)))`, 'giu')

const adds = /^\W*(?:please |can you |could you |now |then )*(?:add|append|insert)\b|^(?:请|帮我|麻烦|再|另外|接着)*(?:加|添加|追加|补)(?!油|速|快)/i

/** What is said of no scene. */
const noScene = /^\W*(?:if|when|unless|otherwise|or|but|instead|for the rest|whichever|not|don't)\b|^(?:如果|要是|否则|不行|不然|或者|其他|其余)/i

function readParts(message: string, { models, before }: Situation): Read | undefined {
  const pieces = piecesOf(message)
  const all = [...pieces]
  while (all.length > 1 && isSetting(all.at(-1)!)) all.pop()
  const settings = pieces.slice(all.length).join(', ')
  const marked = all.filter((text) => begins.test(fold(text))).length
  const groups: string[][] = []
  for (const text of all) {
    const last = groups.at(-1)
    const isNext = marked > 1 ? begins.test(fold(text)) : last === undefined || isNamed(last.join(', '), models)
    if (isNext || !last) groups.push([text])
    else last.push(text)
  }
  const texts = groups.map((group) => group.join(isChinese(message) ? '，' : ', '))
  const hasHead = marked > 1 && texts.length > 0 && !begins.test(fold(texts[0]!))
  const parts = texts.slice(hasHead ? 1 : 0).map((text) => partOf(text, models))
  if (parts.some((part) => part === undefined)) return undefined
  const read = { parts: parts as Part[], head: hasHead ? texts[0]! : '', settings, areAdded: adds.test(message) && timelineDurationMs(before) > 0 }
  if (hasHead && isNamed(read.head, models)) return undefined
  return isOurs(read.parts, mainTrack(before)?.clips.length ?? 0) ? read : undefined
}

/** Whether several of them are told apart by who makes them; of a film that is there one alone may be. */
function isOurs(parts: readonly Part[], clips: number): boolean {
  const named = parts.filter(({ naming }) => nameIn(naming) !== undefined)
  const isAgain = parts.every(({ subject, number }) => subject === '' && number !== undefined && number <= clips)
  if (named.length === parts.length && isAgain) return true
  // "Scene 1 shorter and scene 2 with Wan": what is said of a scene that is there may be something to do with it.
  const isMade = ({ number }: Part): boolean => named.some((each) => each.number === number)
  if (clips > 0 && !parts.every((part) => named.includes(part) || isMade(part))) return false
  const names = new Set(named.map(({ naming }) => nameIn(naming)))
  const areNumbered = parts.every(({ number }) => number !== undefined)
  return parts.length > 1 && (areNumbered ? names.size > 0 : names.size > 1 && named.length === parts.length && parts.every(({ subject }) => subject !== ''))
}

function partOf(text: string, models: Situation['models']): Part | undefined {
  if (noScene.test(text)) return undefined
  const plain = namingOf(text, models)
  const naming = nameIn(plain) === undefined ? takeModel(`use ${text}`, models) : plain
  const words = nameIn(naming) === undefined ? text : naming.text
  // Two in one: they are not told apart.
  if (nameIn(takeModel(words, models)) !== undefined) return undefined
  const found = marker.exec(fold(words))
  const number = found && numberIn(found.groups!)
  const rest = found ? `${words.slice(0, found.index)} ${words.slice(found.index + found[0].length)}` : words
  const subject = subjectIn(rest)
  if (noScene.test(subject)) return undefined
  return { ...(number !== null && number !== undefined && { number }), subject, naming }
}

/** "Veo for the sea", "use Veo for scene 1": who comes before what. */
function namingOf(text: string, models: Situation['models']): NamedModel {
  const naming = takeModel(text, models)
  const [, name, rest] = /^(?:(?:please|use|have|let|get|take|with)\s+)*(.{2,40}?)\s+(?:for|do|does|makes?)\s+(\S.*)$/i.exec(text) ?? []
  if (nameIn(naming) !== undefined || name === undefined) return naming
  const turned = takeModel(`${rest}, with ${name}`, models)
  return nameIn(turned) !== undefined && turned.text === rest ? turned : naming
}

/** "Two scenes: the sea, a forest". @param head - Its parts with commas between them. */
function listedIn(head: string): string[] {
  const list = /(?:scenes|shots|clips|parts|镜头|场景|画面|片段)\s*[:：]\s*(.+)$/i.exec(head)?.[1]
  return list?.split(/\s*[,，]\s*/) ?? []
}

function numberIn(groups: Record<string, string | undefined>): number | undefined {
  const nth = ordinals.findIndex((word) => groups[word] !== undefined)
  if (nth >= 0) return nth + 1
  return parseNumber(groups.number ?? groups.nth ?? groups.han ?? '')
}

/** The words without those that only say that it is to be made. */
function subjectIn(words: string): string {
  const lead = /^(?:[\s,，、:：;；.。!！-]|(?:two|three|four|five|six|\d|several) (?:scenes|shots|clips|videos|films)\b(?:\s+of\b)?|[两二三四五六\d]+[个段条](?:(?:镜头|场景|画面|片段|视频)|(?=[:：,，]))|(?:please|can you|could you|add|append|insert|make|create|generate|render|do|redo|remake|regenerate|have|let|get|use|for|is|are|shows?|showing|should(?: be| show)?|be|again|first|then|and|now|to|by)\b|请|再|另外|添加|追加|加(?!油|速|快)|重新|重做|生成|制作|做(?!饭|菜)|拍摄?(?!照|手)|画(?!画|家)|来|是|为|显示|展示|的|由|给|一下|把|将|让|用)+/iu
  const tail = /(?:[\s,，、:：;；.。!！-]|\b(?:made|done|again|please|instead|for|to|is|be|by|as|it|and)|重做|重新生成|重新做|再来一次|生成|制作|拍|来|做|吧|一下|的|由)+$/iu
  return words.trim().replace(lead, '').replace(tail, '').trim()
}

/** What is quoted stays whole. */
function piecesOf(message: string): string[] {
  const blank = (text: string): string => '\u0001'.repeat(text.length)
  const folded = fold(message).replace(/"[^"\n]*"|“[^”\n]*”|「[^」\n]*」|『[^』\n]*』|《[^》\n]*》/g, blank)
  const pieces: string[] = []
  let from = 0
  for (const { index, 0: { length } } of folded.matchAll(separator)) {
    pieces.push(message.slice(from, index))
    from = index + length
  }
  return [...pieces, message.slice(from)].map((text) => text.trim()).filter((text) => text !== '')
}

/** "No music", "8 seconds each", 竖屏: of no scene alone. */
function isSetting(text: string): boolean {
  return readSlots(text).rest.replace(/\b(?:each|every|per|in|a|all|scenes?|shots?|clips?|long|with)\b|每个?|各|段|镜头|场景|都/gi, '').replace(/[\s,，.。]/g, '') === ''
}

function isNamed(text: string, models: Situation['models']): boolean {
  return nameIn(namingOf(text, models)) !== undefined
}

function nameIn({ model, isBuiltIn, missing }: NamedModel): string | undefined {
  return missing ?? model?.name ?? (isBuiltIn ? builtIn.name : undefined)
}

function isScene({ tool }: ToolCall): boolean {
  return tool === 'generate-scene'
}

/** Each scene planned as a request of its own, on what those before it leave; what belongs to the film comes once, behind them. */
function madeAnew({ parts, head, settings, areAdded }: Read, situation: Situation, plan: PlanWords): Plan | undefined {
  const scenes = parts.filter(({ subject }) => subject !== '')
  const toldElsewhere = (number: number | undefined): NamedModel | undefined => parts.find((part) => part.subject === '' && part.number === number && number !== undefined)?.naming
  const film = readSlots([head, settings].filter((words) => words !== '').join(', '))
  const plans: Plan[] = []
  let { before } = situation
  for (const [index, { subject, naming, number }] of scenes.entries()) {
    const name = nameIn(naming) ?? nameIn(toldElsewhere(number) ?? naming)
    const now = { ...situation, before, idSeed: `${situation.idSeed}-s${index + 1}` }
    const planned = wordings(subject, areAdded)
      .map((words) => plan(`${words}${name === undefined ? '' : isChinese(subject) ? `，用${name}` : `, with ${name}`}`, now))
      .find(({ calls }) => calls.some(isScene))
    if (!planned) return undefined
    const calls = planned.calls.map((call) => (isScene(call) ? lasting(call, film, scenes.length, subject) : call))
    plans.push({ ...planned, calls })
    before = calls.reduce((at, call) => afterCall(at, call, situation), before)
  }
  const calls = plans.flatMap((each) => each.calls)
  const others = calls.filter((call) => !isScene(call) && !(film.music?.kind === 'none' && call.tool === 'add-music'))
  return {
    calls: [...canvasCalls(film), ...calls.filter(isScene), ...others],
    notes: [...new Set(plans.flatMap(({ notes }) => notes))],
    said: plans.flatMap(({ said }) => said),
  }
}

/** What a scene may be asked for with. */
function wordings(subject: string, isAdded: boolean): string[] {
  if (!isAdded) return [subject, isChinese(subject) ? `生成一段${subject}的视频` : `a clip of ${subject}`]
  const shown = subject.replace(/^(?:(?:an?|another|one|the)\s+)?(?:new\s+)?(?:scene|shot|clip)s?\s+(?:of|showing|with)\s+/i, '')
  return [isChinese(shown) ? `再加一段${shown}的画面` : `add a scene of ${shown}`]
}

/** A length of the whole is shared by its scenes; one that is told of each is that of each. */
function lasting(call: ToolCall, { durationMs, rest }: Slots, scenes: number, subject: string): ToolCall {
  if (durationMs === undefined || readSlots(subject).durationMs !== undefined) return call
  const each = /\b(?:each|every|per)\b|[每各]/i.test(rest) ? durationMs : Math.round(durationMs / scenes / 100) * 100
  return { ...call, input: { ...call.input, durationMs: Math.max(1000, each) } }
}

/** The scenes of a film that is asked for, each by whom it is to be made by. */
function sharedOut(film: Plan, parts: readonly Part[], situation: Situation): Plan | undefined {
  const scenes = film.calls.filter(isScene)
  if (parts.some(({ number = 0 }) => number < 1 || number > scenes.length)) return undefined
  const calls = film.calls.map((call) => {
    const part = parts.find(({ number }) => number === scenes.indexOf(call) + 1)
    return part && isScene(call) ? by(call, part, situation) : call
  })
  return { ...film, calls, notes: [...film.notes, ...notesOf(parts, situation)] }
}

/** Scenes that are there, made again: from the same words, or from others. */
function madeAgain(parts: readonly Part[], situation: Situation): Plan | undefined {
  const clips = mainTrack(situation.before)?.clips ?? []
  const gone = parts.find(({ subject, naming }) => subject === '' && naming.missing !== undefined && !naming.model)
  // Made again by something else than was asked for, a scene would be no better.
  if (gone) return { calls: [], notes: [], said: [{ text: modelPhrases.notHere[situation.language](gone.naming.missing!, situation.models.map(({ name }) => name)), about: gone.naming.text }] }
  const calls = parts.map((part) => {
    const clip = clips[(part.number ?? 0) - 1]
    const prompt = part.subject === '' ? clip?.prompt : part.subject
    return clip && prompt ? by({ tool: 'generate-scene', input: { prompt, replaces: clip.id, durationMs: Math.max(1000, clip.durationMs) } }, part, situation) : undefined
  })
  if (calls.some((call) => call === undefined)) return undefined
  return { calls: calls as ToolCall[], notes: notesOf(parts, situation), said: [] }
}

function by(call: ToolCall, { naming }: Part, situation: Situation): ToolCall {
  const { model } = withMaker(naming, situation)
  const { model: _usual, ...input } = call.input
  return { ...call, input: { ...input, ...(model && { model: model.name }) } }
}

function notesOf(parts: readonly Part[], situation: Situation): string[] {
  return [...new Set(parts.flatMap(({ naming }) => makerNotes(naming, withMaker(naming, situation))))]
}
