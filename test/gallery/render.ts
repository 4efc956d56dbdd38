/**
 * Paints the gallery: every prompt of `prompts.ts` at two moments, on contact sheets, one a topic.
 *
 *   npm run gallery [-- options] [TOPIC | WORDS OF PROMPTS]…
 *     --out DIR      where the sheets go, default build/gallery
 *     --size WxH     of one picture, default 320x180
 *     --times 1,5    seconds
 *     --seed N       default 1
 *     --blind        numbers instead of prompts below the pictures, for somebody who does not know what was asked for
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type SheetCell, contactSheet } from '../../src/paint/contact-sheet.ts'
import { requireDriver } from '../../src/paint/gpu.ts'
import { openPainting } from '../../src/paint/open-painting.ts'
import { readRgba } from '../../src/paint/readback.ts'
import { describeScene } from '../../src/scene/describe.ts'
import { planShot } from '../../src/scene/plan.ts'
import { labelFont } from './label-font.ts'
import { type GalleryPrompt, galleryPrompts } from './prompts.ts'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'build/gallery' },
    size: { type: 'string', default: '320x180' },
    times: { type: 'string', default: '1,5' },
    seed: { type: 'string', default: '1' },
    blind: { type: 'boolean', default: false },
  },
})

const picturesInARow = 4
const [width = 0, height = 0] = options.size.split('x').map(Number)
const times = options.times.split(',').map(Number)
const numbered = galleryPrompts.map((each, i) => ({ ...each, number: i + 1 }))
const isWanted = ({ topic, prompt }: GalleryPrompt): boolean =>
  positionals.length === 0 || positionals.some((word) => topic === word || prompt.includes(word))
const wanted = numbered.filter(isWanted)
if (wanted.length === 0) {
  process.stderr.write(`No prompt of the gallery is about "${positionals.join('", "')}".\n`)
  process.exit(2)
}

const { gpu, painter } = await openPainting(width, height, await requireDriver(), times.length)
mkdirSync(options.out, { recursive: true })
for (const topic of new Set(wanted.map((each) => each.topic))) {
  const cells: SheetCell[] = []
  for (const { prompt, number } of wanted.filter((each) => each.topic === topic)) {
    const described = describeScene(prompt)
    await painter.load(planShot(described, { seed: Number(options.seed), width, height }))
    const { setting, notDepicted } = described
    const missing = notDepicted.length > 0 ? ` · without: ${notDepicted.join(', ')}` : ''
    for (const [i, timeS] of times.entries()) {
      const encoder = gpu.device.createCommandEncoder()
      painter.encode(encoder, timeS, Math.round(timeS * 30))
      gpu.device.queue.submit([encoder.finish()])
      const told = i === 0 ? `${number} ${prompt}` : `${setting}${missing}`
      cells.push({ label: options.blind ? `${number}` : told, rgba: await Promise.race([readRgba(gpu.device, painter.picture), gpu.failed]) })
    }
  }
  const file = join(options.out, `${topic}.png`)
  writeFileSync(file, await contactSheet(cells, width, height, picturesInARow, labelFont(cells.map(({ label }) => label))))
  console.log(`${file}: ${cells.length / times.length} prompts`)
}
process.exit(0) // the device keeps the process alive otherwise
