import { type BeatAnalysis, BeatTracker } from '../music/beats/track-beats.ts'
import { readMonoSound } from './mono-sound.ts'

const rateHz = 24_000
/** Longer than songs are; of a longer recording the beginning is heard. */
const mostSeconds = 15 * 60

/**
 * Hears the beats in the first sound stream of a file; times are those of the file.
 *
 * @throws {ReelsmithError} `media/unreadable`, `job/cancelled` and the like.
 */
export async function findBeats(file: string, { signal }: { signal?: AbortSignal } = {}): Promise<BeatAnalysis> {
  const tracker = new BeatTracker(rateHz)
  for await (const block of readMonoSound(file, { rateHz, mostSeconds, what: 'Listening for beats', signal })) tracker.add(block)
  return tracker.analyse()
}
