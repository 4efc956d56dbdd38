/**
 * Four-times interpolation, twelve taps a phase: ITU-R BS.1770-4, Annex 2. Phases 2 and 3 are the reverse of 1 and 0.
 */
const phase0 = [
  0.001708984375, 0.010986328125, -0.0196533203125, 0.033203125, -0.0594482421875, 0.1373291015625,
  0.97216796875, -0.102294921875, 0.047607421875, -0.026611328125, 0.014892578125, -0.00830078125,
] as const
const phase1 = [
  -0.0291748046875, 0.029296875, -0.0517578125, 0.089111328125, -0.16650390625, 0.465087890625,
  0.77978515625, -0.2003173828125, 0.1015625, -0.0582275390625, 0.0330810546875, -0.0189208984375,
] as const

/** How many samples before and after a place are needed to tell what lies between them. */
export const interpolationReach = 6

/**
 * The largest absolute value at and right after a sample, between the samples too.
 *
 * @param at - Needs {@link interpolationReach} samples on both sides.
 */
export function truePeakAt(channel: Float32Array, at: number): number {
  let first = 0
  let second = 0
  let third = 0
  let fourth = 0
  for (let tap = 0; tap < 12; tap++) {
    const value = channel[at + interpolationReach - tap]!
    first += value * phase0[tap]!
    second += value * phase1[tap]!
    third += value * phase1[11 - tap]!
    fourth += value * phase0[11 - tap]!
  }
  return Math.max(Math.abs(channel[at]!), Math.abs(first), Math.abs(second), Math.abs(third), Math.abs(fourth))
}
