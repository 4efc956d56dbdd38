/** Every animal on four legs. */
import type { FigureMaker } from './figure.ts'
import { hoofed } from './beasts/hoofed.ts'
import { petsAndHunters } from './beasts/pets-and-hunters.ts'
import { smallAndStrange } from './beasts/small-and-strange.ts'

export const beasts: Readonly<Record<string, FigureMaker>> = { ...petsAndHunters, ...hoofed, ...smallAndStrange }
