/**
 * The turns of all sessions. A session has one turn at a time, later ones wait for it; the same message posted again
 * while its turn works attaches to that turn instead of starting another.
 */
import { Turn, type TurnWork } from './turn.ts'

export class Turns {
  readonly #queues = new Map<string, Turn[]>()
  readonly #draining = new Set<Promise<void>>()
  readonly #goOnLater: boolean
  #closing = false

  /** @param goOnLater - Whether a turn that the server's end interrupts goes on in its next life, or ends with it. */
  constructor({ goOnLater }: { goOnLater: boolean }) {
    this.#goOnLater = goOnLater
  }

  /** The unended turn of a session that the same words posted now mean. */
  repeated(sessionId: string, text: string): Turn | undefined {
    return this.#queues.get(sessionId)?.find((turn) => turn.attachable && turn.text === text)
  }

  /** The unended turn of a session that has this id. */
  find(sessionId: string, id: string): Turn | undefined {
    return this.#queues.get(sessionId)?.find((turn) => turn.id === id)
  }

  /** Starts a turn in a session when those before it have ended. */
  post(sessionId: string, work: TurnWork): Turn {
    const queue = this.#queues.get(sessionId) ?? []
    this.#queues.set(sessionId, queue)
    const turn = new Turn(work)
    if (this.#closing) this.#stop(turn)
    queue.push(turn)
    if (queue.length === 1) this.#drain(sessionId, queue)
    return turn
  }

  /** Stops the turns of a session for good, and waits until they are still. */
  async cancel(sessionId: string): Promise<void> {
    const queue = [...(this.#queues.get(sessionId) ?? [])]
    for (const turn of queue) turn.cancel()
    await Promise.all(queue.map(async (turn) => await turn.stopped()))
  }

  /** Stops every turn and waits until all of them are still. */
  async close(): Promise<void> {
    this.#closing = true
    for (const turn of [...this.#queues.values()].flat()) this.#stop(turn)
    await Promise.all(this.#draining)
  }

  #stop(turn: Turn): void {
    if (this.#goOnLater) turn.suspend()
    else turn.cancel()
  }

  #drain(sessionId: string, queue: Turn[]): void {
    const work = async (): Promise<void> => {
      for (let turn = queue[0]; turn; turn = queue[0]) {
        await turn.run()
        queue.shift()
      }
      this.#queues.delete(sessionId)
    }
    const draining = work().finally(() => this.#draining.delete(draining))
    this.#draining.add(draining)
  }
}
