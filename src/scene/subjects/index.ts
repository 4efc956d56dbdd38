/** All subjects. A new one is one row here and one figure in `src/paint/subjects`. */
import { beasts } from './beasts.ts'
import { birds } from './birds.ts'
import { buildings } from './buildings.ts'
import { people } from './people.ts'
import { swimmers } from './swimmers.ts'
import { vehicles } from './vehicles.ts'
import type { SubjectRow } from './subject-row.ts'

export const subjectRows: readonly SubjectRow[] = [...people, ...beasts, ...birds, ...swimmers, ...vehicles, ...buildings]

const byKind = new Map(subjectRows.map((row) => [row.kind, row]))

/** @throws {RangeError} for a kind without a row. */
export function rowOf(kind: string): SubjectRow {
  const row = byKind.get(kind)
  if (!row) throw new RangeError(`no subject is called "${kind}"`)
  return row
}
