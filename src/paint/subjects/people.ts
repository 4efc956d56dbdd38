/** The people a plan may name as `kind` of a subject: how each is built, dressed and moves. One row each. */
import type { FigureMaker } from './figure.ts'
import { man, woman } from './people/body.ts'
import { person } from './people/person-figure.ts'
import { type Walk, stroll, walkPose } from './people/walk.ts'
import { dressed } from './people/outfit.ts'

const hiking: Walk = { ...stroll, lean: 0.12, armSwing: 0.36 }


export const people: Readonly<Record<string, FigureMaker>> = {
  'hiking-man': person({
    build: man,
    outfit: { top: 'jacket', legs: 'trousers', shoes: 'boots', hair: 'short', hat: 'brim', pack: true },
    inks: dressed({ top: '#2a7f92', trousers: '#55503f', shoes: '#6a3e1e', hatColor: '#b08a54', pack: '#d6491f' }),
    pose: (body, moment) => walkPose(body, hiking, moment),
  }),
  'hiking-woman': person({
    build: woman,
    outfit: { top: 'jacket', legs: 'trousers', shoes: 'boots', hair: 'ponytail', hat: 'cap', pack: true },
    inks: dressed({ top: '#7d3b62', trousers: '#454a52', shoes: '#5c4630', skin: '#d8a382', hair: '#4a2a18', hatColor: '#c9b48a', pack: '#2f7466' }),
    pose: (body, moment) => walkPose(body, hiking, moment),
  }),
  man: person({
    build: man,
    outfit: { top: 'shirt', legs: 'trousers', shoes: 'shoes', hair: 'short' },
    inks: dressed({ top: '#37506e', trousers: '#3a3b42' }),
    pose: (body, moment) => walkPose(body, stroll, moment),
  }),
  woman: person({
    build: woman,
    outfit: { top: 'jacket', legs: 'trousers', shoes: 'shoes', hair: 'long' },
    inks: dressed({ top: '#b8503c', trousers: '#2f3a52', shoes: '#e4ddd0', skin: '#d8a382', hair: '#3a2218' }),
    pose: (body, moment) => walkPose(body, stroll, moment),
  }),
}
