/** Renders the film request on its command line, and says each step of its progress. */
import type { FilmRequest } from '../film-request.ts'
import { renderFilm } from '../film.ts'

const request = JSON.parse(process.argv[2]!) as FilmRequest
await renderFilm(request, { onProgress: (fraction) => process.stdout.write(`${fraction}\n`) })
