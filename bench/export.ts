/** The export of a promo: five photos, captions, music and a voice, 30 s at 1080×1920. */
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { readKeyFrameCells, readPackets, readSound } from '../src/media/inspect-file.ts'
import { Framer } from '../src/render/framer.ts'
import type { FilmAsset, FilmOutput, FilmRequest } from '../src/render/film-request.ts'
import { renderFilm } from '../src/render/film.ts'
import type { Timeline } from '../src/timeline/model.ts'
import { cpuSeconds } from './cpu.ts'
import type { Figure } from './figure.ts'
import { makePromo, repeatPromo } from './promo.ts'
import { renderApart } from './render-apart.ts'
import { encodeAlone } from './x264-alone.ts'

const runs = Number(process.env.BENCH_RUNS ?? 3)

export async function benchExport(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'reelsmith-bench-'))
  try {
    const { timeline, assets } = await makePromo(folder)
    const whole: number[] = []
    const cpu: number[] = []
    const inspection: number[] = []
    const changed: number[] = []
    const again: number[] = []
    for (let run = 0; run < runs; run++) {
      const request = requestFor(folder, `promo-${run}`, timeline, assets)
      const spentBefore = cpuSeconds()
      whole.push(await timed(() => renderFilm(request)))
      cpu.push(cpuSeconds() - spentBefore)
      const inspectedBefore = cpuSeconds()
      await inspectFile(request.outFile)
      inspection.push(((cpuSeconds() - inspectedBefore) / cpu.at(-1)!) * 100)
      const other = { ...request, timeline: withTitle(timeline, 'Another title'), outFile: join(folder, `changed-${run}.mp4`) }
      changed.push(await timed(() => renderFilm(other)))
      again.push(await timed(() => renderFilm({ ...request, outFile: join(folder, `again-${run}.mp4`) })))
    }
    const alone = await encodeAlone(join(folder, 'promo-0.mp4'), join(folder, 'alone.mp4'))
    const ratios = cpu.map((seconds) => seconds / alone)
    return [
      { name: '30 s promo at 1080×1920: render', unit: 's', samples: whole, goal: 30 / 2.2 },
      { name: 'its CPU time, as a multiple of x264 alone', unit: '×', samples: ratios, goal: 1.3 },
      { name: 'its inspection, in percent of its CPU time', unit: '%', samples: inspection, goal: 8 },
      { name: 'the same after its title changed', unit: 's', samples: changed, goal: 2.5 },
      { name: 'the same after nothing changed', unit: 's', samples: again, goal: 0.5 },
      { name: 'its memory in all processes', unit: 'MB', samples: [(await renderApart(requestFor(folder, 'apart', timeline, assets))).peakMb], goal: 700 },
      ...(await benchLooks(folder, timeline, assets)),
      ...(await benchWorkers(folder, timeline, assets)),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const full: FilmOutput = { width: 1080, height: 1920, fps: { num: 30, den: 1 }, crf: 20, preset: 'veryfast' }

function requestFor(
  folder: string,
  name: string,
  timeline: Timeline,
  assets: Readonly<Record<string, FilmAsset>>,
  output = full,
): FilmRequest {
  return {
    timeline, assets, output,
    cacheDir: join(folder, `cache-${name}`),
    workDir: join(folder, `work-${name}`),
    outFile: join(folder, `${name}.mp4`),
  }
}

/** Ten minutes against twenty times thirty seconds; it takes that many minutes. */
export async function benchLength(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'reelsmith-bench-'))
  try {
    const { timeline, assets } = await makePromo(folder)
    const short = await renderApart(requestFor(folder, 'short', timeline, assets))
    const long = await renderApart(requestFor(folder, 'long', repeatPromo(timeline, 20), assets))
    return [
      { name: '10 min of promo, CPU time, as a multiple of 20 × 30 s', unit: '×', samples: [long.cpuS / (20 * short.cpuS)], goal: 1.1 },
      { name: 'its memory in all processes', unit: 'MB', samples: [long.peakMb], goal: 700 },
      { name: 'that of 30 s', unit: 'MB', samples: [short.peakMb], goal: 700 },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A frame at any time, and a small film. */
async function benchLooks(folder: string, timeline: Timeline, assets: Record<string, FilmAsset>): Promise<Figure[]> {
  const frames: number[] = []
  await using framer = new Framer({ log: () => {} })
  const cacheDir = join(folder, 'cache-frames')
  for (let run = 0; run < 12; run++) {
    const ms = 1000 * (await timed(() => framer.frame({ timeline, assets, cacheDir, atMs: 400 + 2400 * run, width: 360 })))
    // The first ones start the process and look at each photo for the first time.
    if (run >= 6) frames.push(ms)
  }
  const previews: number[] = []
  for (let run = 0; run < runs; run++) {
    const output = { ...full, width: 360, height: 640, crf: 28 }
    previews.push(await timed(() => renderFilm(requestFor(folder, `preview-${run}`, timeline, assets, output))))
  }
  return [
    { name: 'a frame of its draft, warm', unit: 'ms', samples: frames, goal: 300 },
    { name: 'its preview film, 360p', unit: 's', samples: previews, goal: 6 },
  ]
}

/** Workers on one core each, which share the film by nothing but the cache. */
async function benchWorkers(folder: string, timeline: Timeline, assets: Record<string, FilmAsset>): Promise<Figure[]> {
  if (availableParallelism() < 2 || process.platform !== 'linux') return []
  const speedups: number[] = []
  for (let run = 0; run < runs; run++) {
    const one = requestFor(folder, `one-${run}`, timeline, assets)
    const alone = await timed(() => renderApart(one, 0))
    const two = requestFor(folder, `two-${run}`, timeline, assets)
    const other = { ...two, workDir: `${two.workDir}-other`, outFile: join(folder, `two-${run}-other.mp4`) }
    const together = await timed(() => Promise.all([renderApart(two, 0), renderApart(other, 1)]))
    speedups.push(alone / together)
  }
  return [{ name: 'two one-core workers on it, as a multiple of one', unit: '×', samples: speedups, least: 1.8 }]
}

async function inspectFile(file: string): Promise<void> {
  await Promise.all([readPackets(file), readKeyFrameCells(file, 32, 18), readSound(file, 30_000)])
}

function withTitle(timeline: Timeline, text: string): Timeline {
  const tracks = timeline.tracks.map((track) =>
    track.kind === 'text' && track.role === 'title' ? { ...track, clips: track.clips.map((clip) => ({ ...clip, text })) } : track,
  )
  return { ...timeline, tracks }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now()
  await work()
  return (performance.now() - startedMs) / 1000
}
