import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { defineEdit } from '../action.ts'
import { assetRef, findAsset } from '../find-asset.ts'
import { clipRef, findRef } from '../find-clips.ts'

export const replaceClip = defineEdit({
  name: 'replace-clip',
  description: 'Show an uploaded photo or video instead of what a clip shows, or play another sound; place and length stay.',
  input: z.strictObject({
    clip: clipRef,
    asset: assetRef,
    inMs: z.number().int().min(0).optional().describe('Where in the video or sound it begins'),
  }),
  plan({ clip: ref, asset: assetName, inMs }, { timeline, assets }) {
    const { track, clip } = findRef(timeline, ref)
    if (track.kind === 'text') throw new ReelsmithError('timeline/invalid', `"${clip.name}" is text: change its words instead.`)
    const asset = findAsset(assets, assetName, track.kind === 'audio' ? ['audio', 'video'] : ['video', 'image'])
    return {
      operations: [
        {
          type: 'set-clip',
          clipId: clip.id,
          changes: { asset: asset.id, name: asset.name, inMs: inMs ?? asset.handleMs },
        },
      ],
    }
  },
})
