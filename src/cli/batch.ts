/** `reelsmith batch`: many films from a list, one after the other, going on where it was interrupted. */
import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, resolve } from 'node:path'
import { z } from 'zod'
import type { FilmSession } from '../client/film-session.ts'
import { ReelsmithError } from '../errors/error.ts'
import { languageOf } from '../timeline/words.ts'
import { type CommandContext, readWords, usage } from './command.ts'
import type { Connection } from './connection.ts'
import { fitWidth } from './display-width.ts'
import { errorMessage, errorText } from './error-words.ts'
import { exitCodes } from './exit-code.ts'
import { type WrittenFilm, filmReport } from './film-report.ts'
import { makeFilm } from './make-film.ts'
import { messageOf } from './make-options.ts'
import { type ManifestRow, readManifest } from './manifest.ts'
import { planOutput } from './output-file.ts'
import { type Progress, noProgress, showProgress } from './progress.ts'
import { saveFilm } from './save-film.ts'
import { withSignsOfLife } from './sign-of-life.ts'
import { requireUploads } from './upload-files.ts'
import { withConnection } from './with-connection.ts'
import { wordsOf } from './words.ts'
import { writeResult } from './write-result.ts'

/** What became of a line. */
type Outcome =
  | { readonly status: 'made' | 'there'; readonly film: WrittenFilm }
  | { readonly status: 'failed'; readonly error: ReelsmithError }

export async function batch(words: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals } = readWords('batch', words)
  const [given, ...rest] = positionals
  const kind = extname(given ?? '').slice(1).toLowerCase()
  if (given === undefined || rest.length > 0 || (kind !== 'json' && kind !== 'csv')) throw usage('batch', 'name one manifest, a .json or .csv file')
  const file = resolve(context.folder, given)
  const rows = readManifest(await readText(file), kind)
  const folder = dirname(file)
  requireUploads(rows.flatMap(({ files }) => files.map((name) => resolve(folder, name))))
  const out = values.out === undefined ? folder : resolve(context.folder, values.out)
  const progress = values.quiet || values.json ? noProgress : showProgress(context.errors)
  const journal = await openJournal(`${file}.done.json`)
  const say = wordsOf(context.tongue)
  const counts = { made: 0, there: 0, failed: 0 }
  const tell = (index: number, outcome: Outcome): void => {
    counts[outcome.status]++
    progress.clear()
    writeResult(context.output, { asJson: values.json, data: factsOf(index, outcome), text: lineOf(index, rows, outcome, context) })
  }
  await withConnection(context, { progress, words: say }, async (connection) => {
    progress.say(say.ready)
    const sessionFor = values['one-session'] ? oneSession(connection, file, journal.isBegun) : ownSession(connection)
    for (const [index, row] of rows.entries()) {
      const key = keyOf(rows, index)
      const there = journal.find(key)
      if (there) {
        tell(index, { status: 'there', film: there })
        continue
      }
      try {
        const film = await makeRow(row, { sessionFor, context, folder, out, progress })
        await journal.add(key, film)
        tell(index, { status: 'made', film })
      } catch (error) {
        if (!ReelsmithError.is(error) || error.code === 'job/cancelled') throw error
        tell(index, { status: 'failed', error })
        if (values['stop-on-error'] || concernsAll(error)) break
      }
    }
  })
  const left = rows.length - counts.made - counts.there - counts.failed
  writeResult(context.output, { asJson: values.json, data: { ...counts, left }, text: say.batchDone(counts, left) })
  return counts.failed > 0 ? exitCodes.film : exitCodes.ok
}

/** The session of the next film. */
type SessionFor = (language: string) => Promise<FilmSession>

/** Nothing of one film gets into the next. */
function ownSession(connection: Connection): SessionFor {
  return async (language) => await connection.openSession({ language, which: 'new' })
}

/** One for all films of a manifest, also where an earlier run left off. */
function oneSession(connection: Connection, manifest: string, isBegun: boolean): SessionFor {
  let session: FilmSession | undefined
  return async (language) => {
    session ??= await connection.openSession({ language, which: isBegun ? 'kept-or-new' : 'new', purpose: manifest })
    await connection.keep(session, manifest) // it may be another one now
    return session
  }
}

interface RowWork {
  readonly sessionFor: SessionFor
  readonly context: CommandContext
  /** Of the manifest. */
  readonly folder: string
  readonly out: string
  readonly progress: Progress
}

async function makeRow(row: ManifestRow, { sessionFor, context, folder, out, progress }: RowWork): Promise<WrittenFilm> {
  const { signal } = context
  const plan = await planOutput({ output: row.output === undefined ? `${out}/` : resolve(out, row.output), force: false, prompt: row.prompt })
  const language = languageOf(row.prompt, context.tongue)
  const say = wordsOf(context.tongue)
  const session = await sessionFor(language)
  const film = await withSignsOfLife({ progress, words: say }, () =>
    makeFilm({
      session,
      message: messageOf(row),
      uploads: row.files.map((name) => resolve(folder, name)),
      output: { format: 'mp4', quality: row.draft ? 'draft' : 'high', ...(row.ratio !== undefined && { ratio: row.ratio }) },
      // a line a film: what the director says is for conversations
      progress: { ...progress, say: () => {}, print: () => {} },
      words: say,
      signal,
    }),
  )
  const written = await saveFilm(film.url, plan, { signal, onProgress: (fraction) => progress.update(say.saving, fraction) })
  return { ...written, durationMs: film.durationMs, width: film.width, height: film.height }
}

/** That the next line would end in the same way. */
function concernsAll({ code }: ReelsmithError): boolean {
  return /^(auth|credits|server|store|client|process)\//.test(code)
}

function lineOf(index: number, rows: readonly ManifestRow[], outcome: Outcome, { folder, tongue }: CommandContext): string {
  const number = `${String(index + 1).padStart(String(rows.length).length)}/${rows.length}`
  if (outcome.status === 'failed') return `${number}  ✗ ${fitWidth(rows[index]!.prompt.replace(/\s+/g, ' '), 40)}: ${errorText(outcome.error, tongue)}`
  const note = outcome.status === 'there' ? ` (${wordsOf(tongue).skipped})` : ''
  return `${number}  ✓ ${filmReport(outcome.film, folder).join('  ')}${note}`
}

function factsOf(index: number, outcome: Outcome): Record<string, unknown> {
  const { status } = outcome
  const what = status === 'failed' ? { error: { code: outcome.error.code, message: errorMessage(outcome.error) } } : outcome.film
  return { film: index + 1, status, ...what }
}

/** The same line twice makes two films. */
function keyOf(rows: readonly ManifestRow[], index: number): string {
  const text = JSON.stringify(rows[index])
  const earlier = rows.slice(0, index).filter((row) => JSON.stringify(row) === text).length
  return createHash('sha256').update(`${text}\n${earlier}`).digest('hex').slice(0, 32)
}

interface Journal {
  /** Whether an earlier run made some of the films. */
  readonly isBegun: boolean
  /** A film that was made and is still there as it was. */
  find(key: string): WrittenFilm | undefined
  add(key: string, film: WrittenFilm): Promise<void>
}

const journalSchema = z.record(
  z.string(),
  z.object({ file: z.string(), durationMs: z.number(), sizeBytes: z.number(), width: z.number(), height: z.number() }),
)

/** Files are noted relative to the manifest's folder, which may be moved with them. */
async function openJournal(path: string): Promise<Journal> {
  const text = await readFile(path, 'utf8').catch(() => '{}')
  const folder = dirname(path)
  const made = journalSchema.catch({}).parse(parseJson(text))
  return {
    isBegun: Object.keys(made).length > 0,
    find(key) {
      const film = made[key]
      if (!film) return undefined
      const file = resolve(folder, film.file)
      return statSync(file, { throwIfNoEntry: false })?.size === film.sizeBytes ? { ...film, file } : undefined
    },
    async add(key, film) {
      const inside = film.file.startsWith(`${folder}/`) ? film.file.slice(folder.length + 1) : film.file
      made[key] = { ...film, file: inside }
      await writeFile(`${path}.partial`, `${JSON.stringify(made, null, 2)}\n`)
      await rename(`${path}.partial`, path)
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {} // damaged: all is made again
  }
}

async function readText(file: string): Promise<string> {
  return await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException): never => {
    throw usage('batch', `"${basename(file)}" can't be read (${cause.code})`, cause)
  })
}
