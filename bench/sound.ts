/** Sound: how fast music and effects are made, and what mixing and mastering cost. CPU time, of one thread and of ffmpeg. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runFfmpeg } from '../src/media/ffmpeg.ts'
import { streamMusic } from '../src/music/compose.ts'
import { EffectPlayer } from '../src/music/effect-player.ts'
import { effectKinds } from '../src/music/effects.ts'
import { musicKindNames } from '../src/music/kinds.ts'
import { bundledSoundfont } from '../src/render/soundfont.ts'
import { renderSound } from '../src/render/sound.ts'
import type { AudioTrack, Timeline } from '../src/timeline/model.ts'
import { cpuSeconds } from './cpu.ts'
import { type Figure, median } from './figure.ts'
import { countPeak, peakMegabytes } from './process-use.ts'

const lengthMs = 30_000
const runs = 3
const blockSamples = 24_000

interface Player {
  read(left: Float32Array, right: Float32Array): number
}

/** Seconds of sound for a second of CPU time. */
async function speedOf(open: () => Promise<Player>): Promise<number> {
  const left = new Float32Array(blockSamples)
  const right = new Float32Array(blockSamples)
  const before = cpuSeconds()
  const player = await open()
  while (player.read(left, right) === blockSamples);
  return lengthMs / 1000 / (cpuSeconds() - before)
}

/** The median kind and the slowest, each by the median of its runs. */
async function speeds(what: string, kinds: readonly string[], least: number, open: (kind: string) => Promise<Player>): Promise<Figure[]> {
  await speedOf(async () => await open(kinds[0]!)) // once unmeasured: the compiler is at work
  const measured: { kind: string; samples: number[] }[] = []
  for (const kind of kinds) {
    const samples: number[] = []
    for (let run = 0; run < runs; run++) samples.push(await speedOf(async () => await open(kind)))
    measured.push({ kind, samples })
  }
  measured.sort((a, b) => median(a.samples) - median(b.samples))
  const [slowest] = measured
  return [
    { name: `${what}, real time to CPU time, median of ${kinds.length} kinds`, unit: '×', samples: measured.map(({ samples }) => median(samples)), least },
    { name: `${what}, the slowest kind (${slowest!.kind})`, unit: '×', samples: slowest!.samples, least },
  ]
}

/** The own sound of clips that cross over, an effect, and a voice that all of it makes room for. */
function film(durationMs: number): Timeline {
  const clip = { inMs: 0, speed: 1, volume: 1, name: '', startMs: 0, durationMs }
  const track = (role: AudioTrack['role'], asset: string): AudioTrack => ({ id: role, kind: 'audio', role, name: role, clips: [{ ...clip, id: `${role} clip`, asset, fadeInMs: 0, fadeOutMs: 0 }] })
  return {
    title: '', width: 1280, height: 720, fps: { num: 30, den: 1 }, language: 'en',
    tracks: [
      { id: 'v', kind: 'video', role: 'main', name: 'Video', clips: [{ ...clip, id: 'picture', asset: 'place', fit: 'cover', motion: 'none' }] },
      track('bgm', 'song'), track('sfx', 'place'), track('voice', 'voice'),
    ],
  }
}

export async function benchSound(): Promise<Figure[]> {
  const font = await bundledSoundfont()
  const music = await speeds('music', musicKindNames, 15, async (kind) => await streamMusic({ kind, seed: 1 }, lengthMs, font))
  const effects = await speeds('sound effects', effectKinds, 40, async (kind) => new EffectPlayer({ kind, seed: 1 } as ConstructorParameters<typeof EffectPlayer>[0], lengthMs))
  return [...music, ...effects, ...(await mixAndMaster())]
}

async function mixAndMaster(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'reelsmith-bench-'))
  try {
    const longMs = 600_000
    const assetFiles = Object.fromEntries(
      await Promise.all(
        [['place', 'anoisesrc=color=pink:amplitude=0.2'], ['song', 'aevalsrc=0.2*sin(2*PI*220*t)*(0.6+0.4*sin(4*t))'], ['voice', 'aevalsrc=0.3*sin(2*PI*(140+30*sin(5*t))*t)*abs(sin(3*t))']].map(async ([id, source]) => {
          const path = join(folder, `${id}.wav`)
          await runFfmpeg(['-f', 'lavfi', '-i', `${source}:d=${longMs / 1000}`, '-ar', '48000', '-ac', '2', path], { timeoutMs: 120_000, what: 'Making sound' })
          return [id!, { path, hasAudio: true, durationMs: longMs }] as const
        }),
      ),
    )
    const make = async (durationMs: number): Promise<number> => {
      const before = cpuSeconds()
      await renderSound({ timeline: film(durationMs), assetFiles, cacheDir: join(folder, 'cache'), workDir: folder, targetLufs: -14 }, { isAnew: true })
      return cpuSeconds() - before
    }
    await make(3000)
    const samples: number[] = []
    for (let run = 0; run < runs; run++) samples.push(await make(lengthMs))
    const peakOf = async (durationMs: number): Promise<number> => {
      await countPeak(process.pid)
      await make(durationMs)
      return await peakMegabytes(process.pid)
    }
    const shortMb = await peakOf(60_000)
    const longMb = await peakOf(longMs)
    return [
      { name: 'mix and master of 30 s, four tracks, CPU', unit: 's', samples, goal: 1.5 },
      { name: 'memory for the sound of 10 min beyond that of 1 min', unit: 'MB', samples: [longMb - shortMb], goal: 20 },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
