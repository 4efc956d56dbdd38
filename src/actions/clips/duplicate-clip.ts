import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { isMain } from '../../timeline/locate.ts'
import type { VideoClip } from '../../timeline/model.ts'
import { defineEdit } from '../action.ts'
import { clipRef, findRef } from '../find-clips.ts'
import { insertClips } from './make-room.ts'

export const duplicateClip = defineEdit({
  name: 'duplicate-clip',
  description: 'Show a clip of the picture once more, right after itself or at another place.',
  input: z.strictObject({
    clip: clipRef,
    position: z.number().int().min(1).optional().describe('The number of the first copy, from 1; after the clip unless told'),
    copies: z.number().int().min(1).max(20).optional().describe('1 unless told'),
    id: z.string().min(1).max(100).optional().describe('For the first copy; made up unless told'),
  }),
  plan({ clip: ref, position, copies = 1, id }, { timeline, newId }) {
    const { track, clip, index } = findRef(timeline, ref)
    if (!isMain(track)) {
      throw new ReelsmithError('timeline/invalid', `"${clip.name}" is not part of the picture: add it again where it is wanted.`)
    }
    const at = position === undefined ? index + 1 : Math.min(position - 1, track.clips.length)
    return {
      operations: insertClips(timeline, Array.from({ length: copies }, (_, copy) => ({ ...(clip as VideoClip), id: copy === 0 && id ? id : newId() })), at),
      result: { position: at + 1 },
    }
  },
})
