import { z } from 'zod'
import { textClip } from '../../timeline/create.ts'
import { timelineDurationMs } from '../../timeline/model.ts'
import { defineEdit } from '../action.ts'
import { placeText } from './place-text.ts'
import { styleInput } from './style-input.ts'

const usualMs = 3000

export const addText = defineEdit({
  name: 'add-text',
  description: 'Show words over the picture: a title, a caption line, a lower third or a call to action.',
  input: z.strictObject({
    text: z.string().trim().min(1).max(2000).describe('The words, as they are to be read'),
    role: z.enum(['title', 'caption', 'text']).optional().describe('title unless told; text is for lower thirds and labels'),
    startMs: z.number().int().min(0).optional().describe('The start of the film unless told'),
    durationMs: z.number().int().min(200).max(3_600_000).optional().describe('3 s unless told, as far as the film goes'),
    style: styleInput.optional(),
    id: z.string().min(1).max(100).optional().describe('For the text; made up unless told'),
  }),
  plan({ text, role = 'title', startMs = 0, durationMs, style = {}, id }, { timeline, newId }) {
    const filmMs = timelineDurationMs(timeline)
    const preset = role === 'text' ? 'lower-third' : role
    const clip = textClip({
      id: id ?? newId(),
      text,
      startMs,
      durationMs: durationMs ?? Math.max(200, Math.min(usualMs, filmMs - startMs)),
      style: { preset, ...style },
    })
    return { operations: [placeText(timeline, role, clip, newId())], result: { id: clip.id, text } }
  },
})
