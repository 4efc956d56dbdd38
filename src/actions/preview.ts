/** Quick looks at a draft: a frame at any time, and a small film of it. */
import { createHash } from 'node:crypto'
import { ReelsmithError } from '../errors/error.ts'
import type { Framer } from '../render/framer.ts'
import type { RenderRecord } from '../store/renders.ts'
import type { Store } from '../store/store.ts'
import { type Timeline, timelineDurationMs } from '../timeline/model.ts'
import { type ExportOutput, outputSchema, resolveOutput } from '../wire/render-output.ts'
import { renderCache, submitExport } from './export.ts'
import { filmAssets } from './film-assets.ts'
import type { Services } from './services.ts'

export interface Draft {
  readonly userId: string
  readonly sessionId: string
  readonly timeline: Timeline
}

/**
 * A frame of a draft, composed by the code that makes the film.
 *
 * @param atMs - Beyond the end it is the last one.
 * @param width - Of the frame, in pixels.
 * @returns a JPEG.
 * @throws {ReelsmithError} `render/nothing-to-export` for an empty timeline, `timeline/not-found`, `media/*`.
 */
export async function previewFrame(
  { store, framer }: { readonly store: Store; readonly framer: Framer },
  { sessionId, timeline }: Draft,
  { atMs, width }: { readonly atMs: number; readonly width: number },
): Promise<Buffer> {
  const found = await filmAssets(store, sessionId, timeline)
  const assets = Object.fromEntries(
    Object.entries(found).map(([id, { objectKey, ...asset }]) => [
      id,
      { ...asset, path: store.objects.path(objectKey) },
    ]),
  )
  return await framer.frame({ timeline, assets, cacheDir: renderCache(store), atMs, width })
}

/** A small film of a draft. The same draft has the same preview, however often it is asked for. */
export async function submitPreview(services: Services, { userId, sessionId, timeline }: Draft): Promise<RenderRecord> {
  if (timelineDurationMs(timeline) === 0) {
    throw new ReelsmithError('render/nothing-to-export', 'There is nothing to show yet: ask for a film first.')
  }
  const output = previewOutput(timeline)
  const hash = createHash('sha256')
    .update(JSON.stringify([sessionId, timeline]))
    .digest('hex')
    .slice(0, 24)
  return await submitExport(services, { userId, sessionId, renderId: `preview_${hash}`, timeline, output })
}

function previewOutput(timeline: Timeline): ExportOutput {
  return resolveOutput(outputSchema.parse({ resolution: '360p', crf: 28 }), timeline)
}
