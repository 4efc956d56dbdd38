/** `reelsmith make`: one sentence in, one film out. */
import { statSync } from 'node:fs'
import { basename, relative } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { filmSummary } from '../client/film-words.ts'
import { downloadToFile } from '../client/node/download.ts'
import { ReelsmithError } from '../errors/error.ts'
import { formatDuration } from '../time/time.ts'
import { openConnection } from './connection.ts'
import { exitCodes } from './exit-code.ts'
import { type FilmAtServer, makeFilm } from './make-film.ts'
import { type MakeOptions, messageOf, readMakeOptions } from './make-options.ts'
import { makeWords } from './make-words.ts'
import { type OutputPlan, planOutput } from './output-file.ts'
import { type Progress, noProgress, showProgress } from './progress.ts'
import { printable } from './display-width.ts'

/** The largest file that servers take by default. */
const maxUploadBytes = 500 * 1024 * 1024

export async function make(words: readonly string[], signal: AbortSignal): Promise<number> {
  const options = await withPrompt(readMakeOptions(words))
  const plan = await planOutput(options)
  requireUploads(options.uploads)
  const progress = options.quiet ? noProgress : showProgress(process.stderr)
  try {
    const result = await run(options, plan, progress, signal)
    progress.clear()
    process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : plainResult(result))
    return exitCodes.ok
  } finally {
    progress.clear()
  }
}

interface MakeResult {
  readonly file: string
  readonly durationMs: number
  readonly sizeBytes: number
  readonly width: number
  readonly height: number
  /** What is on the timeline, in one line. */
  readonly summary: string
  /** What the director said. */
  readonly reply: string
  readonly isKept: boolean
}

async function run(
  options: MakeOptions,
  plan: OutputPlan,
  progress: Progress,
  signal: AbortSignal,
): Promise<MakeResult> {
  const language = /\p{Script=Han}/u.test(options.prompt) ? 'zh-CN' : 'en'
  const say = makeWords(language)
  progress.update(say.connecting)
  const connection = await openConnection({
    environment: process.env,
    signal,
    language,
    isContinued: options.isContinued,
  })
  try {
    const film = await makeFilm({
      session: connection.session,
      message: messageOf(options),
      uploads: options.uploads,
      output: {
        format: 'mp4',
        quality: options.draft ? 'draft' : 'high',
        ...(options.ratio !== undefined && { ratio: options.ratio }),
      },
      progress,
      words: say,
      signal,
    })
    const { file, sizeBytes } = await save(film, plan, signal, (fraction) =>
      progress.update(say.saving, fraction),
    )
    if (options.keep) await connection.keep()
    return {
      file,
      durationMs: film.durationMs,
      sizeBytes,
      width: film.width,
      height: film.height,
      summary: filmSummary(film.draft, language),
      reply: film.replies.join('\n'),
      isKept: options.keep,
    }
  } catch (error) {
    throw await connection.explain(error)
  } finally {
    progress.update(say.closing)
    await connection.close()
  }
}

/** Another run may take a name between our look and our write; then the next one is tried. */
async function save(
  film: FilmAtServer,
  plan: OutputPlan,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<{ file: string; sizeBytes: number }> {
  let taken: unknown
  for (const file of plan.candidates()) {
    try {
      const sizeBytes = await downloadToFile({
        url: film.url,
        fetch,
        file,
        overwrite: plan.overwrite,
        signal,
        onProgress,
      })
      return { file, sizeBytes }
    } catch (error) {
      if (!ReelsmithError.is(error, 'file/unwritable') || error.details.exists !== true) throw error
      taken = error
    }
  }
  throw taken
}

function plainResult(result: MakeResult): string {
  const megabytes = (result.sizeBytes / 1_000_000).toFixed(1)
  const size = result.width > 0 ? `${result.width}×${result.height}, ` : ''
  const path = relative(process.cwd(), result.file)
  const lines = [
    path.startsWith('..') ? result.file : path,
    `${formatDuration(result.durationMs)}, ${size}${megabytes} MB`,
    ...(result.summary === '' ? [] : [result.summary]),
    ...(result.isKept ? ['The session is kept: reelsmith make --continue "…" goes on with this film.'] : []),
  ]
  return `${printable(lines.join('\n'))}\n`
}

async function withPrompt(options: MakeOptions): Promise<MakeOptions> {
  if (options.prompt !== '-') return options
  const prompt = (await readAll(process.stdin)).trim()
  if (prompt !== '') return { ...options, prompt }
  throw new ReelsmithError('request/invalid', 'Standard input says nothing; pipe in what the film shows.')
}

function requireUploads(files: readonly string[]): void {
  for (const file of files) {
    const found = statSync(file, { throwIfNoEntry: false })
    const problem = !found
      ? "isn't there"
      : !found.isFile()
        ? 'is no file'
        : found.size === 0
          ? 'is empty'
          : found.size > maxUploadBytes
            ? 'is larger than 500 MB; compress or trim it'
            : undefined
    if (problem) throw new ReelsmithError('request/invalid', `--upload: "${basename(file)}" ${problem}.`)
  }
}
