/**
 * What makes a face: eyes under lids, brows, lips. Laid on the head's surface as sheets of their own, crisp at any size
 * of the head's cells. Everything relative to the middle of the skull, at an adult's size.
 */
import { type Frame, frameIn, restFrame } from '../pose.ts'
import { globe, laid, lathe, sheet } from '../shape/forms.ts'
import type { Mesh } from '../shape/mesh.ts'
import { type Point, add, turned } from '../shape/point.ts'
import { type Form, distanceTo } from '../shape/solid.ts'
import type { Body } from './body.ts'
import { isChild, onHead } from './head-shape.ts'

/** Where a face is seen at this size a pixel, metres, its features are drawn; nearer than the second in full. */
export const featuresFromM = 0.014
const fullFromM = 0.0042

export interface FaceStyle {
  /** −1 sad … 0 … 1 a broad smile, which shows teeth from 0.7 on. */
  readonly smile: number
}

const eyeAt = { x: 0.066, y: 0.0085, z: 0.0315 } as const
const eyeRadius = 0.0175
const degree = Math.PI / 180

/** @param forms - Of the head. @param pixelM - Size of a pixel where the face is seen, metres. */
export function addFace(mesh: Mesh, body: Body, forms: readonly Form[], pixelM: number, { smile }: FaceStyle): void {
  const { at, size: s } = onHead(body)
  /** The skin in front of a place of the face. */
  const onSkin = (y: number, z: number, lift: number): Point => {
    const [from, py, pz] = at(0.16, y, z)
    let x = from
    for (let i = 0; i < 24; i++) {
      const d = distanceTo(forms, x, py, pz)
      if (d < 1e-4 * s) break
      x -= 0.9 * d
    }
    return [x + lift * s, py, pz]
  }
  const isFull = pixelM < fullFromM
  /** A band along a line of the face, thickest in its middle. */
  const band = (line: (part: number) => readonly [y: number, z: number, half: number], lift: number, ink: string, columns: number): void =>
    sheet(mesh, 3, columns, (down, across) => {
      const [y, z, half] = line(across)
      return onSkin(y + half * (1 - 2 * down), z, lift * (down === 0.5 ? 1.6 : 0.5))
    }, { bone: 'head', ink })

  const isSoft = body.build.bust > 0 || isChild(body)
  const brow = isSoft ? 0.52 : 0.78
  for (const side of [1, -1]) {
    band((part) => {
      const arch = 0.033 + 0.0075 * Math.sin(Math.PI * (0.08 + 0.78 * part)) + 0.002 * smile
      return [arch, side * (0.0125 + 0.04 * part), brow * 0.0046 * Math.sqrt(Math.max(0, 1 - (1.25 * part - 0.32) ** 2)) + 0.0004]
    }, 0.0022, 'brow', isFull ? 12 : 6)
    if (isFull) addEye(mesh, at(eyeAt.x, eyeAt.y, eyeAt.z * side), s, side, isSoft)
    else globe(mesh, onSkin(eyeAt.y, eyeAt.z * side, -0.004), [0.006 * s, 0.0062 * s, 0.0088 * s], { bone: 'head', ink: 'eye' }, 8)
  }

  const wide = 0.0235 + 0.004 * Math.max(0, smile) - (isChild(body) ? 0.004 : 0)
  const gap = 0.0075 * Math.max(0, smile - 0.55)
  const along = (across: number): readonly [z: number, full: number] => [wide * (2 * across - 1), Math.max(0, 1 - (2 * across - 1) ** 2)]
  const middle = (across: number): number => -0.0585 + 0.0085 * smile * (2 * across - 1) ** 2
  const columns = isFull ? 19 : 9
  const lip = (high: number, sign: 1 | -1): void =>
    sheet(mesh, isFull ? 5 : 3, columns, (down, across) => {
      const [z, full] = along(across)
      const bow = sign > 0 ? 1 - 0.24 * Math.exp(-((z / 0.0042) ** 2)) : 1
      const from = middle(across) + (sign > 0 ? gap * 0.35 : -gap * 0.65) * full
      return onSkin(from + sign * high * full ** 0.75 * bow * down, z, 0.0008 + 0.0034 * full * Math.sin(Math.PI * (0.2 + 0.8 * down)))
    }, { bone: 'head', ink: 'lips' })
  const full = isSoft ? 1 : 0.78
  if (isFull) {
    lip(0.0072 * full, 1)
    lip(0.0092 * full, -1)
  }
  if (gap > 0.001) band((part) => [middle(part) - 0.15 * gap * along(part)[1], along(part)[0], 0.5 * gap * along(part)[1]], 0.0012, 'teeth', columns)
  else band((part) => [middle(part), along(part)[0] * 1.06, (isFull ? 0.0009 : 0.0042) * (0.35 + 0.65 * along(part)[1])], isFull ? 0.0032 : 0.0014, isFull ? 'mouth' : 'lips', columns)
}

/** A ball with iris and pupil behind two lids; the upper one goes with the bone `lids`. */
function addEye(mesh: Mesh, center: Point, s: number, side: number, isSoft: boolean): void {
  const r = eyeRadius * s
  globe(mesh, center, r, { bone: 'head', ink: 'eyeWhite' }, 18)
  const cap = (angle: number, out: number, ink: string): void => {
    const steps = 4
    const profile = Array.from({ length: steps + 1 }, (_, i): [number, number] => {
      const a = angle * degree * (1 - i / steps)
      return [r * out * Math.sin(a), r * out * Math.cos(a)]
    })
    lathe(mesh, center, profile, { bone: 'head', ink }, 16, laid.alongX)
  }
  cap(21.5, 1.012, 'eye')
  cap(19, 1.02, 'iris')
  cap(9, 1.03, 'eye')
  globe(mesh, add(center, [r * 1.0, r * 0.2, r * 0.16]), 0.0017 * s, { bone: 'head', ink: 'glint' }, 6)
  const place = (radius: number, aside: number, up: number): Point =>
    add(center, [r * radius * Math.cos(aside) * Math.cos(up), r * radius * Math.sin(up), r * radius * Math.sin(aside) * Math.cos(up)])
  /** Edges of the opening, radians above the middle; beyond the corners the lids meet. */
  const edge = (aside: number, isUpper: boolean): number => {
    const part = Math.min(1, Math.abs(aside) / (48 * degree))
    const outer = Math.sign(aside) === side ? 1 : -0.6
    return ((isUpper ? 17 : -15) * (1 - part ** (isUpper ? 2.4 : 2)) + (isSoft ? 3 : 1) * outer * part) * degree
  }
  const aside = (across: number): number => (across * 2 - 1) * 84 * degree
  sheet(mesh, 5, 15, (down, across) => {
    const a = aside(across)
    return place(1.07, a, 82 * degree + (edge(a, true) - 82 * degree) * down)
  }, { bone: 'lids', ink: 'skin' })
  sheet(mesh, 4, 15, (down, across) => {
    const a = aside(across)
    return place(1.06, a, edge(a, false) + (-78 * degree - edge(a, false)) * down)
  }, { bone: 'head', ink: 'skin' })
  const lash = (isSoft ? 5.5 : 3.5) * degree
  sheet(mesh, 2, 15, (down, across) => {
    const a = (across * 2 - 1) * 52 * degree
    const thick = lash * (Math.sign(a) === side ? 1 : 0.75) * Math.sqrt(Math.max(0.05, 1 - (a / (54 * degree)) ** 2))
    return place(1.095, a, edge(a, true) + thick * (0.8 - 1.0 * down))
  }, { bone: 'lids', ink: 'lash' })
}

/** The bone of the upper lids as the figure was built. */
export function lidsAtRest(body: Body): Frame {
  return { ...restFrame, origin: onHead(body).at(eyeAt.x, eyeAt.y) }
}

/** Of seconds, now and then: how far the lids are shut, 0 … 1. */
function blinkAt(t: number): number {
  const everyS = 3.7
  const turn = Math.floor(t / everyS)
  const within = t - turn * everyS - 0.9 - 1.3 * (0.5 + 0.5 * Math.sin(turn * 12.9))
  return Math.max(0, 1 - Math.abs(within) / 0.1)
}

/** @param head - The head's frame now. @param rest - As it was built. */
export function lidsNow(body: Body, head: Frame, rest: Frame, timeS: number): Frame {
  const { origin } = lidsAtRest(body)
  const angle = -35 * degree * blinkAt(timeS)
  const own: Frame = {
    origin: [origin[0] - rest.origin[0], origin[1] - rest.origin[1], origin[2] - rest.origin[2]],
    x: turned([1, 0, 0], 'z', angle),
    y: turned([0, 1, 0], 'z', angle),
    z: [0, 0, 1],
  }
  return frameIn(head, own)
}
