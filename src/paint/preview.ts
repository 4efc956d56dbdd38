/**
 * Looks at scenes: paints plans or prompts at a few moments onto one PNG.
 *
 *   node src/paint/preview.ts [options] (PROMPT | PLAN.json)…
 *     --out FILE       where the sheet goes (default preview.png)
 *     --size WxH       of one picture, default 480x270
 *     --times 0,2,4    seconds, default 2
 *     --seed N         of the plans made from prompts, default 1
 *     --columns N      pictures in a row, default as many as times (or 4)
 *     --set JSON       changes values of every plan, e.g.
 *                      '{"light":{"cover":0.8},"modules":{"beach":{"swell":1.2}}}'
 *     --print          print the plans instead of painting
 *     --cost           print what a 1920x1080 frame costs (with --size: that size), scene and post, in ms
 *     --ablate         print what each module adds to the scene
 *     --motion         print frame-difference statistics over 3 s at 12 fps
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { describeScene } from '../scene/describe.ts'
import { planShot } from '../scene/plan.ts'
import type { ShotPlan } from '../scene/shot-plan.ts'
import { type SheetCell, contactSheet } from './contact-sheet.ts'
import { requireDriver } from './gpu.ts'
import { passCostMs } from './measure.ts'
import { differences, spikiness } from './motion.ts'
import { type Painting, openPainting } from './open-painting.ts'
import { readRgba } from './readback.ts'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'preview.png' },
    size: { type: 'string' },
    times: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    columns: { type: 'string' },
    set: { type: 'string' },
    print: { type: 'boolean', default: false },
    cost: { type: 'boolean', default: false },
    ablate: { type: 'boolean', default: false },
    motion: { type: 'boolean', default: false },
  },
})

const measuring = options.cost || options.ablate
const [width = 0, height = 0] = (options.size ?? (measuring ? '1920x1080' : '480x270')).split('x').map(Number)

function planOf(argument: string): ShotPlan {
  const plan = argument.endsWith('.json')
    ? (JSON.parse(readFileSync(argument, 'utf8')) as ShotPlan)
    : planShot(describeScene(argument), { seed: Number(options.seed), width, height })
  return options.set ? changed(plan, JSON.parse(options.set) as Changes) : plan
}

interface Changes extends Partial<Omit<ShotPlan, 'modules' | 'light'>> {
  light?: Partial<ShotPlan['light']>
  /** Parameters by the module's name. */
  modules?: Record<string, Record<string, number>>
}

function changed(plan: ShotPlan, { light, modules, grade, ...rest }: Changes): ShotPlan {
  return {
    ...plan,
    ...rest,
    light: { ...plan.light, ...light },
    grade: { ...plan.grade, ...grade },
    modules: plan.modules.map((use) => ({ ...use, with: { ...use.with, ...modules?.[use.use] } })),
  }
}

async function paintAt({ gpu, painter }: Painting, timeS: number): Promise<SheetCell['rgba']> {
  const encoder = gpu.device.createCommandEncoder()
  painter.encode(encoder, timeS, Math.round(timeS * 30))
  gpu.device.queue.submit([encoder.finish()])
  return Promise.race([readRgba(gpu.device, painter.picture), gpu.failed])
}

async function printCosts(painting: Painting, plan: ShotPlan): Promise<void> {
  const scene = await passCostMs(painting, 'scene')
  const post = await passCostMs(painting, 'post')
  console.log(`${plan.setting}: scene ${scene.toFixed(1)} + post ${post.toFixed(1)} ms at ${width}x${height}`)
  if (!options.ablate) return
  for (const use of plan.modules) {
    await painting.painter.load({ ...plan, modules: plan.modules.filter((other) => other !== use) })
    const without = await passCostMs(painting, 'scene', 3)
    console.log(`  ${(use.id ?? use.use).padEnd(16)} ${(scene - without).toFixed(1)}`)
  }
}

const motionFrames = 36

async function printMotion(painting: Painting, name: string): Promise<void> {
  const frames: SheetCell['rgba'][] = []
  for (let i = 0; i < motionFrames; i++) frames.push(await paintAt(painting, i / 12))
  const series = differences(frames)
  const text = series.map((value) => value.toFixed(1)).join(' ')
  console.log(`${name}: peak / median ${spikiness(series).toFixed(2)}; ${text}`)
}

const plans = positionals.map((argument) => ({ name: argument, plan: planOf(argument) }))
if (options.print) {
  for (const { plan } of plans) console.log(JSON.stringify(plan, null, 2))
  process.exit(0)
}
const times = options.times.split(',').map(Number)
const frames = measuring ? Infinity : options.motion ? motionFrames : times.length
const painting = await openPainting(width, height, await requireDriver(), frames)
const cells: SheetCell[] = []
for (const { name, plan } of plans) {
  await painting.painter.load(plan)
  if (measuring) await printCosts(painting, plan)
  else if (options.motion) await printMotion(painting, name)
  else {
    for (const timeS of times) {
      cells.push({ label: `${name} · ${timeS} s`, rgba: await paintAt(painting, timeS) })
    }
  }
}
if (cells.length > 0) {
  const columns = Number(options.columns ?? (times.length > 1 ? times.length : Math.min(4, cells.length)))
  writeFileSync(options.out, await contactSheet(cells, width, height, columns))
}
process.exit(0) // the device keeps the process alive otherwise
