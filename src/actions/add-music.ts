import { randomInt, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ReelsmithError } from '../errors/error.ts'
import { chooseMusic } from '../music/choose.ts'
import { describeScene } from '../scene/describe.ts'
import { settingById } from '../scene/settings/index.ts'
import { audioClip } from '../timeline/create.ts'
import { type Timeline, timelineDurationMs } from '../timeline/model.ts'
import type { Operation } from '../timeline/operation.ts'
import { defineAction } from './action.ts'

/** Composed music comes at −20 LUFS, this brings it to −23: over every place, which lies at −28.5 LUFS and below. */
export const musicVolume = 0.7

const names: Readonly<Record<string, { en: string; zh: string }>> = {
  ambient: { en: 'Ambient', zh: '氛围音乐' },
  cinematic: { en: 'Cinematic', zh: '电影配乐' },
  'lo-fi': { en: 'Lo-fi', zh: 'Lo-fi' },
  electronic: { en: 'Electronic', zh: '电子乐' },
  synthwave: { en: 'Synthwave', zh: '合成器浪潮' },
  acoustic: { en: 'Acoustic', zh: '原声吉他' },
  'piano-calm': { en: 'Calm piano', zh: '舒缓钢琴' },
  upbeat: { en: 'Upbeat', zh: '轻快音乐' },
}

export const addMusic = defineAction({
  name: 'add-music',
  description: 'Compose background music for the whole film; it replaces the music that is there and ends with the film.',
  input: z.object({
    words: z.string().max(500).optional().describe('What the music should be like, e.g. "calm piano"'),
    scene: z.string().max(20_000).optional().describe('What the film shows; the music is chosen to suit it'),
    seed: z.number().int().min(0).max(4_294_967_295).optional().describe('The same seed gives the same tune'),
  }),
  async run({ words, scene, seed = randomInt(2 ** 31) }, context) {
    const timeline = context.timeline()
    const durationMs = timelineDurationMs(timeline)
    if (durationMs === 0) throw new ReelsmithError('timeline/invalid', 'There is no picture yet that music could go with.')
    const music = chooseMusic({ mood: words, ...sceneHints(scene ?? timeline.title), seed })
    const name = names[music.kind]?.[timeline.language.startsWith('zh') ? 'zh' : 'en'] ?? music.kind
    const clip = audioClip({ id: randomUUID(), name, durationMs, music, volume: musicVolume })
    await context.change('add-music', [
      ...removeMusic(timeline),
      { type: 'add-track', track: { id: randomUUID(), kind: 'audio', role: 'bgm', name: 'BGM', clips: [clip] } },
    ])
    return { name, kind: music.kind, mood: music.mood ?? null, seed, volume: musicVolume }
  },
})

function sceneHints(words: string): { setting: string; time: string; weather?: string } {
  const { setting, time, weather } = describeScene(words)
  return { setting, time: time ?? settingById(setting).bestTime, ...(weather ? { weather } : {}) }
}

function removeMusic(timeline: Timeline): Operation[] {
  return timeline.tracks
    .filter((track) => track.kind === 'audio' && track.role === 'bgm')
    .map((track) => ({ type: 'remove-track', trackId: track.id }))
}
