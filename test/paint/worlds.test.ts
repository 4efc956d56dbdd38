import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { requireDriver } from '../../src/paint/gpu.ts'
import { differences, spikiness } from '../../src/paint/motion.ts'
import { type Painting, openPainting } from '../../src/paint/open-painting.ts'
import { readRgba } from '../../src/paint/readback.ts'
import type { SceneDescription } from '../../src/scene/description.ts'
import { describeScene } from '../../src/scene/describe.ts'
import type { TimeOfDay, Weather } from '../../src/scene/light-rig.ts'
import { planShot } from '../../src/scene/plan.ts'
import { settings } from '../../src/scene/settings/index.ts'
import { contrast } from '../golden/metric.ts'

/** Those that differ most; all of them are looked at when a world is reviewed. */
const hours: readonly TimeOfDay[] = ['sunset', 'night']
/** One for each setting in turn: what weather adds is the same everywhere, and compiling costs the most here. */
const skies: readonly Weather[] = ['storm', 'snow', 'fog', 'rain']

const width = 64
const height = 40
let painting: Painting

/** Half floats with all exponent bits set are infinite or no number. */
async function countBroken({ gpu, painter }: Painting): Promise<number> {
  const texture = painter.hdr
  const stride = Math.ceil((width * 8) / 256) * 256
  const usage = GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST
  const buffer = gpu.device.createBuffer({ size: stride * height, usage })
  const encoder = gpu.device.createCommandEncoder()
  encoder.copyTextureToBuffer({ texture }, { buffer, bytesPerRow: stride }, [width, height])
  gpu.device.queue.submit([encoder.finish()])
  await buffer.mapAsync(GPUMapMode.READ)
  const halves = new Uint16Array(buffer.getMappedRange())
  let broken = 0
  for (const half of halves) if ((half & 0x7c00) === 0x7c00) broken++
  buffer.destroy()
  return broken
}

async function paint(timeS: number): Promise<Uint8ClampedArray<ArrayBuffer>> {
  const { gpu, painter } = painting
  const encoder = gpu.device.createCommandEncoder()
  painter.encode(encoder, timeS, Math.round(timeS * 30))
  gpu.device.queue.submit([encoder.finish()])
  return Promise.race([readRgba(gpu.device, painter.picture), gpu.failed])
}

async function checkPicture(description: SceneDescription): Promise<void> {
  await painting.painter.load(planShot(description, { seed: 3, width, height }))
  const rgba = await paint(2.5)
  const what = `${description.setting}, ${description.time}, ${description.weather}`
  assert.equal(await countBroken(painting), 0, `${what}: values that are no numbers`)
  assert.ok(contrast({ width, height, rgba }) > 3, `${what}: a blank picture`)
}

describe('worlds', () => {
  before(async () => {
    painting = await openPainting(width, height, await requireDriver())
  })

  for (const [i, { id, indoors }] of settings.entries()) {
    const described = { ...describeScene(''), setting: id }
    const weather = skies[i % skies.length]!

    it(`should paint ${id} at sunset and by night`, async () => {
      for (const time of hours) await checkPicture({ ...described, time, weather: 'clear' })
    })

    if (!indoors) {
      it(`should paint ${id} in ${weather}`, async () => {
        await checkPicture({ ...described, weather })
      })
    }

    it(`should move ${id} without a jump over 30 s`, async () => {
      await painting.painter.load(planShot(described, { seed: 3, width, height, durationMs: 28_000 }))
      const series: number[] = []
      let before = await paint(-1)
      for (let second = -0.4; second <= 29; second += 0.6) {
        const now = await paint(second)
        series.push(...differences([before, now]))
        before = now
      }
      const peak = spikiness(series)
      const at = series.indexOf(Math.max(...series))
      assert.ok(peak < 2.5, `largest change is ${peak.toFixed(2)} times the usual one, at frame ${at}`)
    })
  }

  after(() => setImmediate(() => process.exit())) // the device keeps the process alive otherwise
})
