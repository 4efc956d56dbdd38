/**
 * Whether two pieces of plain data (as JSON has them) are the same. A member that is `undefined` counts as
 * absent, so that data is equal to itself after passing through JSON.
 */
export function isSameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const left = a as Record<string, unknown>
  const right = b as Record<string, unknown>
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    if (!isSameData(left[key], right[key])) return false
  }
  return true
}
