/** From a message to calls and words: its requests are read in order, each on what those before it will have left. Pure. */
import { ReelsmithError } from '../../errors/error.ts'
import type { Timeline } from '../../timeline/model.ts'
import { type Turn, readTurn } from './conversation.ts'
import type { Calls, Outcome, Said } from './outcome.ts'
import { normalize } from './reading/normalize.ts'
import { splitClauses } from './reading/split.ts'
import { tokenize } from './reading/tokens.ts'
import { Clause } from './reading/clause.ts'
import { examples } from './replies/next-steps.ts'
import { Request, type Topic } from './request.ts'
import { afterCall, focusOf } from './simulate.ts'
import type { Situation, ToolCall } from './situation.ts'
import { understand } from './understand.ts'
import { asksForFilm } from './intents/scenes.ts'

export interface Plan {
  readonly calls: readonly ToolCall[]
  /** Said behind what was done. */
  readonly notes: readonly string[]
  /** Answers, questions, and why something can't be done. */
  readonly said: readonly Said[]
  /** Ids of what was spoken of last. */
  readonly focus: readonly string[]
}

const nothing: Plan = { calls: [], notes: [], said: [], focus: [] }

export function planMessage(message: string, situation: Situation): Plan {
  const text = normalize(message)
  let made = 0
  const newId = (): string => `${situation.idSeed}-${++made}`
  const attempt = (turn: Turn): Plan => planTurn(turn, situation, newId)
  return attempt(readTurn(text, situation, (earlier, instead) => attemptText(earlier, instead, situation, newId)))
}

/** Plans a text on the timeline as it is; for looking whether it can be understood, and what it would ask. */
function attemptText(text: string, instead: readonly string[] | undefined, situation: Situation, newId: () => string): Plan {
  return planTurn({ texts: [text], ...(instead && { instead }), focus: [] }, situation, newId)
}

function planTurn(turn: Turn, situation: Situation, newId: () => string): Plan {
  let plan: Plan = nothing
  let { before: timeline } = situation
  if (turn.undoes && situation.previous) {
    plan = { ...plan, calls: [{ tool: 'undo', input: {} }] }
    timeline = situation.previous
  }
  const topic: Topic = { focus: turn.focus, ...(turn.instead && { instead: turn.instead }) }
  for (const text of turn.texts) plan = join(plan, planText(text, timelineAfter(plan, timeline, situation), { situation, topic: { ...topic, focus: plan.focus.length > 0 ? plan.focus : topic.focus }, newId }))
  return plan
}

function timelineAfter(plan: Plan, timeline: Timeline, situation: Situation): Timeline {
  return plan.calls.filter(({ tool }) => tool !== 'undo').reduce((at, call) => afterCall(at, call, situation), timeline)
}

function join(a: Plan, b: Plan): Plan {
  return { calls: [...a.calls, ...b.calls], notes: [...a.notes, ...b.notes], said: [...a.said, ...b.said], focus: b.focus.length > 0 ? b.focus : a.focus }
}

interface Reading {
  readonly situation: Situation
  readonly topic: Topic
  readonly newId: () => string
}

function planText(text: string, timeline: Timeline, { situation, topic, newId }: Reading): Plan {
  const tokens = tokenize(text)
  const whole = new Request(new Clause(text, tokens), timeline, situation, topic, newId)
  const clauses = clausesOf(whole)
  const outcomes: { outcome: Calls; at: number }[] = []
  const said: Said[] = []
  let [now, focus] = [timeline, topic.focus]
  for (const [index, clause] of clauses.entries()) {
    const request = new Request(clause, now, situation, { ...topic, focus }, newId)
    const outcome = outcomeOf(request, clauses.length > 1)
    if ('text' in outcome) {
      said.push(outcome)
      const spoken = spokenOf(request)
      if (spoken.length > 0) focus = spoken
      continue
    }
    const replaced = outcomes.at(-1)
    // "It is too loud, set it to 30 %": the wish is in the second half.
    if (replaced?.outcome.isWish && replaced.at === index - 1 && isAbout(replaced.outcome, outcome, focus)) {
      outcomes.pop()
      now = outcomes.flatMap(({ outcome: made }) => made.calls).reduce((at, call) => afterCall(at, call, situation), timeline)
      const again = outcomeOf(new Request(clause, now, situation, { ...topic, focus }, newId), clauses.length > 1)
      if ('text' in again) {
        said.push(again)
        continue
      }
      const applied = tryCalls(request, again.calls, now)
      if ('text' in applied) said.push(applied)
      else {
        outcomes.push({ outcome: again, at: index })
        ;({ now, focus } = applied)
      }
      continue
    }
    const applied = tryCalls(request, outcome.calls, now)
    if ('text' in applied) said.push(applied)
    else {
      outcomes.push({ outcome, at: index })
      now = applied.now
      if (applied.focus.length > 0) focus = applied.focus
    }
  }
  return {
    calls: outcomes.flatMap(({ outcome }) => outcome.calls),
    notes: outcomes.flatMap(({ outcome }) => outcome.note ?? []),
    said,
    focus,
  }
}

/** A film that is asked for keeps its commas; only requests for something else are split off it. */
function clausesOf(whole: Request): Clause[] {
  const { clause } = whole
  if (/先.+(?:再|然后|接着)|\bfirst\b.+\bthen\b/i.test(clause.text) && clause.has('(FIRST|FIRSTLY|BEFORE)') && !clause.has('(ADD|REMOVE|TITLE|MUSIC|DEGREE|DUR|TRIM)')) return [clause]
  const clauses = splitClauses(clause.source, clause.tokens)
  const first = clauses[0]
  if (!first) return [clause]
  if ( !asksForFilm(whole.with(first))) return clauses
  const tail = clauses.findIndex((part, index) => index > 0 && isOtherRequest(part))
  const end = tail < 0 ? clause.tokens.length : clause.tokens.indexOf(clauses[tail]!.tokens[0]!)
  return [clause.slice(0, end), ...(tail < 0 ? [] : clauses.slice(tail))]
}

/** What can't be a part of a description: it names something of the film, and what to do with it. */
function isOtherRequest(part: Clause): boolean {
  if (/^\W*(?:and |with )?(?:no|without|不要|无|不加|不用|没有|唔要)/i.test(part.text) && part.has('MUSIC')) return false
  return part.has('EXPORT') || part.starts('(PLEASE|THEN|AND)* (ADD|REMOVE|CHANGE|MUTE|DOWN|UP|FADE|MOVE|TRIM) ... (TITLE|CAPTION|MUSIC|TRANSITION|LOGO|TEXT|VOICE|RATIO|LOOK|NTH CLIP|CLIP NUM)')
}

function outcomeOf(request: Request, isPart: boolean): Outcome {
  const outcome = understand(request)
  if (outcome) return outcome
  return isPart ? request.say('partNotUnderstood', request.clause.text) : request.say('notUnderstood', examples(request.timeline, request.language))
}

/** What a remark was about, so that "it" behind it has a meaning. */
function spokenOf(request: Request): string[] {
  return request.references.flatMap(() => [])
}

function isAbout(wish: Calls, deed: Calls, focus: readonly string[]): boolean {
  const toolFamily = (tool: string): string => tool.replace(/^(?:set|change|trim|remove)-/, '')
  const [a, b] = [wish.calls[0], deed.calls[0]]
  if (!a || !b) return false
  const ids = (call: ToolCall): unknown[] => [call.input.clip, ...((call.input.clips as unknown[] | undefined) ?? [])].filter(Boolean)
  const shared = ids(b).some((id) => ids(a).includes(id) || focus.includes(id as string))
  return shared || toolFamily(a.tool) === toolFamily(b.tool)
}

function tryCalls(request: Request, calls: readonly ToolCall[], timeline: Timeline): { now: Timeline; focus: string[] } | Said {
  try {
    let now = timeline
    const focus: string[] = []
    for (const call of calls) {
      now = afterCall(now, call, request.situation)
      focus.push(...focusOf(call, now))
    }
    return { now, focus }
  } catch (error) {
    if (!ReelsmithError.is(error)) throw error
    return request.say('notPossible', error.message)
  }
}
