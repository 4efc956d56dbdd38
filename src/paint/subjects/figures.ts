/** Every figure that a plan may name as `kind`. */
import type { FigureMaker } from './figure.ts'
import { people } from './people.ts'

const figures: Readonly<Record<string, FigureMaker>> = { ...people }

export const figureKinds: readonly string[] = Object.keys(figures)

/** The maker of a name, or undefined. */
export function figureOf(kind: string): FigureMaker | undefined {
  return Object.hasOwn(figures, kind) ? figures[kind] : undefined
}
