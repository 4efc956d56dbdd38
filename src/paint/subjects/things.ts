/** Everything that is not alive. */
import type { FigureMaker } from './figure.ts'
import { airAndSpace } from './things/air-and-space.ts'
import { airports } from './things/airport.ts'
import { dwellings } from './things/dwellings.ts'
import { festive } from './things/festive.ts'
import { fires } from './things/fire.ts'
import { haunted } from './things/haunted.ts'
import { landmarks } from './things/landmarks.ts'
import { picnics } from './things/picnic.ts'
import { rail } from './things/rail.ts'
import { road } from './things/road.ts'
import { town } from './things/town.ts'
import { water } from './things/water.ts'
import { wonders } from './things/wonders.ts'

export const things: Readonly<Record<string, FigureMaker>> = { ...road, ...rail, ...water, ...airAndSpace, ...airports, ...dwellings, ...landmarks, ...town, ...festive, ...haunted, ...fires, ...picnics, ...wonders }
