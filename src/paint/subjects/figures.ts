/** Every figure that a plan may name as `kind`. */
import { beasts } from './beasts.ts'
import { birds } from './birds.ts'
import { dragons } from './dragons.ts'
import type { FigureMaker } from './figure.ts'
import { insects } from './insects.ts'
import { people } from './people.ts'
import { swimmers } from './swimmers.ts'
import { things } from './things.ts'

const figures: Readonly<Record<string, FigureMaker>> = { ...people, ...beasts, ...birds, ...dragons, ...insects, ...swimmers, ...things }

export const figureKinds: readonly string[] = Object.keys(figures)

/** The maker of a name, or undefined. */
export function figureOf(kind: string): FigureMaker | undefined {
  return Object.hasOwn(figures, kind) ? figures[kind] : undefined
}
