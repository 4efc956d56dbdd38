/** `reelsmith jobs`: the user's exports, which outlive the command that began them. */
import { ReelsmithError } from '../errors/error.ts'
import type { ReceivedRender } from '../wire/render.ts'
import { type CommandContext, readWords, usage } from './command.ts'
import { columnsOf } from './display-width.ts'
import { exitCodes } from './exit-code.ts'
import { formatOf } from './file-name.ts'
import { filmReport, sizeText } from './film-report.ts'
import { planOutput } from './output-file.ts'
import { noProgress, showProgress } from './progress.ts'
import { saveFilm } from './save-film.ts'
import { withConnection } from './with-connection.ts'
import { type Words, wordsOf } from './words.ts'
import { writeResult } from './write-result.ts'

export async function jobs(words: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals } = readWords('jobs', words)
  const [what = 'list', number, ...rest] = positionals
  const isWhole = what === 'list' ? number === undefined : number !== undefined && /^[1-9]\d{0,5}$/.test(number)
  if (!['list', 'fetch', 'cancel'].includes(what) || !isWhole || rest.length > 0) {
    throw usage('jobs', `expected nothing, fetch N or cancel N, got "${positionals.join(' ')}"`)
  }
  const say = wordsOf(context.tongue)
  const progress = values.json ? noProgress : showProgress(context.errors)
  return await withConnection(context, { progress, words: say }, async ({ client }) => {
    const all = await client.renders(context.signal)
    const write = (data: unknown, text: string): number => {
      progress.clear()
      writeResult(context.output, { asJson: values.json, data, text })
      return exitCodes.ok
    }
    if (what === 'list') return write(all.map(factsOf), listText(all, say))
    const job = all[Number(number) - 1]
    if (!job) throw new ReelsmithError('render/not-found', `There is no export ${number}; reelsmith jobs lists ${all.length}.`)
    if (what === 'cancel') {
      const now = await client.cancelRender(job.id ?? '', context.signal)
      return write(factsOf(now, Number(number) - 1), say.statuses[now.status])
    }
    const url = job.output?.url ?? job.outputUrl
    if (job.status !== 'completed' || !url) throw new ReelsmithError('job/failed', `Export ${number} is not there to be fetched: ${say.statuses[job.status]}.`)
    const format = formatOf(new URL(url).pathname) ?? formatOf(`.${String(job.output?.format ?? 'mp4')}`)
    const plan = await planOutput({ output: values.output, force: values.force ?? false, prompt: 'film', format, folder: context.folder })
    const written = await saveFilm(url, plan, { signal: context.signal, onProgress: (fraction) => progress.update(say.saving, fraction) })
    const { duration = 0, width = 0, height = 0 } = job.output ?? {}
    const film = { ...written, durationMs: Math.round(duration * 1000), width, height }
    return write(film, filmReport(film, context.folder).join('\n'))
  })
}

/** What is told of an export: its number, never its id or its link. */
function factsOf({ status, progress, output, error, createdAt }: ReceivedRender, index: number): Record<string, unknown> {
  return {
    number: index + 1,
    status,
    progress,
    ...(typeof createdAt === 'number' && { createdAt: new Date(createdAt).toISOString() }),
    ...(output && { format: output.format, durationMs: Math.round(output.duration * 1000), width: output.width, height: output.height, sizeBytes: output.size }),
    ...(error ? { error } : {}),
  }
}

/** `2026-01-02 03:04`, by the clock of whoever reads it. */
function minuteOf(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0')
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}

function listText(all: readonly ReceivedRender[], say: Words): string {
  if (all.length === 0) return say.noJobs
  const rows = all.map(({ status, progress, output, error, createdAt }, index) => [
    String(index + 1),
    status === 'processing' ? `${say.statuses[status]} ${Math.floor(progress)}%` : say.statuses[status],
    typeof createdAt === 'number' ? minuteOf(new Date(createdAt)) : '',
    output ? `${String(output.format ?? '')} ${output.width > 0 ? `${output.width}×${output.height} ` : ''}${sizeText(output.size)}`.trim() : (error ?? ''),
  ])
  return columnsOf(rows).join('\n')
}
