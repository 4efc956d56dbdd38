import type { ActionContext } from '../actions/action.ts'
import type { VideoModel } from '../models/video/video-models.ts'
import type { Timeline } from '../timeline/model.ts'
import { type Exchange, type Situation, wentBackToVersion } from './director/situation.ts'

export interface TurnBegin {
  readonly turnId: string
  /** The timeline when the turn began at first, and its version. */
  readonly before: Timeline
  readonly version?: number
  /** The turns before this one, oldest first. */
  readonly conversation: readonly Exchange[]
  /** What clips can be ordered from. */
  readonly models: readonly VideoModel[]
  /** Which of them makes clips unless the words name another, and which would, but for the user's plan. */
  readonly model?: VideoModel
  readonly withheld?: VideoModel
}

/** What the director needs to know at the beginning of a turn. */
export async function readSituation(context: ActionContext, { turnId, before, version, conversation, ...makers }: TurnBegin): Promise<Situation> {
  const [assets, documents, { done, undone }, brand] = await Promise.all([context.assets(), context.documents(), context.history(version), context.brand()])
  const last = done.at(-1)
  const wentBackTo = wentBackToVersion(conversation.at(-1) ?? {})
  return {
    before,
    language: context.language,
    assets,
    documents,
    conversation,
    steps: done,
    redoable: undone.length,
    ...(last && { previous: await context.timelineAt(last.from) }),
    ...makers,
    ...(brand && { brand }),
    ...(wentBackTo !== undefined && { wentBackTo: await context.timelineAt(wentBackTo) }),
    idSeed: turnId,
  }
}
