/** Fish, whales and other creatures of the water. */
import type { FigureMaker } from './figure.ts'
import { type Ink, type Inks, shaded } from './ink.ts'
import { flukes } from './swimmers/flukes.ts'
import { otherSwimmers } from './swimmers/others.ts'
import { type Swimmer, swimmer } from './swimmers/swimmer.ts'

function scaled(back: string, belly: string, fin: string, more: Inks = {}, grain = 0.008): Inks {
  const scale = (color: string): Ink => ({ color, pattern: 'scales', grain, gloss: 0.55, second: shaded(color, 0.8) })
  return {
    back: scale(back), belly: scale(belly), fin: { color: fin, gloss: 0.3, lets: 0.45 }, eye: { color: '#101012', gloss: 0.95 },
    white: { color: '#e8e0c8', gloss: 0.8 },
    ...more,
  }
}

const smooth = (back: string, belly: string): Inks => ({
  back: { color: back, gloss: 0.4, pattern: 'hide', grain: 0.5, second: shaded(back, 0.78) }, belly: { color: belly, gloss: 0.5 }, fin: { color: shaded(back, 0.92), gloss: 0.55 }, eye: { color: '#0c0c0e', gloss: 0.95 },
})

const reefFish = {
  length: 0.16, high: [0.03, 0.13, 0.2, 0.235, 0.23, 0.18, 0.11, 0.055], broad: [0.02, 0.06, 0.085, 0.09, 0.08, 0.06, 0.035, 0.018],
  beats: 'sideways', beat: { cycleS: 0.55, swing: 0.32, waves: 0.75 },
  tail: { kind: 'fan', length: 0.2, height: 0.14 }, dorsal: { at: 0.26, length: 0.58, height: 0.1 }, anal: { at: 0.56, length: 0.3, height: 0.08 },
  side: { at: 0.33, length: 0.18, width: 0.12 }, eye: { at: 0.14, up: 0.3, radius: 0.024 },
} as const satisfies Omit<Swimmer, 'inks'>

const streamlined = {
  length: 0.6, high: [0.02, 0.075, 0.105, 0.115, 0.11, 0.09, 0.055, 0.03], broad: [0.015, 0.05, 0.065, 0.068, 0.062, 0.045, 0.026, 0.014],
  beats: 'sideways', beat: { cycleS: 0.6, swing: 0.34, waves: 0.85 },
  tail: { kind: 'fork', length: 0.16, height: 0.12 }, dorsal: { at: 0.42, length: 0.16, height: 0.07 }, anal: { at: 0.66, length: 0.12, height: 0.05 },
  side: { at: 0.27, length: 0.12, width: 0.06 }, eye: { at: 0.09, up: 0.25, radius: 0.013 },
} as const satisfies Omit<Swimmer, 'inks'>

const whaleBuild = {
  length: 13, high: [0.03, 0.07, 0.096, 0.106, 0.092, 0.064, 0.036, 0.02], broad: [0.03, 0.07, 0.095, 0.105, 0.092, 0.062, 0.03, 0.016], belly: 1.12,
  beats: 'upright', beat: { cycleS: 4.2, swing: 0.34, waves: 0.55 },
  tail: { kind: 'fluke', length: 0.12, height: 0.18 }, dorsal: { at: 0.64, length: 0.1, height: 0.025 },
  side: { at: 0.25, length: 0.27, width: 0.075, droop: 0.6 }, eye: { at: 0.17, up: -0.3, radius: 0.0075 },
} as const satisfies Omit<Swimmer, 'inks'>

const dolphinBuild = {
  length: 2.4, high: [0.018, 0.055, 0.09, 0.1, 0.095, 0.075, 0.045, 0.025], broad: [0.016, 0.045, 0.078, 0.088, 0.08, 0.06, 0.034, 0.016], belly: 1.05,
  beats: 'upright', beat: { cycleS: 1.1, swing: 0.3, waves: 0.6 },
  tail: { kind: 'fluke', length: 0.12, height: 0.14 }, dorsal: { at: 0.42, length: 0.16, height: 0.1, sweep: 1.1 },
  side: { at: 0.27, length: 0.15, width: 0.07, droop: 0.7 }, eye: { at: 0.15, up: 0.05, radius: 0.009 },
} as const satisfies Omit<Swimmer, 'inks'>

export const swimmers: Readonly<Record<string, FigureMaker>> = {
  fish: swimmer({ ...streamlined, length: 0.24, high: [0.02, 0.09, 0.135, 0.15, 0.14, 0.11, 0.065, 0.036], inks: scaled('#4a7a9a', '#d8e0e0', '#6a94aa') }),
  clownfish: swimmer({
    ...reefFish, length: 0.1, inks: scaled('#e8641a', '#e8701e', '#e8741e', { stripe: { color: '#f4efe6', gloss: 0.6 } }),
    more: (solid, { at, boneAt, swimmer: { length: L } }) => {
      for (const [part, wide] of [[0.24, 0.045], [0.52, 0.06], [0.9, 0.035]] as const) solid.block(boneAt(part), at(part), [wide * L, L, L], 'stripe', { role: 'paints', melt: 0.004, round: 0.001 })
    },
  }),
  tang: swimmer({
    ...reefFish, inks: scaled('#1f56c8', '#2a62d0', '#1c3a8a', { mark: { color: '#14161e', gloss: 0.6 }, tailInk: { color: '#e8c02a' } }),
    more: (solid, { at, boneAt, swimmer: { length: L } }) => void solid.ball(boneAt(0.5), at(0.55, L * 0.06), [0.22 * L, 0.085 * L, L], 'mark', { role: 'paints', melt: 0.006 }),
  }),
  angelfish: swimmer({
    ...reefFish, high: [0.03, 0.2, 0.32, 0.37, 0.34, 0.24, 0.12, 0.06], dorsal: { at: 0.3, length: 0.5, height: 0.34, sweep: 1.6 }, anal: { at: 0.36, length: 0.46, height: 0.32 },
    inks: scaled('#e8d8a0', '#f0e6c0', '#e8cc70', { stripe: { color: '#26242a', gloss: 0.5 } }),
    more: (solid, { at, boneAt, swimmer: { length: L } }) => {
      for (const part of [0.12, 0.4, 0.72]) solid.block(boneAt(part), at(part), [0.035 * L, L, L], 'stripe', { role: 'paints', melt: 0.004, round: 0.001 })
    },
  }),
  goldfish: swimmer({ ...reefFish, length: 0.14, tail: { kind: 'veil', length: 0.5, height: 0.26 }, inks: scaled('#e8701a', '#f0a040', '#f0903a') }),
  koi: swimmer({
    ...streamlined, length: 0.55, high: [0.03, 0.085, 0.115, 0.125, 0.115, 0.09, 0.058, 0.034], broad: [0.025, 0.065, 0.088, 0.09, 0.08, 0.058, 0.034, 0.018], tail: { kind: 'veil', length: 0.24, height: 0.14 },
    inks: scaled('#f2ece2', '#f6f2ea', '#f0d8c8', { back: { color: '#f2ece2', second: '#d84a1e', pattern: 'spotsOn', grain: 0.14, gloss: 0.6 } }),
  }),
  salmon: swimmer({ ...streamlined, length: 0.8, inks: scaled('#6a7a80', '#d8c8c0', '#7a7a78', {}, 0.022) }),
  shark: swimmer({
    ...streamlined, length: 3.6, high: [0.012, 0.055, 0.082, 0.09, 0.08, 0.058, 0.034, 0.02], broad: [0.014, 0.06, 0.082, 0.088, 0.075, 0.05, 0.027, 0.014], beat: { cycleS: 1.3, swing: 0.26, waves: 0.7 },
    tail: { kind: 'shark', length: 0.19, height: 0.2 }, dorsal: { at: 0.4, length: 0.14, height: 0.115, sweep: 0.9 }, anal: { at: 0.8, length: 0.06, height: 0.025 },
    side: { at: 0.32, length: 0.2, width: 0.075, droop: 0.5 }, eye: { at: 0.1, up: 0.2, radius: 0.006 }, inks: smooth('#5c6a76', '#d6dada'),
  }),
  whale: swimmer({
    ...whaleBuild, inks: { ...smooth('#2e3d4c', '#c4ccd0'), pleat: { color: '#c4ccd0', second: '#9ca8b0', pattern: 'bands', grain: 0.34, gloss: 0.5 } },
    more: (solid, { at, boneAt }) => {
      solid
        .ball(boneAt(0.2), at(0.24, -1.35), [3.1, 1.15, 3], 'pleat', { role: 'paints', melt: 0.1 })
        // The long line of the mouth.
        .both((side) => side.limb('spine0', at(0, -0.12, 0.1), at(0.13, -0.35, 1.1), 0.07, 0.06, 'fin', { role: 'paints', melt: 0.04 }).limb('spine1', at(0.13, -0.35, 1.1), at(0.2, -0.7, 1.3), 0.06, 0.03, 'fin', { role: 'paints', melt: 0.04 }))
    },
  }),
  'whale-tail': flukes({ back: { color: '#26303a', gloss: 0.3, pattern: 'hide', grain: 0.4, second: '#1a222a' }, under: { color: '#c8d0d4', second: '#4a5660', pattern: 'spotsOn', grain: 0.5, gloss: 0.5 } }),
  'blue-whale': swimmer({ ...whaleBuild, length: 22, high: [0.025, 0.055, 0.072, 0.078, 0.072, 0.06, 0.042, 0.024], broad: [0.025, 0.055, 0.07, 0.076, 0.07, 0.055, 0.034, 0.018], side: { at: 0.24, length: 0.13, width: 0.05, droop: 0.6 }, inks: smooth('#4a6a84', '#a8bccc') }),
  orca: swimmer({
    ...dolphinBuild, length: 6.2, high: [0.03, 0.075, 0.1, 0.11, 0.1, 0.08, 0.05, 0.028], dorsal: { at: 0.4, length: 0.14, height: 0.2, sweep: 0.5 }, side: { at: 0.27, length: 0.17, width: 0.11, droop: 0.6 },
    inks: { ...smooth('#16181c', '#f0f0ee'), fin: { color: '#15171b', gloss: 0.6 }, patch: { color: '#f2f2f0', gloss: 0.5 } },
    more: (solid, { at, boneAt, swimmer: { length: L } }) => void solid.both((side) => side.ball(boneAt(0.17), at(0.17, L * 0.03, L * 0.08), [L * 0.042, L * 0.018, L * 0.05], 'patch', { role: 'paints', melt: 0.03 })),
  }),
  dolphin: swimmer({
    ...dolphinBuild, inks: smooth('#67788a', '#d8dcde'),
    more: (solid, { at, swimmer: { length: L } }) => void solid.limb('spine0', at(0.06, -L * 0.012), at(-0.055, -L * 0.022), L * 0.034, L * 0.02, 'back', { melt: L * 0.02 }),
  }),
  narwhal: swimmer({
    ...whaleBuild, length: 4.6, tail: { kind: 'fluke', length: 0.1, height: 0.13 }, side: { at: 0.25, length: 0.1, width: 0.06, droop: 0.6 },
    inks: { ...smooth('#8a98a4', '#d8dcde'), back: { color: '#9aa6b0', second: '#5a6672', pattern: 'spots', grain: 0.2, gloss: 0.5 }, horn: { color: '#e0d4b8', second: '#b8a888', pattern: 'bands', grain: 0.08, gloss: 0.5 } },
    more: (solid, { at }) => void solid.limb('spine0', at(0.02, 0.05), at(-0.42, 0.2), 0.06, 0.014, 'horn', { melt: 0.03 }),
  }),
  seal: swimmer({
    ...dolphinBuild, length: 1.7, high: [0.05, 0.085, 0.12, 0.14, 0.13, 0.1, 0.06, 0.034], broad: [0.045, 0.075, 0.12, 0.145, 0.13, 0.095, 0.055, 0.03], dorsal: { at: 0.5, length: 0.02, height: 0.001 }, eye: { at: 0.06, up: 0.35, radius: 0.018 },
    inks: { ...smooth('#6a6660', '#b8b0a4'), back: { color: '#77716a', second: '#3e3a36', pattern: 'spotsOn', grain: 0.12, gloss: 0.45 } },
  }),
  ...otherSwimmers,
}
