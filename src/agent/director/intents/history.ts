/** Back and forth in what was done. */
import { isSameData } from '../../../timeline/equal.ts'
import type { Timeline } from '../../../timeline/model.ts'
import type { Outcome } from '../outcome.ts'
import type { Request } from '../request.ts'
import { findEffect } from '../../../music/find-effect.ts'

/** What a step had to do with, by the names of its actions. */
const subjects: readonly { readonly concept: string; readonly actions: RegExp; readonly names: readonly [string, string]; readonly roles?: readonly string[] }[] = [
  { concept: '(MUSIC)', actions: /music|fade-sound/, names: ['music', '音乐'], roles: ['bgm'] },
  { concept: '(CAPTION)', actions: /caption/, names: ['captions', '字幕'], roles: ['caption'] },
  { concept: '(TITLE|TEXT|CTA)', actions: /add-text|change-text/, names: ['title', '标题'], roles: ['title', 'text'] },
  { concept: '(LOGO|OVERLAY)', actions: /overlay/, names: ['logo', 'logo'], roles: ['overlay'] },
  { concept: '(TRANSITION|TRANSITIONTYPE)', actions: /transition/, names: ['transitions', '转场'] },
  { concept: '(GRADE|LOOK|COLORWORD)', actions: /colour/, names: ['colours', '调色'] },
  { concept: '(SPEEDWORD|SPEEDUP|SLOWDOWN)', actions: /speed/, names: ['speed', '速度'] },
  { concept: '(VOICE)', actions: /voice/, names: ['voice-over', '旁白'], roles: ['voice'] },
  { concept: '(SOUND|EFFECT)', actions: /volume|sound|audio|mute/, names: ['sound', '声音'] },
  { concept: '(RATIO|RATIOWORD)', actions: /canvas/, names: ['shape', '画幅'] },
  { concept: '(SPLIT|TRIM|CLIP)', actions: /clip|range|length/, names: ['cut', '剪辑'] },
]

export function history(request: Request): Outcome | undefined {
  const { clause, situation } = request
  const count = situation.steps.length
  if (clause.has('VERSION') && !clause.has('(ADD|CHANGE TITLE|EXPORT|GEN)')) {
    const version = clause.find('VERSION (NUM|NTH)') ?? clause.find('(NUM|NTH) (MEASURE|CLIP)? VERSION')
    if (version) return toVersion(request, clause.slice(version.start, version.end))
    if (clause.has('(RESTORE|UNDO)') && clause.has('(FIRST|NTH|LAST|PREVIOUS|original|NORMAL|BEGIN|before|BEFORE)')) {
      return clause.has('(FIRST|original|NORMAL|BEGIN)') ? toFirst(request) : undoSteps(request, 1)
    }
    if (clause.has('(SHOW|QUESTION|PREVIEW|OPEN)') || /\bshow\b/i.test(clause.text) || clause.is('(PLEASE|the|my|ALL|VERSION|.|!)+')) return request.call('list-versions', {})
  }
  const ofFilms = otherFilm(request)
  if (ofFilms) return ofFilms
  const wantedAgain = stillWanted(request) ?? keepsRemoved(request)
  if (wantedAgain) return wantedAgain
  if (takenBack.test(clause.text)) return undoSteps(request, 1)
  if ((removedBefore.test(clause.text) || removedByMistake.test(clause.text)) && situation.redoable === 0) {
    const last = situation.conversation.at(-1)
    if (last?.changed && last.calls.some(({ tool }) => tool.startsWith('remove-'))) return request.call('undo', {})
    if (removedByMistake.test(clause.text)) return request.say('nothingRemoved')
  }
  const isBroughtBack = /\b(?:bring|put|get)\b.*\bback\b|恢复|还原/i.test(clause.text) && subjects.some(({ concept }) => clause.has(concept)) && !clause.has('(LOOK|GRADE|COLORWORD|SPEEDWORD)')
  const isBack = (clause.has('(UNDO|RESTORE)') || isBroughtBack) && !clause.has('(UNMUTE|REDO)')
  if (isBack && clause.has('BEFORE') && !clause.has('BEFORE (ITS|that|this)?$')) {
    const before = beforeSubject(request)
    if (before) return before
    const named = /\bbefore\s+(?:the|my|that|those)\s+(?!last\b|previous\b|change\b|edit\b)([a-z].*?)[.!]*$|(?:回到|恢复到|退到|变回)(?!刚才|上)(.{1,8}?)之?前/i.exec(clause.text)
    const words = named?.[1] ?? named?.[2]
    // What is named and not found is not guessed.
    if (words !== undefined && count > 0) return request.say('neverHad', request.word(`"${words}"`, `“${words}”`))
  }
  // 还是要 asks for what is gone; where nothing was undone, it is a wish like others.
  if (clause.has('REDO') && !clause.has('(CLIP|FILM|SCENE)') && !(situation.redoable === 0 && /还是要/.test(clause.text))) {
    return situation.redoable === 0 ? request.say('nothingToRedo') : request.call('redo', stepsInput(request))
  }
  if (!isBack) return undefined
  if (clause.has('RESTORE') && !clause.has('UNDO') && !isBroughtBack && !clause.has('(VERSION|BEFORE|FILM|ITS|NORMAL|original|was|were)')) return undefined
  if (clause.has('(RESTORE|UNDO)') && clause.has('(NORMAL|original|FIRST)') && clause.has('(FILM|VERSION|ALL)')) return toFirst(request)
  if (clause.has('(SPEEDWORD|NORMAL)') && clause.has('RESTORE') && !clause.has('UNDO')) return undefined
  if (count === 0) return request.say('nothingToUndo')
  if ((clause.has('ALL') || /\beverything\b/i.test(clause.text)) && !clause.has('(SOUND|MUSIC|TITLE|CLIP)')) return undoSteps(request, count)
  return undoSubject(request) ?? undoSteps(request, stepsAsked(request))
}

/** 啱啱嗰步唔要, "forget the last thing I did". */
const takenBack = /^(?:把)?(?:刚才|剛才|刚刚|剛剛|啱啱|头先|頭先|上面|上)(?:的|那|嗰|这)?一?(?:步|下|个|個|次)(?:的?(?:操作|修改|改动|改動))?(?:就|都|先)?(?:不要|唔要|不算|作废|取消|去掉)(?:了|啦|喇)?[。.!！]*$|^(?:please )?(?:forget|cancel|drop|scrap) (?:the )?(?:last|previous) (?:thing|step|change|edit)(?: (?:i|you) (?:did|made|asked for))?[.!]*$/i

/** 算了还是要音乐吧, 还是压吧: what was just taken away is wanted, or what was just undone. */
function stillWanted({ clause, situation }: Request): Outcome | undefined {
  const found = /^(?:(?:算了|不对|嗯)[,，]?)?(?:我?还是|還是)(?!不|别|唔)(?:想?要|需要|有)?(.{0,8}?)(?:吧|好了?|啦|了)?(?:[,，](?:恢复|还原|加回来?|放回来?)(?:一下)?(?:吧|啦)?)?[。.!！]*$/.exec(clause.source.trim())
  const last = situation.conversation.at(-1)
  if (!found || !last) return undefined
  const words = found[1]!
  if (last.calls.some(({ tool }) => tool === 'undo') && situation.redoable > 0) {
    const undone = situation.conversation.at(-2)?.text ?? ''
    return words === '' || [...words].some((character) => undone.includes(character)) ? { calls: [{ tool: 'redo', input: {} }] } : undefined
  }
  const isRemoved = last.changed && last.calls.some(({ tool }) => tool.startsWith('remove-'))
  return isRemoved && situation.redoable === 0 && last.text.includes(words) ? { calls: [{ tool: 'undo', input: {} }] } : undefined
}

const keptAfterAll = /^\W*(?:(?:no|actually|wait|hmm|oh|ok|on second thoughts?|never ?mind|sorry|but)\b[\s,.!]*)*(?:let's |please |i(?:'d| would)? (?:rather )?|we(?:'ll| should)? )?(?:keep|leave) (it|them|that|this|the [a-z]+)(?: (?:in|there|on|as it was))*(?: after all)?(?:,? please)?[.!]*$|^(?:(?:算了|不对|嗯|等等)[,，]?)?(?:还是|就)?(?:把?(.{0,6}?))?(?:还是|就)?(?:留着|留下来?|保留|别删|不删|唔好删)(?:它|佢)?(?:吧|了|好了|啦|先)?[。.!！]*$/i

/** "Actually keep it", 算了，留着吧, behind a removal: it is put back. */
function keepsRemoved({ clause, situation }: Request): Outcome | undefined {
  const found = keptAfterAll.exec(clause.source.trim())
  const last = situation.conversation.at(-1)
  if (!found || !last?.changed || situation.redoable > 0 || !last.calls.some(({ tool }) => tool.startsWith('remove-'))) return undefined
  const named = found[1]?.startsWith('the ') ? found[1].slice(4) : (found[2] ?? '')
  return last.text.toLowerCase().includes(named.toLowerCase()) ? { calls: [{ tool: 'undo', input: {} }] } : undefined
}

/** "Go back to the first film", where another one was begun behind it. */
function otherFilm(request: Request): Outcome | undefined {
  const { clause, situation: { steps } } = request
  const found = /\b(?:back to|return to|open|show|switch to)\b.{0,12}\b(first|previous|other|last|old|earlier|former) (?:film|video|movie|one)\b|(?:回到|返回|切回|打开|换回)(第一|上一|前一|另一|之前那?|刚才那?|原来那?)(?:个|部|条|支)?(?:的)?(?:片子|片|视频|影片)/i.exec(clause.text)
  if (!found) return undefined
  const begun = steps.filter(({ actions }) => actions.includes('new-film'))
  const isFirst = /first|第一/i.test(found[1] ?? found[2]!)
  const step = isFirst ? begun[0] : begun.at(-1)
  return step && request.call('restore-version', { version: step.from })
}

/** 刚才手滑把音乐删了，帮我找回来: what was taken away is named, and wanted again. */
export const removedByMistake = /\b(?:accidentally|by (?:mistake|accident)|didn't mean to)\b.{0,40}\b(?:delet|remov|eras|cut)\w*|\b(?:delet|remov|eras)\w*\b.{0,40}\b(?:accidentally|by (?:mistake|accident))\b|(?:不小心|手滑|误|错).{0,10}(?:删|剪|去)|(?:删|剪)错了/i

/** What was just removed is wanted again. */
const removedBefore = /^\W*(?:please )?(?:can you |could you )?(?:bring|put|get|want|i want|give me) (?:it|them|that|those|this|these)(?: one)? back\b|^(?:还是)?(?:把)?(?:它|它们|这个|那个)?(?:恢复|还原|加回来|放回来|弄回来|要回来)(?:吧|了)?[。!！]*$/i

function stepsAsked({ clause }: Request): number {
  const number = clause.find('NUM (STEP|times|MORE|last|CLIP|MEASURE)?') ?? clause.find('(LAST|BEFORE) NUM')
  if (number) return clause.slice(number.start, number.end).value<number>('NUM') ?? 1
  return clause.has('DOUBLE') || /\btwice\b|两[次步下]/i.test(clause.text) ? 2 : 1
}

function stepsInput(request: Request): Record<string, unknown> {
  const steps = stepsAsked(request)
  return steps > 1 ? { steps } : {}
}

function undoSteps(request: Request, steps: number): Outcome {
  if (request.situation.steps.length === 0) return request.say('nothingToUndo')
  return request.call('undo', steps > 1 ? { steps } : {})
}

function toFirst(request: Request): Outcome {
  const first = request.situation.steps[0]
  if (!first) return request.say('nothingToUndo')
  return request.call('restore-version', { version: first.to })
}

function toVersion(request: Request, clause: Request['clause']): Outcome {
  const number = clause.value<number>('NUM') ?? clause.value<number>('NTH')!
  const { steps } = request.situation
  if (number > steps.length || steps.length === 0) return request.say('noSuchVersion', steps.length)
  return request.call('restore-version', { version: number === 0 ? steps[0]!.from : steps[number - 1]!.to })
}

/** "Back to how it was before the music". */
function beforeSubject(request: Request): Outcome | undefined {
  const { clause, situation } = request
  const named = /\bbefore\s+(?:the|my|that|those)?\s*(.+)$/i.exec(clause.text)?.[1] ?? /(?:回到|恢复到|退到)?(.+)之?前/.exec(clause.text)?.[1] ?? ''
  const subject = subjects.find(({ concept }) => clause.has(concept)) ?? (findEffect(named) === undefined ? undefined : { actions: /sound-effect/, names: [named, named] as const })
  if (!subject) return undefined
  const steps = situation.steps.filter(({ actions }) => actions.some((name) => subject.actions.test(name)))
  // What came with the film itself has nothing before it but an empty timeline, which is not meant.
  const step = steps.find(({ actions }) => !actions.some((name) => makesFilm.test(name))) ?? steps[0]
  return step ? request.call('restore-version', { version: step.from }) : request.say('neverHad', request.word(...subject.names))
}

const makesFilm = /^(?:generate-scene|arrange-uploads|new-film)$/

/** Whether the last step changed tracks of these roles. */
function touches({ before, previous }: Request['situation'], roles: readonly string[]): boolean {
  const of = (timeline: Timeline): Timeline['tracks'] => timeline.tracks.filter(({ role }) => roles.includes(role))
  return previous !== undefined && !isSameData(of(before), of(previous))
}

/** "Undo the music": the last step, when it had to do with that. */
function undoSubject(request: Request): Outcome | undefined {
  const { clause, situation } = request
  const subject = subjects.find(({ concept }) => clause.has(concept))
  if (!subject) return undefined
  if (subject.roles && touches(situation, subject.roles)) return request.call('undo', {})
  const fromEnd = situation.steps.toReversed().findIndex(({ actions }) => actions.some((name) => subject.actions.test(name)))
  if (fromEnd < 0) return request.say('neverHad', request.word(...subject.names))
  return fromEnd === 0 ? request.call('undo', {}) : request.say('undoneLater', request.word(...subject.names), fromEnd)
}

export function startOver(request: Request): Outcome | undefined {
  const { clause, timeline } = request
  const isAll = clause.has('REMOVE') && (clause.is('(REMOVE|ALL|FILM|the|of|ITS|BA|PLEASE|OF|!|.)+') && clause.has('(ALL|FILM)') && !clause.has('CLIP'))
  if (!clause.has('STARTOVER') && !isAll) return undefined
  if (clause.has('STARTOVER') && clause.has('(MUSIC|TITLE|CAPTION|TEXT|SOUND|TRANSITION)')) return undefined
  if (timeline.tracks.length === 0) return request.say('nothingYet')
  return request.call('new-film', {}, { note: request.phrase('restarted') })
}
