/** Everyday people: of all ages, and by what they wear to work. */
import type { FigureMaker } from '../figure.ts'
import { placedFrame } from '../pose.ts'
import { sheet } from '../shape/forms.ts'
import { type Point, add } from '../shape/point.ts'
import { type Build, type Body, child, man, woman } from './body.ts'
import { bodyFrames } from './body-pose.ts'
import { dressed } from './outfit.ts'
import { person } from './person-figure.ts'
import { type PoseOf, anybody, stand } from './poses.ts'
import { addBriefcase, addBroom, addCane, addUmbrella } from './props.ts'
import { stroll } from './walk.ts'

const hiking = { ...stroll, lean: 0.12, armSwing: 0.36 }
const girlBuild: Build = { ...child, shoulders: 0.82 }
const oldMan: Build = { ...man, heightM: 1.68, shoulders: 0.98 }
const oldWoman: Build = { ...woman, heightM: 1.56, bulk: 1.0 }
const toddler: Build = { ...child, heightM: 0.86, head: 1.75, bulk: 1.12 }
const frail = { ...stroll, gait: { ...stroll.gait, strideM: 0.46, cycleS: 1.2, liftM: 0.02 }, lean: 0.26, armSwing: 0.2 }

/** The right hand holds something upright beside or before the body, whatever the rest does. */
function holding(base: PoseOf, wrist: Point, tip = 0): PoseOf {
  return (body, moment) => {
    const pose = base(body, moment)
    if (moment.action === 'lie' || moment.action === 'sleep') return pose
    const s = body.scale
    const at = add(pose.chest.origin, [wrist[0] * s, wrist[1] * s + 0.006 * Math.sin(moment.timeS * 3.1), wrist[2] * s])
    const held = { ...pose, hands: { ...pose.hands, R: { wrist: at, fingersTo: [0.5, 0.7, 0.1] as Point } } }
    const hand = bodyFrames(body, held)['handR']!.origin
    return { ...held, props: { prop: placedFrame(add(hand, [0.03 * s, 0.05 * s, 0.02 * s]), 0, tip) } }
  }
}

/** The right hand leans on a stick that is planted and left behind like a foot. */
function leaningOn(base: PoseOf): PoseOf {
  return (body, moment) => {
    const pose = base(body, moment)
    const s = body.scale
    const foot = pose.feet.L
    const tip: Point = [foot.ankle[0] + 0.16 * s, foot.lift * 0.6, -0.3 * s]
    const wrist: Point = [tip[0] * 0.55 + 0.14 * s, 0.84 * s, -0.27 * s]
    const lean = Math.atan2(tip[0] - wrist[0], wrist[1] - tip[1])
    return { ...pose, hands: { ...pose.hands, R: { wrist } }, props: { prop: placedFrame(add(wrist, [0.03 * s, -0.02 * s, 0]), 0, lean) } }
  }
}

const row = person

/** A skirt that falls over the top's hem. */
const skirt = (lengthM: number, hemM: number, ink?: string): { lengthM: number; hemM: number; ink?: string } => ({ lengthM, hemM, ...(ink ? { ink } : {}) })

export const everybody: Readonly<Record<string, FigureMaker>> = {
  man: row({ build: man, outfit: { top: 'shirt', legs: 'trousers', shoes: 'shoes', hair: 'short' }, inks: dressed({ top: '#37506e', trousers: '#3a3b42' }), pose: anybody() }),
  woman: row({ build: woman, outfit: { top: 'jacket', legs: 'trousers', shoes: 'shoes', hair: 'long' }, inks: dressed({ top: '#b8503c', trousers: '#2f3a52', shoes: '#e4ddd0', skin: '#d8a382', hair: '#3a2218' }), pose: anybody() }),
  'casual-man': row({ build: { ...man, heightM: 1.82 }, outfit: { top: 'tee', legs: 'trousers', shoes: 'shoes', hair: 'curly', beard: 'short' }, inks: dressed({ top: '#c9a24a', trousers: '#34486a', shoes: '#e4ddd0', skin: '#8a5a3c', lips: '#7a4438', hair: '#17110e' }), pose: anybody() }),
  'casual-woman': row({ build: { ...woman, heightM: 1.64 }, outfit: { top: 'tee', legs: 'bare', shoes: 'shoes', hair: 'bob', skirt: skirt(0.6, 0.27, 'trousers') }, inks: dressed({ top: '#e8e2d6', trousers: '#5a7a8a', shoes: '#b08a64', skin: '#dcae8e', hair: '#8a5a30', iris: '#4a7a8a' }), pose: anybody() }),
  'coat-man': row({ build: { ...man, heightM: 1.76, bulk: 1.1 }, outfit: { top: 'coat', legs: 'trousers', shoes: 'shoes', hair: 'bald', scarf: true }, inks: dressed({ top: '#3a4450', trousers: '#2c2e34', scarf: '#8a3a2e', hair: '#4a3a30', iris: '#5a7080' }), pose: anybody() }),
  'coat-woman': row({ build: { ...woman, heightM: 1.71 }, outfit: { top: 'coat', legs: 'trousers', shoes: 'boots', hair: 'bun', scarf: true }, inks: dressed({ top: '#b89468', trousers: '#2a2c36', scarf: '#c8bfae', shoes: '#3a2a22', skin: '#a87450', lips: '#9a5448', hair: '#1a1310' }), pose: anybody() }),
  'dress-woman': row({ build: woman, outfit: { top: 'dress', legs: 'bare', shoes: 'shoes', hair: 'long', skirt: skirt(0.62, 0.34) }, inks: dressed({ top: '#d8d2c0', skin: '#d8a382', hair: '#4a2c1c', shoes: '#b08a64' }), pose: anybody() }),
  boy: row({ build: child, outfit: { top: 'tee', legs: 'shorts', shoes: 'shoes', hair: 'short' }, inks: dressed({ top: '#d8a02e', trousers: '#3a5a7a', shoes: '#d8d4cc', hair: '#5a3a22' }), pose: anybody() }),
  girl: row({ build: girlBuild, outfit: { top: 'dress', legs: 'bare', shoes: 'shoes', hair: 'ponytail', skirt: skirt(0.5, 0.34) }, inks: dressed({ top: '#d86a7a', skin: '#dca888', hair: '#4a2c1a', shoes: '#f0ece4' }), pose: anybody() }),
  toddler: row({ build: toddler, outfit: { top: 'shirt', legs: 'trousers', shoes: 'shoes', hair: 'short' }, inks: dressed({ top: '#6aa8c8', trousers: '#e0d8c8', skin: '#e0ae8e', hair: '#8a6238' }), pose: anybody({ ...stroll, armSwing: 0.6, bob: 0.03 }) }),
  'old-man': row({ build: oldMan, outfit: { top: 'coat', legs: 'trousers', shoes: 'shoes', hair: 'short', beard: 'short', hat: 'cap' }, inks: dressed({ top: '#5a5046', trousers: '#4a443c', hair: '#c8c4bc', hatColor: '#5a5248' }), props: (mesh) => addCane(mesh), pose: leaningOn(anybody(frail)) }),
  'old-woman': row({ build: oldWoman, outfit: { top: 'jacket', legs: 'bare', shoes: 'shoes', hair: 'bun', skirt: skirt(0.72, 0.27, 'trousers') }, inks: dressed({ top: '#6a5a7a', trousers: '#4a4a56', hair: '#d0ccc6' }), props: (mesh) => addCane(mesh), pose: leaningOn(anybody(frail)) }),
  'hiking-man': row({ build: man, outfit: { top: 'jacket', legs: 'trousers', shoes: 'boots', hair: 'short', hat: 'brim', pack: true }, inks: dressed({ top: '#2a7f92', trousers: '#55503f', shoes: '#6a3e1e', hatColor: '#b08a54', pack: '#d6491f' }), pose: anybody(hiking) }),
  'hiking-woman': row({ build: woman, outfit: { top: 'jacket', legs: 'trousers', shoes: 'boots', hair: 'ponytail', hat: 'cap', pack: true }, inks: dressed({ top: '#7d3b62', trousers: '#454a52', shoes: '#5c4630', skin: '#d8a382', hair: '#4a2a18', hatColor: '#c9b48a', pack: '#2f7466' }), pose: anybody(hiking) }),
  'umbrella-woman': row({ build: woman, outfit: { top: 'coat', legs: 'trousers', shoes: 'boots', hair: 'long', scarf: true }, inks: { ...dressed({ top: '#c8a45a', trousers: '#2c3040', hair: '#2a1a14', shoes: '#3a2a22' }), canopy: { color: '#c22a2a', gloss: 0.35, lets: 0.25 } }, props: (mesh) => addUmbrella(mesh), pose: holding(anybody(), [0.2, 0.12, -0.13], -0.12) }),
  'umbrella-man': row({ build: man, outfit: { top: 'coat', legs: 'trousers', shoes: 'shoes', hair: 'short' }, inks: { ...dressed({ top: '#2c3038', trousers: '#26282e' }), canopy: { color: '#1e2026', gloss: 0.35, lets: 0.12 } }, props: (mesh) => addUmbrella(mesh), pose: holding(anybody(), [0.2, 0.12, -0.13], -0.12) }),
  'umbrella-girl': row({ build: girlBuild, outfit: { top: 'coat', legs: 'trousers', shoes: 'boots', hair: 'ponytail' }, inks: { ...dressed({ top: '#e8b82a', trousers: '#34486a', hair: '#4a2c1a', shoes: '#c8281e', skin: '#dca888' }), canopy: { color: '#c22a2a', gloss: 0.35, lets: 0.25 } }, props: (mesh) => addUmbrella(mesh, 'prop', 0.48), pose: holding(anybody(), [0.2, 0.12, -0.13], -0.12) }),
  'umbrella-boy': row({ build: child, outfit: { top: 'coat', legs: 'trousers', shoes: 'boots', hair: 'short' }, inks: { ...dressed({ top: '#e8b82a', trousers: '#3a4452', hair: '#5a3a22', shoes: '#2a5a3a' }), canopy: { color: '#2a62b8', gloss: 0.35, lets: 0.25 } }, props: (mesh) => addUmbrella(mesh, 'prop', 0.48), pose: holding(anybody(), [0.2, 0.12, -0.13], -0.12) }),
  businesswoman: row({ build: woman, outfit: { top: 'suit', legs: 'trousers', shoes: 'shoes', hair: 'bob' }, inks: dressed({ top: '#34405a', trousers: '#2a3040', tie: '#e6e0d4', shoes: '#1e1a18', skin: '#d8a382', hair: '#3a2218' }), props: (mesh, body: Body) => addBriefcase(mesh, 'handR', [body.arm.end[0] + 0.01, body.arm.end[1] - 0.08, -body.arm.end[2]]), pose: anybody() }),
  businessman: row({ build: man, outfit: { top: 'suit', legs: 'trousers', shoes: 'shoes', hair: 'short' }, inks: dressed({ top: '#2c3444', trousers: '#2c3444', shoes: '#1e1a18' }), props: (mesh, body: Body) => addBriefcase(mesh, 'handR', [body.arm.end[0] + 0.01, body.arm.end[1] - 0.08, -body.arm.end[2]]), pose: anybody() }),
  doctor: row({ build: woman, outfit: { top: 'coat', legs: 'trousers', shoes: 'shoes', hair: 'bun' }, inks: dressed({ top: '#f0efec', trousers: '#4a7a8a', shoes: '#e8e4dc', hair: '#3a2418' }), pose: anybody() }),
  police: row({ build: man, outfit: { top: 'shirt', legs: 'trousers', shoes: 'boots', hair: 'short', hat: 'cap' }, inks: dressed({ top: '#26365a', trousers: '#1c2436', shoes: '#16161a', hatColor: '#1c2436' }), pose: anybody() }),
  firefighter: row({ build: { ...man, bulk: 1.12 }, outfit: { top: 'coat', legs: 'trousers', shoes: 'boots', hair: 'short', hat: 'hard' }, inks: dressed({ top: '#c8a02a', trousers: '#c8a02a', shoes: '#1c1c1e', hatColor: '#b8201c' }), pose: anybody() }),
  builder: row({ build: man, outfit: { top: 'jacket', legs: 'trousers', shoes: 'boots', hair: 'short', hat: 'hard' }, inks: dressed({ top: '#e8701e', trousers: '#3a4a5c', hatColor: '#e8c02a', shoes: '#6a4a2c' }), pose: anybody() }),
  soldier: row({ build: man, outfit: { top: 'jacket', legs: 'trousers', shoes: 'boots', hair: 'short', hat: 'hard', pack: true }, inks: { ...dressed({ top: '#5a6244', trousers: '#5a6244', shoes: '#3a3226', hatColor: '#4a523a', pack: '#4e5640' }), top: { color: '#5f6748', second: '#3c442e', pattern: 'spotsOn', grain: 0.16 }, trousers: { color: '#5f6748', second: '#3c442e', pattern: 'spotsOn', grain: 0.16 } }, pose: anybody() }),
  farmer: row({ build: man, outfit: { top: 'shirt', legs: 'trousers', shoes: 'boots', hair: 'short', hat: 'cone' }, inks: dressed({ top: '#7a8a9a', trousers: '#4a5668', hatColor: '#d0b070', shoes: '#5a4a38', skin: '#b8845e' }), props: (mesh) => { addCane(mesh, 'prop', 1.2) }, pose: leaningOn(anybody()) }),
  monk: row({ build: { ...man, bulk: 1.06 }, outfit: { top: 'robe', legs: 'bare', shoes: 'shoes', hair: 'none', skirt: skirt(0.9, 0.27), scarf: true }, inks: dressed({ top: '#c8701e', scarf: '#8a2a1a', skin: '#c08c66', shoes: '#8a6a48' }), pose: anybody() }),
  nun: row({ build: woman, outfit: { top: 'robe', legs: 'bare', shoes: 'shoes', hair: 'none', skirt: skirt(0.98, 0.28), hat: 'hood' }, inks: dressed({ top: '#1e1e22', hatColor: '#1e1e22', skin: '#dcb090' }), pose: anybody() }),
  bride: row({
    build: woman, outfit: { top: 'dress', legs: 'bare', shoes: 'shoes', hair: 'bun', skirt: skirt(1.0, 0.56), hat: 'veil' }, inks: { ...dressed({ top: '#f6f3ec', inner: '#f8f6f2', skin: '#e0b090', hair: '#4a2e1e', shoes: '#f4f0e8' }), flower: { color: '#e87a8a' } },
    props: (mesh, body) => sheet(mesh, 6, 13, (down, across) => add([body.arm.end[0] + 0.16, body.arm.end[1] + 0.06, -body.arm.end[2] + 0.1], [0.09 * Math.sin(down * 3) * Math.cos(across * 6.28), 0.09 * down, 0.09 * Math.sin(down * 3) * Math.sin(across * 6.28)]), { bone: 'handR', ink: 'flower' }), pose: anybody(),
  }),
  groom: row({ build: man, outfit: { top: 'suit', legs: 'trousers', shoes: 'shoes', hair: 'short' }, inks: dressed({ top: '#1c1e24', trousers: '#1c1e24', tie: '#16161a', shoes: '#121214' }), pose: anybody() }),
  'kimono-woman': row({ build: { ...woman, bulk: 1.0 }, outfit: { top: 'robe', legs: 'bare', shoes: 'shoes', hair: 'bun', skirt: skirt(0.98, 0.22) }, inks: { ...dressed({ top: '#a83a52', belt: '#e0c06a', skin: '#e6c0a2', hair: '#1a1412', inner: '#f4efe6', shoes: '#d8cdb8' }), canopy: { color: '#d84a3a', lets: 0.35 }, top: { color: '#a83a52', second: '#e8b8c0', pattern: 'spots', grain: 0.13 } }, props: (mesh) => addUmbrella(mesh), pose: holding(anybody({ ...stroll, gait: { ...stroll.gait, strideM: 0.42, cycleS: 0.95 } }), [0.19, 0.12, -0.13], -0.2) }),
  'hanfu-woman': row({ build: woman, outfit: { top: 'robe', legs: 'bare', shoes: 'shoes', hair: 'bun', skirt: skirt(1.0, 0.36, 'scarf') }, inks: dressed({ top: '#8ab8b0', scarf: '#e8d8c8', belt: '#c8785a', skin: '#e8c4a6', hair: '#181210' }), pose: anybody() }),
  cowboy: row({ build: man, outfit: { top: 'shirt', legs: 'trousers', shoes: 'boots', hair: 'short', hat: 'cowboy', scarf: true }, inks: dressed({ top: '#9a5a3a', trousers: '#3a4c66', shoes: '#6a4428', hatColor: '#8a6a44', scarf: '#a8281e' }), pose: anybody() }),
  santa: row({ build: { ...man, bulk: 1.32, heightM: 1.72 }, outfit: { top: 'coat', legs: 'trousers', shoes: 'boots', hair: 'short', beard: 'long', hat: 'santa', pack: true }, inks: dressed({ top: '#b8201c', trousers: '#b8201c', shoes: '#1c1816', hatColor: '#b8201c', hair: '#f2efea', inner: '#f6f3ee', pack: '#8a6238', strap: '#16120f', skin: '#dc9c80' }), pose: anybody() }),
  sweeper: row({ build: man, outfit: { top: 'jacket', legs: 'trousers', shoes: 'shoes', hair: 'short', hat: 'cap' }, inks: { ...dressed({ top: '#e87a2a', trousers: '#4a525c', hatColor: '#e87a2a' }), straw: { color: '#c8a460' } }, props: (mesh) => addBroom(mesh), pose: holding((body, moment) => stand(body, moment), [0.26, -0.28, -0.06], -1.0) }),
}
