import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { requireDriver } from '../../src/paint/gpu.ts'
import { differences, spikiness } from '../../src/paint/motion.ts'
import { type Painting, openPainting } from '../../src/paint/open-painting.ts'
import { readRgba } from '../../src/paint/readback.ts'
import type { SceneDescription } from '../../src/scene/description.ts'
import { describeScene } from '../../src/scene/describe.ts'
import type { Weather } from '../../src/scene/light-rig.ts'
import { planShot } from '../../src/scene/plan.ts'
import type { ShotPlan } from '../../src/scene/shot-plan.ts'
import { settings } from '../../src/scene/settings/index.ts'
import { contrast } from '../golden/metric.ts'

/** One each for the first settings under the sky: what weather adds is the same everywhere, and compiling costs the most. */
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

/** With a few of its sprites: growing them all takes longer than all else, and `models.test.ts` grows each. */
function thinned(plan: ShotPlan): ShotPlan {
  const sprites = plan.sprites?.map((use) => ({ ...use, variants: 1, places: use.places.slice(0, 4) }))
  return { ...plan, ...(sprites ? { sprites } : {}) }
}

async function checkPicture(rgba: Uint8ClampedArray<ArrayBuffer>, what: string): Promise<void> {
  assert.equal(await countBroken(painting), 0, `${what}: values that are no numbers`)
  assert.ok(contrast({ width, height, rgba }) > 3, `${what}: a blank picture`)
}

describe('worlds', () => {
  before(async () => {
    painting = await openPainting(width, height, await requireDriver(), 40)
  })

  for (const [i, { id, indoors }] of settings.entries()) {
    const described: SceneDescription = { ...describeScene(''), setting: id }
    const weather = indoors ? 'clear' : (skies[i] ?? 'clear')

    it(`should paint ${id} by night, ${weather}`, async () => {
      await painting.painter.load(thinned(planShot({ ...described, time: 'night', weather }, { seed: 3, width, height })))
      await checkPicture(await paint(2.5), `${id}, night, ${weather}`)
    })

    it(`should move ${id} without a jump over 30 s`, async () => {
      await painting.painter.load(thinned(planShot(described, { seed: 3, width, height, durationMs: 28_000 })))
      const series: number[] = []
      let before = await paint(-1)
      await checkPicture(before, id)
      for (let second = -0.2; second <= 29; second += 0.8) {
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
