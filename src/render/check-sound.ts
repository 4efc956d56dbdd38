import type { SoundFacts } from '../media/inspect-file.ts'
import { type RangeMs, intersectRanges } from '../time/time.ts'
import type { AudioTrack, Timeline } from '../timeline/model.ts'
import type { Finding } from './finding.ts'
import type { RenderedSound } from './sound.ts'

/** What films are brought to unless told. */
export const usualLufs = -14
const loudnessToleranceLu = 1
const maxTruePeakDbtp = -1
/** Two measurements of one sound agree this well, also before and after muxing. */
const agreementDb = 0.5
/** Music may fade at its ends. */
const fadeMs = 2500

/** What was measured when the sound was made. */
export type ClaimedSound = Pick<RenderedSound, 'integratedLufs' | 'truePeakDbtp' | 'targetLufs' | 'speech'>

/** A voice below -50 dBFS is not heard, and a pause this long is none within speech. */
const quietestVoice = 0.003
const longestPauseMs = 1500

/**
 * Judges what was heard in the finished file. Pure.
 *
 * @param claimed - What was measured when the sound was made: a file that differs from it was damaged since, while
 *   material that cannot reach the target is only told.
 */
export function checkSound(
  heard: SoundFacts,
  claimed: ClaimedSound,
  timeline: Timeline,
  durationMs: number,
): Finding[] {
  const findings: Finding[] = []
  const { targetLufs } = claimed
  const isHeard = Number.isFinite(heard.integratedLufs)
  const differs = Math.abs(claimed.integratedLufs - heard.integratedLufs) > agreementDb
  if (Number.isFinite(claimed.integratedLufs) && differs) {
    const [is, was] = [heard.integratedLufs.toFixed(1), claimed.integratedLufs.toFixed(1)]
    const message = `The film's loudness is ${is} LUFS instead of ${was}.`
    findings.push({ check: 'loudness', severity: 'error', message })
  } else if (isHeard && Math.abs(heard.integratedLufs - targetLufs) > loudnessToleranceLu) {
    const message = `The film's loudness is ${heard.integratedLufs.toFixed(1)} LUFS; the aim is ${targetLufs}.`
    findings.push({ check: 'loudness', severity: 'warning', message })
  }
  if (heard.truePeakDbtp > maxTruePeakDbtp) {
    const message = `The sound peaks at ${heard.truePeakDbtp.toFixed(1)} dBTP; the limit is ${maxTruePeakDbtp}.`
    findings.push({ check: 'clipping', severity: heard.truePeakDbtp > 0 ? 'error' : 'warning', message })
  }
  findings.push(...checkVoices(heard, claimed, timeline))
  for (const silence of heard.silences) {
    const missing = musicRanges(timeline, durationMs).map((range) => intersectRanges(silence, range))
    for (const range of missing) {
      if (!range || range.endMs - range.startMs < 1500) continue
      const [from, to] = [range.startMs, range.endMs].map((ms) => (ms / 1000).toFixed(1))
      const message = `No sound from ${from} s to ${to} s, where music should be.`
      findings.push({ check: 'silence', severity: 'error', ...range, message })
    }
  }
  return findings
}

/** Voices that were mixed in but are not heard, and silence in the file where somebody speaks. */
function checkVoices(heard: SoundFacts, { speech }: ClaimedSound, timeline: Timeline): Finding[] {
  return speech.flatMap((stretch): Finding[] => {
    const isMute = stretch.peak < quietestVoice
    const gap = heard.silences
      .map((silence) => intersectRanges(silence, stretch))
      .find((range) => range && range.endMs - range.startMs >= longestPauseMs)
    if (!isMute && !gap) return []
    const { startMs, endMs } = gap ?? stretch
    // A recording may be silent by itself; where its words are known, they must be heard.
    const severity = hasWords(timeline, { startMs, endMs }) ? 'error' : 'warning'
    const [from, to] = [startMs, endMs].map((ms) => (ms / 1000).toFixed(1))
    return [{ check: 'silence', severity, startMs, endMs, message: `No voice is heard from ${from} s to ${to} s.` }]
  })
}

function hasWords(timeline: Timeline, range: RangeMs): boolean {
  return timeline.tracks.some(
    (track) =>
      track.kind === 'audio' &&
      track.role === 'voice' &&
      track.clips.some((clip) => {
        const isKnown = (clip.speech?.words?.length ?? 0) > 0 || clip.speech?.voice !== undefined
        return isKnown && clip.startMs < range.endMs && clip.startMs + clip.durationMs > range.startMs
      }),
  )
}

/** Where composed music must be heard: without its fades and what is turned down. */
function musicRanges(timeline: Timeline, durationMs: number): RangeMs[] {
  const isAudio = (track: Timeline['tracks'][number]): track is AudioTrack => track.kind === 'audio'
  return timeline.tracks.filter(isAudio).flatMap((track) =>
    track.clips
      .filter((clip) => clip.music && clip.volume > 0.02)
      .map((clip) => ({
        startMs: clip.startMs + Math.max(clip.fadeInMs, 500),
        endMs: Math.min(clip.startMs + clip.durationMs, durationMs) - Math.max(clip.fadeOutMs, fadeMs),
      }))
      .filter((range) => range.endMs > range.startMs),
  )
}
