import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ReelsmithError } from '../errors/error.ts'
import { textClip } from '../timeline/create.ts'
import { timelineDurationMs } from '../timeline/model.ts'
import { defineAction } from './action.ts'

const titleMs = 3000

export const addTitle = defineAction({
  name: 'add-title',
  description: 'Show a title over the beginning of the film.',
  input: z.object({ text: z.string().trim().min(1).max(200).describe('The words, as they are to be read') }),
  async run({ text }, context) {
    const timeline = context.timeline()
    const filmMs = timelineDurationMs(timeline)
    if (filmMs === 0) throw new ReelsmithError('timeline/invalid', 'There is no picture yet that a title could lie on.')
    const clip = textClip({ id: randomUUID(), text, durationMs: Math.min(titleMs, filmMs), style: { preset: 'title' } })
    const track = timeline.tracks.find((candidate) => candidate.kind === 'text' && candidate.role === 'title')
    await context.change('add-title', [
      track
        ? { type: 'add-clip', trackId: track.id, clip }
        : { type: 'add-track', track: { id: randomUUID(), kind: 'text', role: 'title', name: 'Title', clips: [clip] } },
    ])
    return { text, startMs: clip.startMs, endMs: clip.startMs + clip.durationMs }
  },
})
