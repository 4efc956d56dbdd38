import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import type { Brand } from '../../timeline/brand.ts'
import { describeChange } from '../../timeline/change.ts'
import { type TextTrack, type Timeline, timelineDurationMs } from '../../timeline/model.ts'
import type { Operation } from '../../timeline/operation.ts'
import type { TextStyle } from '../../timeline/text-style.ts'
import { defineAction } from '../action.ts'
import { addOverlay } from '../look/add-overlay.ts'

/** Of the frame's shorter side. */
const logoSize = 0.18

export const applyBrand = defineAction({
  name: 'apply-brand',
  description: "Dress the film in the user's brand: its titles in the brand's colour and font, the logo in a corner.",
  input: z.strictObject({}),
  async run(_, context) {
    const brand = await context.brand()
    if (!brand) throw new ReelsmithError('timeline/not-found', 'No brand is remembered yet: say for example "our brand colour is navy".')
    const before = context.timeline()
    const logo = timelineDurationMs(before) > 0 ? await context.brandLogo() : undefined
    const operations = dressed(before, brand)
    if (logo && !shows(before, logo.id)) {
      operations.push(...addOverlay.plan!({ asset: logo.id, placement: { position: 'top-right', size: logoSize } }, { timeline: before, assets: [logo], newId: randomUUID }).operations)
    }
    if (operations.length > 0) await context.change('apply-brand', operations)
    return { changes: describeChange(before, context.timeline(), context.language) }
  },
})

/** Texts in the brand's colour and font; what is said keeps its colour, to be read on anything. */
function dressed(timeline: Timeline, brand: Brand): Operation[] {
  return timeline.tracks
    .filter((track): track is TextTrack => track.kind === 'text')
    .flatMap(({ role, clips }) =>
      clips.flatMap((clip): Operation[] => {
        const style = styleOf(brand, role)
        const isNew = Object.entries(style).some(([name, value]) => clip.style[name as keyof TextStyle] !== value)
        return isNew ? [{ type: 'set-clip', clipId: clip.id, changes: { style } }] : []
      }),
    )
}

function styleOf({ color, accent = color, font }: Brand, role: TextTrack['role']): Partial<TextStyle> {
  return {
    ...(color !== undefined && role !== 'caption' && { color }),
    ...(accent !== undefined && { highlight: accent }),
    ...(font !== undefined && { font }),
  }
}

function shows({ tracks }: Timeline, asset: string): boolean {
  return tracks.some((track) => track.kind === 'video' && track.clips.some((clip) => clip.asset === asset))
}
