/** Quick looks at a film's pictures, small and without its texts. */
import { FrameMemory } from '../compose/frame.ts'
import type { LumaGrid } from '../compose/text/look-behind.ts'
import type { Fps } from '../time/time.ts'
import type { Timeline } from '../timeline/model.ts'
import type { FilmMedia } from './film-media.ts'
import type { FilmAsset } from './film-request.ts'
import { FrameProbe, cellsOf, probeColumns, probeRows } from './frame-probe.ts'
import { type PlanAsset, type SegmentPlan, planFrames } from './plan.ts'
import { SegmentComposer } from './segment-composer.ts'
import { segmentKeys } from './segments.ts'

export interface GlanceRequest {
  readonly timeline: Timeline
  readonly assets: Readonly<Record<string, FilmAsset>>
  readonly planAssets: Readonly<Record<string, PlanAsset>>
  readonly output: { readonly width: number; readonly height: number; readonly fps: Fps }
  readonly media: FilmMedia
  readonly signal?: AbortSignal
}

const longSidePx = 160

/**
 * What frames of a film look like. What was seen once is remembered, also for other films with the same pictures.
 *
 * @param frames - Of the film.
 */
export async function glanceAt(frames: readonly number[], request: GlanceRequest): Promise<LumaGrid[]> {
  const { timeline, assets, planAssets, media } = request
  const size = { columns: probeColumns, rows: probeRows }
  const bare = { ...timeline, tracks: timeline.tracks.filter((track) => track.kind !== 'text') }
  if (!bare.tracks.some((track) => track.kind === 'video' && track.clips.length > 0)) {
    const black = new Uint8Array(probeColumns * probeRows).fill(16)
    return frames.map(() => ({ ...size, cells: black }))
  }
  const output = smallSize(request.output)
  const { segments } = planFrames(bare, planAssets, output.fps, frames)
  const keys = await segmentKeys({ segments }, { timeline: bare, assets, output: { ...output, crf: 0, preset: '' } })
  const grids: LumaGrid[] = []
  for (const [index, segment] of segments.entries()) {
    const cells = await media.remembered(`glance-${keys[index]!}.json`, () => cellsIn(segment, output, request))
    grids.push({ ...size, cells: Buffer.from(cells, 'base64') })
  }
  return grids
}

function smallSize({ width, height, fps }: GlanceRequest['output']): GlanceRequest['output'] {
  const scale = longSidePx / Math.max(width, height)
  const side = (px: number): number => Math.max(16, 2 * Math.round((px * scale) / 2))
  return { width: side(width), height: side(height), fps }
}

async function cellsIn(plan: SegmentPlan, output: GlanceRequest['output'], request: GlanceRequest): Promise<string> {
  const { timeline, assets, media, signal } = request
  const files = Object.fromEntries(Object.entries(assets).map(([id, asset]) => [id, asset.path]))
  const memory = await FrameMemory.create()
  const composer = new SegmentComposer(memory, { plan, files, media, output, language: timeline.language })
  try {
    const probe = new FrameProbe(memory, 1)
    probe.look(await composer.compose(0, { signal }), 0)
    return Buffer.from(cellsOf(probe.samples[0]!)).toString('base64')
  } finally {
    await composer.close()
  }
}

/** How much there is to see in a picture: its spread of luma, in luma. */
export function interestOf({ cells }: LumaGrid): number {
  const mean = cells.reduce((sum, cell) => sum + cell, 0) / cells.length
  return Math.sqrt(cells.reduce((sum, cell) => sum + (cell - mean) ** 2, 0) / cells.length)
}
