import { stat } from 'node:fs/promises'
import { ReelsmithError } from '../errors/error.ts'
import { type FilmJob, type FilmParts, type FilmSound, join, renderPictures, soundOf } from './film-parts.ts'
import type { FilmOutput } from './film-request.ts'
import { type SizeTrial, nextQuality, smallerSides } from './film-size.ts'
import type { SegmentReport } from './segment.ts'
import { allOrNothing, segmentKeys } from './segments.ts'

/** No picture is made smaller than this to save bytes. */
const leastShortSidePx = 120

export interface AssembledFilm {
  /** With the output that the film came to have. */
  readonly job: FilmJob
  readonly parts: FilmParts
  readonly notes: readonly string[]
}

/**
 * Makes the parts of a film and joins them into a file, below the bytes it may have: first at the quality that is
 * wished, then at what the sizes tell, at last with a smaller picture. Sizes are those of the files themselves.
 *
 * @throws {ReelsmithError} `request/invalid` when no film can be that small.
 */
export async function assemble(first: FilmJob, file: string, onFailure: () => void): Promise<AssembledFilm> {
  const [reports, sound] = await allOrNothing<[SegmentReport[], FilmSound | null]>(
    [renderPictures(first), soundOf(first)],
    onFailure,
  )
  await join(first, { reports, sound }, file)
  const { maxBytes, output: wished } = first.request
  if (maxBytes === undefined) return { job: first, parts: { reports, sound }, notes: [] }
  let job = first
  let trials: SizeTrial[] = [{ crf: wished.crf, bytes: (await stat(file)).size }]
  let made: FilmParts = { reports, sound }
  const tryOutput = async (output: FilmOutput): Promise<void> => {
    job = await withOutput(job, output)
    made = { reports: await renderPictures(job), sound }
    await join(job, made, file)
    trials.push({ crf: output.crf, bytes: (await stat(file)).size })
  }
  for (;;) {
    const next = first.request.format === 'gif' ? null : nextQuality(trials, maxBytes, wished.crf)
    if (next !== null) {
      await tryOutput({ ...job.request.output, crf: next })
      continue
    }
    const best = trials.filter(({ bytes }) => bytes <= maxBytes).sort((a, b) => a.crf - b.crf)[0]
    if (best && best === trials.at(-1)) return { job, parts: made, notes: noteOn(wished, job.request.output, maxBytes) }
    if (best) {
      // Its segments are still in the cache.
      await tryOutput({ ...job.request.output, crf: best.crf })
      return { job, parts: made, notes: noteOn(wished, job.request.output, maxBytes) }
    }
    const worst = trials.at(-1)!
    const smaller = shrunk(job.request.output, smallerSides(worst.bytes, maxBytes))
    if (Math.min(smaller.width, smaller.height) < leastShortSidePx) throw tooSmall(maxBytes, worst.bytes)
    trials = []
    await tryOutput(smaller)
  }
}

async function withOutput(job: FilmJob, output: FilmOutput): Promise<FilmJob> {
  const request = { ...job.request, output }
  return { ...job, request, keys: await segmentKeys(job.plan, request) }
}

function shrunk(output: FilmOutput, factor: number): FilmOutput {
  const side = (px: number): number => 2 * Math.round((px * factor) / 2)
  return { ...output, width: side(output.width), height: side(output.height) }
}

function noteOn(wished: FilmOutput, made: FilmOutput, maxBytes: number): string[] {
  const limit = `${megabytes(maxBytes)} MB`
  if (made.width < wished.width)
    return [`To stay below ${limit} the picture was made smaller: ${made.width}×${made.height}.`]
  return made.crf > wished.crf ? [`To stay below ${limit} the quality was lowered (crf ${made.crf}).`] : []
}

function tooSmall(maxBytes: number, bytes: number): ReelsmithError {
  const message = `output.max_mb: expected at least ${megabytes(bytes)} for this film, got ${megabytes(maxBytes)}; allow more or make the film shorter.`
  return new ReelsmithError('request/invalid', message, { details: { field: 'output.max_mb' } })
}

function megabytes(bytes: number): string {
  return (Math.ceil(bytes / 10_000) / 100).toFixed(2).replace(/\.?0+$/, '')
}
