/** The films and uploads that requests of the corpus are about. */
import type { SessionAsset } from '../../src/actions/action.ts'
import { audioClip, emptyTimeline, textClip, videoClip } from '../../src/timeline/create.ts'
import type { Brand } from '../../src/timeline/brand.ts'
import type { Timeline, Track, VideoClip } from '../../src/timeline/model.ts'

export interface Start {
  readonly timeline: Timeline
  readonly assets: readonly SessionAsset[]
  /** What is remembered of the user's other films. */
  readonly brand?: Brand
}

const asset = (given: Pick<SessionAsset, 'id' | 'kind' | 'name'> & Partial<SessionAsset>): SessionAsset => ({
  origin: 'uploaded',
  durationMs: 0,
  width: given.kind === 'audio' ? 0 : 1920,
  height: given.kind === 'audio' ? 0 : 1080,
  fps: given.kind === 'video' ? 30 : 0,
  hasAudio: given.kind !== 'image',
  handleMs: 0,
  ...given,
})

const generated = (id: string, name: string, durationMs: number): SessionAsset =>
  asset({ id, kind: 'video', name, origin: 'generated', durationMs: durationMs + 2000, handleMs: 1000 })

function inARow(clips: readonly VideoClip[]): Track {
  let startMs = 0
  const placed = clips.map((clip) => {
    const at = { ...clip, startMs }
    startMs += clip.durationMs
    return at
  })
  return { id: 'main', kind: 'video', role: 'main', name: 'Video', clips: placed }
}

const crossfade = { type: 'crossfade', durationMs: 500 } as const

/** Three generated scenes, 15 s, with music and a title. */
const travel: Start = {
  timeline: {
    ...emptyTimeline({ title: 'Urban Dreams' }),
    tracks: [
      inARow([
        videoClip({ id: 'city', name: 'city timelapse', asset: 'a-city', durationMs: 6000, inMs: 1000, prompt: 'a city timelapse at dusk' }),
        videoClip({ id: 'sea', name: 'ocean waves', asset: 'a-sea', durationMs: 4000, inMs: 1000, prompt: 'ocean waves at sunset', transition: crossfade }),
        videoClip({ id: 'forest', name: 'forest path', asset: 'a-forest', durationMs: 5000, inMs: 1000, prompt: 'a forest path in the morning', transition: crossfade }),
      ]),
      {
        id: 'bgm',
        kind: 'audio',
        role: 'bgm',
        name: 'BGM',
        clips: [audioClip({ id: 'song', name: 'Lo-fi', durationMs: 15_000, volume: 0.6, music: { kind: 'lo-fi', seed: 1 } })],
      },
      {
        id: 'titles',
        kind: 'text',
        role: 'title',
        name: 'Title',
        clips: [textClip({ id: 'opening', text: 'Urban Dreams', durationMs: 3000, style: { preset: 'title', color: '#ffffff', position: 'top' } })],
      },
    ],
  },
  assets: [
    generated('a-city', 'a city timelapse at dusk.mp4', 6000),
    generated('a-sea', 'ocean waves at sunset.mp4', 4000),
    generated('a-forest', 'a forest path in the morning.mp4', 5000),
  ],
}

const photo = (id: string, name: string): SessionAsset => asset({ id, kind: 'image', name })

/** Five photos of 3 s each, vertical, with a logo, two titles, music and a voice-over. */
const promo: Start = {
  timeline: {
    ...emptyTimeline({ title: 'Summer Sale', width: 1080, height: 1920 }),
    tracks: [
      inARow(
        (
          [
            ['shoe', 'red shoe.jpg', 'zoom-in'],
            ['box', 'box.jpg', 'pan-right'],
            ['store', 'store.jpg', 'zoom-out'],
            ['team', 'team.jpg', 'pan-left'],
            ['sunset', 'sunset.jpg', 'zoom-in'],
          ] as const
        ).map(([id, name, motion], index) =>
          videoClip({ id, name, asset: `p-${id}`, durationMs: 3000, motion, ...(index > 0 && { transition: crossfade }) }),
        ),
      ),
      {
        id: 'overlays',
        kind: 'video',
        role: 'overlay',
        name: 'Overlay',
        clips: [
          videoClip({ id: 'logo', name: 'logo.png', asset: 'p-logo', durationMs: 15_000, fit: 'contain', placement: { position: 'top-right', size: 0.2 } }),
        ],
      },
      { id: 'bgm', kind: 'audio', role: 'bgm', name: 'BGM', clips: [audioClip({ id: 'beat', name: 'Upbeat', durationMs: 15_000, volume: 0.5, music: { kind: 'upbeat', seed: 2 } })] },
      {
        id: 'voice',
        kind: 'audio',
        role: 'voice',
        name: 'Voice',
        clips: [
          audioClip({ id: 'vo', name: 'voice.mp3', asset: 'p-voice', durationMs: 14_000, speech: { text: 'This summer everything is half price. Come and see us.' } }),
        ],
      },
      {
        id: 'titles',
        kind: 'text',
        role: 'title',
        name: 'Title',
        clips: [
          textClip({ id: 'headline', text: 'Summer Sale', durationMs: 3000, style: { preset: 'title', color: '#ffffff' } }),
          textClip({ id: 'cta', text: 'Shop now', startMs: 12_000, durationMs: 3000, style: { preset: 'title' } }),
        ],
      },
    ],
  },
  assets: [
    photo('p-shoe', 'red shoe.jpg'),
    photo('p-box', 'box.jpg'),
    photo('p-store', 'store.jpg'),
    photo('p-team', 'team.jpg'),
    photo('p-sunset', 'sunset.jpg'),
    photo('p-logo', 'logo.png'),
    asset({ id: 'p-voice', kind: 'audio', name: 'voice.mp3', durationMs: 14_000 }),
    photo('p-spare', 'garden.jpg'),
  ],
}

/** Footage of somebody who talks, 38 s, with three captions; no music. */
const talk: Start = {
  timeline: {
    ...emptyTimeline({ title: 'Bees' }),
    tracks: [
      inARow([
        videoClip({ id: 'intro', name: 'intro.mp4', asset: 't-intro', durationMs: 10_000 }),
        videoClip({ id: 'answer', name: 'interview.mp4', asset: 't-answer', durationMs: 20_000 }),
        videoClip({ id: 'outro', name: 'outro.mp4', asset: 't-outro', durationMs: 8000 }),
      ]),
      {
        id: 'captions',
        kind: 'text',
        role: 'caption',
        name: 'Captions',
        clips: [
          textClip({ id: 'c1', text: 'Hello and welcome', durationMs: 3000, style: { preset: 'caption' } }),
          textClip({ id: 'c2', text: 'Today we talk about bees', startMs: 3000, durationMs: 4000, style: { preset: 'caption' } }),
          textClip({ id: 'c3', text: 'Thank you for watching', startMs: 34_000, durationMs: 4000, style: { preset: 'caption' } }),
        ],
      },
    ],
  },
  assets: [
    asset({ id: 't-intro', kind: 'video', name: 'intro.mp4', durationMs: 12_000 }),
    asset({ id: 't-answer', kind: 'video', name: 'interview.mp4', durationMs: 20_000, analysis: { shots: null, loudness: null, beats: null, palette: null, silence: [{ start_ms: 4000, end_ms: 6000 }] } }),
    asset({ id: 't-outro', kind: 'video', name: 'outro.mp4', durationMs: 8000 }),
    asset({ id: 't-song', kind: 'audio', name: 'song.mp3', durationMs: 60_000 }),
  ],
}

const nothing: Start = { timeline: emptyTimeline(), assets: [] }

/** Nothing yet, but five photos, a recording and a logo are uploaded. */
const photos: Start = {
  timeline: emptyTimeline(),
  assets: [
    photo('u-beach', 'beach.jpg'),
    photo('u-dog', 'dog.jpg'),
    photo('u-cake', 'cake.jpg'),
    photo('u-sunset', 'sunset.jpg'),
    photo('u-family', 'family.jpg'),
    asset({ id: 'u-voice', kind: 'audio', name: 'voice.mp3', durationMs: 14_000 }),
    photo('u-logo', 'logo.png'),
  ],
}

/** Nothing yet, but one photo is uploaded. */
const photographed: Start = { timeline: emptyTimeline(), assets: [photo('u-lake', 'lake.jpg')] }

/** Nothing yet, but one long video is uploaded. */
const footage: Start = {
  timeline: emptyTimeline(),
  assets: [asset({ id: 'f-vacation', kind: 'video', name: 'vacation.mp4', durationMs: 60_000 })],
}

/** One clip of a single uploaded video. */
const single: Start = {
  timeline: {
    ...emptyTimeline({ title: 'Vacation' }),
    tracks: [inARow([videoClip({ id: 'only', name: 'vacation.mp4', asset: 'f-vacation', durationMs: 20_000 })])],
  },
  assets: [...footage.assets, asset({ id: 's-song', kind: 'audio', name: 'summer.mp3', durationMs: 90_000 })],
}

/** Nothing yet, for a user whose brand is known. */
const branded: Start = { ...nothing, assets: [photo('b-logo', 'logo.png')], brand: { color: '#1a237e', accent: '#d4af37', font: 'Playfair Display', logo: 'logo.png' } }

export const starts = { travel, promo, talk, empty: nothing, photos, photo: photographed, footage, single, branded } as const satisfies Record<string, Start>
export type StartName = keyof typeof starts
