/** Builds a person: skin, hair and garments as solids over one set of bones. */
import type { Figure, FigureMaker, Moment, Pose } from '../figure.ts'
import type { Inks } from '../ink.ts'
import type { Frame } from '../pose.ts'
import { Mesh } from '../shape/mesh.ts'
import type { Form, Solid } from '../shape/solid.ts'
import { addSurface } from '../shape/surface.ts'
import { type Body, type Build, bodyOf, restFrames } from './body.ts'
import { type BodyPose, bodyFrames, sides } from './body-pose.ts'
import { addCape, addHem, addSkirt, handSolid, legSolid, packSolid, shoeSolid, topSolid } from './garments.ts'
import { hatSolid } from './hats.ts'
import { addFace, featuresFromM, lidsAtRest, lidsNow } from './face.ts'
import { hairSolid } from './hair.ts'
import { headSolid, isChild } from './head-shape.ts'
import { type Outfit, everyday } from './outfit.ts'
import { addBook } from './props.ts'

export interface PersonStyle {
  readonly build: Build
  readonly outfit: Outfit
  readonly inks?: Inks
  /** Its body instead of a dressed person's: a robot, a ghost. */
  readonly parts?: (body: Body) => Part[]
  readonly opacity?: number
  /** See `FaceStyle`; default a friendly one. */
  readonly smile?: number
  /** Adds what is held or stood on, on bones of its own or on those of the body. */
  readonly props?: (mesh: Mesh, body: Body, pixelM: number) => void
  /** Frames at rest of props that are not built around the origin. */
  readonly propsRest?: Readonly<Record<string, Frame>>
  pose(body: Body, moment: Moment): BodyPose
}

export interface Part {
  readonly solid: Solid
  /** Size of its cells against the body's. */
  readonly fine: number
  readonly bend: number
}

export function person(style: PersonStyle): FigureMaker {
  return (pixelM, action) => {
    const body = bodyOf(style.build)
    const smile = action === 'smile' ? 1 : (style.smile ?? (isChild(body) ? 0.6 : 0.3))
    const head = headSolid(body, smile)
    const parts = style.parts?.(body) ?? partsOf(body, style.outfit, head)
    const mesh = new Mesh()
    const occluders: Form[] = parts.flatMap(({ solid }) => solid.forms)
    const cell = Math.min(0.05, Math.max(0.0085, pixelM * 5)) * body.scale
    for (const { solid, fine, bend } of parts) {
      addSurface(mesh, solid, { cell: cell * fine, bend: bend * body.scale, shadeReach: 0.16 * body.scale, occluders })
    }
    if (pixelM < featuresFromM && !style.parts) addFace(mesh, body, head.forms, pixelM, { smile })
    if (style.outfit.cape) addCape(mesh, body)
    if (!style.parts) addHem(mesh, body, style.outfit.top)
    if (style.outfit.skirt) addSkirt(mesh, body, style.outfit.skirt)
    style.props?.(mesh, body, pixelM)
    // Whoever reads has a book, as `read` of `poses.ts` holds it.
    if (action === 'read') addBook(mesh, 'book', 1.25 * body.scale)
    const rest = { ...restFrames(body), lids: lidsAtRest(body), ...style.propsRest }
    return {
      mesh,
      inks: { ...everyday, ...style.inks },
      rest,
      ...(style.opacity === undefined ? {} : { opacity: style.opacity }),
      move: (moment) => moved(body, style.pose(body, moment), rest, moment),
    } satisfies Figure
  }
}

function moved(body: Body, pose: BodyPose, rest: Readonly<Record<string, Frame>>, { timeS, phase }: Moment): Pose {
  return {
    frames: { ...bodyFrames(body, pose), lids: lidsNow(body, pose.head, rest['head']!, timeS + phase * 17), ...pose.props },
    contacts: pose.contacts ?? sides.map((side) => {
      const { ankle, lift } = pose.feet[side]
      return { point: [ankle[0] + 0.05, ankle[1] - body.ankleM - lift, ankle[2]], radius: 0.19, lift }
    }),
    ...(pose.puffs ? { puffs: pose.puffs } : {}),
  }
}

function partsOf(body: Body, outfit: Outfit, head: Solid): Part[] {
  const parts: Part[] = [
    { solid: head, fine: 0.5, bend: 0.02 },
    { solid: handSolid(body), fine: 0.6, bend: 0.015 },
    { solid: shoeSolid(body, outfit), fine: 0.75, bend: 0.015 },
    { solid: legSolid(body, outfit), fine: 1, bend: 0.035 },
    { solid: topSolid(body, outfit), fine: 1, bend: 0.035 },
    { solid: hairSolid(body, outfit), fine: 0.65, bend: 0.02 },
  ]
  if (outfit.hat) parts.push({ solid: hatSolid(body, outfit.hat), fine: 0.6, bend: 0.02 })
  if (outfit.pack) parts.push({ solid: packSolid(body), fine: 1, bend: 0.02 })
  return parts.filter(({ solid }) => solid.forms.length > 0)
}
