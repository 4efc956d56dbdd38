import { z } from 'zod'
import { defineAction } from './action.ts'

export const exportFilm = defineAction({
  name: 'export-film',
  description: 'Render the timeline as it is to an MP4 and give its download link. Free of charge.',
  input: z.object({}),
  async run(_input, context) {
    return { ...(await context.exportFilm()) }
  },
})
