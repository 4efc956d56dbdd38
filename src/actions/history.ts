/** The steps of a session that can be undone and redone, read from its log. Pure. */

/** What of a logged change is needed here. */
export interface LogEntry {
  /** The version that the change made; entries come in order. */
  readonly version: number
  /** Name of the action. */
  readonly name: string
  /** The turn that it belongs to; changes of one turn are one step. */
  readonly turn?: string
  /** Set on the entries of undo and redo: how many steps they took. */
  readonly undone?: number
  readonly redone?: number
}

export interface Step {
  /** The version before the step and the one after it. */
  readonly from: number
  readonly to: number
  /** Names of its actions, in order. */
  readonly actions: readonly string[]
}

export interface History {
  /** Oldest first. */
  readonly done: readonly Step[]
  /** The one to redo next is the last. */
  readonly undone: readonly Step[]
}

export function readHistory(log: readonly LogEntry[]): History {
  let done: Step[] = []
  let undone: Step[] = []
  let before: LogEntry | undefined
  for (const entry of log) {
    const last = done.at(-1)
    if (entry.undone !== undefined) {
      undone = [...undone, ...done.slice(done.length - entry.undone).reverse()]
      done = done.slice(0, done.length - entry.undone)
    } else if (entry.redone !== undefined) {
      done = [...done, ...undone.slice(undone.length - entry.redone).reverse()]
      undone = undone.slice(0, undone.length - entry.redone)
    } else if (last && before && entry.turn !== undefined && entry.turn === before.turn && last.to === before.version) {
      done = [...done.slice(0, -1), { ...last, to: entry.version, actions: [...last.actions, entry.name] }]
      undone = []
    } else {
      done = [...done, { from: entry.version - 1, to: entry.version, actions: [entry.name] }]
      undone = []
    }
    before = entry
  }
  return { done, undone }
}
