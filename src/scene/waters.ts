/** Where what lives in water is shown: below the surface of the water that was named, or in the water it comes from. */
import type { SubjectMention } from './description.ts'
import { type PlaceUse, homeOf, places } from './places.ts'
import type { Setting } from './settings/setting.ts'
import { rowOf } from './subjects/index.ts'

/**
 * @param main - What the shot is about.
 * @returns The place to show instead of a setting that has no room for it; null: it may stay.
 */
export function waterFor(main: SubjectMention | undefined, setting: Setting): PlaceUse | null {
  const row = main && rowOf(main.kind)
  // What is said to fly flies, as in a dream; seals lie on land as well.
  if (!row?.slots.includes('underwater') || row.slots.includes('ground') || main?.action === 'fly') return null
  const surfaces = row.slots[0] === 'water' || (main?.action === 'leap' && row.slots.includes('water'))
  if (setting.id === 'reef' || (surfaces && setting.waters) || (setting.hasPool && row.slots.includes('water'))) return null
  if (surfaces || !setting.waters) return homeOf(row.home)
  return setting.waters === 'fresh' ? (places.pond ?? null) : (places.reef ?? null)
}
