/** Server-sent events, read from bytes that may be cut anywhere. */

/**
 * Collects lines into events. Takes LF, CRLF and CR, a byte order mark, comments, and several `data` lines.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export class SseParser {
  readonly #decoder = new TextDecoder('utf-8')
  #rest = ''
  #data: string[] = []
  #id: string | undefined
  #lastEventId: string | undefined

  /** The id of the last event that came whole, with which a stream is taken up again. */
  get lastEventId(): string | undefined {
    return this.#lastEventId
  }

  /** The data of the events that these bytes complete; an empty text is a heartbeat. */
  push(bytes: Uint8Array): string[] {
    return this.#take(this.#decoder.decode(bytes, { stream: true }))
  }

  /** The data of an event that the end of the stream cut off before its blank line. */
  end(): string[] {
    const lastWhole = this.#lastEventId
    const events = this.#take(`${this.#decoder.decode()}\n\n`)
    this.#lastEventId = lastWhole
    return events.filter((data) => data !== '')
  }

  #take(text: string): string[] {
    const events: string[] = []
    const all = this.#rest + text
    let from = 0
    for (let at = 0; at < all.length; at++) {
      const character = all[at]
      if (character !== '\n' && character !== '\r') continue
      // a CR at the very end may be the first half of CRLF
      if (character === '\r' && at === all.length - 1) break
      this.#line(all.slice(from, at), events)
      if (character === '\r' && all[at + 1] === '\n') at++
      from = at + 1
    }
    this.#rest = all.slice(from)
    return events
  }

  #line(line: string, events: string[]): void {
    if (line === '') {
      if (this.#data.length > 0) {
        events.push(this.#data.join('\n'))
        this.#lastEventId = this.#id ?? this.#lastEventId
      }
      this.#data = []
    } else if (line === 'data') {
      this.#data.push('')
    } else if (line.startsWith('data:')) {
      this.#data.push(line.slice(line[5] === ' ' ? 6 : 5))
    } else if (line.startsWith('id:')) {
      this.#id = line.slice(line[3] === ' ' ? 4 : 3)
    }
  }
}
