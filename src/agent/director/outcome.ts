/** What comes of one request of a message. */
import type { ToolCall } from './situation.ts'

export type Outcome = Calls | Said

export interface Calls {
  readonly calls: readonly ToolCall[]
  /** Said behind what changed. */
  readonly note?: string
  /** A complaint read as a wish; a request behind it that says what to do stands in for it. */
  readonly isWish?: boolean
}

/** Words instead of deeds. */
export interface Said {
  readonly text: string
  /** Nothing was understood, or there is nothing yet that it could be done to. */
  readonly isMiss?: true
  /** More was asked for than the contract allows; when nothing else was asked for, it is an error of the request. */
  readonly isRefusal?: true
  /** A question, and what an answer to it would be. */
  readonly asks?: Wanted
  /** Ids of what there is to choose from, in the order in which it is numbered; or of what the question is about. */
  readonly among?: readonly string[]
}

/** What an answer to a question would name. */
export type Wanted = 'clip' | 'text' | 'words' | 'length' | 'scene' | 'value' | 'choice' | 'deed'

/** Tries to understand a request; nothing when it is not of its kind. */
export type Intent<R> = (request: R) => Outcome | undefined
