/** The link to a film that the agent exported in a turn. It is for us, who save the film: whoever reads sees the file. */
import type { SessionEvent } from '../client/film-session.ts'
import { formatOf } from './file-name.ts'

/** A film that the agent exported. */
export interface LinkedFilm {
  readonly url: string
  /** 0 where nobody has told it. */
  readonly durationMs: number
}

const sentenceEnds = /(?<=[.!?]\s+)|(?<=[。！？])|(?<=(?<![:：]\s*)\n)/
const links = /https?:\/\/[^\s<>()[\]{}"'“”（）「」【】，。；、！]+/g
/** Said behind a link: "(valid for 24 hours)". What follows it is about something else. */
const remark = /^\s*[(（][^()（）]*[)）]\s*/

/** A text without the sentences that carry a link to a film, and the links. */
export function withoutFilmLinks(text: string): { shown: string; urls: readonly string[] } {
  const urls: string[] = []
  const shown = text.split(sentenceEnds).map((sentence) => {
    let end: number | undefined
    for (const { 0: match, index } of sentence.matchAll(links)) {
      const url = match.replace(/[.,;:!?]+$/, '')
      if (!isFilmLink(url)) continue
      urls.push(url)
      end = index + match.length
    }
    if (end === undefined) return sentence
    const rest = sentence.slice(end)
    const [told] = remark.exec(rest) ?? []
    return told === undefined ? '' : rest.slice(told.length)
  })
  return { shown: shown.join(''), urls }
}

/** Signed, and to a file that an export makes; other links are for whoever reads them. */
function isFilmLink(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { pathname, search } = new URL(url)
  return formatOf(pathname) !== undefined && /signature|expires/i.test(search)
}

/**
 * The events of a turn without links to films. A text that comes in pieces comes sentence by sentence, as nobody knows
 * before its end whether a sentence leads to a link.
 *
 * @param found - Gets the films, each once.
 */
export async function* withoutFilms(events: AsyncIterable<SessionEvent>, found: Map<string, LinkedFilm>): AsyncGenerator<SessionEvent> {
  let held = ''
  const take = (text: string): string => {
    const { shown, urls } = withoutFilmLinks(text)
    for (const url of urls) if (!found.has(url)) found.set(url, { url, durationMs: 0 })
    return shown
  }
  function* piece(text: string): Generator<SessionEvent> {
    const shown = take(text)
    if (shown !== '') yield { type: 'text', text: shown, isPartial: true }
  }
  try {
    for await (const event of events) {
      if (event.type === 'text' && event.isPartial) {
        const sentences = (held + event.text).split(sentenceEnds)
        held = sentences.pop()! // more of it may come, even behind its end
        yield* piece(sentences.join(''))
        continue
      }
      if (event.type !== 'heartbeat') {
        yield* piece(held)
        held = ''
      }
      if (event.type === 'tool-result') {
        const film = filmOf(event.name, event.response)
        if (film) found.set(film.url, film)
      }
      if (event.type !== 'text') yield event
      else {
        const text = take(event.text)
        if (text === event.text) yield event
        else if (text.trim() !== '') yield { ...event, text: text.trim() }
      }
    }
  } catch (error) {
    yield* piece(held)
    throw error
  }
  yield* piece(held)
}

/** What an action that exports came to. */
function filmOf(action: string, response: unknown): LinkedFilm | undefined {
  if (!/export/i.test(action) || typeof response !== 'object' || response === null) return undefined
  const { url, durationMs } = response as Record<string, unknown>
  if (typeof url !== 'string' || !URL.canParse(url)) return undefined
  return { url, durationMs: typeof durationMs === 'number' ? durationMs : 0 }
}
