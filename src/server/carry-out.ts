/** What a turn does: a message is given to the agent, an action is run. */
import { derivedId } from '../actions/derived-id.ts'
import { type Quote, quoteCredits, reserveCredits } from '../actions/pay.ts'
import { actions } from '../actions/registry.ts'
import { sessionContext, timelineOf } from '../actions/session-context.ts'
import { type AdkEvent, adkEncoder } from '../agent/adk.ts'
import { directorModel } from '../agent/director/model.ts'
import { phrases } from '../agent/director/replies/phrases.ts'
import { replyLanguage } from '../agent/director/language.ts'
import { describeDryRun, readDryRun } from '../agent/dry-run.ts'
import { type PastTurn, exchangeOf } from '../agent/exchange.ts'
import { asksFor, notAskedFor } from '../agent/hosted/consent.ts'
import { hostedModel } from '../agent/hosted/hosted-model.ts'
import { readSituation } from '../agent/read-situation.ts'
import { runAction } from '../agent/run-action.ts'
import { type PricedCall, answeredCalls, runTurn, toldCalls } from '../agent/run-turn.ts'
import type { TurnRun } from '../agent/turn.ts'
import { ReelsmithError, throwIfCancelled } from '../errors/error.ts'
import { openLanguageModel } from '../models/language/language-models.ts'
import { type Session, getSession, timelineAt, versionConflict } from '../store/sessions.ts'
import { type TurnAsked, type TurnOwner, beginTurn, listPastTurns } from '../store/turns.ts'
import { emptyTimeline } from '../timeline/create.ts'
import { type Timeline, timelineDurationMs } from '../timeline/model.ts'
import { type Server, linksFrom } from './context.ts'
import { languageModelFor } from './language-model-for.ts'
import { preferredModel } from './preferred-model.ts'
import { turnSpending } from './turn-spending.ts'

export interface AskedTurn {
  readonly turnId: string
  readonly account: TurnOwner
  readonly sessionId: string
  readonly request: TurnAsked
  /** What links in the replies start with. */
  readonly baseUrl: string
}

export type DescribeError = (error: unknown) => { code: number; message: string; data: unknown }

/** Number of the call that exports the film of a one-shot request; calls of the agent count from 0. */
export const exportCall = -1

/** So many turns back the agent knows what was said and done. */
const rememberedTurns = 8

/** A turn that ends the server whenever it runs is given up after so many lives. */
const mostAttempts = 3

/** @param options.past - What the turn told in earlier lives of the server; it is told again, but not done again. */
export async function* carryOut(
  server: Server,
  { turnId, account: { userId }, sessionId, request, baseUrl }: AskedTurn,
  { past: told, run, describeError }: { past: readonly AdkEvent[]; run: TurnRun; describeError: DescribeError },
): AsyncGenerator<AdkEvent> {
  throwIfCancelled(run.signal, 'The turn') // while it waited
  // Read when the turn begins: turns before it in the queue may have changed the timeline.
  const session = await getSession(server.store, userId, sessionId)
  const { baseVersion, attempts } = await beginTurn(server.store, turnId, session.version)
  if (attempts > mostAttempts) {
    throw new ReelsmithError('job/failed', 'The server ended each time this was tried; ask for something smaller.')
  }
  const language = replyLanguage(request.kind === 'action' ? '' : request.text, session.language)
  let call = 0
  let jobsOfCall = 0
  let calls: readonly string[] = []
  const waiting = (): number => calls.slice(call + 1).filter((name) => name === calls[call]).length
  const preferred = await preferredModel(server, userId, request.skill)
  const context = sessionContext(server, session, {
    turnId,
    signal: run.signal,
    progress: (fraction, what) => run.progress(fraction, what, waiting()),
    language,
    videoModels: server.settings.videoModels,
    ...(preferred.model && { videoModel: preferred.model }),
    linkTo: linksFrom(server, baseUrl),
    nextJobId: () => derivedId(turnId, call, jobsOfCall++),
  })
  const common = {
    actions,
    context,
    answered: answeredCalls(told),
    reserve: (items: readonly PricedCall[]) => reserveForTurn(server, { userId, turnId }, items),
    describeError,
  }
  if (request.kind === 'action') {
    const { name, input, baseVersion: expected } = request
    if (expected !== undefined && expected !== baseVersion) throw versionConflict(expected, baseVersion)
    yield* runAction({ ...common, name, input })
    return
  }
  const before = await timelineOfVersion(server, session, baseVersion)
  const past = (await listPastTurns(server.store, sessionId, turnId, rememberedTurns)) as readonly PastTurn[]
  const situation = await readSituation(context, {
    // What is decided again after a restart is decided from what there was at first.
    before,
    version: baseVersion,
    turnId,
    conversation: past.map(exchangeOf),
    models: server.settings.videoModels,
    ...preferred,
  })
  const dryRun = readDryRun(request.text, situation)
  if (dryRun) {
    const quote = await quoteCredits(server.store, userId, dryRun.items)
    yield adkEncoder().text(describeDryRun(dryRun, quote, situation), { turnComplete: true })
    return
  }
  const director = directorModel(situation, context.timeline)
  const settings = await languageModelFor(server, userId)
  const onStop = (why: string, cause: unknown): void => server.log(`turn ${turnId}: ${settings?.model} was given up (${why})${cause instanceof Error ? `: ${cause.message.slice(0, 300)}` : ''}`)
  const spending = settings && turnSpending(server.store, { turnId, userId }, settings)
  const hosted = { spending, director, situation, actions, baseVersion, now: context.timeline, told: toldCalls(told), onStop }
  yield* runTurn({
    ...common,
    text: request.text,
    model: settings ? hostedModel({ ...hosted, settings, open: () => openLanguageModel(settings, process.env) }) : director,
    ...(settings && { withhold: ({ name }) => (asksFor(name, request.text, situation) ? undefined : notAskedFor) }),
    onCall: (number, names) => {
      call = number
      calls = names
      jobsOfCall = 0
    },
    announce: ({ cost, available }) => phrases.cost[language](cost, available),
  })
  if (request.kind !== 'one-shot' || run.signal.aborted || timelineDurationMs(context.timeline()) === 0) return
  call = exportCall
  jobsOfCall = 0
  // Done again after a restart it finds the render that it has submitted.
  yield* runAction({ ...common, answered: [], name: 'export-film', input: {} })
}

async function timelineOfVersion({ store }: Server, session: Session, version: number): Promise<Timeline> {
  if (version === session.version) return timelineOf(session)
  return (await timelineAt(store, session.id, version)) ?? emptyTimeline({ language: session.language })
}

/** Each priced thing under the id that its job will have. */
async function reserveForTurn(
  { store }: Server,
  turn: { userId: string; turnId: string },
  calls: readonly PricedCall[],
): Promise<Quote> {
  const numbers = new Map<number, number>()
  const items = calls.map(({ call, ...priced }) => {
    const number = numbers.get(call) ?? 0
    numbers.set(call, number + 1)
    return { id: derivedId(turn.turnId, call, number), ...priced }
  })
  return await reserveCredits(store, turn, items)
}
