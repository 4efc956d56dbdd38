/** Job worker: analyses uploaded files, one after another. */
import { join } from 'node:path'
import { ReelsmithError } from '../errors/error.ts'
import type { JobContext } from '../jobs/handler.ts'
import type { MediaAnalysis } from '../wire/analysis.ts'
import { analyse } from './analyse.ts'

export interface AnalysePayload {
  readonly files: readonly { readonly assetId: string; readonly objectKey: string }[]
}

export interface AnalyseResult {
  /** Files that could not be analysed are missing. */
  readonly files: readonly {
    readonly assetId: string
    readonly analysis: MediaAnalysis
    /** Key of a small JPEG among the objects; null for sound alone. */
    readonly thumbnailKey: string | null
  }[]
}

/** Idempotent. */
export async function run({ files }: AnalysePayload, context: JobContext): Promise<AnalyseResult> {
  const { signal } = context
  const results: AnalyseResult['files'][number][] = []
  for (const [index, { assetId, objectKey }] of files.entries()) {
    const thumbnailFile = join(context.workDir, `${index}.jpg`)
    try {
      const { analysis, hasThumbnail } = await analyse(context.objectPath(objectKey), { thumbnailFile, signal })
      const thumbnailKey = hasThumbnail ? await context.keepFile(thumbnailFile, 'jpg') : null
      results.push({ assetId, analysis, thumbnailKey })
    } catch (error) {
      // A film can be made of it all the same, or will say what is wrong with it.
      if (signal.aborted || !ReelsmithError.is(error) || !error.code.startsWith('media/')) throw error
    }
    context.progress((index + 1) / files.length)
  }
  return { files: results }
}
