/** Scenes that stand in for others, or are made again under another sky. */
import type { SessionAsset } from '../../../actions/action.ts'
import { describes, skyOf } from '../film/seen.ts'
import type { Outcome } from '../outcome.ts'
import { readLeftovers } from '../reading/references.ts'
import type { Request } from '../request.ts'
import { clipTargets, isSaid } from '../targets.ts'

/** Which model makes it, where one is named. */
export function madeBy({ situation: { model } }: Request): { model?: string } {
  return model ? { model: model.name } : {}
}

/** "Replace the forest with a snowy mountain", "make clip 2 a city at night". */
export function replaceScene(request: Request): Outcome | undefined {
  const { clause, main } = request
  if (clause.has('(TITLE|TEXT|CAPTION|MUSIC|LOGO|TRANSITION|SOUND|VOICE|QUESTION|QUOTE)')) return undefined
  const parts = exchanged(clause.text)
  if (!parts || isOnlySky(parts.words) || main.length === 0 || !clause.has('(REPLACE|CHANGE|SWAP|MOVE)')) return undefined
  const clips = clipTargets(new Scoped(request, parts.was).request, { fallback: 'none' })
  const others = clause.has('SWAP') ? clipTargets(new Scoped(request, parts.words).request, { fallback: 'none' }) : []
  // Two pictures of the film trade places.
  if (!isSaid(others) && others.length === 1 && !isSaid(clips) && clips.length === 1) return undefined
  if (isSaid(clips)) return clause.has('(REPLACE|SWAP)') ? clips : undefined
  const focused = main.filter(({ id }) => request.topic.focus.includes(id))
  const chosen = clips.length > 0 ? clips : /^(?:it|this|that|它|这个|这段)$/i.test(parts.was.trim()) ? focused : []
  if (chosen.length !== 1) return undefined
  const file = request.namedFiles().findLast(({ name, kind }) => kind !== 'audio' && parts.words.toLowerCase().includes(name.toLowerCase()))
  const shown = file ?? fileCalled(request, parts.words)
  if (shown) return request.call('replace-clip', { clip: chosen[0]!.id, asset: shown.id })
  if (!clause.has('REPLACE') && !describes(parts.words) && !hasContent(request, parts.words)) return undefined
  const prompt = parts.words.replace(/^(?:a |an |the )?(?:scene|clip|shot|video|picture|footage) of /i, '').trim()
  return request.call('generate-scene', { prompt, replaces: chosen[0]!.id, durationMs: Math.max(1000, chosen[0]!.durationMs), ...madeBy(request) })
}

/** An upload by what its file is called, without how it ends: "the garden one". */
function fileCalled({ situation }: Request, words: string): SessionAsset | undefined {
  const name = words.toLowerCase().replace(/^(?:the|my|that)\s+|\s+(?:one|photo|picture|image|pic|clip|video|shot)$|(?:那|这)?[张段个]?(?:照片|图片|图|视频)?$/g, '').trim()
  return situation.assets.findLast((asset) => asset.origin === 'uploaded' && asset.kind !== 'audio' && asset.name.toLowerCase().replace(/\.\w+$/, '') === name)
}

/** Whether words say what could be seen: one of them is none that the lexicon knows. */
function hasContent({ clause }: Request, words: string): boolean {
  const from = clause.source.indexOf(words, clause.tokens[0]?.start ?? 0)
  return readLeftovers(clause.filter(({ start, end }) => start >= from && end <= from + words.length)).length > 0
}

export function exchanged(text: string): { was: string; words: string } | undefined {
  const english = /\b(?:replace|swap|substitute|exchange)\b\s+(.+?)\s+\b(?:with|for|by)\b\s+(.+)$/i.exec(text) ?? /\b(?:change|turn|make|switch)\b\s+(.+?)\s+\b(?:into|to)\b\s+(.+)$/i.exec(text)
  const instead = /\binstead of\s+(.+?)[,]?\s+\b(?:show|use|put|have)\b\s+(.+)$/i.exec(text)
  const rather = /\b(?:use|show|put|take|have|want)\b\s+(.+?)\s+\b(?:instead of|rather than|in place of)\b\s+(.+)$/i.exec(text)
  if (rather) return { was: rather[2]!.replace(/[.!]+$/, '').trim(), words: rather[1]!.trim() }
  const chinese = /(?:把|将|將|用)?(.+?)(?:替换成|替换为|换成|改成|变成|换做|替換成|換成|改为|变为)(.+)$/.exec(text)
  const found = english ?? instead ?? chinese
  if (!found) return undefined
  return { was: found[1]!, words: found[2]!.replace(/[.。!！]+$/, '').trim() }
}

/** "A new opening": the first or the last scene, as soon as it is said what it should show. */
export function replaceEdge(request: Request): Outcome | undefined {
  const { clause, main } = request
  if (main.length === 0 || clause.has('(TITLE|TEXT|CAPTION|MUSIC|LOGO|TRANSITION|SOUND|VOICE|QUESTION|QUOTE|DUR|TIME|FADE|DEGREE|COLOR)')) return undefined
  const edge = clause.find('(CHANGE|REPLACE|OTHER)+ (the|a|an|new|different|OTHER|MEASURE)* (BEGIN|END)')
  if (edge?.start !== 0) return undefined
  const clip = clause.slice(edge.start, edge.end).has('END') ? main.at(-1)! : main[0]!
  const prompt = clause.textOf({ start: edge.end, end: clause.tokens.length }).replace(/^[\s:：,，]*(?:(?:to|into|with|of|for)\b|改?[成为]|换成)?\s*/i, '').trim()
  if (prompt === '') return request.askOf([clip], 'scene', 'sceneInstead', request.label(clip))
  return describes(prompt) || /[:：]/.test(clause.text) ? request.call('generate-scene', { prompt, replaces: clip.id, durationMs: Math.max(1000, clip.durationMs), ...madeBy(request) }) : undefined
}

/** A request that has only some of the words. */
class Scoped {
  readonly request: Request

  constructor(request: Request, words: string) {
    const { clause } = request
    const at = clause.text.indexOf(words)
    const from = clause.tokens[0]!.start + at
    const part = clause.filter(({ start, end }) => start >= from && end <= from + words.length)
    this.request = request.with(part)
  }
}

/** "Make clip 2 at night", "let it snow in the forest": the same scene under another sky. */
export function changeScene(request: Request): Outcome | undefined {
  const { clause, main } = request
  if (!clause.has('(CHANGE|GEN|MOVE)') || clause.has('(TITLE|TEXT|CAPTION|MUSIC|LOGO|TRANSITION|SOUND|VOICE|QUESTION|QUOTE|DEGREE|LOOK|RATIO|DUR|FACTOR|EFFECT|ADD|REMOVE|LAST ONE|BEFORE|AFTER)')) return undefined
  const sky = skyOf(clause.text)
  if (sky === undefined) return undefined
  const clips = clipTargets(request, { fallback: 'none' })
  if (isSaid(clips)) return undefined
  const focused = main.filter(({ id }) => request.topic.focus.includes(id))
  const chosen = clips.length > 0 ? clips : clause.has('ITS') && focused.length > 0 ? focused : main.length === 1 ? main : []
  const made = chosen.filter(({ prompt }) => prompt !== undefined)
  if (made.length !== 1) return undefined
  const [clip] = made
  return request.call('generate-scene', { prompt: underSky(clip!.prompt!, sky), replaces: clip!.id, durationMs: Math.max(1000, clip!.durationMs), ...madeBy(request) })
}

function isOnlySky(words: string): boolean {
  const sky = skyOf(words)
  return sky !== undefined && words.replace(/\b(?:the|a|at|in|to|during|be|time)\b/gi, '').replace(/[\s,，.。的]/g, '').length <= sky.replace(/\b(?:the|a|at|in|to|during)\b/gi, '').replace(/\s/g, '').length
}

/** The prompt without its own time and weather, and with the new one. */
function underSky(prompt: string, sky: string): string {
  const plain = prompt
    .replace(/,?\s*\b(?:at|in|during) (?:the )?(?:night(?:time)?|day(?:time)?|morning|dawn|sunrise|sunset|dusk|evening|noon|golden hour|rain|snow|fog|storm|winter|summer|autumn|spring)\b/gi, '')
    .replace(/[,，]?(?:夜晚|晚上|白天|早晨|清晨|黎明|日出|日落|黄昏|傍晚|中午)(?:时分?)?/g, '')
    .trim()
  if (/\p{Script=Han}/u.test(prompt)) return `${plain}，${sky}`
  const isAdjective = /(?:y|ing)$/i.test(sky) || /^(?:sunny|cloudy)$/i.test(sky)
  const needsAt = /^(?:night|dawn|sunrise|sunset|dusk|noon|golden hour)/i.test(sky)
  const needsIn = /^(?:morning|evening|rain|snow|fog|storm|winter|summer|autumn|fall|spring|day)/i.test(sky) && !isAdjective
  return `${plain}${isAdjective ? ',' : ''} ${needsAt ? 'at ' : needsIn ? 'in the ' : ''}${sky}`
}
