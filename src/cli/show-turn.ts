/** A turn of the conversation on the terminal, as it happens. */
import type { FilmSession, SessionEvent } from '../client/film-session.ts'
import { type LinkedFilm, withoutFilms } from './film-link.ts'
import type { Progress } from './progress.ts'
import { signOfLifeMs } from './sign-of-life.ts'
import type { Words } from './words.ts'

export interface ShowTurnOptions {
  readonly progress: Progress
  readonly words: Words
  readonly signal: AbortSignal
  /** Asks for replies piece by piece. */
  readonly streaming?: boolean
  readonly onEvent?: (event: SessionEvent) => void
  /** A clock in ms, for tests. */
  readonly now?: () => number
}

export interface ShownTurn {
  /** What was said, text by text. */
  readonly replies: readonly string[]
  /** Whether the reply wanted the film exported on a screen. */
  readonly wantsExport: boolean
  /** What the agent exported by itself; its links are in no reply. */
  readonly exported: readonly LinkedFilm[]
}

/** @throws {ReelsmithError} what the session throws. */
export async function showTurn(session: FilmSession, message: string, options: ShowTurnOptions): Promise<ShownTurn> {
  const { progress, words, signal, streaming, onEvent, now = () => performance.now() } = options
  const replies: string[] = []
  const exported = new Map<string, LinkedFilm>()
  let wantsExport = false
  /** What is shown already of a text that is still being made. */
  let begun = ''
  let saidMs = now()
  const say = (text: string): void => {
    replies.push(text)
    progress.say(text)
  }
  progress.update(words.working)
  for await (const event of withoutFilms(session.say(message, { signal, streaming }), exported)) {
    onEvent?.(event)
    switch (event.type) {
      case 'heartbeat':
        if (event.progress !== undefined) progress.update(event.doing ?? words.working, event.progress)
        if (now() - saidMs >= signOfLifeMs) {
          progress.say(words.stillWorking)
          saidMs = now()
        }
        break
      case 'text':
        if (event.isPartial) {
          progress.print(event.text)
          begun += event.text
          break
        }
        if (begun === '') say(event.text)
        else {
          progress.print(restOf(event.text, begun))
          replies.push(event.text)
        }
        begun = ''
        saidMs = now()
        break
      case 'interrupted':
        progress.say(words.lostConnection)
        break
      case 'changes':
        say(words.changed(event.changes))
        break
      case 'new-session':
        progress.say(words.newSession)
        break
      case 'gui':
        wantsExport ||= event.step === 'export'
        break
      default:
        break // tools are the server's own affair
    }
  }
  progress.clear()
  return { replies, wantsExport, exported: [...exported.values()] }
}

/** What a text that was shown in pieces still lacks, its end of line with it. */
function restOf(text: string, begun: string): string {
  if (text.startsWith(begun)) return `${text.slice(begun.length)}\n`
  return begun.endsWith('\n') ? '' : '\n'
}
