/** Renders the film request on its command line. */
import type { FilmRequest } from '../src/render/film-request.ts'
import { renderFilm } from '../src/render/film.ts'

await renderFilm(JSON.parse(process.argv[2]!) as FilmRequest)
