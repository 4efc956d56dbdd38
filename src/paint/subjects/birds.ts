/** Birds: one row each. */
import type { FigureMaker } from './figure.ts'
import { type Ink, type Inks, shaded } from './ink.ts'
import type { Bird } from './birds/bird.ts'
import { bird } from './birds/bird-figure.ts'
import { cord, globe, sheet } from './shape/forms.ts'
import { add } from './shape/point.ts'

const names = ['body', 'belly', 'neck', 'head', 'wing', 'under', 'flight', 'tip', 'tail', 'beak', 'leg', 'eye'] as const

/** What is not named has the colour of the body. */
function plumage(body: string, others: Partial<Record<(typeof names)[number], string>> = {}, more: Inks = {}, grain = 0.03): Inks {
  const feather = (color: string): Ink => ({ color, pattern: 'hide', grain, gloss: 0.1 })
  const row = (color: string): Ink => ({ color, pattern: 'feathers', grain: grain * 1.6, gloss: 0.1, lets: 0.15 })
  const wing = others.wing ?? body
  return {
    body: feather(body), belly: feather(others.belly ?? body), neck: feather(others.neck ?? body), head: feather(others.head ?? others.neck ?? body),
    wing: row(wing), under: row(others.under ?? wing), flight: row(others.flight ?? shaded(wing, 0.75)), tip: row(others.tip ?? shaded(wing, 0.55)), tail: row(others.tail ?? wing),
    beak: { color: others.beak ?? '#3a322c', gloss: 0.45 }, leg: { color: others.leg ?? '#c8862e', gloss: 0.2 }, eye: { color: others.eye ?? '#120e0c', gloss: 0.95 },
    ...more,
  }
}

const small: Omit<Bird, 'inks'> = {
  body: [0.115, 0.03, 0.029], stance: 0.5, neck: { length: 0.026, radius: 0.021, angle: 0.9 }, head: 0.023, beak: { length: 0.014, radius: 0.006 }, eye: 0.0042,
  wing: { span: 0.24, chord: 0.062, tip: 'round' }, tail: { length: 0.06, spread: 0.5 }, legM: 0.028, beat: { cycleS: 0.2, swing: 0.85 },
}
const raptor: Omit<Bird, 'inks'> = {
  body: [0.52, 0.115, 0.11], stance: 0.75, neck: { length: 0.13, radius: 0.062, angle: 0.85 }, head: 0.062, beak: { length: 0.05, radius: 0.022, hook: 1 }, eye: 0.011,
  wing: { span: 2.0, chord: 0.44, tip: 'fingers' }, tail: { length: 0.3, spread: 0.9 }, legM: 0.12, beat: { cycleS: 0.62, swing: 0.6, glides: 0.55 },
}
const waterBird: Omit<Bird, 'inks'> = {
  body: [0.36, 0.088, 0.085], stance: 0.12, neck: { length: 0.14, radius: 0.036, angle: 1.2 }, head: 0.042, beak: { length: 0.05, radius: 0.017, flat: 1 }, eye: 0.007,
  wing: { span: 0.9, chord: 0.16, tip: 'pointed' }, tail: { length: 0.1, spread: 0.6 }, legM: 0.08, beat: { cycleS: 0.24, swing: 0.7 }, swims: true,
}

export const birds: Readonly<Record<string, FigureMaker>> = {
  bird: bird({ ...small, body: [0.13, 0.027, 0.026], wing: { span: 0.36, chord: 0.075, tip: 'pointed' }, tail: { length: 0.075, spread: 0.5 }, beat: { cycleS: 0.28, swing: 0.75 }, inks: plumage('#6a5a48', { belly: '#d8c8b0', wing: '#5a4a3a', head: '#5a4a3a' }, {}, 0.012) }),
  robin: bird({ ...small, inks: plumage('#6a5c48', { belly: '#d4622a', head: '#c85a28', neck: '#d4622a' }, {}, 0.012) }, false),
  gull: bird({
    ...small, body: [0.36, 0.082, 0.076], stance: 0.22, neck: { length: 0.085, radius: 0.045, angle: 0.75 }, head: 0.046, beak: { length: 0.052, radius: 0.014, hook: 0.3 }, eye: 0.0075,
    wing: { span: 1.25, chord: 0.19, tip: 'pointed' }, tail: { length: 0.14, spread: 0.8 }, legM: 0.08, beat: { cycleS: 0.4, swing: 0.55, glides: 0.5 },
    inks: plumage('#f2f0ec', { wing: '#a4a8b0', under: '#e8e6e4', flight: '#c8cacc', tip: '#24242a', tail: '#f4f2ee', beak: '#e0b02e', leg: '#d89a50' }),
  }),
  eagle: bird({ ...raptor, inks: plumage('#4a3220', { neck: '#f0ece2', wing: '#50361f', flight: '#3a2616', tip: '#22160e', tail: '#f0ece2', beak: '#e8b02a', leg: '#e0a82e' }, {}, 0.05) }),
  hawk: bird({
    ...raptor, body: [0.34, 0.075, 0.07], neck: { length: 0.085, radius: 0.042, angle: 0.85 }, head: 0.042, beak: { length: 0.03, radius: 0.014, hook: 1 }, eye: 0.0085,
    wing: { span: 1.1, chord: 0.22, tip: 'pointed' }, tail: { length: 0.2, spread: 0.6 }, legM: 0.08, beat: { cycleS: 0.36, swing: 0.6, glides: 0.5 },
    inks: plumage('#7a5a3c', { belly: '#dcc8a8', wing: '#6a4c32', tip: '#2c1e14', beak: '#3a3430' }),
  }),
  crow: bird({
    ...raptor, body: [0.3, 0.07, 0.065], stance: 0.35, neck: { length: 0.075, radius: 0.04, angle: 0.8 }, head: 0.04, beak: { length: 0.055, radius: 0.016, hook: 0.3 }, eye: 0.006,
    wing: { span: 0.92, chord: 0.22, tip: 'fingers' }, tail: { length: 0.17, spread: 0.7 }, legM: 0.08, beat: { cycleS: 0.36, swing: 0.7 },
    inks: plumage('#1c1c22', { beak: '#141416', leg: '#1a1a1c', eye: '#3a2a1a' }),
  }),
  dove: bird({
    ...small, body: [0.23, 0.06, 0.056], stance: 0.3, neck: { length: 0.06, radius: 0.034, angle: 0.9 }, head: 0.032, beak: { length: 0.024, radius: 0.008 }, eye: 0.0055,
    wing: { span: 0.64, chord: 0.15, tip: 'round' }, tail: { length: 0.13, spread: 1.1 }, legM: 0.05, beat: { cycleS: 0.24, swing: 0.9 },
    inks: plumage('#f4f2ee', { beak: '#c8a090', leg: '#c87868', flight: '#e4e2de', tip: '#dcdad6' }),
  }),
  pigeon: bird({
    ...small, body: [0.23, 0.06, 0.056], stance: 0.3, neck: { length: 0.06, radius: 0.034, angle: 0.9 }, head: 0.031, beak: { length: 0.022, radius: 0.008 }, eye: 0.0055,
    wing: { span: 0.64, chord: 0.15, tip: 'round' }, tail: { length: 0.11, spread: 0.9 }, legM: 0.05, beat: { cycleS: 0.22, swing: 0.85 },
    inks: plumage('#8a8e98', { neck: '#4a6a6a', head: '#5a6472', wing: '#9a9ea8', tip: '#2c2e34', leg: '#c86a5a', eye: '#c8602a' }),
  }, false),
  swallow: bird({
    ...small, wing: { span: 0.34, chord: 0.06, tip: 'pointed' }, tail: { length: 0.08, spread: 0.7, fork: 1.0 }, beat: { cycleS: 0.22, swing: 0.7, glides: 0.4 },
    inks: plumage('#22304e', { belly: '#ecdcc8', under: '#4a5468', head: '#26345a' }, {}, 0.012),
  }),
  hummingbird: bird({
    ...small, body: [0.1, 0.029, 0.027], stance: 0.9, neck: { length: 0.026, radius: 0.019, angle: 0.7 }, head: 0.023, beak: { length: 0.055, radius: 0.004 }, eye: 0.0085,
    wing: { span: 0.2, chord: 0.047, tip: 'pointed' }, tail: { length: 0.055, spread: 0.8 }, legM: 0.018, beat: { cycleS: 0.11, swing: 1.0 },
    inks: plumage('#1f8a5a', { belly: '#d8dcd0', neck: '#c02a4a', head: '#1f9a6a', wing: '#6a7a7a', beak: '#1a1a1a' }, {}, 0.008),
  }),
  parrot: bird({
    ...small, postM: 0.62, body: [0.3, 0.07, 0.066], stance: 1.05, neck: { length: 0.07, radius: 0.048, angle: 1.3 }, head: 0.052, beak: { length: 0.045, radius: 0.026, hook: 1.3 }, eye: 0.008,
    wing: { span: 0.95, chord: 0.2, tip: 'pointed' }, tail: { length: 0.42, spread: 0.25 }, legM: 0.03, beat: { cycleS: 0.34, swing: 0.7 },
    inks: plumage('#d42a24', { wing: '#d42a24', flight: '#2a5ac8', tip: '#e8b824', tail: '#2a52b8', beak: '#2a2626', leg: '#3a3634' }, { cheek: { color: '#f0ece4' } }),
    addMore: (mesh, { onHead }) => {
      for (const side of [1, -1]) globe(mesh, onHead(0.026, 0.008, 0.04 * side), [0.018, 0.02, 0.012], { bone: 'head', ink: 'cheek' }, 8)
    },
  }, false),
  owl: bird({
    ...small, postM: 0.5, body: [0.34, 0.1, 0.1], stance: 1.35, neck: { length: 0.1, radius: 0.088, angle: 1.45 }, head: 0.092, beak: { length: 0.034, radius: 0.014, hook: 1.6 }, eye: 0.001,
    wing: { span: 1.1, chord: 0.28, tip: 'round' }, tail: { length: 0.14, spread: 0.7 }, legM: 0.03, beat: { cycleS: 0.5, swing: 0.7, glides: 0.3 },
    inks: plumage('#8a6a48', { belly: '#d8c4a0', head: '#8a6a48', wing: '#6e5238', leg: '#d8c4a0' }, { iris: { color: '#e8a82a', gloss: 0.95, glow: 0.12 }, disc: { color: '#d8c8a8', pattern: 'feathers', grain: 0.03 } }),
    addMore: (mesh, { onHead }) => {
      for (const side of [1, -1]) {
        globe(mesh, onHead(0.074, 0.012, 0.04 * side), [0.026, 0.046, 0.042], { bone: 'head', ink: 'disc' }, 14)
        globe(mesh, onHead(0.092, 0.014, 0.038 * side), [0.014, 0.025, 0.024], { bone: 'head', ink: 'iris' }, 14)
        globe(mesh, onHead(0.102, 0.014, 0.039 * side), [0.007, 0.0135, 0.013], { bone: 'head', ink: 'eye' }, 12)
        cord(mesh, [onHead(0.03, 0.07, 0.05 * side), onHead(0.01, 0.11, 0.066 * side), onHead(-0.01, 0.14, 0.074 * side)], [0.02, 0.014, 0.002], { bone: 'head', ink: 'wing' }, 2)
      }
    },
  }, false),
  swan: bird({
    ...waterBird, body: [0.78, 0.17, 0.18], stance: 0.16, neck: { length: 0.62, radius: 0.052, angle: 1.34, curve: -0.3 }, head: 0.066, beak: { length: 0.1, radius: 0.03, flat: 1 }, eye: 0.01,
    wing: { span: 2.2, chord: 0.4, tip: 'fingers' }, tail: { length: 0.2, spread: 0.6 }, beat: { cycleS: 0.62, swing: 0.6 },
    inks: plumage('#f6f4f0', { beak: '#e07a28', tip: '#eeece8', flight: '#f0eeea', leg: '#2a2826' }, { mask: { color: '#1a1818', gloss: 0.3 } }, 0.06),
    // Wings a little raised over the back, like sails.
    more: (solid, { bird: { body: [length, high, broad], swims }, onBody, flies }) => {
      if (!flies && swims) solid.both((side) => side.ball('body', onBody(-0.22, high * 0.86, broad * 0.62), [length * 0.36, high * 0.5, broad * 0.3], 'wing', { turn: [0.25, 0, 0.42], melt: high * 0.2 }).limb('body', onBody(-0.5, high * 1.1, broad * 0.5), onBody(-1.02, high * 1.5, broad * 0.34), high * 0.3, high * 0.06, 'tip', { melt: high * 0.2 }))
    },
    addMore: (mesh, { onHead, bird: { head } }) => {
      globe(mesh, onHead(head * 0.86, head * 0.06), [head * 0.42, head * 0.44, head * 0.5], { bone: 'head', ink: 'mask' }, 12)
      globe(mesh, onHead(head * 1.08, head * 0.36), [head * 0.26, head * 0.22, head * 0.2], { bone: 'head', ink: 'mask' }, 10)
    },
  }, false),
  goose: bird({ ...waterBird, body: [0.52, 0.13, 0.125], neck: { length: 0.34, radius: 0.045, angle: 1.25 }, head: 0.05, beak: { length: 0.06, radius: 0.02, flat: 1 }, wing: { span: 1.6, chord: 0.3, tip: 'fingers' }, beat: { cycleS: 0.4, swing: 0.62 }, swims: false, legM: 0.12, inks: plumage('#7a6a58', { belly: '#d8ccb8', neck: '#1e1c1c', head: '#1e1c1c', wing: '#6a5a4a', beak: '#1c1a1a', leg: '#3a3430' }) }),
  duck: bird({ ...waterBird, inks: plumage('#9a8e80', { neck: '#1c6a48', head: '#1f7a50', belly: '#c8bcb0', wing: '#8a7e74', flight: '#3a4a9a', beak: '#d8b02e', tail: '#ece8e0' }) }, false),
  duckling: bird({ ...waterBird, body: [0.12, 0.04, 0.038], neck: { length: 0.045, radius: 0.022, angle: 1.2 }, head: 0.026, beak: { length: 0.022, radius: 0.009, flat: 1 }, eye: 0.0045, wing: { span: 0.2, chord: 0.06, tip: 'round' }, tail: { length: 0.02, spread: 0.4 }, inks: plumage('#f0cc3a', { beak: '#e08a2a', wing: '#d8b02e' }, {}, 0.012) }, false),
  flamingo: bird({
    ...waterBird, swims: false, body: [0.42, 0.12, 0.11], stance: 0.2, neck: { length: 0.66, radius: 0.028, angle: 1.4, curve: -0.34 }, head: 0.042, beak: { length: 0.1, radius: 0.024, hook: 1.6 }, eye: 0.007,
    wing: { span: 1.5, chord: 0.24, tip: 'fingers' }, tail: { length: 0.12, spread: 0.5 }, legM: 0.72, beat: { cycleS: 0.42, swing: 0.6 },
    inks: plumage('#f0928e', { wing: '#ec7a78', flight: '#c8484a', tip: '#1e1a1c', beak: '#26201e', leg: '#e88a86' }),
  }, false),
  stork: bird({
    ...waterBird, swims: false, body: [0.5, 0.13, 0.12], stance: 0.25, neck: { length: 0.4, radius: 0.042, angle: 1.15, curve: -0.18 }, head: 0.05, beak: { length: 0.19, radius: 0.018 }, eye: 0.008,
    wing: { span: 1.9, chord: 0.38, tip: 'fingers' }, tail: { length: 0.16, spread: 0.6 }, legM: 0.66, beat: { cycleS: 0.55, swing: 0.6, glides: 0.3 },
    inks: plumage('#f2f0ea', { flight: '#22201f', tip: '#1c1a1a', beak: '#d8402a', leg: '#d8402a' }),
  }, false),
  crane: bird({
    ...waterBird, swims: false, body: [0.52, 0.13, 0.12], stance: 0.25, neck: { length: 0.56, radius: 0.036, angle: 1.2, curve: -0.14 }, head: 0.046, beak: { length: 0.13, radius: 0.014 }, eye: 0.007,
    wing: { span: 2.1, chord: 0.38, tip: 'fingers' }, tail: { length: 0.14, spread: 0.6 }, legM: 0.72, beat: { cycleS: 0.6, swing: 0.6, glides: 0.3 },
    inks: plumage('#f4f2ee', { neck: '#26242a', head: '#26242a', flight: '#2a282c', tip: '#f0eeea', tail: '#26242a', beak: '#6a6a50', leg: '#2c2a2a' }, { crown: { color: '#c8281e' } }),
    addMore: (mesh, { onHead }) => globe(mesh, onHead(0.01, 0.026), [0.03, 0.024, 0.024], { bone: 'head', ink: 'crown' }, 8),
  }, false),
  ostrich: bird({
    ...waterBird, swims: false, body: [1.0, 0.33, 0.3], stance: 0.12, neck: { length: 1.0, radius: 0.062, angle: 1.3, curve: -0.08 }, head: 0.085, beak: { length: 0.11, radius: 0.034, flat: 1 }, eye: 0.022,
    wing: { span: 1.6, chord: 0.5, tip: 'round' }, tail: { length: 0.34, spread: 0.8 }, legM: 1.15, beat: { cycleS: 0.5, swing: 0.4 },
    inks: plumage('#26221f', { neck: '#c8b0a0', wing: '#2a2622', tip: '#ece8e0', tail: '#ece8e0', beak: '#b8a088', leg: '#c8a898' }, {}, 0.1),
  }, false),
  bat: bird({
    ...small, body: [0.17, 0.05, 0.045], stance: 0.9, neck: { length: 0.05, radius: 0.036, angle: 0.9 }, head: 0.042, beak: { length: 0.016, radius: 0.014 }, eye: 0.006,
    wing: { span: 0.9, chord: 0.3, tip: 'fingers' }, tail: { length: 0.07, spread: 0.9 }, legM: 0.03, beat: { cycleS: 0.26, swing: 0.95 },
    inks: {
      ...plumage('#2a2226', { beak: '#1a1416', leg: '#1a1416' }),
      wing: { color: '#2e2428', lets: 0.35, gloss: 0.1 }, under: { color: '#33282c', lets: 0.35 }, flight: { color: '#261e22', lets: 0.35 }, tip: { color: '#1c1618', lets: 0.3 }, tail: { color: '#261e22', lets: 0.3 },
    },
    addMore: (mesh, { onHead }) => {
      for (const side of [1, -1]) cord(mesh, [onHead(-0.01, 0.03, 0.02 * side), onHead(-0.005, 0.075, 0.036 * side)], [0.02, 0.003], { bone: 'head', ink: 'body' }, 2, 6)
    },
  }),
  penguin: bird({
    ...small, body: [0.62, 0.17, 0.16], stance: 1.42, neck: { length: 0.2, radius: 0.078, angle: 1.5 }, head: 0.108, beak: { length: 0.12, radius: 0.03, hook: 0.25 }, eye: 0.018,
    wing: { span: 0.8, chord: 0.12, tip: 'pointed' }, tail: { length: 0.14, spread: 0.5 }, legM: 0.05, beat: { cycleS: 0.4, swing: 0.4 },
    flippers: { along: 0.5, length: 0.4, half: 0.068 },
    inks: plumage('#22242c', { belly: '#f2efe8', head: '#1a1c22', beak: '#e8842a', leg: '#e8842a', tip: '#22242c' }, {
      gold: { color: '#f0b02e' }, pale: { color: '#f6e2a4' }, white: { color: '#f4f2ec' }, glint: { color: '#ffffff', glow: 0.5 },
    }),
    more: (solid, { onBody, onHead, bird: b }) => {
      solid
        .ball('body', onBody(-0.06, -b.body[1] * 0.86), [0.36, 0.17, 0.145], 'belly', { turn: [0, 0, 1.42], role: 'paints', melt: 0.02 })
        .ball('body', onBody(0.78, -b.body[1] * 0.6), [0.05, 0.1, 0.1], 'pale', { turn: [0, 0, 1.42], role: 'paints', melt: 0.12 })
        // A patch beside each eye, down to the breast.
        .both((side) => side.limb('head', onHead(-0.03, 0.0, 0.1), onHead(0.0, -0.11, 0.085), 0.036, 0.026, 'gold', { role: 'paints', melt: 0.012 }))
    },
    addMore: (mesh, { onHead }) => {
      for (const side of [1, -1]) {
        globe(mesh, onHead(0.05, 0.026, 0.081 * side), [0.025, 0.025, 0.012], { bone: 'head', ink: 'white' }, 14)
        globe(mesh, onHead(0.054, 0.026, 0.085 * side), [0.0185, 0.0185, 0.012], { bone: 'head', ink: 'eye' }, 12)
        globe(mesh, onHead(0.06, 0.034, 0.096 * side), 0.005, { bone: 'head', ink: 'glint' }, 6)
        const foot = { bone: side > 0 ? 'legL' : 'legR', ink: 'leg' }
        globe(mesh, [0.03, 0.03, 0.08 * side], [0.06, 0.03, 0.045], foot, 12)
        for (const toe of [-1, 0, 1]) globe(mesh, [0.115 - 0.012 * Math.abs(toe), 0.02, 0.082 * side + toe * 0.032], [0.055, 0.02, 0.02], foot, 8)
      }
    },
  }, false),
  rooster: bird({
    ...small, body: [0.34, 0.11, 0.1], stance: 0.5, neck: { length: 0.17, radius: 0.062, angle: 1.2 }, head: 0.045, beak: { length: 0.034, radius: 0.014, hook: 0.5 }, eye: 0.0075,
    wing: { span: 0.7, chord: 0.2, tip: 'round' }, tail: { length: 0.1, spread: 0.4 }, legM: 0.16, beat: { cycleS: 0.22, swing: 0.8 },
    inks: plumage('#8a3a1c', { neck: '#c87a2a', head: '#c8702a', belly: '#3a241c', wing: '#6a2c18', tip: '#1c2c26', tail: '#1e2e28', beak: '#d8b050', leg: '#d8b040' }, { comb: { color: '#c8241e', gloss: 0.3 } }),
    addMore: (mesh, { onHead, tailBase }) => {
      for (let i = 0; i < 4; i++) globe(mesh, onHead(-0.022 + i * 0.018, 0.05 - Math.abs(i - 1.5) * 0.006), [0.012, 0.024, 0.008], { bone: 'head', ink: 'comb' }, 8)
      globe(mesh, onHead(0.03, -0.045), [0.014, 0.03, 0.014], { bone: 'head', ink: 'comb' }, 8)
      for (let i = 0; i < 7; i++) {
        const z = (i - 3) * 0.016
        cord(mesh, [tailBase, add(tailBase, [-0.1, 0.16 + i * 0.012, z]), add(tailBase, [-0.22 - i * 0.012, 0.15, z * 1.6]), add(tailBase, [-0.3, -0.02, z * 2])], [0.016, 0.024, 0.02, 0.004], { bone: 'tail', ink: 'tail' }, 4, 6)
      }
    },
  }, false),
  hen: bird({
    ...small, body: [0.32, 0.12, 0.11], stance: 0.25, neck: { length: 0.14, radius: 0.06, angle: 1.15 }, head: 0.042, beak: { length: 0.03, radius: 0.013, hook: 0.4 }, eye: 0.007,
    wing: { span: 0.6, chord: 0.18, tip: 'round' }, tail: { length: 0.14, spread: 0.5 }, legM: 0.12, beat: { cycleS: 0.2, swing: 0.8 },
    inks: plumage('#b8703a', { wing: '#a05e2e', tail: '#6a3a1e', beak: '#d8b050' }, { comb: { color: '#c8241e', gloss: 0.3 } }),
    addMore: (mesh, { onHead }) => {
      for (let i = 0; i < 3; i++) globe(mesh, onHead(-0.012 + i * 0.016, 0.042), [0.009, 0.014, 0.006], { bone: 'head', ink: 'comb' }, 8)
    },
  }, false),
  peacock: bird({
    ...small, body: [0.48, 0.13, 0.12], stance: 0.3, neck: { length: 0.34, radius: 0.048, angle: 1.25, curve: -0.1 }, head: 0.042, beak: { length: 0.035, radius: 0.012 }, eye: 0.007,
    wing: { span: 1.3, chord: 0.3, tip: 'round' }, tail: { length: 0, spread: 0 }, legM: 0.22, beat: { cycleS: 0.4, swing: 0.7 },
    inks: plumage('#1c4ab0', { neck: '#1f52c8', wing: '#8a7050', beak: '#c8b890', leg: '#8a7a6a' }, { fan: { color: '#1c4a30', gloss: 0.3 }, stem: { color: '#c8c090', gloss: 0.3 }, barb: { color: '#2f7a48', gloss: 0.5 }, eyeSpot: { color: '#1a2c9a', gloss: 0.6 }, ring: { color: '#b07a2a', gloss: 0.5 } }),
    addMore: (mesh, { tailBase, onHead }) => {
      const at = (turn: number, out: number, back: number): readonly [number, number, number] => add(tailBase, [-0.04 - back, 0.02 + Math.sin(turn) * out, Math.cos(turn) * out])
      sheet(mesh, 6, 61, (down, across) => at(-0.2 + across * (Math.PI + 0.4), 0.06 + down * (0.98 + 0.05 * Math.cos(across * 120)), down * 0.1 + 0.02), { bone: 'tail', ink: 'fan' })
      // Feathers, each with its stem and loose barbs that stand out of the edge.
      for (let i = 0; i < 44; i++) {
        const turn = -0.2 + ((i + 0.5) / 44) * (Math.PI + 0.4)
        const far = 1.02 + 0.05 * Math.cos(i * 2.1)
        cord(mesh, [at(turn, 0.1, 0), at(turn, 0.55, 0.035), at(turn, far, 0.085)], [0.006, 0.005, 0.002], { bone: 'tail', ink: 'stem' }, 3, 4)
        for (const aside of [-0.03, 0.03]) for (const out of [0.5, 0.66, 0.8, 0.92]) cord(mesh, [at(turn, out, out * 0.09 - 0.012), at(turn + aside / out, out + 0.1, out * 0.1 - 0.004)], [0.01, 0.002], { bone: 'tail', ink: 'barb' }, 1, 4)
      }
      for (let row = 0; row < 3; row++) {
        for (let i = 0; i < 15 + row * 3; i++) {
          const turn = -0.2 + ((i + 0.5) / (15 + row * 3)) * (Math.PI + 0.4)
          const out = 0.45 + row * 0.24
          const spot = at(turn, out, 0.035 + out * 0.06)
          globe(mesh, add(spot, [0.045, 0, 0]), [0.008, 0.045, 0.045], { bone: 'tail', ink: 'ring' }, 8)
          globe(mesh, add(spot, [0.056, 0, 0]), [0.006, 0.026, 0.026], { bone: 'tail', ink: 'eyeSpot' }, 8)
        }
      }
      for (let i = -2; i <= 2; i++) cord(mesh, [onHead(0, 0.035), onHead(-0.02 + i * 0.008, 0.09, i * 0.012)], [0.002, 0.005], { bone: 'head', ink: 'body' }, 2, 4)
    },
  }, false),
  phoenix: bird({
    ...raptor, body: [0.8, 0.15, 0.14], neck: { length: 0.44, radius: 0.06, angle: 0.7 }, head: 0.08, beak: { length: 0.12, radius: 0.028, hook: 0.6 }, eye: 0.014,
    wing: { span: 3.6, chord: 0.72, tip: 'fingers' }, tail: { length: 0.5, spread: 0.8 }, beat: { cycleS: 1.15, swing: 0.62 },
    inks: {
      ...plumage('#d8401a', { belly: '#f0a02a', neck: '#e8641e', head: '#f0a82a', beak: '#ffd86a', eye: '#1a0a06' }, {}, 0.2),
      wing: { color: '#e8581a', glow: 0.3, lets: 0.3 }, under: { color: '#f0882a', glow: 0.34, lets: 0.3 }, flight: { color: '#f0a52a', glow: 0.42, lets: 0.3 }, tip: { color: '#ffd86a', glow: 0.55, lets: 0.3 },
      tail: { color: '#f0902a', glow: 0.4 }, plume: { color: '#e8481a', glow: 0.34 }, flame: { color: '#ffc23a', glow: 0.6 }, heart: { color: '#2a6ad8', glow: 0.3 },
    },
    addMore: (mesh, { tailBase, onHead }) => {
      // Long plumes that stream behind, an eye of fire at the end of each.
      for (let i = 0; i < 7; i++) {
        const aside = (i - 3) / 3
        const long = 2.6 - 0.5 * Math.abs(aside)
        const point = (part: number): readonly [number, number, number] => add(tailBase, [-part * long, -0.1 * part + 0.34 * Math.sin(part * 4 + i) * part - 0.15 * Math.abs(aside) * part, aside * (0.08 + 0.75 * part)])
        cord(mesh, [0, 0.25, 0.5, 0.75, 0.92].map(point), [0.035, 0.06, 0.07, 0.05, 0.02], { bone: 'tail', ink: 'plume', flutter: 0.6 }, 4, 6)
        globe(mesh, point(0.97), [0.2, 0.035, 0.11], { bone: 'tail', ink: 'flame', flutter: 0.6 }, 12)
        globe(mesh, add(point(0.98), [0, 0.02, 0]), [0.09, 0.03, 0.05], { bone: 'tail', ink: 'heart', flutter: 0.6 }, 10)
      }
      for (let i = -1; i <= 1; i++) cord(mesh, [onHead(0.01, 0.06, i * 0.02), onHead(-0.1, 0.17, i * 0.06), onHead(-0.28, 0.2 + 0.03 * i, i * 0.09)], [0.012, 0.02, 0.004], { bone: 'head', ink: 'flame', flutter: 0.3 }, 3, 5)
    },
  }),
}
