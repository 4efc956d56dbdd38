/**
 * In which order pieces of work are taken: as they come, but the shortest ones last, longest of them first. Whoever
 * works on them then ends at about the same time, and what neighbours share is still read once.
 *
 * @param lengths - Of the pieces, in any unit.
 * @param workers - How many work side by side.
 * @returns Places in `lengths`, each once.
 */
export function takingOrder(lengths: readonly number[], workers: number): number[] {
  const places = lengths.map((_, place) => place)
  const last = new Set(places.toSorted((a, b) => lengths[a]! - lengths[b]!).slice(0, 2 * workers))
  const ending = places.filter((place) => last.has(place)).sort((a, b) => lengths[b]! - lengths[a]!)
  return [...places.filter((place) => !last.has(place)), ...ending]
}
