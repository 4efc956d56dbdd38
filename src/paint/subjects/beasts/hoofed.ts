/** Horses, cattle, deer and the giants of the savanna. */
import type { FigureMaker } from '../figure.ts'
import { cord, globe } from '../shape/forms.ts'
import { type Point, add } from '../shape/point.ts'
import type { Solid } from '../shape/solid.ts'
import type { Beast, BeastPlaces } from './beast.ts'
import { addAntlers, addHorns, addMane, addTailHair, addTusks, bothSides, trunkForms } from './features.ts'
import { beast, coat, shaggy, sleek } from './rows.ts'

const horseBuild = {
  withers: 1.58, croup: 1.56, length: 1.12, chest: [0.76, 0.54], belly: [0.7, 0.6], rump: [0.7, 0.62],
  neck: { length: 0.68, angle: 0.92, radius: [0.31, 0.165] },
  head: { angle: -0.82, skull: [0.205, 0.175, 0.128], muzzle: [0.56, 0.135, 0.094], eyes: [0.35, 0.35, 0.88, 0.027], ears: { kind: 'point', size: 0.18, spread: 0.5 } },
  leg: { fore: [0.13, 0.07, 0.054], hind: [0.175, 0.078, 0.057], foot: 'hoof', footM: 0.17 },
  tail: { length: 0.62, radius: [0.05, 0.045], angle: 4.0, curl: 0.4 },
  addMore: (mesh, places, pixelM) => {
    addMane(mesh, places, 0.34, pixelM)
    addTailHair(mesh, places, 0.62, pixelM)
  },
} as const satisfies Omit<Beast, 'inks'>

const cowBuild = {
  withers: 1.38, croup: 1.4, length: 1.25, chest: [0.74, 0.52], belly: [0.76, 0.66], rump: [0.62, 0.54],
  neck: { length: 0.48, angle: 0.32, radius: [0.24, 0.17] },
  head: { angle: -0.82, skull: [0.17, 0.15, 0.14], muzzle: [0.42, 0.13, 0.1], eyes: [0.3, 0.25, 0.88, 0.024], ears: { kind: 'leaf', size: 0.2, spread: 0.85 } },
  leg: { fore: [0.115, 0.068, 0.05], hind: [0.14, 0.072, 0.052], foot: 'hoof', footM: 0.15 },
  tail: { length: 0.95, radius: [0.035, 0.02], angle: 4.5, tuft: 0.06 },
  gallops: false,
} as const satisfies Omit<Beast, 'inks'>

const horns = (mesh: Parameters<NonNullable<Beast['addMore']>>[0], places: BeastPlaces): void =>
  addHorns(mesh, places, [[0.35, 0.85, 0.7], [0.3, 1.05, 1.3], [0.05, 1.5, 1.7], [-0.1, 2.0, 1.6]], [0.042, 0.038, 0.028, 0.008])

function udder(solid: Solid, { beast: b }: BeastPlaces): void {
  solid.ball('hips', [-b.length * 0.26, b.croup - b.belly[0] * 1.0, 0], [0.15, 0.11, 0.13], 'inside', { melt: 0.06 })
}

const deerBuild = {
  withers: 1.12, croup: 1.13, length: 0.84, chest: [0.42, 0.29], belly: [0.36, 0.3], rump: [0.38, 0.3],
  neck: { length: 0.5, angle: 1.05, radius: [0.14, 0.085] },
  head: { angle: -0.42, skull: [0.1, 0.088, 0.078], muzzle: [0.27, 0.066, 0.036], eyes: [0.35, 0.3, 0.86, 0.018], ears: { kind: 'leaf', size: 0.19, spread: 0.7 } },
  leg: { fore: [0.066, 0.034, 0.025], hind: [0.088, 0.037, 0.026], foot: 'hoof', footM: 0.09 },
  tail: { length: 0.16, radius: [0.04, 0.03], angle: 3.9 },
  more: (solid: Solid, { beast: b }: BeastPlaces) => {
    solid
      .ball('chest', [0, b.withers - b.chest[0] * 1.0, 0], [b.length * 0.6, 0.11, 0.11], 'belly', { role: 'paints', melt: 0.06 })
      .ball('hips', [-b.length * 0.66, b.croup - b.rump[0] * 0.4, 0], [0.09, 0.17, 0.12], 'belly', { role: 'paints', melt: 0.05 })
  },
} as const satisfies Omit<Beast, 'inks'>

/** Curls all over the trunk. */
function wool(solid: Solid, { beast: b }: BeastPlaces): void {
  const middle = b.withers - b.chest[0] * 0.5
  for (let i = 0; i < 120; i++) {
    // Evenly over an ellipsoid, by the golden angle.
    const up = 1 - (2 * (i + 0.5)) / 120
    const around = i * 2.399963
    const flat = Math.sqrt(1 - up * up)
    const [x, y, z]: Point = [flat * Math.cos(around), up, flat * Math.sin(around)]
    solid.ball(x > 0 ? 'chest' : 'hips', [x * b.length * 0.68, middle + y * b.chest[0] * 0.52, z * b.chest[1] * 0.56], 0.066, 'coat', { melt: 0.02 })
  }
}

export const hoofed: Readonly<Record<string, FigureMaker>> = {
  horse: beast({ ...horseBuild, inks: coat('#7a4626', sleek(0.22), { leg: '#4a2a18', mane: '#1c120c', muzzle: '#6a3c20', nose: '#33241e' }) }),
  unicorn: beast({
    ...horseBuild,
    inks: coat('#ece8e6', sleek(0.25), { mane: '#d8a8d8', muzzle: '#e4d8d4', nose: '#b89a98', hoof: '#c8a860' }, { horn: { color: '#e8c878', gloss: 0.8, second: '#b8944a', pattern: 'bands', grain: 0.04 } }),
    addMore: (mesh, places, pixelM) => {
      horseBuild.addMore(mesh, places, pixelM)
      const base = places.onHead(0.12, 0.12)
      cord(mesh, [base, add(base, [0.18, 0.16, 0]), add(base, [0.4, 0.36, 0])], [0.032, 0.022, 0.004], { bone: 'head', ink: 'horn' }, 3, 8)
    },
  }),
  zebra: beast({
    ...horseBuild, withers: 1.32, croup: 1.31, length: 0.98, chest: [0.6, 0.42], belly: [0.56, 0.48], rump: [0.54, 0.46],
    neck: { length: 0.54, angle: 0.86, radius: [0.22, 0.13] },
    head: { ...horseBuild.head, muzzle: [0.43, 0.105, 0.07], ears: { kind: 'leaf', size: 0.17, spread: 0.4 } },
    tail: { length: 0.5, radius: [0.03, 0.025], angle: 4.2, tuft: 0.07 },
    inks: coat('#e8e2d8', sleek(0.2), { mane: '#1c1818', muzzle: '#3a322e', nose: '#241e1c', dark: '#1c1818' }, {
      coat: { color: '#eae4da', second: '#1a1614', pattern: 'stripes', grain: 0.13, gloss: 0.15 },
      leg: { color: '#eae4da', second: '#1a1614', pattern: 'stripes', grain: 0.075 },
    }),
    addMore: (mesh, places, pixelM) => addMane(mesh, places, 0.13, pixelM, 1.6),
  }),
  donkey: beast({
    ...horseBuild, withers: 1.15, croup: 1.14, length: 0.86, chest: [0.5, 0.36], belly: [0.48, 0.42], rump: [0.46, 0.38],
    neck: { length: 0.46, angle: 0.75, radius: [0.17, 0.11] },
    head: { ...horseBuild.head, skull: [0.14, 0.12, 0.095], muzzle: [0.4, 0.1, 0.072], ears: { kind: 'long', size: 0.2, spread: 0.45 } },
    tail: { length: 0.5, radius: [0.03, 0.02], angle: 4.2, tuft: 0.06 },
    inks: coat('#8a8078', shaggy(0.04), { muzzle: '#d8d0c6', belly: '#d0c8bc', mane: '#4a423c', dark: '#6a6058' }),
    addMore: (mesh, places, pixelM) => addMane(mesh, places, 0.12, pixelM, 0.9),
  }),
  camel: beast({
    withers: 1.86, croup: 1.8, length: 1.2, chest: [0.72, 0.48], belly: [0.66, 0.56], rump: [0.56, 0.44],
    neck: { length: 0.95, angle: 0.72, radius: [0.2, 0.105] },
    head: { angle: -0.12, skull: [0.145, 0.12, 0.105], muzzle: [0.36, 0.096, 0.07], eyes: [0.4, 0.4, 0.82, 0.02], ears: { kind: 'round', size: 0.1, spread: 0.8 } },
    leg: { fore: [0.11, 0.068, 0.05], hind: [0.12, 0.068, 0.05], foot: 'pad', footM: 0.2 },
    tail: { length: 0.55, radius: [0.03, 0.02], angle: 4.5, tuft: 0.06 },
    inks: coat('#b98a52', shaggy(0.05), { mane: '#8a6236', dark: '#9a7040', leg: '#b08048', hoof: '#6a4c30' }),
    gallops: false,
    hair: { lengthM: 0.07, count: 1500, stands: 0.12 },
    more: (solid, { beast: b, onNeck }) => {
      solid
        .ball('chest', [0.0, b.withers + 0.02, 0], [0.44, 0.34, 0.24], 'coat', { melt: 0.24 })
        .ball('chest', [-0.04, b.withers + 0.26, 0], [0.24, 0.2, 0.17], 'coat', { melt: 0.14 })
        // The neck hangs down before it rises.
        .limb('neck', onNeck(0.05, -0.12), onNeck(0.5, -0.1), 0.17, 0.12, 'coat', { melt: 0.12 })
    },
  }),
  cow: beast({
    ...cowBuild,
    inks: coat('#e6e0d6', sleek(0.3), { muzzle: '#d8a898', nose: '#c88a80', mane: '#2a2422', dark: '#2a2422', inside: '#d8a090', leg: '#dcd4c8' }, { coat: { color: '#e8e2d8', second: '#231e1c', pattern: 'spotsOn', grain: 0.42, gloss: 0.12 }, horn: { color: '#c8b890', gloss: 0.4 } }),
    more: udder,
    addMore: horns,
  }),
  bull: beast({
    ...cowBuild, withers: 1.5, chest: [0.86, 0.64], neck: { length: 0.46, angle: 0.3, radius: [0.34, 0.24] },
    inks: coat('#2c221e', sleek(0.3), { muzzle: '#3a2e28', nose: '#1a1412' }, { horn: { color: '#d8ccae', gloss: 0.4 } }),
    addMore: (mesh, places) => addHorns(mesh, places, [[0.3, 0.8, 0.7], [0.2, 0.95, 1.6], [-0.5, 1.3, 2.1], [-0.9, 1.9, 2.0]], [0.055, 0.05, 0.035, 0.008]),
  }),
  yak: beast({
    ...cowBuild, withers: 1.6, chest: [0.86, 0.6], hair: { lengthM: 0.3, count: 3600, stands: 0.1, widthM: 0.05 },
    inks: coat('#3a2a20', shaggy(0.08), { muzzle: '#8a7a6a', mane: '#2a1e18' }, { horn: { color: '#8a7e6a', gloss: 0.4 } }),
    addMore: (mesh, places) => addHorns(mesh, places, [[0.35, 0.85, 0.7], [0.3, 1.05, 1.7], [0.1, 1.9, 2.4], [0.0, 2.9, 2.2]], [0.055, 0.05, 0.035, 0.008]),
  }),
  sheep: beast({
    withers: 0.76, croup: 0.76, length: 0.66, chest: [0.44, 0.4], belly: [0.44, 0.44], rump: [0.42, 0.4],
    neck: { length: 0.2, angle: 0.75, radius: [0.13, 0.1] },
    head: { angle: -0.6, skull: [0.09, 0.08, 0.075], muzzle: [0.2, 0.064, 0.045], eyes: [0.35, 0.3, 0.88, 0.014], ears: { kind: 'leaf', size: 0.13, spread: 0.85 } },
    leg: { fore: [0.05, 0.032, 0.025], hind: [0.058, 0.034, 0.026], foot: 'hoof', footM: 0.07 },
    tail: { length: 0.16, radius: [0.045, 0.04], angle: 4.2 },
    inks: coat('#e8e0d0', shaggy(0.03), { muzzle: '#2e2824', leg: '#38302a', dark: '#2e2824', nose: '#1c1614' }),
    more: (solid, places) => {
      wool(solid, places)
      solid.ball('head', places.onHead(0.06, -0.02), [0.12, 0.1, 0.1], 'muzzle', { role: 'paints', melt: 0.02 })
    },
    addMore: (mesh, { onHead }) => {
      for (const [x, y, z] of [[-0.03, 0.075, 0.03], [-0.02, 0.085, -0.03], [0.03, 0.08, 0], [-0.07, 0.06, 0]] as const) {
        globe(mesh, onHead(x, y, z), 0.045, { bone: 'head', ink: 'coat' }, 10)
      }
    },
  }),
  goat: beast({
    withers: 0.74, croup: 0.75, length: 0.62, chest: [0.36, 0.26], belly: [0.36, 0.32], rump: [0.32, 0.26],
    neck: { length: 0.28, angle: 0.95, radius: [0.12, 0.08] },
    head: { angle: -0.55, skull: [0.085, 0.075, 0.068], muzzle: [0.21, 0.06, 0.04], eyes: [0.35, 0.3, 0.86, 0.014], ears: { kind: 'leaf', size: 0.14, spread: 0.8 } },
    leg: { fore: [0.05, 0.03, 0.024], hind: [0.06, 0.032, 0.024], foot: 'hoof', footM: 0.07 },
    tail: { length: 0.14, radius: [0.025, 0.02], angle: 2.3 },
    inks: coat('#d8d0c0', shaggy(0.03), { mane: '#b0a490' }, { horn: { color: '#6a5e4c', gloss: 0.3 }, iris: { color: '#b08a3a' } }),
    hair: { lengthM: 0.05, count: 900 },
    addMore: (mesh, places) => {
      addHorns(mesh, places, [[0.1, 0.8, 0.4], [0.5, 1.8, 0.6], [1.4, 2.4, 0.8], [2.3, 2.2, 1.0]], [0.03, 0.026, 0.018, 0.006])
      cord(mesh, [places.onHead(0.15, -0.07), places.onHead(0.15, -0.14), places.onHead(0.12, -0.2)], [0.024, 0.018, 0.004], { bone: 'head', ink: 'mane' })
    },
  }),
  pig: beast({
    withers: 0.72, croup: 0.74, length: 0.8, chest: [0.5, 0.42], belly: [0.52, 0.48], rump: [0.5, 0.42],
    neck: { length: 0.2, angle: 0.12, radius: [0.22, 0.18] },
    head: { angle: -0.42, skull: [0.16, 0.14, 0.14], muzzle: [0.3, 0.1, 0.066], eyes: [0.62, 0.3, 0.66, 0.014], ears: { kind: 'leaf', size: 0.16, spread: 0.55 } },
    leg: { fore: [0.075, 0.05, 0.04], hind: [0.09, 0.052, 0.042], foot: 'hoof', footM: 0.09 },
    tail: { length: 0.24, radius: [0.02, 0.012], angle: 2.6, curl: -5.5 },
    gallops: false,
    inks: coat('#e0a898', { gloss: 0.2 }, { nose: '#cc8478', dark: '#d89a8c', hoof: '#7a5a50' }),
  }),
  deer: beast({ ...deerBuild, inks: coat('#9a6a3c', sleek(0.12), { belly: '#ecdcc0', muzzle: '#7a5434', nose: '#1c1512' }, { horn: { color: '#b89a70', pattern: 'bark', grain: 0.04 } }), addMore: (mesh, places) => addAntlers(mesh, places, 0.62) }),
  reindeer: beast({
    ...deerBuild, withers: 1.14, neck: { length: 0.46, angle: 0.6, radius: [0.18, 0.12] }, hair: { lengthM: 0.07, count: 1500 },
    inks: coat('#7a6a5a', shaggy(0.04), { belly: '#e0d8c8', muzzle: '#5a4a40', mane: '#d8d0c0' }, { horn: { color: '#a89070', pattern: 'bark', grain: 0.04 } }),
    addMore: (mesh, places) => addAntlers(mesh, places, 0.8),
  }),
  moose: beast({
    ...deerBuild, withers: 1.95, croup: 1.8, length: 1.2, chest: [0.78, 0.5], belly: [0.62, 0.5], rump: [0.58, 0.46],
    neck: { length: 0.55, angle: 0.4, radius: [0.26, 0.19] },
    head: { ...deerBuild.head, angle: -0.6, skull: [0.17, 0.15, 0.12], muzzle: [0.5, 0.13, 0.105], eyes: [0.35, 0.3, 0.86, 0.02] },
    leg: { fore: [0.11, 0.058, 0.045], hind: [0.13, 0.062, 0.046], foot: 'hoof', footM: 0.15 },
    inks: coat('#4a3426', shaggy(0.05), { leg: '#9a8a76', muzzle: '#5a4434' }, { horn: { color: '#b89a70', pattern: 'bark', grain: 0.05 } }),
    addMore: (mesh, places) => addAntlers(mesh, places, 0.78, true),
  }),
  giraffe: beast({
    withers: 2.85, croup: 2.5, length: 1.3, chest: [0.95, 0.6], belly: [0.78, 0.64], rump: [0.75, 0.56],
    neck: { length: 2.05, angle: 1.2, radius: [0.36, 0.145] },
    head: { angle: -0.5, skull: [0.19, 0.155, 0.13], muzzle: [0.52, 0.12, 0.08], eyes: [0.35, 0.3, 0.9, 0.028], ears: { kind: 'leaf', size: 0.24, spread: 0.8 } },
    leg: { fore: [0.16, 0.09, 0.068], hind: [0.18, 0.09, 0.068], foot: 'hoof', footM: 0.2 },
    tail: { length: 0.95, radius: [0.04, 0.02], angle: 4.5, tuft: 0.09 },
    gallops: false,
    inks: coat('#a8642c', sleek(0.3), { leg: '#e2cda0', muzzle: '#d8b88a', mane: '#6a3a1c', dark: '#c09058', belly: '#e6d4aa' }, {
      coat: { color: '#a0602c', second: '#ead8ae', pattern: 'patches', grain: 0.34, gloss: 0.12 },
      horn: { color: '#8a5a34' },
    }),
    addMore: (mesh, places, pixelM) => {
      addMane(mesh, places, 0.13, pixelM, 1.2)
      bothSides((place) => cord(mesh, [place(places.onHead(-0.04, 0.12, 0.06)), place(places.onHead(-0.08, 0.26, 0.07)), place(places.onHead(-0.09, 0.33, 0.07))], [0.03, 0.028, 0.042], { bone: 'head', ink: 'horn' }, 3))
    },
  }),
  elephant: beast({
    withers: 2.75, croup: 2.55, length: 1.75, chest: [1.35, 1.1], belly: [1.4, 1.3], rump: [1.25, 1.1],
    neck: { length: 0.62, angle: 0.3, radius: [0.56, 0.46] },
    head: { angle: -0.55, skull: [0.48, 0.54, 0.42], muzzle: [0.5, 0.3, 0.22], eyes: [0.7, 0.08, 0.8, 0.042], ears: { kind: 'fan', size: 0.82, spread: 0.9 } },
    leg: { fore: [0.31, 0.23, 0.21], hind: [0.33, 0.23, 0.21], foot: 'pad', footM: 0.42, isPillar: true },
    tail: { length: 1.1, radius: [0.07, 0.035], angle: 4.3, tuft: 0.08 },
    gallops: false,
    inks: coat('#8a837c', { pattern: 'wrinkles', grain: 0.24, gloss: 0.1 }, { hoof: '#cfc4b0', nose: '#6e665f', inside: '#8a7a72', mane: '#2a2624', dark: '#8a827a' }, { horn: { color: '#e6dcc4', gloss: 0.5 } }),
    more: (solid, places) => trunkForms(solid, places),
    addMore: (mesh, places) => addTusks(mesh, places),
  }),
  rhino: beast({
    withers: 1.72, croup: 1.65, length: 1.6, chest: [1.05, 0.85], belly: [1.05, 0.98], rump: [0.95, 0.82],
    neck: { length: 0.52, angle: 0.02, radius: [0.46, 0.33] },
    head: { angle: -0.5, skull: [0.3, 0.26, 0.22], muzzle: [0.72, 0.21, 0.16], eyes: [0.62, 0.2, 0.9, 0.026], ears: { kind: 'point', size: 0.22, spread: 0.6 } },
    leg: { fore: [0.23, 0.16, 0.145], hind: [0.26, 0.16, 0.145], foot: 'pad', footM: 0.3, isPillar: true },
    tail: { length: 0.55, radius: [0.04, 0.025], angle: 4.4, tuft: 0.05 },
    gallops: false,
    inks: coat('#837c74', { pattern: 'wrinkles', grain: 0.26, gloss: 0.12 }, { hoof: '#a8a090' }, { horn: { color: '#5a544a', gloss: 0.3 } }),
    addMore: (mesh, { onHead }) => {
      cord(mesh, [onHead(0.6, 0.08), onHead(0.72, 0.34), onHead(0.66, 0.62)], [0.13, 0.09, 0.012], { bone: 'head', ink: 'horn' }, 4, 10)
      cord(mesh, [onHead(0.36, 0.16), onHead(0.4, 0.32), onHead(0.38, 0.42)], [0.1, 0.06, 0.012], { bone: 'head', ink: 'horn' }, 3, 10)
    },
  }),
  hippo: beast({
    withers: 1.42, croup: 1.4, length: 1.55, chest: [1.05, 1.0], belly: [1.12, 1.15], rump: [1.02, 0.98],
    neck: { length: 0.4, angle: 0.05, radius: [0.45, 0.36] },
    head: { angle: -0.2, skull: [0.34, 0.28, 0.27], muzzle: [0.72, 0.27, 0.25], eyes: [0.35, 0.92, 0.6, 0.03], ears: { kind: 'round', size: 0.14, spread: 0.75 } },
    leg: { fore: [0.2, 0.15, 0.14], hind: [0.22, 0.15, 0.14], foot: 'pad', footM: 0.28, isPillar: true },
    tail: { length: 0.35, radius: [0.05, 0.025], angle: 4.4 },
    gallops: false,
    inks: coat('#7c6a6c', { pattern: 'wrinkles', grain: 0.34, gloss: 0.35 }, { muzzle: '#9a7a78', belly: '#b08a84', nose: '#5a4a4a' }),
  }),
}

