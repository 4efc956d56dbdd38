/** Small animals, reptiles and dinosaurs on four legs. */
import type { FigureMaker } from '../figure.ts'
import { cord, lathe } from '../shape/forms.ts'
import { add } from '../shape/point.ts'
import { addHair } from '../shape/scatter.ts'
import { bothSides } from './features.ts'
import { beast, coat, shaggy } from './rows.ts'

export const smallAndStrange: Readonly<Record<string, FigureMaker>> = {
  rabbit: beast({
    withers: 0.2, croup: 0.22, length: 0.19, chest: [0.12, 0.1], belly: [0.13, 0.12], rump: [0.155, 0.135],
    neck: { length: 0.055, angle: 0.9, radius: [0.052, 0.046] },
    head: { angle: -0.4, skull: [0.05, 0.045, 0.042], muzzle: [0.068, 0.03, 0.02], eyes: [0.4, 0.3, 0.86, 0.0095], ears: { kind: 'long', size: 0.085, spread: 0.4 } },
    leg: { fore: [0.024, 0.017, 0.015], hind: [0.05, 0.02, 0.017], foot: 'paw', footM: 0.045 },
    tail: { length: 0.04, radius: [0.024, 0.026], angle: 2.4 },
    inks: coat('#a08a72', shaggy(0.02), { belly: '#ece4d6', muzzle: '#c8b8a2', inside: '#d8a898', mane: '#f0eae0', nose: '#b07a6e' }),
    hair: { lengthM: 0.022, count: 1300 },
  }),
  mouse: beast({
    withers: 0.042, croup: 0.046, length: 0.045, chest: [0.03, 0.026], belly: [0.034, 0.034], rump: [0.038, 0.034],
    neck: { length: 0.014, angle: 0.35, radius: [0.014, 0.013] },
    head: { angle: -0.25, skull: [0.0155, 0.0135, 0.0135], muzzle: [0.029, 0.009, 0.004], eyes: [0.6, 0.4, 0.72, 0.0033], ears: { kind: 'round', size: 0.026, spread: 0.7 } },
    leg: { fore: [0.006, 0.004, 0.0035], hind: [0.01, 0.0045, 0.004], foot: 'paw', footM: 0.011 },
    tail: { length: 0.085, radius: [0.003, 0.0012], angle: 3.3, curl: -0.6 },
    inks: coat('#8a7e74', shaggy(0.006), { inside: '#e0aaa0', nose: '#d88a84', leg: '#e0b0a4', dark: '#a08e84', belly: '#e8e2d8' }),
    hair: { lengthM: 0.005, count: 900 },
  }),
  squirrel: beast({
    withers: 0.11, croup: 0.12, length: 0.11, chest: [0.07, 0.06], belly: [0.07, 0.065], rump: [0.085, 0.07],
    neck: { length: 0.035, angle: 0.9, radius: [0.03, 0.027] },
    head: { angle: -0.3, skull: [0.03, 0.027, 0.026], muzzle: [0.044, 0.017, 0.009], eyes: [0.5, 0.3, 0.84, 0.006], ears: { kind: 'point', size: 0.03, spread: 0.5 } },
    leg: { fore: [0.014, 0.01, 0.009], hind: [0.026, 0.011, 0.01], foot: 'paw', footM: 0.024 },
    tail: { length: 0.19, radius: [0.026, 0.046], angle: 2.3, curl: -1.3 },
    inks: coat('#a0562a', shaggy(0.014), { belly: '#f0e4d4', mane: '#b06a38' }),
    hair: { lengthM: 0.026, count: 1900, stands: 0.35 },
  }),
  hedgehog: beast({
    withers: 0.12, croup: 0.12, length: 0.11, chest: [0.1, 0.1], belly: [0.11, 0.12], rump: [0.1, 0.1],
    neck: { length: 0.03, angle: 0.0, radius: [0.04, 0.034] },
    head: { angle: -0.25, skull: [0.034, 0.028, 0.03], muzzle: [0.062, 0.019, 0.008], eyes: [0.6, 0.35, 0.6, 0.005], ears: { kind: 'round', size: 0.022, spread: 0.8 } },
    leg: { fore: [0.014, 0.011, 0.01], hind: [0.016, 0.011, 0.01], foot: 'paw', footM: 0.022 },
    tail: { length: 0.02, radius: [0.006, 0.004], angle: 3.5 },
    inks: coat('#7a6a58', shaggy(0.012), { muzzle: '#b89a7c', mane: '#4a3e34', leg: '#a08468', dark: '#a08468' }),
    addMore: (mesh, { beast: b }, pixelM) => {
      addHair(mesh, {
        count: Math.round(Math.min(2600, 3 / pixelM)), lengthM: 0.03, widthM: Math.max(0.0035, pixelM * 1.2), stands: 1.3, ink: 'mane',
        flow: () => [-1, 0.2, 0],
        accepts: ([x, y], _, ink) => (ink === 'coat' && y > b.withers * 0.36 && x < b.length * 0.62 ? 1 : 0),
      })
    },
  }),
  crocodile: beast({
    withers: 0.5, croup: 0.48, length: 1.35, chest: [0.34, 0.52], belly: [0.36, 0.62], rump: [0.32, 0.48],
    neck: { length: 0.3, angle: 0.05, radius: [0.2, 0.17] },
    head: { angle: -0.06, skull: [0.22, 0.13, 0.19], muzzle: [0.85, 0.13, 0.085], eyes: [0.3, 0.95, 0.5, 0.03], ears: { kind: 'round', size: 0.01 } },
    leg: { fore: [0.09, 0.065, 0.055], hind: [0.11, 0.07, 0.058], foot: 'paw', footM: 0.17 },
    tail: { length: 1.9, radius: [0.19, 0.03], angle: 3.22, curl: 0.1 },
    gallops: false,
    inks: coat('#5c6238', { pattern: 'scales', grain: 0.1, gloss: 0.3 }, { belly: '#b8b48a', muzzle: '#5c6238', dark: '#3e4428', nose: '#2e3220' }, { iris: { color: '#c8b02a', gloss: 0.9 }, tooth: { color: '#ece6d4', gloss: 0.5 } }),
    addMore: (mesh, { onHead, tail, beast: b }) => {
      bothSides((place) => {
        for (let i = 0; i < 7; i++) {
          const x = 0.34 + i * 0.075
          cord(mesh, [place(onHead(x, -0.055, 0.1 - i * 0.006)), place(onHead(x, -0.1, 0.104 - i * 0.006))], [0.012, 0.003], { bone: 'head', ink: 'tooth' }, 1)
        }
        for (let i = 0; i < 12; i++) {
          const x = b.length * 0.5 - i * 0.11
          cord(mesh, [place([x, b.withers - 0.015, 0.08]), place([x - 0.02, b.withers + 0.035, 0.08])], [0.028, 0.004], { bone: x > 0 ? 'chest' : 'hips', ink: 'dark' }, 1)
        }
      })
      for (let i = 1; i < 6; i++) cord(mesh, [add(tail[i]!, [0, 0.11 - i * 0.015, 0]), add(tail[i]!, [-0.03, 0.2 - i * 0.015, 0])], [0.035, 0.004], { bone: `tail${Math.min(2, i >> 1)}`, ink: 'dark' }, 1)
    },
  }),
  tortoise: beast({
    withers: 0.4, croup: 0.38, length: 0.42, chest: [0.2, 0.28], belly: [0.2, 0.34], rump: [0.2, 0.28],
    neck: { length: 0.17, angle: 0.45, radius: [0.06, 0.048] },
    head: { angle: -0.1, skull: [0.06, 0.05, 0.048], muzzle: [0.075, 0.04, 0.026], eyes: [0.5, 0.25, 0.78, 0.009], ears: { kind: 'round', size: 0.005 } },
    leg: { fore: [0.062, 0.05, 0.046], hind: [0.066, 0.05, 0.046], foot: 'pad', footM: 0.09, isPillar: true },
    tail: { length: 0.09, radius: [0.026, 0.01], angle: 3.7 },
    gallops: false,
    inks: coat('#7a7452', { pattern: 'scales', grain: 0.035, gloss: 0.15 }, { muzzle: '#8a8260', nose: '#6a6448' }, { shell: { color: '#8a6c3a', second: '#3a2c18', pattern: 'patches', grain: 0.13, gloss: 0.4 }, rim: { color: '#6a5430', gloss: 0.3 } }),
    addMore: (mesh, { beast: b }) => {
      const profile: (readonly [number, number])[] = [[0.27, 0.0], [0.31, 0.02], [0.3, 0.06], [0.25, 0.15], [0.16, 0.215], [0.06, 0.24], [0, 0.242]]
      const first = mesh.vertexCount
      lathe(mesh, [0, 0, 0], profile, { bone: 'chest', ink: 'shell' }, 28)
      // Longer than broad, and lifted onto the back.
      for (let i = first; i < mesh.vertexCount; i++) {
        mesh.positions[i * 3] = mesh.positions[i * 3]! * 1.18
        mesh.positions[i * 3 + 1] = mesh.positions[i * 3 + 1]! + b.withers - 0.2
      }
    },
  }),
  frog: beast({
    withers: 0.075, croup: 0.062, length: 0.055, chest: [0.05, 0.07], belly: [0.05, 0.08], rump: [0.042, 0.055],
    neck: { length: 0.02, angle: 0.3, radius: [0.032, 0.03] },
    head: { angle: -0.1, skull: [0.032, 0.022, 0.036], muzzle: [0.04, 0.024, 0.018], eyes: [0.3, 1.05, 0.62, 0.0105], ears: { kind: 'round', size: 0.001 } },
    leg: { fore: [0.012, 0.009, 0.007], hind: [0.018, 0.01, 0.008], foot: 'paw', footM: 0.026 },
    tail: { length: 0.004, radius: [0.004, 0.003], angle: 3.3 },
    inks: coat('#5c9a34', { pattern: 'spotsOn', grain: 0.03, gloss: 0.6 }, { belly: '#d8e0a0', muzzle: '#6aa83c', nose: '#3a6a20', dark: '#3a6a20' }, { iris: { color: '#d8a82a', gloss: 0.95 } }),
  }),
  brontosaurus: beast({
    withers: 3.6, croup: 4.1, length: 3.2, chest: [2.0, 1.6], belly: [2.2, 1.9], rump: [2.0, 1.6],
    neck: { length: 4.6, angle: 0.72, radius: [0.9, 0.3] },
    head: { angle: -0.35, skull: [0.42, 0.3, 0.28], muzzle: [0.72, 0.24, 0.18], eyes: [0.5, 0.45, 0.8, 0.06], ears: { kind: 'round', size: 0.01 } },
    leg: { fore: [0.5, 0.38, 0.34], hind: [0.58, 0.42, 0.36], foot: 'pad', footM: 0.6, isPillar: true },
    tail: { length: 5.2, radius: [0.75, 0.06], angle: 3.35, curl: -0.5 },
    gallops: false,
    inks: coat('#6f7a58', { pattern: 'wrinkles', grain: 0.5, gloss: 0.15 }, { belly: '#b0b088', hoof: '#c8c0a0', muzzle: '#7a8460' }, { iris: { color: '#d8b03a', gloss: 0.9 } }),
  }),
  triceratops: beast({
    withers: 2.3, croup: 2.5, length: 2.3, chest: [1.5, 1.3], belly: [1.6, 1.6], rump: [1.4, 1.2],
    neck: { length: 0.7, angle: -0.05, radius: [0.62, 0.5] },
    head: { angle: -0.35, skull: [0.55, 0.45, 0.4], muzzle: [1.1, 0.34, 0.16], eyes: [0.5, 0.35, 0.85, 0.05], ears: { kind: 'round', size: 0.01 } },
    leg: { fore: [0.36, 0.27, 0.25], hind: [0.42, 0.3, 0.27], foot: 'pad', footM: 0.5, isPillar: true },
    tail: { length: 2.2, radius: [0.5, 0.06], angle: 3.5, curl: -0.3 },
    gallops: false,
    inks: coat('#8a7250', { pattern: 'wrinkles', grain: 0.4, gloss: 0.15 }, { belly: '#c8b088', hoof: '#4a4034' }, { iris: { color: '#d8b03a', gloss: 0.9 }, horn: { color: '#e0d4b8', gloss: 0.4 }, frill: { color: '#a05a3a', second: '#6a3a28', pattern: 'spotsOn', grain: 0.4 } }),
    more: (solid, { onHead }) => void solid.ball('head', onHead(-0.55, 0.75), [0.14, 0.85, 1.05], 'frill', { turn: [0, 0, 0.5], melt: 0.15 }),
    addMore: (mesh, { onHead }) => {
      bothSides((place) => cord(mesh, [onHead(0.25, 0.4, 0.3), onHead(0.7, 0.8, 0.42), onHead(1.15, 0.95, 0.46)].map(place), [0.14, 0.1, 0.012], { bone: 'head', ink: 'horn' }, 4, 10))
      cord(mesh, [onHead(0.95, 0.16), onHead(1.05, 0.36), onHead(1.12, 0.48)], [0.12, 0.07, 0.012], { bone: 'head', ink: 'horn' }, 3, 10)
    },
  }),
}

