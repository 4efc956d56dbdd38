/**
 * `npm run bench`: the figures that matter to a user, measured on this machine, printed beside its name.
 * Nothing else may run meanwhile. `npm run bench -- film server` runs only the groups named; `length`, which takes
 * minutes, runs only when it is named.
 */
import { cpus, totalmem } from 'node:os'
import { useCompileCache } from '../src/cli/compile-cache.ts'
import { benchExport, benchLength } from './export.ts'
import { benchFilm } from './film.ts'
import { type Figure, formatFigure } from './figure.ts'
import { benchScenes } from './scenes.ts'
import { benchServer } from './server.ts'
import { benchSound } from './sound.ts'
import { benchTurns } from './turns.ts'

useCompileCache(process.env) // as ./reelsmith does

const groups: Record<string, () => Promise<Figure[]>> = { server: benchServer, turns: benchTurns, sound: benchSound, scenes: benchScenes, film: benchFilm, export: benchExport, length: benchLength }

const asked = process.argv.slice(2)
for (const name of asked) {
  if (groups[name]) continue
  process.stderr.write(`There is no group "${name}"; there are ${Object.keys(groups).join(', ')}.\n`)
  process.exit(2)
}
const [cpu] = cpus()
console.log(`${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, node ${process.version}\n`)
for (const [name, group] of Object.entries(groups)) {
  if (asked.length > 0 ? !asked.includes(name) : name === 'length') continue
  for (const figure of await group()) console.log(formatFigure(figure))
}
process.exit(0) // a graphics device keeps the process alive otherwise
