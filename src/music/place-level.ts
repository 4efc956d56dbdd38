import { integratedLufs } from './dsp/loudness.ts'
import { type StereoSound, dbToGain } from './stereo.ts'

/**
 * How loud a place may be: background music comes at -23 LUFS, and a place is heard below it, never over it. Still
 * places stay softer than loud ones, but come near enough to be heard.
 */
const loudestLufs = -28.5
const softestLufs = -33
/** What layers add up to in the loudest and the stillest places. */
const roarLufs = -20
const hushLufs = -35

/** The loudness in LUFS that a place is brought to when its layers add up to `lufs`. */
export function placeLufs(lufs: number): number {
  const along = Math.max(0, Math.min(1, (lufs - hushLufs) / (roarLufs - hushLufs)))
  return softestLufs + (loudestLufs - softestLufs) * along
}

/** Brings the sound of a place to its level under music, in place; what is too short to measure is left as it is. */
export function levelPlace(sound: StereoSound): void {
  const lufs = integratedLufs(sound)
  if (!Number.isFinite(lufs)) return
  const gain = dbToGain(placeLufs(lufs) - lufs)
  for (const channel of [sound.left, sound.right]) for (let i = 0; i < channel.length; i++) channel[i]! *= gain
}
