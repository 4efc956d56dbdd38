/** A promo to measure: five photos, captions with the times of their words, a title, music and a voice. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runFfmpeg } from '../src/media/ffmpeg.ts'
import type { FilmAsset } from '../src/render/film-request.ts'
import type { TextClip, Timeline, VideoClip } from '../src/timeline/model.ts'

const pictures = fileURLToPath(new URL('../docs/pictures/worlds.jpg', import.meta.url))

const lines = [
  'Five places you have never seen', 'A sea that shines at night', 'A street that never sleeps', 'Mountains made of light',
  'A forest full of mornings', 'All of them within a day', 'Come along and see them', 'Tickets from tomorrow on',
]

/** Makes the files in a folder. */
export async function makePromo(folder: string): Promise<{ timeline: Timeline; assets: Record<string, FilmAsset> }> {
  await mkdir(folder, { recursive: true })
  const options = { timeoutMs: 60_000, what: 'Making photos' }
  const assets: Record<string, FilmAsset> = {}
  for (let index = 0; index < 5; index++) {
    const path = join(folder, `photo-${index}.jpg`)
    // Detail of our own pictures, enlarged, with grain as of a camera.
    const filters = `crop=iw/3:ih/2:${index}*iw/8:0,scale=2400:-2:flags=lanczos,noise=alls=6,format=yuvj420p`
    await runFfmpeg(['-i', pictures, '-vf', filters, '-frames:v', '1', '-q:v', '3', path], options)
    assets[`photo-${index}`] = { id: `photo-${index}`, kind: 'image', durationMs: 0, width: 2400, height: 1800, fps: 0, hasAudio: false, path }
  }
  const voice = join(folder, 'voice.wav')
  const speech = 'aevalsrc=0.3*sin(2*PI*(140+30*sin(5*t))*t)*abs(sin(3*t)):s=48000:d=28'
  await runFfmpeg(['-f', 'lavfi', '-i', speech, '-ac', '2', voice], options)
  assets.voice = { id: 'voice', kind: 'audio', durationMs: 28_000, width: 0, height: 0, fps: 0, hasAudio: true, path: voice }
  return { timeline: promo(), assets }
}

/** The same promo again and again, each time a little brighter: no two of its stretches are the same picture. */
export function repeatPromo(timeline: Timeline, times: number): Timeline {
  const lengthMs = 30_000
  const repeated = <T extends { readonly id: string; readonly startMs: number }>(clips: readonly T[], change: (round: number) => Partial<T> = () => ({})): T[] =>
    Array.from({ length: times }, (_, round) => clips.map((clip) => ({ ...clip, ...change(round), id: `${clip.id}-${round}`, startMs: clip.startMs + round * lengthMs }))).flat()
  const tracks = timeline.tracks.map((track): Timeline['tracks'][number] => {
    if (track.kind === 'video') return { ...track, clips: repeated(track.clips, (round) => ({ grade: { exposure: round / 100 } })) }
    return track.kind === 'text' ? { ...track, clips: repeated(track.clips) } : { ...track, clips: repeated(track.clips) }
  })
  return { ...timeline, tracks }
}

function promo(): Timeline {
  const motions = ['zoom-in', 'pan-right', 'zoom-out', 'pan-up', 'zoom-in'] as const
  const clips = motions.map((motion, index): VideoClip => ({
    id: `c${index}`, name: `Photo ${index + 1}`, asset: `photo-${index}`, startMs: index * 6000, durationMs: 6000,
    inMs: 0, speed: 1, volume: 1, fit: 'cover', motion,
    ...(index > 0 && { transition: { type: 'crossfade', durationMs: 600 } }),
  }))
  const captions = lines.map((text, index): TextClip => {
    const startMs = 2800 + index * 3300
    const words = text.split(' ').map((word, at) => ({ text: word, startMs: at * 400, endMs: at * 400 + 350 }))
    return { id: `t${index}`, name: text, text, startMs, durationMs: 3000, style: {}, words }
  })
  const sound = { inMs: 0, speed: 1, fadeInMs: 0, fadeOutMs: 0 }
  return {
    title: 'Promo', width: 1080, height: 1920, fps: { num: 30, den: 1 }, language: 'en',
    tracks: [
      { id: 'v', kind: 'video', role: 'main', name: 'Video', clips },
      { id: 'm', kind: 'audio', role: 'bgm', name: 'Music', clips: [{ ...sound, id: 'm1', name: 'Music', music: { kind: 'upbeat', seed: 1 }, startMs: 0, durationMs: 30_000, volume: 0.5 }] },
      { id: 's', kind: 'audio', role: 'voice', name: 'Voice', clips: [{ ...sound, id: 's1', name: 'Voice', asset: 'voice', startMs: 1000, durationMs: 28_000, volume: 1 }] },
      { id: 'c', kind: 'text', role: 'caption', name: 'Captions', clips: captions },
      { id: 'h', kind: 'text', role: 'title', name: 'Title', clips: [{ id: 'h1', name: 'Title', text: 'Somewhere else\nFive journeys', startMs: 0, durationMs: 2500, style: {} }] },
    ],
  }
}
