import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { textClip } from './create.ts'
import { toEdl } from './edl.ts'
import type { AudioClip, Timeline, VideoClip } from './model.ts'
import { toOtio } from './otio.ts'

const base = { inMs: 0, speed: 1, volume: 1 }
const shown: Omit<VideoClip, 'id' | 'asset' | 'startMs' | 'durationMs'> = {
  ...base,
  name: 'Beach',
  fit: 'cover',
  motion: 'none',
}
const heard: Omit<AudioClip, 'id' | 'startMs' | 'durationMs'> = { ...base, name: 'Music', fadeInMs: 0, fadeOutMs: 0 }

const film: Timeline = {
  title: 'Summer',
  width: 1920,
  height: 1080,
  fps: { num: 25, den: 1 },
  language: 'en',
  tracks: [
    {
      id: 'v',
      kind: 'video',
      role: 'main',
      name: 'Video',
      clips: [
        { ...shown, id: 'a', asset: 'beach', startMs: 0, durationMs: 4000, inMs: 1000 },
        {
          ...shown,
          id: 'b',
          asset: 'boat',
          name: 'Boat',
          startMs: 4000,
          durationMs: 3000,
          speed: 2,
          transition: { type: 'crossfade', durationMs: 1000 },
        },
        {
          ...shown,
          id: 'c',
          asset: 'beach',
          startMs: 7000,
          durationMs: 1000,
          transition: { type: 'wipe-right', durationMs: 400 },
        },
      ],
    },
    {
      id: 'm',
      kind: 'audio',
      role: 'bgm',
      name: 'BGM',
      clips: [{ ...heard, id: 'd', music: { kind: 'ambient', seed: 1 }, startMs: 500, durationMs: 7500 }],
    },
    {
      id: 'quiet',
      kind: 'audio',
      role: 'sfx',
      name: 'SFX',
      muted: true,
      clips: [{ ...heard, id: 'e', asset: 'boat', startMs: 0, durationMs: 1000 }],
    },
    {
      id: 't',
      kind: 'text',
      role: 'title',
      name: 'Title',
      clips: [textClip({ id: 'f', text: 'Summer\n2026', startMs: 1000, durationMs: 2000 })],
    },
  ],
}
const media = {
  beach: { fileName: 'my beach.mp4', durationMs: 60_000, hasAudio: true },
  boat: { fileName: 'boat.mov', durationMs: 30_000, hasAudio: false },
}

interface Item {
  OTIO_SCHEMA: string
  source_range: { start_time: { value: number; rate: number }; duration: { value: number } }
  out_offset: { value: number }
  media_references: { DEFAULT_MEDIA: { OTIO_SCHEMA: string; target_url?: string } }
  effects: { time_scalar: number }[]
}

describe('toOtio', () => {
  const document = JSON.parse(toOtio(film, media))
  const [video, original, music] = document.tracks.children as { kind: string; children: Item[] }[]

  it('should write clips, transitions, gaps and speeds in whole frames', () => {
    assert.deepEqual(
      video!.children.map(({ OTIO_SCHEMA }) => OTIO_SCHEMA),
      ['Clip.2', 'Transition.1', 'Clip.2', 'Transition.1', 'Clip.2'],
    )
    const [a, dissolve, b] = video!.children
    assert.deepEqual(
      [a!.source_range.start_time.value, a!.source_range.duration.value, a!.source_range.start_time.rate],
      [25, 100, 25],
    )
    assert.equal(dissolve!.out_offset.value, 25)
    assert.equal(b!.effects[0]!.time_scalar, 2)
    assert.deepEqual(
      music!.children.map(({ OTIO_SCHEMA }) => OTIO_SCHEMA),
      ['Gap.1', 'Clip.2'],
    )
  })

  it('should refer to the files, and say of what is made that it has none', () => {
    const reference = (item: Item): object => item.media_references.DEFAULT_MEDIA
    assert.partialDeepStrictEqual(reference(video!.children[0]!), {
      OTIO_SCHEMA: 'ExternalReference.1',
      target_url: 'my%20beach.mp4',
    })
    assert.partialDeepStrictEqual(reference(music!.children[1]!), { OTIO_SCHEMA: 'MissingReference.1' })
  })

  it('should carry the sound of pictures on a track of its own, and no muted track', () => {
    assert.equal(original!.kind, 'Audio')
    assert.equal(original!.children.filter(({ OTIO_SCHEMA }) => OTIO_SCHEMA === 'Clip.2').length, 2)
    assert.equal(document.tracks.children.length, 3)
  })

  it('should mark texts', () => {
    assert.partialDeepStrictEqual(document.tracks.markers, [
      { name: 'Summer\n2026', marked_range: { start_time: { value: 25 } } },
    ])
  })
})

describe('toEdl', () => {
  it('should write events as CMX 3600 has them', () => {
    assert.deepEqual(toEdl(film, media).split('\r\n'), [
      'TITLE: Summer',
      'FCM: NON-DROP FRAME',
      '',
      '001  R0001    V     C        00:00:01:00 00:00:05:00 01:00:00:00 01:00:04:00',
      '* FROM CLIP NAME: Beach',
      '* SOURCE FILE: my beach.mp4',
      '002  R0001    V     C        00:00:05:00 00:00:05:00 01:00:04:00 01:00:04:00',
      '002  R0002    V     D    025 00:00:00:00 00:00:06:00 01:00:04:00 01:00:07:00',
      '* FROM CLIP NAME: Beach',
      '* TO CLIP NAME: Boat',
      '* SOURCE FILE: boat.mov',
      'M2   R0002    050.0   00:00:00:00',
      '003  R0002    V     C        00:00:06:00 00:00:06:00 01:00:07:00 01:00:07:00',
      '003  R0001    V     W001 010 00:00:00:00 00:00:01:00 01:00:07:00 01:00:08:00',
      '* FROM CLIP NAME: Boat',
      '* TO CLIP NAME: Beach',
      '* TRANSITION: wipe-right',
      '* SOURCE FILE: my beach.mp4',
      '004  R0001    A     C        00:00:01:00 00:00:05:00 01:00:00:00 01:00:04:00',
      '* FROM CLIP NAME: Beach',
      '* SOURCE FILE: my beach.mp4',
      '005  R0001    A     C        00:00:00:00 00:00:01:00 01:00:07:00 01:00:08:00',
      '* FROM CLIP NAME: Beach',
      '* SOURCE FILE: my beach.mp4',
      '006  AX       A2    C        00:00:00:00 00:00:07:12 01:00:00:13 01:00:08:00',
      '* FROM CLIP NAME: Music',
      '* 01:00:01:00 TO 01:00:03:00 TEXT: Summer 2026',
      '',
    ])
  })

  it('should say when there are too many events', () => {
    const clips = Array.from({ length: 1000 }, (_, index) => ({
      ...shown,
      id: `${index}`,
      asset: 'boat',
      startMs: index * 40,
      durationMs: 40,
    }))
    const long: Timeline = { ...film, tracks: [{ id: 'v', kind: 'video', role: 'main', name: 'Video', clips }] }
    assert.throws(() => toEdl(long, media), /999/)
  })
})
