/** For tests only: random sound timelines, and a small film to edit by hand. */
import fc from 'fast-check'
import { fpsFromNumber } from '../time/time.ts'
import { audioClip, emptyTimeline, textClip, videoClip } from './create.ts'
import { timelineLimits } from './limits.ts'
import {
  type AudioClip,
  type TextClip,
  type Timeline,
  type Track,
  type VideoClip,
  motions,
  textPositions,
  transitionTypes,
  videoFits,
} from './model.ts'

/** A ten-second film of two clips with music and a title. */
export function smallFilm(): Timeline {
  return {
    ...emptyTimeline({ title: 'Urban Dreams' }),
    tracks: [
      {
        id: 'main',
        kind: 'video',
        role: 'main',
        name: 'Video',
        clips: [
          videoClip({ id: 'city', name: 'city timelapse', asset: 'asset-city', durationMs: 6000 }),
          videoClip({ id: 'sea', name: 'ocean waves', asset: 'asset-sea', startMs: 6000, durationMs: 4000 }),
        ],
      },
      {
        id: 'bgm',
        kind: 'audio',
        role: 'bgm',
        name: 'BGM',
        clips: [
          audioClip({
            id: 'song',
            name: 'Lo-fi',
            durationMs: 10_000,
            volume: 0.35,
            music: { kind: 'lo-fi', seed: 1 },
          }),
        ],
      },
      {
        id: 'titles',
        kind: 'text',
        role: 'title',
        name: 'Title',
        clips: [textClip({ id: 'opening', text: 'Urban Dreams', durationMs: 3000 })],
      },
    ],
  }
}

const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
const durationMs = fc.integer({ min: timelineLimits.minClipMs, max: 20_000 })
const source = fc.record({
  inMs: fc.integer({ min: 0, max: 60_000 }),
  speed: fc.constantFrom(0.25, 0.5, 1, 1, 1, 1.5, 2, 4),
  volume: fc.constantFrom(0, 0.35, 0.5, 1, 1.25),
})

/** A clip for the main track without its id and place. */
export const arbitraryPicture: fc.Arbitrary<Omit<VideoClip, 'id'>> = fc
  .record({
    source,
    name,
    durationMs,
    asset: fc.constantFrom('asset-a', 'asset-b', 'asset-c'),
    fit: fc.constantFrom(...videoFits),
    motion: fc.constantFrom(...motions),
    transition: fc.option(
      fc.record({
        type: fc.constantFrom(...transitionTypes),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    ),
    prompt: fc.option(name),
  })
  .map(({ source: use, transition, prompt, ...clip }) => ({
    ...clip,
    ...use,
    startMs: 0,
    ...(transition && {
      transition: { type: transition.type, durationMs: Math.floor(clip.durationMs * transition.share) },
    }),
    ...(prompt !== null && { prompt }),
  }))

const sound: fc.Arbitrary<Omit<AudioClip, 'id' | 'startMs' | 'durationMs'>> = fc
  .record({ source, name, seed: fc.nat(), isMusic: fc.boolean() })
  .map(({ source: use, name: given, seed, isMusic }) => ({
    name: given,
    ...use,
    fadeInMs: 0,
    fadeOutMs: timelineLimits.minClipMs,
    ...(isMusic ? { music: { kind: 'lo-fi', seed } } : { asset: 'asset-song' }),
  }))

const text: fc.Arbitrary<Omit<TextClip, 'id' | 'startMs' | 'durationMs'>> = fc.record({
  name,
  text: name,
  style: fc.record(
    {
      color: fc.constantFrom('#ffffff', '#00ff88'),
      size: fc.constantFrom(0.5, 1, 2),
      position: fc.constantFrom(...textPositions),
    },
    { requiredKeys: [], noNullPrototype: true },
  ),
})

/** Clips with gaps between them, all within the film, the first perhaps as long as the film. */
function freeClips<T>(content: fc.Arbitrary<T>, filmMs: number, track: string) {
  const spanning = content.map((clip) => [{ ...clip, id: `${track}-0`, startMs: 0, durationMs: filmMs }])
  const scattered = fc
    .array(fc.record({ content, gapMs: fc.nat(3000), durationMs }), { minLength: 1, maxLength: 4 })
    .map((clips) => {
      let freeMs = 0
      const placed = clips.map(({ content: clip, gapMs, durationMs: lengthMs }, index) => {
        const startMs = freeMs + gapMs
        freeMs = startMs + lengthMs
        return { ...clip, id: `${track}-${index}`, startMs, durationMs: lengthMs }
      })
      return placed.filter((clip) => clip.startMs + clip.durationMs <= filmMs)
    })
  return fc.oneof(spanning, scattered)
}

/** A timeline that breaks no rule, with up to six main clips and up to four other tracks. */
export const arbitraryTimeline: fc.Arbitrary<Timeline> = fc
  .array(arbitraryPicture, { minLength: 1, maxLength: 6 })
  .chain((pictures) => {
    let filmMs = 0
    const clips = pictures.map((clip, index): VideoClip => {
      const startMs = filmMs
      filmMs += clip.durationMs
      return { ...clip, id: `clip-${index}`, startMs }
    })
    const main: Track = { id: 'main', kind: 'video', role: 'main', name: 'Video', clips }
    const others: fc.Arbitrary<Track>[] = [
      freeClips(
        arbitraryPicture.map((clip) => ({ ...clip, transition: { type: 'cut', durationMs: 0 } as const })),
        filmMs,
        'logo',
      ).map((logos): Track => ({ id: 'logo', kind: 'video', role: 'overlay', name: 'Logo', clips: logos })),
      freeClips(sound, filmMs, 'bgm').map(
        (clips): Track => ({ id: 'bgm', kind: 'audio', role: 'bgm', name: 'BGM', clips }),
      ),
      freeClips(sound, filmMs, 'voice').map(
        (clips): Track => ({ id: 'voice', kind: 'audio', role: 'voice', name: 'Voice', clips }),
      ),
      freeClips(text, filmMs, 'title').map(
        (clips): Track => ({ id: 'title', kind: 'text', role: 'title', name: 'Title', clips }),
      ),
    ]
    return fc
      .record({
        tracks: fc.tuple(...others.map((track) => fc.option(track))),
        canvas: fc.constantFrom([1920, 1080], [1080, 1920], [1080, 1080], [1280, 720]),
        rate: fc.constantFrom(24, 25, 29.97, 30, 60, 12.5),
        title: name,
        language: fc.constantFrom('en', 'zh-CN'),
      })
      .map(({ tracks, canvas: [width, height], rate, title, language }) => ({
        ...emptyTimeline({ title, width, height, fps: fpsFromNumber(rate), language }),
        tracks: [main, ...tracks.filter((track) => track !== null)],
      }))
  })
