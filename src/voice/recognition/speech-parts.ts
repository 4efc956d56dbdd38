/** Where in a recording somebody may be speaking: stretches that a recogniser is given one by one. Pure. */

/** Between two levels. */
export const levelHopMs = 20
/** Softer than this is silence, whatever the rest. */
const silenceDb = -60
/** How far above the room's own noise a voice is. */
const aboveNoiseDb = 8
/** And how far below its loud moments it still is one. */
const belowLoudDb = 18
/** A shorter gap doesn't end a stretch. */
const shortestGapMs = 350
/** A stretch is given what lies around it: words begin and end softly. */
const marginMs = 200
/** Shorter ones are clicks. */
const shortestMs = 160
/** Recognisers of phrases are best up to about here, and forget words in longer ones. */
const longestMs = 18_000
/** Phrases are joined up to here: in its sentence a word is understood better. */
const joinedMs = 15_000
const widestJoinMs = 1_600

export interface SpeechPart {
  /** `[startMs, endMs)` in the time of the recording. */
  readonly startMs: number
  readonly endMs: number
}

/**
 * @param levels - Mean square of each 20 ms, full scale is 1.
 * @returns In order, none overlapping, none longer than 18 s; all that is louder than the room.
 */
export function findSpeechParts(levels: Float32Array): SpeechPart[] {
  const heard = heardLevels(levels)
  const stretches: { from: number; to: number }[] = []
  for (let at = 0; at < heard.length; at++) {
    if (!heard[at]) continue
    const last = stretches.at(-1)
    if (last && (at - last.to) * levelHopMs < shortestGapMs) last.to = at + 1
    else stretches.push({ from: at, to: at + 1 })
  }
  const spoken = stretches.filter(({ from, to }) => (to - from) * levelHopMs >= shortestMs)
  const short = spoken.flatMap((stretch) => split(stretch, levels))
  return withMargins(joinNear(short), levels.length)
}

function heardLevels(levels: Float32Array): boolean[] {
  const db = Array.from(levels, (level) => 10 * Math.log10(level + 1e-12))
  const sorted = db.filter((level) => level > silenceDb).sort((a, b) => a - b)
  if (sorted.length === 0) return db.map(() => false)
  // Speech pauses for breath: a tenth of any recording of it is the room alone, unless that was cut out of it.
  const room = sorted[Math.floor(sorted.length * 0.1)]!
  const loud = sorted[Math.floor(sorted.length * 0.95)]!
  const threshold = Math.max(silenceDb, Math.min(room + aboveNoiseDb, loud - belowLoudDb))
  return db.map((level) => level > threshold)
}

/** Too long a stretch is cut where it is softest around its middle, again and again. */
function split(stretch: { from: number; to: number }, levels: Float32Array): { from: number; to: number }[] {
  const { from, to } = stretch
  const count = to - from
  if (count * levelHopMs <= longestMs - 2 * marginMs) return [stretch]
  let softest = from + Math.floor(count / 2)
  let least = Number.POSITIVE_INFINITY
  for (let at = from + Math.floor(count * 0.3); at < from + Math.floor(count * 0.7); at++) {
    const around = levels[at - 1]! + 2 * levels[at]! + levels[at + 1]!
    if (around < least) [least, softest] = [around, at]
  }
  return [...split({ from, to: softest }, levels), ...split({ from: softest, to }, levels)]
}

function joinNear(stretches: readonly { from: number; to: number }[]): { from: number; to: number }[] {
  const joined: { from: number; to: number }[] = []
  for (const { from, to } of stretches) {
    const last = joined.at(-1)
    const isNear = last && (from - last.to) * levelHopMs <= widestJoinMs && (to - last.from) * levelHopMs <= joinedMs
    if (isNear) last.to = to
    else joined.push({ from, to })
  }
  return joined
}

/** A margin never reaches further than the middle of the gap to the next one. */
function withMargins(stretches: readonly { from: number; to: number }[], count: number): SpeechPart[] {
  return stretches.map(({ from, to }, index) => {
    const before = index === 0 ? 0 : (stretches[index - 1]!.to + from) / 2
    const after = index === stretches.length - 1 ? count : (to + stretches[index + 1]!.from) / 2
    return {
      startMs: Math.round(Math.max(before * levelHopMs, from * levelHopMs - marginMs)),
      endMs: Math.round(Math.min(after * levelHopMs, to * levelHopMs + marginMs)),
    }
  })
}
