/** From words to a film at the server, with a client of the wire alone. */
import { randomUUID } from 'node:crypto'
import type { ExportedFilm } from '../client/export.ts'
import type { FilmSession } from '../client/film-session.ts'
import { ReelsmithError } from '../errors/error.ts'
import { isSameData } from '../timeline/equal.ts'
import { hasSegments } from '../wire/draft-decode.ts'
import { type Progress, noProgress } from './progress.ts'
import { showTurn } from './show-turn.ts'
import { withSignsOfLife } from './sign-of-life.ts'
import { uploadFiles } from './upload-files.ts'
import type { Words } from './words.ts'

export interface FilmOrder {
  readonly session: FilmSession
  readonly message: string
  readonly uploads: readonly string[]
  readonly output: Record<string, unknown>
  readonly progress: Progress
  readonly words: Words
  readonly signal: AbortSignal
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
  if (order.uploads.length > 0) await uploadFiles(session, order.uploads, order)
  const before = session.draft
  const { replies } = await showTurn(session, order.message, order)
  const { draft } = session
  if (!hasSegments(draft) || (before !== null && isSameData(before, draft))) {
    throw new ReelsmithError('job/failed', replies.at(-1) ?? 'No film came of this; say what it should show.', {
      details: { alreadySaid: replies.length > 0 && progress !== noProgress },
    })
  }
  const exporting = {
    renderId: `render_${randomUUID()}`,
    output: order.output,
    signal,
    onProgress: (fraction: number): void => progress.update(words.rendering, fraction),
  }
  const film = await withSignsOfLife(order, () => session.export(exporting))
  return { ...film, draft, replies }
}
