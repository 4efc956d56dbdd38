/** From words to a film at the server, with a client of the wire alone. */
import { randomUUID } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { basename } from 'node:path'
import type { ExportedFilm } from '../client/export.ts'
import type { FilmSession } from '../client/film-session.ts'
import { ReelsmithError } from '../errors/error.ts'
import { isSameData } from '../timeline/equal.ts'
import { hasSegments } from '../wire/draft-decode.ts'
import type { Progress } from './progress.ts'

export interface FilmOrder {
  readonly session: FilmSession
  readonly message: string
  readonly uploads: readonly string[]
  readonly output: Record<string, unknown>
  readonly progress: Progress
  readonly words: MakeWords
  readonly signal: AbortSignal
}

/** What the user reads meanwhile, in their language. */
export interface MakeWords {
  uploading(count: number): string
  readonly working: string
  readonly rendering: string
  readonly lostConnection: string
}

export interface FilmAtServer extends ExportedFilm {
  readonly draft: unknown
  /** What the director said, piece by piece. */
  readonly replies: readonly string[]
}

/**
 * @throws {ReelsmithError} `job/failed` with the director's words when the turn made no film, or changed
 *   nothing; else what client and server throw.
 */
export async function makeFilm(order: FilmOrder): Promise<FilmAtServer> {
  const { session, signal, progress, words } = order
  if (order.uploads.length > 0) await upload(order)
  const before = session.draft
  const replies: string[] = []
  progress.update(words.working)
  for await (const event of session.say(order.message, { signal })) {
    if (event.type === 'heartbeat' && event.progress !== undefined) {
      progress.update(event.doing ?? words.working, event.progress)
    } else if (event.type === 'text' && !event.isPartial) {
      replies.push(event.text)
      progress.say(event.text)
    } else if (event.type === 'interrupted') {
      progress.say(words.lostConnection)
    }
  }
  const { draft } = session
  if (!hasSegments(draft) || (before !== null && isSameData(before, draft))) {
    throw new ReelsmithError(
      'job/failed',
      replies.at(-1) ?? 'No film came of this; say what it should show.',
      {
        details: { alreadySaid: replies.length > 0 },
      },
    )
  }
  const film = await session.export({
    renderId: `render_${randomUUID()}`,
    output: order.output,
    signal,
    onProgress: (fraction) => progress.update(words.rendering, fraction),
  })
  return { ...film, draft, replies }
}

async function upload({ session, uploads, progress, words, signal }: FilmOrder): Promise<void> {
  const files = await Promise.all(
    uploads.map(async (path) => ({ name: basename(path), content: await openAsBlob(path) })),
  )
  const what = words.uploading(files.length)
  progress.update(what, 0)
  const taken = await session.upload(files, {
    signal,
    onProgress: (fraction) => progress.update(what, fraction),
  })
  for (const { filename, error } of taken) if (error !== undefined) progress.say(`${filename}: ${error}`)
}
