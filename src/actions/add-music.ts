import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { ReelsmithError } from '../errors/error.ts'
import { chooseMusic } from '../music/choose.ts'
import { describeScene } from '../scene/describe.ts'
import { settingById } from '../scene/settings/index.ts'
import { audioClip } from '../timeline/create.ts'
import { timelineLimits } from '../timeline/limits.ts'
import { type Timeline, mainTrack, timelineDurationMs } from '../timeline/model.ts'
import type { Operation } from '../timeline/operation.ts'
import { defineEdit } from './action.ts'
import { soundTracks } from './sound/sound-targets.ts'

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

export const addMusic = defineEdit({
  name: 'add-music',
  description: 'Compose background music to the length of the film; it replaces the music that is there and ends with the film.',
  input: z.strictObject({
    words: z.string().max(500).optional().describe('What the music should be like, e.g. "calm piano"'),
    scene: z.string().max(20_000).optional().describe('What the film shows; the music is chosen to suit it'),
    seed: z.number().int().min(0).max(4_294_967_295).optional().describe('The same seed gives the same tune'),
    volume: z.number().min(0).max(timelineLimits.maxVolume).optional().describe('As that of the music before unless told'),
    startMs: z.number().int().min(0).optional().describe('The start of the film unless told'),
    durationMs: z.number().int().min(1000).max(3_600_000).optional().describe('To the end of the film unless told'),
    id: z.string().min(1).max(100).optional().describe('For the music; made up unless told'),
  }),
  plan({ words, scene, seed = randomInt(2 ** 31), volume, startMs = 0, durationMs, id }, { timeline, newId }) {
    const filmMs = timelineDurationMs(timeline)
    if (filmMs === 0) throw new ReelsmithError('timeline/invalid', 'There is no picture yet that music could go with.')
    if (startMs >= filmMs) throw new ReelsmithError('timeline/invalid', 'The music would begin after the end of the film.')
    const music = chooseMusic({ mood: words, ...sceneHints(scene ?? sceneOf(timeline)), seed })
    const name = names[music.kind]?.[timeline.language.startsWith('zh') ? 'zh' : 'en'] ?? music.kind
    const former = soundTracks(timeline, 'music')
    const was = former[0]?.clips[0]
    const clip = audioClip({
      id: id ?? newId(),
      name,
      startMs,
      durationMs: Math.min(durationMs ?? filmMs, filmMs - startMs),
      music,
      volume: volume ?? was?.volume ?? musicVolume,
    })
    const track = { id: newId(), kind: 'audio', role: 'bgm', name: 'BGM', clips: [clip] } as const
    return {
      operations: [
        ...former.map(({ id: trackId }): Operation => ({ type: 'remove-track', trackId })),
        { type: 'add-track', track },
      ],
      result: { name, kind: music.kind, mood: music.mood ?? null, seed, volume: clip.volume },
    }
  },
})

/** What the film shows, from the words its pictures were made from. */
function sceneOf(timeline: Timeline): string {
  const prompts = mainTrack(timeline)?.clips.map(({ prompt, name }) => prompt ?? name) ?? []
  return prompts.length > 0 ? prompts.join('. ') : timeline.title
}

function sceneHints(words: string): { setting: string; time: string; weather?: string } {
  const { setting, time, weather } = describeScene(words)
  return { setting, time: time ?? settingById(setting).bestTime, ...(weather ? { weather } : {}) }
}
