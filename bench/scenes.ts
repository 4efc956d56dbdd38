/** What a picture of each prompt of the gallery costs for a 1080p film, as the painter makes it for the encoder, and its memory. */
import { readFile, readdir } from 'node:fs/promises'
import { requireDriver } from '../src/paint/gpu.ts'
import { type Painting, openPainting } from '../src/paint/open-painting.ts'
import { paintFrames, sizeToPaint } from '../src/paint/paint.ts'
import { describeScene } from '../src/scene/describe.ts'
import { planShot } from '../src/scene/plan.ts'
import type { ShotPlan } from '../src/scene/shot-plan.ts'
import { galleryPrompts } from '../test/gallery/prompts.ts'
import { type Figure, median } from './figure.ts'
import { parentOf, peakMegabytes } from './process-use.ts'

const width = 1920
const height = 1080
const frames = 5
const fps = { num: 30, den: 1 }

interface SceneCost {
  readonly prompt: string
  readonly plan: ShotPlan
  /** Until its first picture is there. */
  readonly startS: number
  readonly frameMs: number
}

export async function benchScenes(): Promise<Figure[]> {
  const size = await sizeToPaint({ width, height })
  const painting = await openPainting(size.width, size.height, await requireDriver())
  const costs: SceneCost[] = []
  for (const { prompt } of galleryPrompts) costs.push(await costOf(painting, prompt))
  painting.gpu.device.destroy()
  costs.sort((a, b) => b.frameMs - a.frameMs)
  const [slowest] = costs
  const slow = costs.slice(0, 5)
  const told = slow.map(({ prompt, frameMs }) => `${Math.round(frameMs)} ms "${prompt}"`)
  console.log(`The slowest scenes: ${told.join(', ')}\n`)
  const held: number[] = []
  for (const { plan } of slow) held.push(await painterMegabytes(plan))
  return [
    { name: `a picture of a scene at 1080p (painted at ${size.width}x${size.height}), ${costs.length} prompts`, unit: 'ms', samples: costs.map(({ frameMs }) => frameMs), goal: 130 },
    { name: 'a picture of the slowest scene', unit: 'ms', samples: [slowest!.frameMs], goal: 200 },
    { name: 'from a plan to its first picture', unit: 's', samples: costs.map(({ startS }) => startS) },
    { name: 'memory of a painter, the most of the five slowest scenes', unit: 'MB', samples: [Math.max(...held)], goal: 500 },
  ]
}

async function costOf(painting: Painting, prompt: string): Promise<SceneCost> {
  const plan = planShot(describeScene(prompt), { seed: 1, width, height })
  const startedMs = performance.now()
  await painting.painter.load(plan)
  await paintOne(painting, 0)
  const startS = (performance.now() - startedMs) / 1000
  const samples: number[] = []
  for (let frame = 1; frame <= frames; frame++) {
    const before = performance.now()
    await paintOne(painting, frame)
    samples.push(performance.now() - before)
  }
  return { prompt, plan, startS, frameMs: median(samples) }
}

async function paintOne({ gpu, painter }: Painting, frame: number): Promise<void> {
  const encoder = gpu.device.createCommandEncoder()
  painter.encode(encoder, 1.5 + (frame * fps.den) / fps.num, frame, 'planes')
  gpu.device.queue.submit([encoder.finish()])
  await Promise.race([gpu.device.queue.onSubmittedWorkDone(), gpu.failed])
}

/** The most that the painter's process held while it painted some pictures. */
async function painterMegabytes(plan: ShotPlan): Promise<number> {
  let most = 0
  await paintFrames(plan, { ...(await sizeToPaint({ width, height })), fps, firstFrame: 0, frameCount: frames }, {
    onFrame: async () => {
      for (const pid of await childrenOfOurs()) {
        const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
        if (command.includes('painter.ts')) most = Math.max(most, await peakMegabytes(pid).catch(() => 0)) // it may have ended
      }
    },
  })
  return most
}

async function childrenOfOurs(): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const parents = await Promise.all(pids.map(async (pid) => await parentOf(pid).catch(() => null))) // it may have ended
  return pids.filter((_, i) => parents[i] === process.pid)
}
