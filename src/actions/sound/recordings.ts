/** Where people speak in a film: recordings that the user brought. Pure. */
import { endMs } from '../../timeline/locate.ts'
import { type AudioClip, type Timeline, type VideoClip, mainTrack } from '../../timeline/model.ts'
import type { SessionAsset } from '../action.ts'

export type RecordedClip = AudioClip | VideoClip

export interface Recording {
  readonly clip: RecordedClip
  readonly asset: SessionAsset
}

/** A voice-over that was recorded, else the sound of the picture; only what is heard, and plays straight on. */
export function recordings(timeline: Timeline, assets: readonly SessionAsset[]): Recording[] {
  const heard = (clips: readonly RecordedClip[]): Recording[] =>
    clips.flatMap((clip) => {
      const asset = assets.find(({ id }) => id === clip.asset)
      const isPlain = !('reversed' in clip && clip.reversed) && !('ramp' in clip && clip.ramp) && !('frozen' in clip && clip.frozen)
      return asset?.origin === 'uploaded' && asset.hasAudio && isPlain && clip.volume > 0 ? [{ clip, asset }] : []
    })
  const voices = timeline.tracks.flatMap((track) => (track.kind === 'audio' && track.role === 'voice' && !track.muted ? track.clips : []))
  if (heard(voices).length > 0) return heard(voices)
  const main = mainTrack(timeline)
  return main?.muted ? [] : heard(main?.clips ?? [])
}

/** A moment of a recording in the time of the film, kept within its clip. */
export function filmMsOf(clip: RecordedClip, sourceMs: number): number {
  return Math.max(clip.startMs, Math.min(endMs(clip), clip.startMs + Math.round((sourceMs - clip.inMs) / clip.speed)))
}

/** Those whose words are not known yet, each once. */
export function unheard(timeline: Timeline, assets: readonly SessionAsset[]): SessionAsset[] {
  const found = recordings(timeline, assets).filter(({ clip, asset }) => !('speech' in clip && clip.speech) && !asset.transcript)
  return [...new Set(found.map(({ asset }) => asset))]
}
