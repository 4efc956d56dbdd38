/** For tests only: random sound timelines, and a small film to edit by hand. */
import fc from 'fast-check'
import { fpsFromNumber } from '../time/time.ts'
import { audioClip, emptyTimeline, textClip, videoClip } from './create.ts'
import { timelineLimits } from './limits.ts'
import { animationTypes, easings, framePositions, looks, namedMotions, transitionTypes, videoFits } from './appearance.ts'
import type { AudioClip, TextClip, Timeline, Track, VideoClip } from './model.ts'
import { textAligns, textPositions } from './text-style.ts'

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

/** Objects as a program or JSON makes them. */
const plain = { noNullPrototype: true } as const
const fraction = fc.double({ min: 0, max: 1, noNaN: true })
const atMs = fc.integer({ min: -5000, max: 30_000 })
const inOrder = <K extends { readonly atMs: number }>(keys: readonly K[]): K[] =>
  [...keys].sort((a, b) => a.atMs - b.atMs)

const motion = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...namedMotions) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.record({ atMs, x: fraction, y: fraction, zoom: fc.constantFrom(1, 1.5, 3) }, plain), {
        minLength: 1,
        maxLength: 3,
      })
      .map(inOrder),
  },
)

/** What most pictures do not have. */
const extras = fc.record(
  {
    focus: fc.record({ x: fraction, y: fraction }, plain),
    crop: fc.constantFrom({ x: 0, y: 0, width: 1, height: 0.5 }, { x: 0.25, y: 0.1, width: 0.5, height: 0.9 }),
    reversed: fc.constant(true),
    frozen: fc.constant(true),
    ramp: fc
      .array(fc.record({ atMs, speed: fc.constantFrom(0.25, 1, 3) }, plain), { minLength: 1, maxLength: 3 })
      .map(inOrder),
    grade: fc.record({ look: fc.constantFrom(...looks), exposure: fraction }, plain),
  },
  { requiredKeys: [], noNullPrototype: true },
)

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
    motion,
    extras,
    transition: fc.option(
      fc.record({
        type: fc.constantFrom(...transitionTypes),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    ),
    prompt: fc.option(name),
  })
  .map(({ source: use, transition, prompt, extras: rare, ...clip }) => ({
    ...clip,
    ...use,
    ...rare,
    startMs: 0,
    ...(transition && {
      transition: { type: transition.type, durationMs: Math.floor(clip.durationMs * transition.share) },
    }),
    ...(prompt !== null && { prompt }),
  }))

const words = fc
  .array(fc.record({ text: name, startMs: fc.nat(3000), lengthMs: fc.nat(500) }), { minLength: 1, maxLength: 3 })
  .map((list) =>
    list
      .map((word) => ({ text: word.text, startMs: word.startMs, endMs: word.startMs + word.lengthMs }))
      .sort((a, b) => a.startMs - b.startMs),
  )

const placement = fc.record(
  {
    position: fc.constantFrom(...framePositions),
    x: fraction,
    size: fc.constantFrom(0.1, 0.5),
    opacity: fraction,
    cornerRadius: fc.constantFrom(0, 0.5),
    border: fc.constant({ width: 0.01, color: '#ffffff' }),
    animation: fc.record({ in: fc.constantFrom(...animationTypes) }, plain),
    keyframes: fc
      .array(fc.record({ atMs, x: fraction, easing: fc.constantFrom(...easings) }, plain), { maxLength: 3 })
      .map(inOrder),
  },
  { requiredKeys: [], noNullPrototype: true },
)

const sound: fc.Arbitrary<Omit<AudioClip, 'id' | 'startMs' | 'durationMs'>> = fc
  .record({ source, name, seed: fc.nat(), from: fc.constantFrom('music', 'effect', 'file', 'song', 'speech'), words })
  .map(({ source: use, name: given, seed, from, words: said }) => ({
    name: given,
    ...use,
    fadeInMs: 0,
    fadeOutMs: timelineLimits.minClipMs,
    ...(from === 'music' && { music: { kind: 'lo-fi', seed, energy: [{ atMs: seed % 1000, level: 0.5 }] } }),
    ...(from === 'effect' && { effect: { kind: 'rain', seed } }),
    ...(from !== 'music' && from !== 'effect' && { asset: 'asset-song' }),
    ...(from === 'speech' && seed % 2 === 0 && { cleaned: true }),
    ...(from === 'song' && { song: { tempo: 60 + (seed % 100) } }),
    ...(from === 'speech' && { speech: { text: given, words: said } }),
  }))

const text: fc.Arbitrary<Omit<TextClip, 'id' | 'startMs' | 'durationMs'>> = fc.record(
  {
  name,
  text: name,
  words,
  style: fc.record(
    {
      color: fc.constantFrom('#ffffff', '#00ff88'),
      size: fc.constantFrom(0.5, 1, 2),
      position: fc.constantFrom(...textPositions),
      align: fc.constantFrom(...textAligns),
      plate: fc.constantFrom('auto', 'none', '#102030'),
      y: fraction,
    },
    { requiredKeys: [], noNullPrototype: true },
  ),
  },
  { requiredKeys: ['name', 'text', 'style'], noNullPrototype: true },
)

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
        fc
          .record({ clip: arbitraryPicture, placement })
          .map(({ clip, ...rest }) => ({ ...clip, ...rest, transition: { type: 'cut', durationMs: 0 } as const })),
        filmMs,
        'logo',
      ).map((logos): Track => ({ id: 'logo', kind: 'video', role: 'overlay', name: 'Logo', clips: logos })),
      freeClips(sound, filmMs, 'bgm').map(
        (clips): Track => ({ id: 'bgm', kind: 'audio', role: 'bgm', name: 'BGM', clips }),
      ),
      freeClips(sound, filmMs, 'voice').map(
        (clips): Track => ({ id: 'voice', kind: 'audio', role: 'voice', name: 'Voice', muted: true, duckDb: 3, clips }),
      ),
      freeClips(sound, filmMs, 'sfx').map(
        (clips): Track => ({ id: 'sfx', kind: 'audio', role: 'sfx', name: 'Sound effects', clips }),
      ),
      freeClips(text, filmMs, 'caption').map(
        (clips): Track => ({ id: 'caption', kind: 'text', role: 'caption', name: 'Captions', clips }),
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
        fades: fc.option(fc.record({ inMs: fc.nat(5000), outMs: fc.nat(5000) }, plain)),
      })
      .map(({ tracks, canvas: [width, height], rate, title, language, fades }) => ({
        ...emptyTimeline({ title, width, height, fps: fpsFromNumber(rate), language }),
        ...(fades && { fades }),
        tracks: [main, ...tracks.filter((track) => track !== null)],
      }))
  })
