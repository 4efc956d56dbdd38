import { FrameMemory } from '../compose/frame.ts'
import type { I420Picture } from '../media/write-picture.ts'
import type { GlanceRequest } from './glance.ts'
import { planFrames } from './plan.ts'
import { SegmentComposer } from './segment-composer.ts'
import { settleTexts } from './settle-texts.ts'

/**
 * Single frames of a film, composed by the code that makes the film: the same pictures at any size.
 *
 * @param frames - Of the film; beyond its end the last one.
 * @throws {ReelsmithError} as for a film.
 */
export async function composeFrames(request: GlanceRequest, frames: readonly number[]): Promise<I420Picture[]> {
  const { timeline, assets, planAssets, output, media, signal } = request
  const { width, height, fps } = output
  const { segments } = await settleTexts(planFrames(timeline, planAssets, fps, frames), request)
  const files = Object.fromEntries(Object.entries(assets).map(([id, asset]) => [id, asset.path]))
  const pictures: I420Picture[] = []
  for (const plan of segments) {
    const memory = await FrameMemory.create()
    const composer = new SegmentComposer(memory, { plan, files, media, output, language: timeline.language })
    try {
      const frame = await composer.compose(0, { signal })
      pictures.push({ i420: memory.frameView(frame).slice(), width, height })
    } finally {
      await composer.close()
    }
  }
  return pictures
}
