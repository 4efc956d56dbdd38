/** Renders the film request in the file that its command line names. */
import { readFile } from 'node:fs/promises'
import type { FilmRequest } from '../src/render/film-request.ts'
import { renderFilm } from '../src/render/film.ts'

await renderFilm(JSON.parse(await readFile(process.argv[2]!, 'utf8')) as FilmRequest)
