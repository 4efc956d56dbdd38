import { outputSchema } from '../wire/render-output.ts'
import { defineAction } from './action.ts'

export const exportFilm = defineAction({
  name: 'export-film',
  description: 'Render the timeline as it is to a file and give its download link. Free of charge.',
  input: outputSchema.partial().strict(),
  async run(output, context) {
    return { ...(await context.exportFilm(output)), format: output.format ?? 'mp4' }
  },
})
