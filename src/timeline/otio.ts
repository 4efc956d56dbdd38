/** The timeline as OpenTimelineIO JSON, for Resolve, Premiere, Kdenlive and others. */
import { type Fps, fpsToNumber, msToFrame } from '../time/time.ts'
import { type InterchangeMediaById, inOrder, soundLanes } from './interchange.ts'
import { endMs } from './locate.ts'
import type { AudioClip, TextClip, Timeline, VideoClip } from './model.ts'

type Json = Record<string, unknown>

/**
 * Writes a timeline as an OTIO document: a track of clips for each track, gaps between them, transitions, speeds as
 * time warps, texts as markers. What only this program knows is kept in metadata under `reelsmith`.
 *
 * @param fps - Times are whole frames of this rate.
 * @see https://opentimelineio.readthedocs.io/en/latest/tutorials/otio-serialized-schema.html
 */
export function toOtio(timeline: Timeline, media: InterchangeMediaById, fps: Fps = timeline.fps): string {
  const writer = new OtioWriter(media, fps)
  const pictures = timeline.tracks.flatMap((track) =>
    track.kind === 'video' ? [writer.track(track.name, 'Video', inOrder(track.clips))] : [],
  )
  const sounds = soundLanes(timeline, media).map(({ name, clips }) => writer.track(name, 'Audio', clips))
  const texts = timeline.tracks.flatMap((track) => (track.kind === 'text' ? track.clips : []))
  const document = {
    OTIO_SCHEMA: 'Timeline.1',
    name: timeline.title,
    global_start_time: null,
    metadata: { reelsmith: { width: timeline.width, height: timeline.height, language: timeline.language } },
    tracks: {
      OTIO_SCHEMA: 'Stack.1',
      name: 'tracks',
      source_range: null,
      effects: [],
      markers: inOrder(texts).map((clip) => writer.marker(clip)),
      metadata: {},
      children: [...pictures, ...sounds],
    },
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

class OtioWriter {
  readonly #media: InterchangeMediaById
  readonly #fps: Fps

  constructor(media: InterchangeMediaById, fps: Fps) {
    this.#media = media
    this.#fps = fps
  }

  /** @param clips - In order of time. Where two overlap, the later one begins where the earlier one ends. */
  track(name: string, kind: 'Video' | 'Audio', clips: readonly (VideoClip | AudioClip)[]): Json {
    const children: Json[] = []
    let frame = 0
    for (const clip of clips) {
      const start = Math.max(frame, this.#frame(clip.startMs))
      const end = Math.max(start, this.#frame(endMs(clip)))
      if (end === start) continue
      if (start > frame)
        children.push({
          OTIO_SCHEMA: 'Gap.1',
          name: '',
          source_range: this.#range(0, start - frame),
          effects: [],
          markers: [],
          metadata: {},
        })
      else if (kind === 'Video' && children.length > 0) children.push(...this.#transition(clip as VideoClip))
      children.push(this.#clip(clip, end - start))
      frame = end
    }
    return { OTIO_SCHEMA: 'Track.1', name, kind, source_range: null, effects: [], markers: [], metadata: {}, children }
  }

  marker(clip: TextClip): Json {
    const start = this.#frame(clip.startMs)
    return {
      OTIO_SCHEMA: 'Marker.2',
      name: clip.text,
      color: 'GREEN',
      comment: '',
      marked_range: this.#range(start, this.#frame(endMs(clip)) - start),
      metadata: { reelsmith: { text: clip.text, style: clip.style } },
    }
  }

  /** It fills the beginning of the incoming clip, while the outgoing one goes on. */
  #transition({ transition }: VideoClip): Json[] {
    if (!transition || transition.type === 'cut') return []
    const type = transition.type === 'crossfade' ? 'SMPTE_Dissolve' : 'Custom_Transition'
    return [
      {
        OTIO_SCHEMA: 'Transition.1',
        name: transition.type,
        transition_type: type,
        in_offset: this.#time(0),
        out_offset: this.#time(this.#frame(transition.durationMs)),
        metadata: { reelsmith: { type: transition.type } },
      },
    ]
  }

  #clip(clip: VideoClip | AudioClip, frames: number): Json {
    return {
      OTIO_SCHEMA: 'Clip.2',
      name: clip.name,
      source_range: this.#range(this.#frame(clip.inMs), frames),
      effects: effectsOf(clip),
      markers: [],
      enabled: true,
      media_references: { DEFAULT_MEDIA: this.#reference(clip) },
      active_media_reference_key: 'DEFAULT_MEDIA',
      metadata: { reelsmith: clip },
    }
  }

  #reference(clip: VideoClip | AudioClip): Json {
    const found = clip.asset === undefined ? undefined : this.#media[clip.asset]
    if (found) {
      const length = found.durationMs > 0 ? this.#range(0, this.#frame(found.durationMs)) : null
      return {
        OTIO_SCHEMA: 'ExternalReference.1',
        name: found.fileName,
        target_url: encodeURI(found.fileName),
        available_range: length,
        metadata: { reelsmith: { asset: clip.asset } },
      }
    }
    const made = 'fit' in clip ? {} : { music: clip.music, effect: clip.effect }
    return { OTIO_SCHEMA: 'MissingReference.1', name: clip.name, available_range: null, metadata: { reelsmith: made } }
  }

  #range(start: number, duration: number): Json {
    return { OTIO_SCHEMA: 'TimeRange.1', start_time: this.#time(start), duration: this.#time(duration) }
  }

  #time(frames: number): Json {
    return { OTIO_SCHEMA: 'RationalTime.1', rate: fpsToNumber(this.#fps), value: frames }
  }

  #frame(ms: number): number {
    return msToFrame(ms, this.#fps)
  }
}

function effectsOf(clip: VideoClip | AudioClip): Json[] {
  if ('frozen' in clip && clip.frozen) {
    return [{ OTIO_SCHEMA: 'FreezeFrame.1', name: '', effect_name: 'FreezeFrame', time_scalar: 0, metadata: {} }]
  }
  const speed = 'reversed' in clip && clip.reversed ? -clip.speed : clip.speed
  if (speed === 1) return []
  return [
    { OTIO_SCHEMA: 'LinearTimeWarp.1', name: '', effect_name: 'LinearTimeWarp', time_scalar: speed, metadata: {} },
  ]
}
