/** `reelsmith make`: one sentence in, one film out. */
import { resolve } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { filmSummary } from '../client/film-words.ts'
import { ReelsmithError } from '../errors/error.ts'
import { languageOf, tongueOf } from '../timeline/words.ts'
import type { CommandContext } from './command.ts'
import { exitCodes } from './exit-code.ts'
import { type WrittenFilm, filmReport } from './film-report.ts'
import { makeFilm } from './make-film.ts'
import { type MakeOptions, messageOf, readMakeOptions } from './make-options.ts'
import { type OutputPlan, planOutput } from './output-file.ts'
import { type Progress, noProgress, showProgress } from './progress.ts'
import { saveFilm } from './save-film.ts'
import { requireUploads } from './upload-files.ts'
import { withConnection } from './with-connection.ts'
import { type Words, wordsOf } from './words.ts'
import { writeResult } from './write-result.ts'

export async function make(words: readonly string[], context: CommandContext): Promise<number> {
  const options = await withPrompt(readMakeOptions(words, context.folder), context)
  const plan = await planOutput({ ...options, folder: context.folder })
  const uploads = options.uploads.map((file) => resolve(context.folder, file))
  requireUploads(uploads)
  const progress = options.quiet ? noProgress : showProgress(context.errors)
  const result = await run({ ...options, uploads }, plan, progress, context)
  writeResult(context.output, { asJson: options.json, data: result, text: plainResult(result, context.folder, wordsOf(context.tongue)) })
  return exitCodes.ok
}

interface MakeResult extends WrittenFilm {
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
  context: CommandContext,
): Promise<MakeResult> {
  const { signal } = context
  const language = languageOf(options.prompt, context.tongue)
  const say = wordsOf(tongueOf(language))
  return await withConnection(context, { progress, words: say }, async (connection) => {
    const session = await connection.openSession({ language, which: options.isContinued ? 'kept' : 'new' })
    progress.say(say.ready)
    const film = await makeFilm({
      session,
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
    const onProgress = (fraction: number): void => progress.update(say.saving, fraction)
    const { file, sizeBytes } = await saveFilm(film.url, plan, { signal, onProgress })
    if (options.keep) await connection.keep(session)
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
  })
}

function plainResult(result: MakeResult, folder: string, say: Words): string {
  const lines = [
    ...filmReport(result, folder),
    result.summary,
    ...(result.isKept ? [say.kept('reelsmith make --continue "…"')] : []),
  ]
  return lines.join('\n')
}

async function withPrompt(options: MakeOptions, { input }: CommandContext): Promise<MakeOptions> {
  if (options.prompt !== '-') return options
  const prompt = (await readAll(input)).trim()
  if (prompt !== '') return { ...options, prompt }
  throw new ReelsmithError('request/invalid', 'Standard input says nothing; pipe in what the film shows.')
}
