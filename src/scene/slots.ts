/**
 * Where in a setting subjects may be. A setting says it with its shot (`slots`); what it leaves out is as in
 * {@link openCountry}. The planner chooses the place, the lens and the height of the eye from these.
 */

export const slotNames = ['ground', 'water', 'underwater', 'sky', 'space', 'table'] as const
/** `water` is its surface, `table` anything at hand's height that things are put on: a counter, a pedestal. */
export type SlotName = (typeof slotNames)[number]

export interface Slot {
  /** Distances from the camera at which something may be, metres; equal numbers: there and nowhere else. */
  readonly depth: readonly [near: number, far: number]
  /**
   * `water` and `table`: height of the surface, metres, default 0. `sky`, `space` and `underwater`: the lowest
   * and the highest place, default whatever the frame shows. `ground` has the setting's ground.
   */
  readonly height?: number | readonly [low: number, high: number]
  /**
   * How things go here: `open` anywhere, `lane` across the picture at one depth (a trail, a crossing, a
   * railway seen from the side), `along` the view (a street, a road seen from its middle). Default `open`.
   */
  readonly way?: 'open' | 'lane' | 'along'
  /** Heights of the eye above the surface from which it looks right, metres. Default 0.35 … 2.2. */
  readonly eye?: readonly [low: number, high: number]
  /** Where the horizon may lie, see `CameraPose.horizon`. Default −0.34 … 0.2. */
  readonly horizon?: readonly [low: number, high: number]
  /** How far the camera may go along with what moves here, metres; default 60, along the view 14. */
  readonly follow?: number
  /** It is no broader than what goes there: shadows fall off it. */
  readonly isNarrow?: boolean
  /** What stays stands in the middle: in the light of a stage. Else it is beside the middle. */
  readonly isCentred?: boolean
  /** Shown as large as it is there, whatever part of the frame that takes: somebody in a room. */
  readonly lifeSize?: boolean
  /** How much of what stands here the surface mirrors, 0 … 1: still water 0.8, a wet street 0.4. Default 0. */
  readonly mirror?: number
}

export type Slots = Readonly<Partial<Record<SlotName, Slot>>>

/** Ground to stand on and a sky to fly in: the slots of a setting that names none. */
export const openCountry: Slots = {
  ground: { depth: [1.2, 400] },
  sky: { depth: [3, 1200] },
}

/**
 * Of the slots that a subject may take, best first, the first that the place has; else one that it has. What lives in
 * water is left out of a place without: it does not hang in the air.
 */
export function slotIn(slots: Slots, wanted: readonly SlotName[]): { name: SlotName; slot: Slot } | null {
  const others = wanted.includes('underwater') ? [] : slotNames
  for (const name of [...wanted, ...others]) {
    const slot = slots[name]
    if (slot) return { name, slot }
  }
  return null
}

/** Height of what something stands or floats on; null: the ground, or nothing. */
export function surfaceOf(name: SlotName, { height }: Slot): number | null {
  if (typeof height === 'number') return height
  return name === 'water' || name === 'table' ? 0 : null
}
