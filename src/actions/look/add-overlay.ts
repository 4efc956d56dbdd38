import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { videoClip } from '../../timeline/create.ts'
import { type VideoTrack, timelineDurationMs } from '../../timeline/model.ts'
import type { Operation } from '../../timeline/operation.ts'
import { defineEdit } from '../action.ts'
import { assetRef, findAsset } from '../find-asset.ts'
import { isApart } from '../texts/place-text.ts'
import { placementInput } from './placement-input.ts'

export const addOverlay = defineEdit({
  name: 'add-overlay',
  description: 'Lay an uploaded logo, watermark, photo or video over the picture (picture-in-picture), for the whole film or a part of it.',
  input: z.strictObject({
    asset: assetRef,
    placement: placementInput.optional(),
    startMs: z.number().int().min(0).optional(),
    durationMs: z.number().int().min(40).max(3_600_000).optional().describe('To the end of the film unless told'),
    id: z.string().min(1).max(100).optional().describe('For the overlay; made up unless told'),
  }),
  plan({ asset: ref, placement = {}, startMs = 0, durationMs, id }, { timeline, assets, newId }) {
    const asset = findAsset(assets, ref, ['image', 'video'])
    const filmMs = timelineDurationMs(timeline)
    if (filmMs === 0) throw new ReelsmithError('timeline/invalid', 'There is no picture yet that something could lie on.')
    if (startMs >= filmMs) throw new ReelsmithError('timeline/invalid', `"${asset.name}" would begin after the end of the film.`)
    const mostMs = asset.kind === 'image' ? filmMs - startMs : Math.min(filmMs - startMs, asset.durationMs)
    const clip = videoClip({
      id: id ?? newId(),
      name: asset.name,
      asset: asset.id,
      startMs,
      durationMs: Math.min(durationMs ?? mostMs, mostMs),
      fit: 'contain',
      placement: { position: 'top-right', ...placement },
    })
    const track = timeline.tracks.find(
      (candidate): candidate is VideoTrack =>
        candidate.kind === 'video' && candidate.role === 'overlay' && candidate.clips.every((other) => isApart(other, clip)),
    )
    const add: Operation = track
      ? { type: 'add-clip', trackId: track.id, clip }
      : { type: 'add-track', track: { id: newId(), kind: 'video', role: 'overlay', name: 'Overlay', clips: [clip] } }
    return { operations: [add] }
  },
})
