import type { Random } from '../random.ts'
import { soundRateHz } from '../stereo.ts'
import type { EffectContext, SoundEvent } from './effect.ts'

/** The moments that were given, or else some at random, `gapS` apart (least and most), over the whole sound. */
export function momentsOf(
  { events, sampleCount }: EffectContext,
  random: Random,
  gapS: readonly [number, number],
): readonly SoundEvent[] {
  if (events) return events
  const moments: SoundEvent[] = []
  const durationS = sampleCount / soundRateHz
  for (let atS = gapS[0] * random.range(-0.3, 0.5); atS < durationS; atS += random.range(gapS[0], gapS[1])) {
    moments.push({ atS, pan: random.range(-0.6, 0.6), strength: random.range(0.6, 1) })
  }
  return moments
}

/** Moments at random, `perSecond` on average, as rain falls and sparks fly: a Poisson process. */
export function* poissonTimes(random: Random, perSecond: number, durationS: number): Generator<number> {
  for (let atS = 0; ; ) {
    atS -= Math.log(1 - random.next()) / perSecond
    if (atS >= durationS) return
    yield atS
  }
}
