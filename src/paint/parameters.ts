/**
 * Lays the parameters of all modules out in the uniform array `u.p` and replaces `$name` by its place there.
 */
import type { Vec3 } from '../scene/shot-plan.ts'

export const parameterSlots = 64

export interface ParameterLayout {
  readonly data: Float32Array<ArrayBuffer>
  /** Stores a value and returns the WGSL expression that reads it. */
  place(value: number | Vec3): string
  /** Slots (of four floats) in use. */
  used(): number
}

/**
 * Three-number values take a slot's xyz, single numbers fill what is left over. `place` the vectors of a
 * module before its numbers to waste nothing.
 */
export function parameterLayout(): ParameterLayout {
  const data = new Float32Array(parameterSlots * 4)
  const free: number[] = []
  let slots = 0
  const claim = (): number => {
    if (slots === parameterSlots) throw new RangeError(`more than ${parameterSlots} slots of parameters`)
    return slots++
  }
  return {
    data,
    used: () => slots,
    place(value) {
      if (typeof value !== 'number') {
        const slot = claim()
        data.set(value, slot * 4)
        free.push(slot * 4 + 3)
        return `u.p[${slot}].xyz`
      }
      if (free.length === 0) {
        const slot = claim()
        free.push(slot * 4, slot * 4 + 1, slot * 4 + 2, slot * 4 + 3)
      }
      const at = free.shift()!
      data[at] = value
      return `u.p[${at >> 2}].${'xyzw'[at & 3]}`
    },
  }
}
