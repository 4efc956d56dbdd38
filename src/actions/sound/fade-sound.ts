import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import type { AudioClip } from '../../timeline/model.ts'
import { defineEdit } from '../action.ts'
import { clipRefs, findRefs } from '../find-clips.ts'
import { soundKind, soundTracks } from './sound-targets.ts'

export const fadeSound = defineEdit({
  name: 'fade-sound',
  description: 'Let music, voices or effects come in or go out gradually.',
  input: z.strictObject({
    of: soundKind.optional().describe('music unless told'),
    clips: clipRefs.optional().describe('Instead of a kind of sound'),
    fadeInMs: z.number().int().min(0).max(60_000).optional(),
    fadeOutMs: z.number().int().min(0).max(60_000).optional(),
  }),
  plan({ of: kind = 'music', clips, fadeInMs, fadeOutMs }, { timeline }) {
    const targets = clips
      ? findRefs(timeline, clips).map(({ clip }) => clip)
      : soundTracks(timeline, kind).flatMap((track) => (track.kind === 'audio' ? track.clips : []))
    const sounds = targets.filter((clip): clip is AudioClip => 'fadeInMs' in clip)
    if (sounds.length === 0) throw new ReelsmithError('timeline/not-found', 'There is no music, voice or effect to fade.')
    const first = Math.min(...sounds.map(({ startMs }) => startMs))
    const last = Math.max(...sounds.map(({ startMs }) => startMs))
    return {
      operations: sounds.flatMap((clip) => {
        const fadeIn = clips || clip.startMs === first ? fadeInMs : undefined
        const fadeOut = clips || clip.startMs === last ? fadeOutMs : undefined
        const changes = fit(clip, fadeIn ?? clip.fadeInMs, fadeOut ?? clip.fadeOutMs, fadeOut !== undefined)
        return [{ type: 'set-clip', clipId: clip.id, changes }]
      }),
    }
  },
})

/** Both fades within the clip; the one that was asked for keeps its length. */
function fit(
  { durationMs }: AudioClip,
  fadeInMs: number,
  fadeOutMs: number,
  keepsOut: boolean,
): { fadeInMs: number; fadeOutMs: number } {
  if (keepsOut) {
    const out = Math.min(fadeOutMs, durationMs)
    return { fadeInMs: Math.min(fadeInMs, durationMs - out), fadeOutMs: out }
  }
  const comes = Math.min(fadeInMs, durationMs)
  return { fadeInMs: comes, fadeOutMs: Math.min(fadeOutMs, durationMs - comes) }
}
