/** Dragons of west and east. */
import { serpentDragon } from './dragons/serpent.ts'
import { wingedDragon } from './dragons/winged.ts'
import type { FigureMaker } from './figure.ts'

export const dragons: Readonly<Record<string, FigureMaker>> = { dragon: wingedDragon, loong: serpentDragon }
