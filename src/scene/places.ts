/**
 * Where something is at home when a prompt names no place: "a whale" is shown at sea, "a cup of coffee" on a table.
 * A new setting takes over the places it shows better than the one that stands there, and fills those that are open.
 */

export const placeNames = [
  'open-sea', 'beach', 'reef', 'pond', 'harbour', 'lake', 'river', 'mountains', 'snow', 'forest', 'jungle', 'autumn-wood', 'desert',
  'savanna', 'meadow', 'field', 'garden', 'volcano', 'canyon', 'sky', 'night-sky', 'space', 'skyline', 'street', 'market', 'village',
  'castle-hill', 'road', 'railway', 'factory', 'stage', 'studio', 'cafe', 'restaurant', 'haunted', 'stadium', 'airport', 'gym', 'room',
] as const
export type PlaceName = (typeof placeNames)[number]

export interface PlaceUse {
  /** Id of a setting. */
  readonly setting: string
  /** Aspects of it that make it this place. */
  readonly features?: readonly string[]
}

/** Places that no setting shows yet are left out; the next home of a subject is taken then. */
export const places: Readonly<Partial<Record<PlaceName, PlaceUse>>> = {
  'open-sea': { setting: 'ocean', features: ['open-water'] },
  beach: { setting: 'ocean' },
  mountains: { setting: 'mountains' },
  lake: { setting: 'lake' },
  river: { setting: 'river' },
  harbour: { setting: 'harbour' },
  jungle: { setting: 'jungle' },
  savanna: { setting: 'savanna' },
  garden: { setting: 'garden' },
  volcano: { setting: 'volcano' },
  canyon: { setting: 'canyon' },
  sky: { setting: 'cloud-sea' },
  skyline: { setting: 'skyline' },
  market: { setting: 'market' },
  'castle-hill': { setting: 'castle' },
  road: { setting: 'road' },
  railway: { setting: 'railway' },
  factory: { setting: 'factory' },
  room: { setting: 'room' },
  meadow: { setting: 'meadow' },
  field: { setting: 'fields' },
  village: { setting: 'village' },
  reef: { setting: 'reef' },
  pond: { setting: 'reef', features: ['pond'] },
  forest: { setting: 'forest' },
  snow: { setting: 'arctic' },
  space: { setting: 'space' },
  desert: { setting: 'desert' },
  'night-sky': { setting: 'arctic' },
  street: { setting: 'city' },
  stage: { setting: 'stage' },
  studio: { setting: 'studio' },
  cafe: { setting: 'table' },
  stadium: { setting: 'stadium' },
  airport: { setting: 'airport' },
  gym: { setting: 'gym' },
  haunted: { setting: 'haunted' },
  restaurant: { setting: 'restaurant' },
}

/** The first of these places that can be shown. */
export function homeOf(names: readonly PlaceName[]): PlaceUse | null {
  for (const name of names) {
    const place = places[name]
    if (place) return place
  }
  return null
}
