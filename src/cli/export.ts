/** `reelsmith export`: the film that was kept, as a file. */
import { filmTitle } from '../client/film-words.ts'
import { ReelsmithError } from '../errors/error.ts'
import { hasSegments } from '../wire/draft-decode.ts'
import { captionModes, outputFormats } from '../wire/render-output.ts'
import { type CommandContext, numberIn, oneOf, readWords, usage } from './command.ts'
import { exitCodes } from './exit-code.ts'
import { type WrittenFilm, filmReport } from './film-report.ts'
import { formatOf } from './file-name.ts'
import { planOutput } from './output-file.ts'
import { noProgress, showProgress } from './progress.ts'
import { exportTo } from './save-film.ts'
import { withConnection } from './with-connection.ts'
import { wordsOf } from './words.ts'
import { writeResult } from './write-result.ts'

export async function exportCommand(words: readonly string[], context: CommandContext): Promise<number> {
  const { folder, signal, tongue } = context
  const { values, positionals } = readWords('export', words)
  if (positionals.length > 0) throw usage('export', `the file is named with -o; it was given "${positionals.join(' ')}"`)
  const format = oneOf('export', 'format', values.format, outputFormats) ?? formatOf(values.output) ?? 'mp4'
  const output = outputOf(values, format)
  // tried before any work; without a name it waits for the film's own
  const named = { output: values.output, force: values.force ?? false, format, folder }
  if (values.output !== undefined) await planOutput({ ...named, prompt: '' })
  const say = wordsOf(tongue)
  const progress = values.quiet || values.json ? noProgress : showProgress(context.errors)
  const film = await withConnection(context, { progress, words: say }, async (connection): Promise<WrittenFilm> => {
    const session = await connection.openSession({ language: tongue, which: 'kept' })
    if (!hasSegments(session.draft)) throw new ReelsmithError('render/nothing-to-export', say.nothingYet)
    const plan = await planOutput({ ...named, prompt: filmTitle(session.draft) })
    return await exportTo(session, { output, plan, progress, words: say, signal })
  })
  writeResult(context.output, { asJson: values.json, data: film, text: filmReport(film, folder).join('\n') })
  return exitCodes.ok
}

type Values = ReturnType<typeof readWords<'export'>>['values']

/** `output` of the request; the server checks what goes together. */
function outputOf(values: Values, format: string): Record<string, unknown> {
  const quality = oneOf('export', 'quality', values.quality, ['draft', 'standard', 'high']) ?? 'high'
  const captions = oneOf('export', 'captions', values.captions, captionModes)
  const fps = numberIn('export', 'fps', values.fps, { min: 1, max: 60 })
  const maxMb = numberIn('export', 'max-mb', values['max-mb'], { min: 0.1, max: 100_000 })
  return {
    format,
    quality,
    ...(values.resolution !== undefined && { resolution: values.resolution }),
    ...(values.ratio !== undefined && { ratio: values.ratio }),
    ...(fps !== undefined && { fps }),
    ...(maxMb !== undefined && { max_mb: maxMb }),
    ...(captions !== undefined && { captions }),
  }
}
