/** Timelines for tests. */
import type { AudioClip, TextClip, Timeline, VideoClip } from '../../timeline/model.ts'

export function videoClip(id: string, startMs: number, durationMs: number, more: Partial<VideoClip> = {}): VideoClip {
  const defaults = { inMs: 1000, speed: 1, volume: 1, fit: 'cover', motion: 'none' } as const
  return { id, name: id, asset: 'a', startMs, durationMs, ...defaults, ...more }
}

export function textClip(startMs: number, durationMs: number, text: string, more: Partial<TextClip> = {}): TextClip {
  return { id: `text-${startMs}`, name: text, startMs, durationMs, text, style: {}, ...more }
}

export function musicClip(startMs: number, durationMs: number, more: Partial<AudioClip> = {}): AudioClip {
  const defaults = { inMs: 0, speed: 1, volume: 0.8, fadeInMs: 0, fadeOutMs: 500 }
  return { id: 'music', name: 'Music', startMs, durationMs, music: { kind: 'ambient', seed: 1 }, ...defaults, ...more }
}

export function sampleTimeline(parts: {
  video?: readonly VideoClip[]
  texts?: readonly TextClip[]
  audio?: readonly AudioClip[]
  width?: number
  height?: number
}): Timeline {
  const { video = [], texts = [], audio = [], width = 320, height = 180 } = parts
  return {
    title: 'Sample',
    width,
    height,
    fps: { num: 30, den: 1 },
    language: 'en',
    tracks: [
      { id: 'v', kind: 'video', role: 'main', name: 'Video', clips: video },
      { id: 'a', kind: 'audio', role: 'bgm', name: 'Music', clips: audio },
      { id: 't', kind: 'text', role: 'title', name: 'Title', clips: texts },
    ],
  }
}
