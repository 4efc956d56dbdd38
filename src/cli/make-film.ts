/** From words to a film at the server, with a client of the wire alone. */
import { randomUUID } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { basename } from 'node:path'
import type { NemoClient } from '../client/client.ts'
import { type ExportedFilm, exportFilm } from '../client/export.ts'
import { sleep } from '../client/sleep.ts'
import { ReelsmithError } from '../errors/error.ts'
import { isSameData } from '../timeline/equal.ts'
import { hasSegments } from '../wire/draft-decode.ts'
import { wireLimits } from '../wire/limits.ts'
import type { Progress } from './progress.ts'

export interface FilmOrder {
  readonly client: NemoClient
  readonly sessionId: string
  /** Whether the session may have a film already, which the message changes. */
  readonly isContinued: boolean
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

/** How often and how long the state is asked for when the stream of a turn broke. */
const pollMs = 3000
const longestTurnMs = 30 * 60_000
/** A timeline that stays the same this long is taken for finished: no single scene takes longer to come. */
const settledMs = 120_000
/**
 * A turn whose stream ends after this may have been left running by the server, which says so in words only.
 */
const handedOverMs = wireLimits.streamHandoverMs - 30_000

/**
 * @throws {ReelsmithError} `job/failed` with the director's words when the turn made no film, or changed
 *   nothing; else what client and server throw.
 */
export async function makeFilm(order: FilmOrder): Promise<FilmAtServer> {
  const { client, sessionId, signal, progress, words } = order
  if (order.uploads.length > 0) await upload(order)
  const before = order.isContinued ? (await client.state(sessionId, signal)).draft : null
  const replies: string[] = []
  let isInterrupted = false
  const startedMs = performance.now()
  progress.update(words.working)
  for await (const event of client.say(sessionId, order.message, { signal })) {
    if (event.type === 'heartbeat' && event.progress !== undefined) {
      progress.update(event.doing ?? words.working, event.progress)
    } else if (event.type === 'text' && !event.isPartial) {
      replies.push(event.text)
      progress.say(event.text)
    } else if (event.type === 'interrupted') {
      isInterrupted = true
      progress.say(words.lostConnection)
    }
  }
  if (performance.now() - startedMs > handedOverMs) isInterrupted = true
  const draft = isInterrupted ? await awaitDraft(order) : (await client.state(sessionId, signal)).draft
  if (!hasSegments(draft) || (before !== null && isSameData(before, draft))) {
    throw new ReelsmithError(
      'job/failed',
      replies.at(-1) ?? 'No film came of this; say what it should show.',
      {
        details: { alreadySaid: replies.length > 0 },
      },
    )
  }
  const film = await exportFilm(client, {
    sessionId,
    renderId: `render_${randomUUID()}`,
    draft,
    output: order.output,
    signal,
    onProgress: (fraction) => progress.update(words.rendering, fraction),
  })
  return { ...film, draft, replies }
}

async function upload({ client, sessionId, uploads, progress, words, signal }: FilmOrder): Promise<void> {
  const files = await Promise.all(
    uploads.map(async (path) => ({ name: basename(path), content: await openAsBlob(path) })),
  )
  const what = words.uploading(files.length)
  progress.update(what, 0)
  const taken = await client.upload(sessionId, files, {
    signal,
    onProgress: (fraction) => progress.update(what, fraction),
  })
  for (const { filename, error } of taken) if (error !== undefined) progress.say(`${filename}: ${error}`)
  if (taken.length > 0 && taken.every(({ error }) => error !== undefined)) {
    throw new ReelsmithError(
      'request/unsupported-type',
      `None of the files could be used. ${taken[0]!.error}`,
    )
  }
}

/** The turn runs on at the server: its message is never sent again, the state shows what it does. */
async function awaitDraft({ client, sessionId, progress, words, signal }: FilmOrder): Promise<unknown> {
  let last: unknown = null
  let sameMs = 0
  for (let waitedMs = 0; waitedMs < longestTurnMs; waitedMs += pollMs) {
    await sleep(pollMs, signal)
    const { draft } = await client.state(sessionId, signal)
    sameMs = draft !== null && isSameData(draft, last) ? sameMs + pollMs : 0
    if (sameMs >= settledMs) return draft
    last = draft
    progress.update(words.working)
  }
  return last
}
