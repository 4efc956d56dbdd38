import { randomInt, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { videoClip } from '../timeline/create.ts'
import { timelineDurationMs } from '../timeline/model.ts'
import { defineAction } from './action.ts'
import { shortName } from './names.ts'

const transitionMs = 600

export const generateScene = defineAction({
  name: 'generate-scene',
  description: 'Make a moving picture of a scene described in words and put it at the end of the film.',
  input: z.object({
    prompt: z.string().min(1).max(20_000).describe('What is to be seen: place, time of day, weather, subjects, camera'),
    durationMs: z.number().int().min(1000).max(300_000).describe('Length of the clip in milliseconds'),
    seed: z.number().int().min(0).max(4_294_967_295).optional().describe('The same seed gives the same take'),
    transition: z.enum(['cut', 'crossfade']).optional().describe('How it comes in after the clip before it'),
  }),
  priced: () => ['procedural-clip'],
  async run({ prompt, durationMs, seed = randomInt(2 ** 31), transition = 'cut' }, context) {
    const { width, height, fps, language } = context.timeline()
    const { asset, handleMs, model, notDepicted } = await context.generateClip({
      prompt,
      language,
      seed,
      durationMs,
      width,
      height,
      fps,
    })
    const name = shortName(prompt)
    // Read after the job: an edit may have come in from elsewhere meanwhile.
    const before = context.timeline()
    const startMs = timelineDurationMs(before)
    const clip = videoClip({
      id: randomUUID(),
      name,
      asset: asset.id,
      durationMs,
      inMs: handleMs,
      prompt,
      ...(transition === 'crossfade' && startMs > 0
        ? { transition: { type: 'crossfade', durationMs: Math.min(transitionMs, Math.floor(durationMs / 2)) } }
        : {}),
    })
    await context.change('generate-scene', [
      ...(before.title === '' ? [{ type: 'set-canvas', title: name } as const] : []),
      { type: 'insert-clip', clip },
    ])
    return {
      name,
      startMs,
      endMs: startMs + durationMs,
      seed,
      model,
      notDepicted,
    }
  },
})
