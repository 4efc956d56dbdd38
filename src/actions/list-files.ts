import { z } from 'zod'
import { defineAction } from './action.ts'

export const listFiles = defineAction({
  name: 'list-files',
  description: 'List the files of the session: what was uploaded and what was made. Changes nothing.',
  readOnly: true,
  input: z.strictObject({}),
  async run(_input, context) {
    const [assets, documents] = [await context.assets(), await context.documents()]
    return {
      documents: documents.map(({ id, name, text }) => ({ id, name, characters: [...text].length })),
      files: assets.map(({ id, name, kind, origin, durationMs, width, height }) => ({
        id,
        name,
        kind,
        origin,
        ...(kind !== 'image' && { durationMs }),
        ...(kind !== 'audio' && { width, height }),
      })),
    }
  },
})
