/**
 * Looks at sprite models: each alone before a sky, on one PNG.
 *
 *   node src/paint/preview-sprites.ts [--out FILE] [--size WxH] [--time HOUR] [--snow 0.8] [--seed N] (NAME | NAME={JSON})…
 *
 * Without names: all of them. `{…}` are parameters of the model.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type TimeOfDay, lightRig } from '../scene/light-rig.ts'
import { type ShotPlan, plainGrade } from '../scene/shot-plan.ts'
import { type SheetCell, contactSheet } from './contact-sheet.ts'
import { requireDriver } from './gpu.ts'
import { openPainting } from './open-painting.ts'
import { readRgba } from './readback.ts'
import { spriteModels } from './sprites/models/index.ts'
import { modelOf } from './sprites/facet.ts'
import { spriteModel } from './sprites/models/index.ts'
import { createRandom } from '../scene/random.ts'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'sprites.png' },
    size: { type: 'string', default: '320x320' },
    time: { type: 'string', default: 'afternoon' },
    snow: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    columns: { type: 'string', default: '6' },
  },
})
const [width = 320, height = 320] = options.size.split('x').map(Number)
const seed = Number(options.seed)

function planOf(argument: string): ShotPlan {
  const [name = '', json] = argument.split(/=(.*)/s)
  const params = json ? (JSON.parse(json) as Record<string, number>) : {}
  const { bounds } = modelOf(spriteModel(name).grow(createRandom(seed), { ...spriteModel(name).params, ...params }))
  const tall = 3 / Math.max(1, (bounds.right - bounds.left) * 0.95)
  const middle = ((bounds.left + bounds.right) / 2) * tall
  return {
    setting: 'sprites', seed, startS: 0, light: lightRig(options.time as TimeOfDay, 'clear'),
    camera: { pose: { position: [middle, 1.5, 0], focal: 1.6, horizon: 0.04, pan: 0 }, travel: {}, durationS: 10, ease: 0, sway: 0 },
    haze: 0.0005, wind: { speed: 0.4, gust: 0.4 }, snow: Number(options.snow), flashesS: [], grade: plainGrade,
    modules: [{ use: 'ice', with: { cover: 1.2 } }, { use: 'sun' }], subjects: [], ambience: [],
    sprites: [{ sprite: name, seed, with: params, variants: 1, places: [{ x: 0, z: 6.4, height: tall }] }],
  }
}

const painting = await openPainting(width, height, await requireDriver(), 1)
const cells: SheetCell[] = []
for (const argument of positionals.length > 0 ? positionals : Object.keys(spriteModels)) {
  await painting.painter.load(planOf(argument))
  const encoder = painting.gpu.device.createCommandEncoder()
  painting.painter.encode(encoder, 1, 30)
  painting.gpu.device.queue.submit([encoder.finish()])
  const rgba = await Promise.race([readRgba(painting.gpu.device, painting.painter.picture), painting.gpu.failed])
  cells.push({ label: argument, rgba })
}
writeFileSync(options.out, await contactSheet(cells, width, height, Number(options.columns)))
process.exit(0)
