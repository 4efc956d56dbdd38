/** The people a plan may name as `kind` of a subject. One row each. */
import type { FigureMaker } from './figure.ts'
import { atWork } from './people/at-work.ts'
import { characters } from './people/characters.ts'
import { doers } from './people/doers.ts'
import { everybody } from './people/everybody.ts'
import { hosts } from './people/hosts.ts'
import { kiteFlyers } from './people/kite-flyers.ts'
import { players } from './people/players.ts'

export const people: Readonly<Record<string, FigureMaker>> = { ...everybody, ...doers, ...atWork, ...hosts, ...kiteFlyers, ...players, ...characters }
