import { z } from 'zod'
import { videoClip } from '../../timeline/create.ts'
import { namedMotions } from '../../timeline/appearance.ts'
import { mainTrack } from '../../timeline/model.ts'
import { defineEdit } from '../action.ts'
import { assetRef, findAsset } from '../find-asset.ts'
import { insertClips } from './make-room.ts'

const photoMs = 4000

export const addClip = defineEdit({
  name: 'add-clip',
  description: 'Put an uploaded photo or video into the picture, at the end or at another place.',
  input: z.strictObject({
    asset: assetRef,
    position: z.number().int().min(1).optional().describe('Its number in the picture, from 1; last unless told'),
    durationMs: z.number().int().min(40).max(3_600_000).optional().describe('A photo lasts 4 s, a video all of it, unless told'),
    inMs: z.number().int().min(0).optional().describe('Where in the video it begins'),
    motion: z.enum(namedMotions).optional(),
    id: z.string().min(1).max(100).optional().describe('For the clip; made up unless told'),
  }),
  plan({ asset: ref, position, durationMs, inMs, motion, id }, { timeline, assets, newId }) {
    const asset = findAsset(assets, ref, ['video', 'image'])
    const handleMs = asset.handleMs
    const startMs = inMs ?? handleMs
    const clip = videoClip({
      id: id ?? newId(),
      name: asset.name,
      asset: asset.id,
      inMs: asset.kind === 'image' ? 0 : startMs,
      durationMs: durationMs ?? (asset.kind === 'image' ? photoMs : Math.max(40, asset.durationMs - handleMs - startMs)),
      motion: motion ?? (asset.kind === 'image' ? 'zoom-in' : 'none'),
    })
    const count = mainTrack(timeline)?.clips.length ?? 0
    const index = Math.min((position ?? count + 1) - 1, count)
    return { operations: insertClips(timeline, [clip], index), result: { position: index + 1 } }
  },
})
