/** Shared by the rows of animals: inks, and a figure from a row. */
import type { FigureMaker } from '../figure.ts'
import { type Ink, type Inks, shaded } from '../ink.ts'
import { Mesh } from '../shape/mesh.ts'
import type { Point } from '../shape/point.ts'
import { frameIn, restFrame } from '../pose.ts'
import { type Beast, beastInks, placesOf } from './beast.ts'
import { beastPose } from './beast-pose.ts'
import { beastFrames, buildBeast } from './beast-shape.ts'

export function beast(row: Beast): FigureMaker {
  return (pixelM, action) => {
    const places = placesOf(row)
    const mesh = new Mesh()
    buildBeast(mesh, places, pixelM, action)
    const rest = beastFrames(places)
    // The hips of a rider: just above the back, behind the withers.
    const saddle: Point = [-row.length * 0.2, row.chest[0] * 0.5 + 0.07, 0]
    return {
      mesh,
      inks: row.inks,
      rest,
      move: (moment) => beastPose(places, moment),
      seat: ({ frames }) => frameIn(frames['chest'] ?? rest['chest']!, { ...restFrame, origin: saddle }),
    }
  }
}

const coatNames = ['coat', 'leg', 'muzzle', 'dark', 'mane', 'belly'] as const

/**
 * Inks of an animal: what is not named has the colour of the coat.
 *
 * @param skin - How the coat looks from near: its pattern and its size in metres.
 * @param others - Colours by ink.
 * @param more - Whole inks by name.
 */
export function coat(color: string, skin: Pick<Ink, 'pattern' | 'grain' | 'gloss'>, others: Readonly<Record<string, string>> = {}, more: Inks = {}): Inks {
  const known: Inks = beastInks
  const ink = (name: string, own: string): Ink => ({ gloss: 0.06, ...(known[name] ?? skin), color: own })
  const coats = coatNames.map((name) => [name, ink(name, others[name] ?? (name === 'dark' ? shaded(color, 0.8) : color))])
  const rest = Object.entries(others).filter(([name]) => !(coatNames as readonly string[]).includes(name))
  return { ...beastInks, ...Object.fromEntries([...coats, ...rest.map(([name, own]) => [name, ink(name, own)])]) as Inks, ...more }
}

/** Long fur, with a grain of tufts. */
export const shaggy = (grain: number): Pick<Ink, 'pattern' | 'grain'> => ({ pattern: 'fur', grain })
/** A short coat over muscles. */
export const sleek = (grain: number): Pick<Ink, 'pattern' | 'grain' | 'gloss'> => ({ pattern: 'hide', grain, gloss: 0.2 })
