/** Dogs, cats, bears and their kin. */
import type { FigureMaker } from '../figure.ts'
import { cord, globe } from '../shape/forms.ts'
import type { Point } from '../shape/point.ts'
import { addHair } from '../shape/scatter.ts'
import type { Mesh } from '../shape/mesh.ts'
import type { Beast, BeastPlaces } from './beast.ts'
import { bothSides } from './features.ts'
import { beast, coat, shaggy, sleek } from './rows.ts'

/** Paints the underside and the throat. */
const paleBelow: Beast['more'] = (solid, { beast: b, onNeck }) => {
  solid
    .ball('chest', [b.length * 0.1, b.withers - b.chest[0] * 1.02, 0], [b.length * 0.62, b.chest[0] * 0.3, b.chest[1] * 0.42], 'belly', { role: 'paints', melt: b.chest[0] * 0.2 })
    .limb('neck', onNeck(0, -b.neck.radius[0]), onNeck(1, -b.neck.radius[1]), b.neck.radius[0] * 0.6, b.neck.radius[1] * 0.6, 'belly', { role: 'paints', melt: b.chest[0] * 0.16 })
}

/** Long hair below the tail, behind the legs and under the chest. */
function feathering(mesh: Mesh, places: BeastPlaces, lengthM: number, pixelM: number): void {
  const { beast: b, tailBase } = places
  addHair(mesh, {
    count: Math.round(Math.min(9000, 14 / pixelM)), lengthM, widthM: Math.max(0.007, pixelM * 1.3), stands: 0.05, ink: 'belly', flutter: 0.3, seed: 5,
    flow: () => [-0.5, -1, 0],
    accepts: ([x, y], [nx, ny], ink) => {
      if (ink !== 'coat' && ink !== 'belly') return 0
      if (x < tailBase[0]) return 1
      if (ny < -0.55 && y > b.withers * 0.4) return 0.5
      return nx < -0.6 && y > b.withers * 0.2 && y < b.withers * 0.7 ? 0.6 : 0
    },
  })
}

/** Whisker pads, cheeks and a chin, and the marks of a tabby's forehead. */
const catFace = (isTabby: boolean): Beast['onFace'] => (solid, { onHead, beast: { head: { skull: [along, high, broad], muzzle: [long] } } }) => {
  solid
    .both((side) => {
      side
        .ball('head', onHead(along * 0.3, -high * 0.42, broad * 0.6), [along * 0.56, high * 0.5, broad * 0.5], isTabby ? 'face' : 'coat', { melt: 0.02 })
        .ball('head', onHead(long * 0.82, -high * 0.5, broad * 0.2), [high * 0.28, high * 0.22, broad * 0.24], 'muzzle', { melt: 0.008 })
      if (!isTabby) return
      const line = (from: Point, to: Point): void =>
        void side.limb('head', onHead(along * from[0], high * from[1], broad * from[2]), onHead(along * to[0], high * to[1], broad * to[2]), 0.0048, 0.0026, 'stripe', { role: 'stencils' })
      line([0.3, 0.98, 0.1], [0.8, 0.7, 0.13])
      line([0.2, 0.95, 0.42], [0.76, 0.62, 0.36])
      line([0.5, 0.02, 0.98], [-0.3, 0.18, 1.0])
      line([0.4, -0.34, 1.08], [-0.3, -0.16, 1.04])
    })
    .ball('head', onHead(long * 0.72, -high * 0.78), [high * 0.3, high * 0.2, broad * 0.24], 'muzzle', { melt: 0.01 })
}

/** The leather of the nose, the line below it, and stiff hairs that stand out from the pads beside it. */
const addWhiskers: NonNullable<Beast['addMore']> = (mesh, { onHead, beast: { head: { skull: [, high, broad], muzzle: [long] } } }, pixelM) => {
  const tip = long * 0.82 + high * 0.28
  globe(mesh, onHead(tip - high * 0.02, -high * 0.27), [high * 0.08, high * 0.09, broad * 0.13], { bone: 'head', ink: 'nose' }, 12)
  globe(mesh, onHead(tip, -high * 0.35), [high * 0.06, high * 0.07, broad * 0.06], { bone: 'head', ink: 'nose' }, 10)
  // Finer than a pixel they would only flicker.
  if (pixelM > 0.003) return
  bothSides((place) => {
    for (const [up, drop] of [[0.1, 0.16], [0, -0.02], [-0.1, -0.22]] as const) {
      const root = onHead(long * 0.86, high * (up - 0.46), broad * 0.36)
      const far = onHead(long * 0.72, high * (up + drop - 0.46), broad * 1.5)
      const middle = onHead(long * 0.84, high * (up + drop * 0.3 - 0.38), broad * 0.95)
      cord(mesh, [root, middle, far].map(place), [Math.max(0.0006, pixelM * 0.45), Math.max(0.0002, pixelM * 0.3)], { bone: 'head', ink: 'whisker' }, 3, 4)
    }
  })
}

const smallCat = {
  withers: 0.27, croup: 0.27, length: 0.25, chest: [0.125, 0.1], belly: [0.12, 0.11], rump: [0.125, 0.1],
  neck: { length: 0.085, angle: 0.95, radius: [0.052, 0.045] },
  head: { angle: -0.16, skull: [0.064, 0.06, 0.068], muzzle: [0.069, 0.028, 0.0115], eyes: [0.86, 0.12, 0.42, 0.0135], ears: { kind: 'point', size: 0.06, spread: 0.6 } },
  leg: { fore: [0.027, 0.018, 0.016], hind: [0.036, 0.018, 0.016], foot: 'paw', footM: 0.04 },
  tail: { length: 0.28, radius: [0.016, 0.011], angle: 2.3, curl: 1.1 },
  hair: { lengthM: 0.013, count: 1500, widthM: 0.0035, stands: 0.12 },
  more: paleBelow,
  addMore: addWhiskers,
} as const satisfies Omit<Beast, 'inks'>

const whisker = { whisker: { color: '#f6f2ea', gloss: 0.3 } }

const bigCat = {
  withers: 0.98, croup: 0.95, length: 1.05, chest: [0.46, 0.34], belly: [0.38, 0.34], rump: [0.42, 0.34],
  neck: { length: 0.32, angle: 0.55, radius: [0.2, 0.135] },
  head: { angle: -0.2, skull: [0.165, 0.15, 0.155], muzzle: [0.245, 0.088, 0.07], eyes: [0.74, 0.42, 0.46, 0.024], ears: { kind: 'round', size: 0.12, spread: 0.7 } },
  leg: { fore: [0.1, 0.065, 0.056], hind: [0.125, 0.066, 0.055], foot: 'paw', footM: 0.16 },
  tail: { length: 0.9, radius: [0.045, 0.032], angle: 3.9, curl: -1.3 },
  more: paleBelow,
} as const satisfies Omit<Beast, 'inks'>

const bear = {
  withers: 1.08, croup: 0.98, length: 0.92, chest: [0.62, 0.54], belly: [0.6, 0.56], rump: [0.58, 0.52],
  neck: { length: 0.36, angle: 0.32, radius: [0.29, 0.17] },
  head: { angle: -0.2, skull: [0.2, 0.185, 0.2], muzzle: [0.34, 0.1, 0.07], eyes: [0.74, 0.36, 0.46, 0.022], ears: { kind: 'round', size: 0.15, spread: 0.72 } },
  leg: { fore: [0.16, 0.12, 0.11], hind: [0.19, 0.12, 0.11], foot: 'paw', footM: 0.24 },
  tail: { length: 0.12, radius: [0.06, 0.04], angle: 3.9 },
  hair: { lengthM: 0.085, count: 3600, stands: 0.14, widthM: 0.018 },
} as const satisfies Omit<Beast, 'inks'>

/** White cheeks and brows, black lines over the forehead and beside the eyes. */
const tigerFace: Beast['onFace'] = (solid, { onHead, beast: { head: { skull: [along, high, broad] } } }) => {
  solid
    .both((side) => {
      side
        .ball('head', onHead(0.2, -high * 0.46, 0.034), [0.05, 0.042, 0.044], 'muzzle', { melt: 0.03 })
        .ball('head', onHead(0, -high * 0.5, broad * 0.72), [0.1, 0.085, 0.05], 'belly', { melt: 0.05 })
        .ball('head', onHead(along * 0.82, high * 0.78, broad * 0.42), [0.05, 0.028, 0.036], 'belly', { role: 'paints', melt: 0.012 })
      const line = (from: Point, to: Point, r: number): void =>
        void side.limb('head', onHead(along * from[0], high * from[1], broad * from[2]), onHead(along * to[0], high * to[1], broad * to[2]), r, r * 0.4, 'stripe', { role: 'stencils' })
      line([0.62, 0.92, 0.16], [0.8, 0.78, 0.02], 0.011)
      line([0.42, 1.02, 0.3], [0.66, 0.9, 0.05], 0.011)
      line([0.16, 1.06, 0.42], [0.4, 1.04, 0.05], 0.011)
      line([0.5, 0.4, 0.86], [0.76, 0.34, 0.6], 0.01)
      line([0.3, 0.02, 1.0], [0.66, -0.1, 0.72], 0.011)
      line([0.1, -0.34, 1.1], [0.5, -0.4, 0.85], 0.012)
      line([-0.2, 0.3, 1.0], [0.1, 0.1, 1.0], 0.014)
    })
    .ball('head', onHead(0.17, -high * 0.86), [0.055, 0.045, 0.055], 'belly', { melt: 0.03 })
}

const goldenEyes = { iris: { color: '#c99a2e', gloss: 0.5 } }

export const petsAndHunters: Readonly<Record<string, FigureMaker>> = {
  dog: beast({
    withers: 0.58, croup: 0.56, length: 0.52, chest: [0.27, 0.2], belly: [0.2, 0.18], rump: [0.22, 0.19],
    neck: { length: 0.19, angle: 0.95, radius: [0.105, 0.078] },
    head: { angle: -0.25, skull: [0.092, 0.086, 0.084], muzzle: [0.18, 0.056, 0.042], eyes: [0.7, 0.34, 0.52, 0.0145], ears: { kind: 'flop', size: 0.125, spread: 0.78 } },
    leg: { fore: [0.05, 0.031, 0.026], hind: [0.062, 0.034, 0.027], foot: 'paw', footM: 0.075 },
    tail: { length: 0.38, radius: [0.03, 0.026], angle: 3.0, curl: -0.8 },
    inks: coat('#c08a4a', shaggy(0.03), { belly: '#e6cfa4', muzzle: '#d8b27c', dark: '#8a5a2c' }),
    hair: { lengthM: 0.04, count: 3200, stands: 0.14, widthM: 0.008 },
    more: paleBelow,
    addMore: (mesh, places, pixelM) => feathering(mesh, places, 0.085, pixelM),
  }),
  wolf: beast({
    withers: 0.8, croup: 0.77, length: 0.74, chest: [0.38, 0.25], belly: [0.28, 0.21], rump: [0.28, 0.2],
    neck: { length: 0.27, angle: 0.62, radius: [0.155, 0.115] },
    head: { angle: -0.2, skull: [0.11, 0.098, 0.1], muzzle: [0.26, 0.064, 0.036], eyes: [0.68, 0.3, 0.5, 0.0145], ears: { kind: 'point', size: 0.125, spread: 0.55 } },
    leg: { fore: [0.062, 0.036, 0.03], hind: [0.078, 0.038, 0.03], foot: 'paw', footM: 0.1 },
    tail: { length: 0.46, radius: [0.045, 0.06], angle: 4.1, curl: -0.4 },
    inks: coat('#86837e', shaggy(0.035), { belly: '#d6d0c4', muzzle: '#c0b8aa', dark: '#5a5854', leg: '#a8a298' }, goldenEyes),
    hair: { lengthM: 0.07, count: 3200, stands: 0.2, widthM: 0.014 },
    more: paleBelow,
  }),
  fox: beast({
    withers: 0.4, croup: 0.39, length: 0.4, chest: [0.175, 0.13], belly: [0.15, 0.12], rump: [0.155, 0.125],
    neck: { length: 0.14, angle: 0.7, radius: [0.075, 0.06] },
    head: { angle: -0.28, skull: [0.066, 0.058, 0.062], muzzle: [0.155, 0.038, 0.017], eyes: [0.68, 0.28, 0.5, 0.0105], ears: { kind: 'point', size: 0.1, spread: 0.6 } },
    leg: { fore: [0.033, 0.02, 0.017], hind: [0.042, 0.021, 0.017], foot: 'paw', footM: 0.055 },
    tail: { length: 0.42, radius: [0.03, 0.07], angle: 3.6, curl: 0.35, tuft: 0.05 },
    inks: coat('#c4622a', shaggy(0.025), { belly: '#f2ece2', muzzle: '#f0e6da', dark: '#3a241a', leg: '#2a1c16', mane: '#f4efe6' }, goldenEyes),
    hair: { lengthM: 0.045, count: 3000, stands: 0.2, widthM: 0.009 },
    more: paleBelow,
  }),
  cat: beast({
    ...smallCat,
    onFace: catFace(true),
    inks: coat('#cc8844', shaggy(0.02), { belly: '#f2e4d0', muzzle: '#f2e4d0', nose: '#c07a6a', inside: '#e0a898', face: '#cc8844' }, { ...whisker, iris: { color: '#9aa03c', gloss: 0.5 }, stripe: { color: '#8e4e1e' }, coat: { color: '#cc8844', second: '#9c5c24', pattern: 'stripes', grain: 0.038 } }),
  }),
  'black-cat': beast({
    ...smallCat,
    onFace: catFace(false),
    inks: coat('#26242a', shaggy(0.02), { inside: '#5a4448', nose: '#141216' }, { ...whisker, iris: { color: '#d8b02a', gloss: 0.5 } }),
  }),
  lion: beast({
    ...bigCat,
    tail: { ...bigCat.tail, tuft: 0.075 },
    inks: coat('#c09050', sleek(0.08), { belly: '#e2cba0', muzzle: '#e0c89c', mane: '#6e4020', nose: '#4a2c24', face: '#c89a58' }, { ...goldenEyes, mane: { color: '#7a4a26', pattern: 'fur', grain: 0.06 } }),
    more: (solid, places) => {
      const { beast: b, head, onNeck } = places
      paleBelow(solid, places)
      solid
        .ball('neck', onNeck(0.3, -0.03), [0.24, 0.31, 0.27], 'mane', { melt: 0.1 })
        .ball('chest', onNeck(-0.1, -0.2), [0.22, 0.28, 0.22], 'mane', { melt: 0.1 })
        // A wreath around the face, which looks out of it.
        .ball('head', [head[0] - b.head.skull[0] * 0.75, head[1] + 0.02, 0], [0.13, 0.29, 0.285], 'mane', { melt: 0.06 })
    },
    onFace: (solid, { onHead, beast: { head: { skull: [along, high, broad] } } }) => {
      solid.both((side) =>
        side
          .ball('head', onHead(0.205, -high * 0.48, 0.036), [0.05, 0.042, 0.046], 'muzzle', { melt: 0.03 })
          .limb('head', onHead(along * 0.8, high * 0.5, broad * 0.3), onHead(0.2, high * 0.02, 0.028), 0.036, 0.03, 'face', { melt: 0.05 }),
      )
      // The chin.
      solid.ball('head', onHead(0.18, -high * 0.86), [0.055, 0.045, 0.055], 'belly', { melt: 0.03 })
    },
    addMore: (mesh, places, pixelM) => {
      const [x, y] = places.head
      addHair(mesh, {
        count: Math.round(Math.min(9000, 40 / pixelM)), lengthM: 0.17, widthM: Math.max(0.018, pixelM * 1.5), stands: 0.3, ink: 'mane', flutter: 0.2,
        // Away from the face, and down.
        flow: ([px, py, pz]: Point) => [-0.7 - Math.max(0, x - px), (py - y) * 3 - 0.35, pz * 3.2],
        accepts: (point, _, ink) => (ink === 'mane' && point[0] < x + 0.02 ? 1 : 0),
      })
    },
  }),
  tiger: beast({
    ...bigCat,
    inks: coat('#c8722a', sleek(0.08), { belly: '#f0e2c8', muzzle: '#f0e2cc', nose: '#a0604e' }, {
      ...goldenEyes,
      coat: { color: '#cc7a30', second: '#1c130e', pattern: 'stripes', grain: 0.17, gloss: 0.14 },
      dark: { color: '#2a1a12' },
      face: { color: '#cc7a30', gloss: 0.14 },
      stripe: { color: '#1c130e', gloss: 0.14 },
    }),
    onFace: tigerFace,
    hair: { lengthM: 0.035, count: 900, stands: 0.15 },
  }),
  leopard: beast({
    ...bigCat, withers: 0.72, croup: 0.7, length: 0.86, chest: [0.33, 0.24], belly: [0.27, 0.24], rump: [0.3, 0.25],
    neck: { length: 0.25, angle: 0.5, radius: [0.14, 0.115] },
    head: { ...bigCat.head, skull: [0.118, 0.105, 0.105], muzzle: [0.175, 0.068, 0.042], eyes: [0.74, 0.3, 0.44, 0.016], ears: { kind: 'round', size: 0.085, spread: 0.7 } },
    leg: { fore: [0.072, 0.046, 0.04], hind: [0.09, 0.046, 0.038], foot: 'paw', footM: 0.115 },
    inks: coat('#c99a52', sleek(0.06), { belly: '#efe0c0', muzzle: '#ecd9b4', dark: '#7a5a2c' }, { ...goldenEyes, coat: { color: '#cca058', second: '#2c1c10', pattern: 'spots', grain: 0.075, gloss: 0.14 }, leg: { color: '#cca058', second: '#2c1c10', pattern: 'spots', grain: 0.055 } }),
  }),
  bear: beast({ ...bear, inks: coat('#5e3f28', shaggy(0.06), { muzzle: '#8a6440', dark: '#4a3020' }) }),
  'polar-bear': beast({
    ...bear, neck: { length: 0.46, angle: 0.34, radius: [0.27, 0.16] },
    inks: coat('#e6e0d2', shaggy(0.06), { dark: '#d8d0c0', inside: '#3a3634' }),
  }),
  panda: beast({
    ...bear, withers: 0.86, croup: 0.8, length: 0.68, chest: [0.5, 0.5], belly: [0.54, 0.56], rump: [0.5, 0.5],
    head: { ...bear.head, angle: -0.14, lid: 'patch', skull: [0.235, 0.22, 0.25], muzzle: [0.29, 0.1, 0.066], eyes: [0.86, 0.14, 0.46, 0.03], ears: { kind: 'round', size: 0.2, spread: 0.72 } },
    hair: { lengthM: 0.032, count: 1500, stands: 0.12 },
    eatsSitting: true,
    inks: coat('#ece6da', shaggy(0.05), { leg: '#1e1c1e', dark: '#1a181a', mane: '#1e1c1e', inside: '#1a181a', patch: '#161417', face: '#ece6da' }, {
      iris: { color: '#54382a', gloss: 0.6 }, bamboo: { color: '#7a9a3a', gloss: 0.3 }, leaf: { color: '#4f8a34', lets: 0.4 },
    }),
    onFace: (solid, { onHead, beast: { head: { skull: [along, high, broad] } } }) => {
      solid
        .both((side) =>
          side
            // Full cheeks; on them drops that run down and outward.
            .ball('head', onHead(along * 0.1, -high * 0.32, broad * 0.48), [along * 0.72, high * 0.6, broad * 0.56], 'face', { melt: 0.08 })
            .ball('head', onHead(0.26, -high * 0.44, 0.045), [0.065, 0.055, 0.062], 'face', { melt: 0.03 })
            .limb('head', onHead(along * 0.9, high * 0.24, broad * 0.42), onHead(along * 0.82, -high * 0.2, broad * 0.68), 0.056, 0.068, 'patch', { role: 'stencils' }),
        )
        .ball('head', onHead(0.2, -high * 0.7), [0.07, 0.05, 0.075], 'face', { melt: 0.03 })
    },
    // A stalk across its mouth.
    addMore: (mesh, { onHead, beast: { head: { skull: [, high], muzzle: [long] } } }, _, action) => {
      globe(mesh, onHead(0.312, -high * 0.2), [0.03, 0.032, 0.056], { bone: 'head', ink: 'nose' }, 14)
      globe(mesh, onHead(0.322, -high * 0.32), [0.012, 0.034, 0.01], { bone: 'head', ink: 'nose' }, 8)
      if (action !== 'graze') return
      const at = (aside: number, up = 0, ahead = 0): Point => onHead(long * 0.92 + ahead, -high * 0.62 + up, aside)
      cord(mesh, [at(-0.1, 0.02), at(0.14, -0.03), at(0.46, -0.12)], [0.019, 0.017, 0.012], { bone: 'head', ink: 'bamboo' }, 4, 8)
      for (const [aside, up, ahead] of [[0.5, 0.1, 0.06], [0.66, -0.06, 0], [0.56, -0.26, 0.05], [0.42, 0.06, 0.12], [0.6, -0.2, -0.1]] as const) {
        const root = at(0.3 + aside * 0.2, -0.09)
        cord(mesh, [root, at(aside * 0.85, up * 0.7 - 0.06, ahead * 0.6), at(aside, up - 0.09, ahead)], [0.006, 0.03, 0.002], { bone: 'head', ink: 'leaf' }, 4, 4)
      }
    },
    more: (solid, { beast: b, shoulder, elbow, wrist, knee, hock }) => {
      solid
        .ball('chest', [b.length * 0.36, b.withers - b.chest[0] * 0.35, 0], [0.13, 0.5, 0.6], 'dark', { role: 'paints', melt: 0.05 })
        .both((side) => {
          side
            .limb('foreUpperL', shoulder, elbow, 0.22, 0.2, 'dark', { role: 'paints', melt: 0.05 })
            .limb('foreLowerL', elbow, wrist, 0.22, 0.2, 'dark', { role: 'paints', melt: 0.05 })
            .limb('hindLowerL', knee, hock, 0.24, 0.2, 'dark', { role: 'paints', melt: 0.05 })
        })
    },
  }),
}
