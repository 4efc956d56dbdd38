import { type Sample, matchingGrade, measureColours, sampleColours } from '../compose/colour/match.ts'
import { ReelsmithError } from '../errors/error.ts'
import { probeMedia } from '../media/probe.ts'
import { readThumbnails } from '../media/thumbnail.ts'
import type { Grade } from '../timeline/appearance.ts'

/** A clip's picture: what it plays of a file. */
export interface MatchedClip {
  readonly id: string
  readonly name: string
  readonly file: string
  /** Of the source, for a video. */
  readonly startMs: number
  readonly endMs: number
}

/**
 * Looks at clips and proposes how each is to be graded to go with one of them: its light, its contrast, its cast and
 * its colourfulness. Nothing is changed.
 *
 * @param referenceId - The clip that stays as it is; it is not among the answers.
 * @returns a grade by clip id, empty where a clip matches already.
 * @throws {ReelsmithError} `timeline/not-found` without the reference, `media/*` with the clip's name, `job/cancelled`.
 */
export async function matchColours(
  clips: readonly MatchedClip[],
  referenceId: string,
  context: { signal?: AbortSignal } = {},
): Promise<Record<string, Grade>> {
  const reference = clips.find(({ id }) => id === referenceId)
  if (!reference) throw new ReelsmithError('timeline/not-found', `There is no clip "${referenceId}" to match the others to.`)
  const goal = measureColours(await look(reference, context))
  const grades: Record<string, Grade> = {}
  for (const clip of clips) {
    if (clip.id !== referenceId) grades[clip.id] = matchingGrade(await look(clip, context), goal)
  }
  return grades
}

async function look(clip: MatchedClip, context: { signal?: AbortSignal }): Promise<Sample[]> {
  try {
    const info = await probeMedia(clip.file, context)
    return sampleColours(await readThumbnails(clip.file, info, clip, context))
  } catch (error) {
    if (!ReelsmithError.is(error) || !error.code.startsWith('media/')) throw error
    throw new ReelsmithError(error.code, `Clip "${clip.name}": ${error.message}`, { cause: error })
  }
}
