/** One case of the corpus: what is said, on which film, and which fields of the draft it must change; no other may change. */
import { isDeepStrictEqual } from 'node:util'
import { actions } from '../../src/actions/registry.ts'
import { type MemorySession, memorySession } from '../../src/actions/testing.ts'
import { decide } from '../../src/agent/director/decide.ts'
import { replyLanguage } from '../../src/agent/director/language.ts'
import { type Exchange, type ToolAnswer, type ToolCall, isChange } from '../../src/agent/director/situation.ts'
import { readSituation } from '../../src/agent/read-situation.ts'
import { ReelsmithError } from '../../src/errors/error.ts'
import type { Timeline } from '../../src/timeline/model.ts'
import { clipsOfRole, factsOf } from './facts.ts'
import { type StartName, starts } from './films.ts'

export type Want = Readonly<Record<string, unknown>>

export interface Case {
  readonly say: string
  readonly on: StartName
  /** Said before it, in order. */
  readonly after?: readonly string[]
  /** By field: what it must be afterwards. See {@link fits} for what may be written. */
  readonly want: Want
  /** As good as `want`. */
  readonly or?: Want
  /** Calls that must be among those made. */
  readonly calls?: readonly { readonly tool: string; readonly input: Want }[]
  /** Afterwards everything is exactly as it was when so many of `after` were said. */
  readonly like?: number
  /** A pattern that the reply must have. */
  readonly reply?: string
}

export interface Turn {
  readonly before: Timeline
  readonly after: Timeline
  readonly calls: readonly ToolCall[]
  readonly reply: string
}

const byName = new Map(actions.map((action) => [action.name, action]))

/** A conversation with the director on a film in memory. */
export class Talk {
  readonly session: MemorySession
  readonly #conversation: Exchange[] = []
  #turns = 0

  constructor(on: StartName, language: 'en' | 'zh') {
    this.session = memorySession({ ...starts[on], language })
  }

  async say(message: string): Promise<Turn> {
    const { context } = this.session
    this.session.beginTurn()
    const language = replyLanguage(message, context.timeline().language)
    const begin = { models: [], turnId: `turn-${++this.#turns}`, before: context.timeline(), conversation: this.#conversation }
    const situation = { ...(await readSituation(context, begin)), language }
    const answers: ToolAnswer[] = []
    const calls: ToolCall[] = []
    for (;;) {
      const decision = decide(message, answers, situation, context.timeline())
      if ('text' in decision) {
        const done = calls.filter((_, index) => answers[index]!.result.ok)
        const changed = answers.some(({ tool, result }) => result.ok && isChange(tool, result.value))
        this.#conversation.push({ text: message, calls: done, changed, reply: decision.text })
        return { before: situation.before, after: context.timeline(), calls, reply: decision.text }
      }
      for (const call of decision.calls) {
        calls.push(call)
        answers.push(await this.#answer(call))
      }
    }
  }

  /** The timeline after the last step is taken back by the action alone, and made again. */
  async takeBack(): Promise<Timeline> {
    const { context } = this.session
    this.session.beginTurn()
    await byName.get('undo')!.run({}, context)
    const undone = context.timeline()
    this.session.beginTurn()
    await byName.get('redo')!.run({}, context)
    return undone
  }

  async #answer({ tool, input }: ToolCall): Promise<ToolAnswer> {
    const action = byName.get(tool)
    if (!action) throw new Error(`the director called ${tool}, which is no action`)
    try {
      return { tool, result: { ok: true, value: await action.run(action.input.parse(input), this.session.context) } }
    } catch (error) {
      if (!ReelsmithError.is(error)) throw error
      return { tool, result: { ok: false, reason: error.message } }
    }
  }
}

/** What is wrong with how the director took a case; nothing when all is right. */
export async function checkCase(given: Case): Promise<string[]> {
  const talk = new Talk(given.on, /\p{Script=Han}/u.test(given.say) ? 'zh' : 'en')
  const states = [talk.session.context.timeline()]
  for (const earlier of given.after ?? []) states.push((await talk.say(earlier)).after)
  const turn = await talk.say(given.say)
  const problems = [...checkCalls(given, turn), ...checkReply(given, turn), ...(await checkUndo(talk, turn))]
  if (given.like !== undefined) {
    if (!isDeepStrictEqual(turn.after, states[given.like])) problems.push(...checkChanges({}, { before: states[given.like]!, after: turn.after }))
    return problems.length > 0 ? [...problems.slice(0, 4), `  calls: ${JSON.stringify(turn.calls)}`, `  reply: ${turn.reply}`] : []
  }
  const changes = checkChanges(given.want, turn)
  if (changes.length > 0 && !(given.or && checkChanges(given.or, turn).length === 0)) problems.push(...changes)
  return problems.length > 0 ? [...problems.slice(0, 4), `  calls: ${JSON.stringify(turn.calls)}`, `  reply: ${turn.reply}`] : []
}

/** An undo of a turn has to restore what was before it exactly, and a redo what was after it. */
export async function checkUndo(talk: Talk, { before, after, calls }: Turn): Promise<string[]> {
  // What goes back and forth itself is no step of its own.
  if (isDeepStrictEqual(before, after) || calls.some(({ tool }) => tool === 'undo' || tool === 'redo')) return []
  const undone = await talk.takeBack()
  const redone = talk.session.context.timeline()
  return [
    ...(isDeepStrictEqual(undone, before) ? [] : ['an undo does not restore it exactly']),
    ...(isDeepStrictEqual(redone, after) ? [] : ['a redo does not restore it exactly']),
  ]
}

function checkCalls({ calls = [] }: Case, turn: Turn): string[] {
  return calls
    .filter(({ tool, input }) => !turn.calls.some((call) => call.tool === tool && Object.entries(input).every(([name, value]) => fits(call.input[name], value))))
    .map(({ tool, input }) => `no call ${tool} ${JSON.stringify(input)}`)
}

function checkReply({ reply }: Case, turn: Turn): string[] {
  if (turn.reply.trim() === '') return ['no reply']
  return reply !== undefined && !new RegExp(reply, 'iu').test(turn.reply) ? [`the reply lacks /${reply}/`] : []
}

/**
 * Fields that are named must be as they are named, and no other may have changed. What follows from a change of the
 * picture goes without saying: where later clips begin, and what ends with the film.
 */
export function checkChanges(want: Want, { before, after }: Pick<Turn, 'before' | 'after'>): string[] {
  const [was, is] = [factsOf(before), factsOf(after)]
  const problems: string[] = []
  const named = new Set<string>()
  const { lengths, made, main, look, brightness, empty, ...fields } = want
  if (empty === true && after.tracks.length > 0) problems.push('the timeline is not empty')
  if (made === true && after.tracks.length === 0) problems.push('nothing was made')
  if (typeof main === 'number' && clipsOfRole(after, 'main').length !== main) problems.push(`${clipsOfRole(after, 'main').length} clips, expected ${main}`)
  if (look === 'mono') problems.push(...mono(after))
  if (brightness !== undefined && !brighter(before, after, String(brightness))) problems.push('not as bright as wanted')
  for (const [field, value] of Object.entries(fields)) {
    if (field.startsWith('+')) problems.push(...checkNew(field.slice(1), value, before, after))
    else {
      named.add(field)
      if (!fits(is.get(field), value, was.get(field))) problems.push(`${field}: ${JSON.stringify(is.get(field))}, expected ${JSON.stringify(value)}`)
    }
  }
  const isFree = (field: string): boolean => {
    const [id, member = ''] = field.split('.')
    if (named.has(field) || [...named].some((name) => field.startsWith(`${name}.`) && (name.includes('.') || want[name] === null))) return true
    if (named.has(`${id}.gain`) && (member === 'volume' || member === 'gain')) return true
    if (field.startsWith('@') && field.endsWith('.muted') && [...named].some((name) => name.endsWith('.gain'))) return true
    if (made === true || (want.empty === true)) return true
    if (look !== undefined || brightness !== undefined) if (/grade/.test(field)) return true
    return false
  }
  const isConsequence = consequences(want, before, after, { lengths: lengths === 'free', named })
  for (const field of new Set([...was.keys(), ...is.keys()])) {
    if (isDeepStrictEqual(was.get(field), is.get(field)) || isFree(field) || isConsequence(field, was, is)) continue
    problems.push(`${field} changed: ${JSON.stringify(was.get(field))} → ${JSON.stringify(is.get(field))}`)
  }
  return problems
}

function consequences(want: Want, before: Timeline, after: Timeline, { lengths, named }: { lengths: boolean; named: ReadonlySet<string> }): (field: string, was: ReadonlyMap<string, unknown>, is: ReadonlyMap<string, unknown>) => boolean {
  const mainIds = new Set(clipsOfRole(before, 'main').map(({ id }) => id as string))
  const newIds = new Set(Object.keys(want).filter((key) => key.startsWith('+')).flatMap((key) => {
    const old = new Set(clipsOfRole(before, key.slice(1)).map(({ id }) => id))
    return clipsOfRole(after, key.slice(1)).filter(({ id }) => !old.has(id)).map(({ id }) => id as string)
  }))
  const ids = (facts: ReadonlyMap<string, unknown>): unknown[] => (facts.get('order') as string[] | undefined) ?? []
  return (field, was, is) => {
    const [id = '', member = ''] = field.split('.')
    const isFilmChanged = was.get('filmMs') !== is.get('filmMs')
    const isPictureChanged = isFilmChanged || !isDeepStrictEqual(was.get('order'), is.get('order')) || [...mainIds].some((main) => was.get(`${main}.durationMs`) !== is.get(`${main}.durationMs`))
    if (newIds.has(id)) return true
    if (field === 'filmMs') return lengths || [...named].some((name) => /durationMs|speed|order/.test(name) || want[name] === null) || Object.keys(want).some((key) => key === '+main') || want.filmMs !== undefined
    if (field === 'order') {
      const kept = (all: unknown[]): unknown[] => all.filter((one) => (was.get('order') as unknown[]).includes(one) && (is.get('order') as unknown[]).includes(one))
      return isDeepStrictEqual(kept(ids(was)), kept(ids(is))) && (lengths || newIds.size > 0 || ids(is).every((one) => mainIds.has(one as string)))
    }
    if (member === 'endMs') return true
    if (mainIds.has(id) && member === 'startMs') return true
    if (mainIds.has(id) && member === 'transition') return isPictureChanged && (field.endsWith('.durationMs') || was.get(field) === 'set' || is.get(field) !== undefined || lengths)
    if (!mainIds.has(id) && isPictureChanged && was.get(id) === true) return /^(?:startMs|durationMs|fadeOutMs|fadeInMs)$/.test(member) || (lengths && is.get(id) === undefined)
    if (lengths) return mainIds.has(id) || was.get(id) === undefined || is.get(id) === undefined
    if (named.has(`${id}.speed`) || named.has(`${id}.durationMs`)) return member === 'inMs'
    return false
  }
}

function checkNew(role: string, wanted: unknown, before: Timeline, after: Timeline): string[] {
  const old = new Set(clipsOfRole(before, role).map(({ id }) => id))
  const made = clipsOfRole(after, role).filter(({ id }) => !old.has(id))
  const patterns = (Array.isArray(wanted) ? wanted : [wanted]) as Want[]
  const left = [...made]
  const problems: string[] = []
  for (const pattern of patterns) {
    const at = left.findIndex((clip) => Object.entries(pattern).every(([path, value]) => fits(path.split('.').reduce<unknown>((from, name) => (from as Record<string, unknown> | undefined)?.[name], clip), value)))
    if (at >= 0) left.splice(at, 1)
    else problems.push(`no new ${role} like ${JSON.stringify(pattern)}; new: ${JSON.stringify(made)}`)
  }
  if (left.length > 0 && problems.length === 0) problems.push(`${left.length} more new ${role} than wanted`)
  return problems
}

/** `null` is nothing, `"set"` anything, `"any"` whatever, `">3"` and `"<3"` bounds, `"/x/"` a pattern; all else itself. */
export function fits(value: unknown, wanted: unknown, was?: unknown): boolean {
  if (wanted === 'any') return true
  if (wanted === null) return value === undefined || value === false
  if (wanted === 'set') return value !== undefined && !isDeepStrictEqual(value, was)
  if (typeof wanted === 'string' && /^[<>]-?[\d.]+$/.test(wanted)) {
    const bound = Number(wanted.slice(1))
    return typeof value === 'number' && (wanted.startsWith('>') ? value > bound : value < bound)
  }
  if (typeof wanted === 'string' && /^\/.*\/$/.test(wanted)) return typeof value === 'string' && new RegExp(wanted.slice(1, -1), 'iu').test(value)
  if (typeof wanted === 'number' && typeof value === 'number') return Math.abs(wanted - value) < 1e-6
  return isDeepStrictEqual(value, wanted)
}

function gradesOf(timeline: Timeline): Record<string, unknown>[] {
  const clips = clipsOfRole(timeline, 'main').map(({ grade }) => grade as Record<string, unknown> | undefined)
  return timeline.grade ? [timeline.grade as Record<string, unknown>] : clips.map((grade) => grade ?? {})
}

function mono(timeline: Timeline): string[] {
  return gradesOf(timeline).every(({ saturation, look }) => saturation === -1 || look === 'noir') ? [] : ['not black and white']
}

function brighter(before: Timeline, after: Timeline, wanted: string): boolean {
  const light = (timeline: Timeline): number => gradesOf(timeline).reduce((sum, { exposure }) => sum + Number(exposure ?? 0), 0)
  return wanted === '>0' ? light(after) > light(before) : light(after) < light(before)
}
