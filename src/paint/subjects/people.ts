/** The people a plan may name as `kind` of a subject: how each is built, dressed and walks. One row each. */
import type { Build, Outfit } from './person-figure.ts'
import type { WalkStyle } from './walking-pose.ts'

export interface Person {
  readonly outfit: Outfit
  readonly build: Build
  readonly walk: Omit<WalkStyle, 'hasPole'>
}

const stroll = { strideM: 0.7, duty: 0.61, cycleS: 1.08, liftM: 0.035 }

export const people = {
  'hiking-man': {
    outfit: {
      top: '#2a7f92', trousers: '#55503f', shoes: '#6a3e1e', skin: '#c98f6a',
      hair: '#33221a', hatColor: '#b08a54', pack: '#d6491f',
    },
    build: { hat: 'brim', hairCut: 'short', hasPack: true, hasPole: true },
    walk: { gait: stroll, lean: 0.12, armSwing: 0.36 },
  },
  'hiking-woman': {
    outfit: {
      top: '#7d3b62', trousers: '#454a52', shoes: '#5c4630', skin: '#d8a382',
      hair: '#4a2a18', hatColor: '#c9b48a', pack: '#2f7466',
    },
    build: { hat: 'cap', hairCut: 'long', hasPack: true, hasPole: false },
    walk: { gait: stroll, lean: 0.11, armSwing: 0.36 },
  },
  man: {
    outfit: {
      top: '#37506e', trousers: '#3a3b42', shoes: '#3c2c22', skin: '#d09a76',
      hair: '#2a1c14', hatColor: '#44484e', pack: '#44484e',
    },
    build: { hat: 'none', hairCut: 'short', hasPack: false, hasPole: false },
    walk: { gait: stroll, lean: 0.05, armSwing: 0.42 },
  },
  woman: {
    outfit: {
      top: '#b8503c', trousers: '#2f3a52', shoes: '#e4ddd0', skin: '#d8a382',
      hair: '#3a2218', hatColor: '#a83a34', pack: '#7a5a3a',
    },
    build: { hat: 'none', hairCut: 'long', hasPack: false, hasPole: false },
    walk: { gait: { ...stroll, strideM: 0.66 }, lean: 0.05, armSwing: 0.38 },
  },
} as const satisfies Record<string, Person>

export type PersonKind = keyof typeof people

/** The row of a name, or undefined. */
export function personOf(kind: string): Person | undefined {
  return Object.hasOwn(people, kind) ? people[kind as PersonKind] : undefined
}
