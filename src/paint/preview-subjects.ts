/**
 * Looks at subjects alone, on an empty plain: each at some headings and moments, one row a kind.
 *
 *   node src/paint/preview-subjects.ts [options] KIND…
 *     --out FILE           where the sheet goes (default subjects.png)
 *     --size WxH           of one picture, default 240x200
 *     --headings 0,-45,-90 degrees: 0 to the right, −90 toward the camera
 *     --times 0,0.2        seconds
 *     --speed N            metres a second, default what the figure's row says
 *     --action WORD        what it does
 *     --part N             its height as a part of the frame's, default 0.72
 *     --middle N           which height of it is in the middle of the picture, 0 … 1, default so that it stands
 *     --light HOUR         time of day, default afternoon
 *     --inks JSON          other colours, e.g. '{"top":"#c02020"}'
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { frameShape } from '../scene/camera.ts'
import { type TimeOfDay, lightRig } from '../scene/light-rig.ts'
import { type ShotPlan, plainGrade } from '../scene/shot-plan.ts'
import { subjectRows } from '../scene/subjects/index.ts'
import { type SheetCell, contactSheet } from './contact-sheet.ts'
import { requireDriver } from './gpu.ts'
import { openPainting } from './open-painting.ts'
import { readRgba } from './readback.ts'

const { values: options, positionals: kinds } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'subjects.png' },
    size: { type: 'string', default: '240x200' },
    headings: { type: 'string', default: '0,-45,-90' },
    times: { type: 'string', default: '0' },
    speed: { type: 'string' },
    action: { type: 'string' },
    part: { type: 'string', default: '0.72' },
    middle: { type: 'string' },
    light: { type: 'string', default: 'afternoon' },
    inks: { type: 'string', default: '{}' },
  },
})

const [width = 0, height = 0] = options.size.split('x').map(Number)
const focal = 1.3

function planOf(kind: string, headingDegrees: number, timeS: number): ShotPlan {
  const row = subjectRows.find((each) => each.kind === kind || each.variants?.includes(kind))
  const [tall, long] = row?.size ?? [1.75, 0.5, 0.5]
  const heading = (headingDegrees / 180) * Math.PI
  const speed = options.speed === undefined ? (row?.rests ? 0 : (row?.speed ?? 0)) : Number(options.speed)
  const { scale } = frameShape(width, height)
  const span = Math.max(tall, (Math.max(long, row?.size[2] ?? 0) * height) / width)
  const depth = (span * focal * scale) / height / Number(options.part)
  // It passes the middle at the moment that is looked at.
  const [x, z] = [-Math.cos(heading) * speed * timeS, depth - Math.sin(heading) * speed * timeS]
  return {
    setting: 'sheet',
    seed: 1,
    startS: 0,
    light: lightRig(options.light as TimeOfDay, 'clear'),
    camera: {
      pose: { position: [0, Math.min(1.6, tall * 0.9), 0], focal, horizon: 0, pan: 0 },
      travel: {},
      durationS: 10,
      ease: 0,
      sway: 0,
    },
    haze: 0,
    wind: { speed: 0.4, gust: 0.4 },
    snow: 0,
    flashesS: [],
    grade: { ...plainGrade, vignette: 0, grain: 0, exposure: 0.9 },
    modules: [],
    subjects: [
      {
        kind, slot: row?.slots[0] ?? 'ground', x, z, heading, speed, phase: 0,
        inks: JSON.parse(options.inks) as Record<string, string>,
        ...(options.action ?? row?.rests ? { action: options.action ?? row?.rests ?? '' } : {}),
        ...(row && ['sky', 'underwater', 'space'].includes(row.slots[0]!) ? { y: tall * 0.5 } : {}),
      },
    ],
    ambience: [],
  }
}

/** The ground has to lie in the lower part of the picture whatever the size. */
function framed(plan: ShotPlan): ShotPlan {
  const [subject] = plan.subjects
  const { scale } = frameShape(width, height)
  const eye = plan.camera.pose.position[1]
  const perMetre = (focal * scale) / height / subject!.z
  const tall = subjectRows.find((row) => row.kind === subject!.kind)?.size[0] ?? 1.75
  const horizon = options.middle === undefined ? eye * perMetre - 0.42 : (eye - Number(options.middle) * tall) * perMetre
  return { ...plan, camera: { ...plan.camera, pose: { ...plan.camera.pose, horizon } } }
}

const painting = await openPainting(width, height, await requireDriver(), 1)
const headings = options.headings.split(',').map(Number)
const times = options.times.split(',').map(Number)
const cells: SheetCell[] = []
for (const kind of kinds) {
  for (const heading of headings) {
    for (const timeS of times) {
      const { gpu, painter } = painting
      await painter.load(framed(planOf(kind, heading, timeS)))
      const encoder = gpu.device.createCommandEncoder()
      painter.encode(encoder, timeS, 0)
      gpu.device.queue.submit([encoder.finish()])
      cells.push({ label: `${kind} ${heading}° ${timeS} s`, rgba: await Promise.race([readRgba(gpu.device, painter.picture), gpu.failed]) })
    }
  }
}
writeFileSync(options.out, await contactSheet(cells, width, height, headings.length * times.length))
process.exit(0) // the device keeps the process alive otherwise
