/** From the command to the file, as a user waits for it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Figure } from './figure.ts'
import { startReelsmith } from '../test/support/reelsmith.ts'

const runs = 3

const prompt = 'generate a 10-second clip of a sunset over the ocean with waves crashing'

export async function benchFilm(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'reelsmith-bench-'))
  try {
    // The first run also makes the database; the second is what a user meets every day.
    await make(folder, ['a 1-second clip of the sea', '--draft'], 'first.mp4')
    const whole: number[] = []
    const draft: number[] = []
    for (let run = 0; run < runs; run++) {
      whole.push(await make(folder, [prompt], `sunset-${run}.mp4`))
      draft.push(await make(folder, [prompt, '--draft'], `draft-${run}.mp4`))
    }
    return [
      { name: '10 s film of the sea at 1080p, command to file', unit: 's', samples: whole, goal: 60 },
      { name: 'the same as a 720p draft', unit: 's', samples: draft },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function make(folder: string, words: readonly string[], file: string): Promise<number> {
  const startedMs = performance.now()
  const run = startReelsmith(['make', ...words, '-o', join(folder, file)], { dataDir: join(folder, 'data') })
  const exitCode = await run.exited
  if (exitCode !== 0) throw new Error(`make ended with exit code ${exitCode}: ${run.stderr()}`)
  return (performance.now() - startedMs) / 1000
}
