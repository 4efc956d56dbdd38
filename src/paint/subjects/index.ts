/** The subjects of a plan: drawn into an atlas, lit by the scene, set into its picture from back to front. */
import { type FrameShape, cameraAt, projectPoint } from '../../scene/camera.ts'
import { type Ground, groundOf } from '../../scene/ground.ts'
import type { ShotPlan, SubjectUse, Vec3 } from '../../scene/shot-plan.ts'
import type { FrameState } from '../frame-state.ts'
import type { SubjectContext, SubjectLayer } from '../subject-layer.ts'
import { type Cell, FigureAtlas, type Posed, type Rect, type Shape, frameRect } from './figure-atlas.ts'
import type { Figure, Puff } from './figure.ts'
import { figureOf } from './figures.ts'
import { type Inks, recoloured, srgbOf } from './ink.ts'
import type { Mesh } from './shape/mesh.ts'
import { outlineTriangles } from './shape/thin-out.ts'
import { type Staged, type StagedView, placeInWorld, stage, viewAt } from './staging.ts'
import { shadowStrength, subjectLight } from './subject-light.ts'
import { type Item, Treatment } from './treatment.ts'
import { vertexData } from './vertex-data.ts'

/** Nearer than this a figure would fill the lens. */
const nearestM = 0.04
/** A shadow is blurred: fewer texels do. */
const shadowDensity = 1

/** A mirror image wavers: fewer texels do. */
const mirrorDensity = 1
const faintMirror = 0.06
/** How far the outline of a shadow or a mirror image may be moved, pixels: they are blurred, or waver. */
const outlinePx = 1.2
/** Fainter than this a cast shadow is not worth drawing: the contact shadows are there. */
const faintShadow = 0.12

export function createSubjectLayer(): SubjectLayer {
  return new Subjects()
}

interface Actor extends Staged {
  /** Of the figure and of who rides it. */
  readonly shapes: readonly Shape[]
  /** Texels of the atlas per pixel of the picture. */
  readonly density: number
}

interface Prepared {
  readonly context: SubjectContext
  readonly atlas: FigureAtlas
  readonly treatment: Treatment
  readonly ground: Ground
  /** Farthest first. */
  readonly actors: readonly Actor[]
}

/** An actor of a frame and the numbers of its cells. */
interface Shown {
  readonly actor: Actor
  readonly view: StagedView
  readonly body: number
  readonly shadow: number | null
  readonly mirror: number | null
}

class Subjects implements SubjectLayer {
  private prepared: Prepared | null = null

  async prepare(context: SubjectContext): Promise<void> {
    const { device, plan, targetFormat } = context
    const figureFor = sharedFigures()
    this.prepared = {
      context,
      atlas: await FigureAtlas.create(device),
      treatment: await Treatment.create(device, targetFormat),
      ground: groundOf(plan.ground),
      actors: plan.subjects
        .flatMap((use) => actorOf(use, context, figureFor))
        .sort((a, b) => b.use.z - a.use.z),
    }
  }

  encode(encoder: GPUCommandEncoder, target: GPUTextureView, state: FrameState): void {
    if (!this.prepared) throw new Error('prepare comes first')
    const { context, atlas, treatment, actors } = this.prepared
    const { plan, shape } = context
    atlas.begin()
    const shown = actors.flatMap((actor) => this.askFor(actor, state))
    const cells = atlas.encode(encoder, state.camera, shape, state.timeS)
    const items = shown.flatMap((each) => itemsOf(each, cells, plan, shape, state))
    const [red, green, blue] = plan.lamplight ?? [0, 0, 0]
    const lamplight = [red * state.lamps, green * state.lamps, blue * state.lamps] as const
    const light = subjectLight(plan.light, state.sun, lamplight)
    treatment.encode(encoder, target, { ...shape, timeS: state.timeS }, light, atlas, items)
  }

  destroy(): void {
    if (!this.prepared) return
    const { atlas, treatment, actors } = this.prepared
    atlas.destroy()
    treatment.destroy()
    for (const { vertices, triangles, outline } of actors.flatMap(({ shapes }) => shapes)) {
      for (const buffer of [vertices, triangles, outline]) buffer.destroy()
    }
    this.prepared = null
  }

  /** Asks the atlas for the cells of a subject; none when it is not in the frame. */
  private askFor(actor: Actor, state: FrameState): Shown[] {
    const { context, atlas, ground } = this.prepared!
    const { shape, plan } = context
    const { use } = actor
    const view = viewAt(actor, state.timeS, ground)
    if (view.frame.origin[2] - state.camera.position[2] < nearestM) return []
    const inFrame = frameRect(view.corners, state.camera, shape)
    if (!inFrame) return []
    const flutterM = 0.05 + 0.12 * plan.wind.speed
    const posed = actor.shapes.map((each, i): Posed => ({ shape: each, matrices: view.matrices[i]!, flutterM }))
    const surfaceY = view.frame.origin[1]
    const showing = use.slot === 'water' ? ({ as: 'clipped', surfaceY, slope: [0, 0] } as const) : undefined
    return [
      {
        actor,
        view,
        body: atlas.add(posed, inFrame.rect, actor.density, inFrame.depth, showing),
        shadow: this.shadowOf(use, view, posed, state),
        mirror: this.mirrorOf(use, view, posed, state),
      },
    ]
  }

  private shadowOf(use: SubjectUse, view: StagedView, posed: readonly Posed[], state: FrameState): number | null {
    const { context, atlas } = this.prepared!
    const throws = (use.slot === 'ground' || use.slot === 'table') && !use.isShadowless
    if (!throws || shadowStrength(context.plan.light) < faintShadow) return null
    const surfaceY = view.frame.origin[1]
    const slope = shadowSlope(state.sun)
    const corners = view.corners.map(([x, y, z]): Vec3 => {
      const height = Math.max(0, y - surfaceY)
      return [x + slope[0] * height, surfaceY, z + slope[1] * height]
    })
    const inFrame = frameRect(corners, state.camera, context.shape)
    return inFrame && atlas.add(posed, inFrame.rect, shadowDensity, inFrame.depth, { as: 'flat', surfaceY, slope })
  }

  private mirrorOf(use: SubjectUse, view: StagedView, posed: readonly Posed[], state: FrameState): number | null {
    const { context, atlas } = this.prepared!
    if ((use.mirror ?? 0) < faintMirror) return null
    const surfaceY = view.frame.origin[1]
    const corners = view.corners.map(([x, y, z]): Vec3 => [x, 2 * surfaceY - Math.max(y, surfaceY), z])
    const inFrame = frameRect(corners, state.camera, context.shape)
    return inFrame && atlas.add(posed, inFrame.rect, mirrorDensity, inFrame.depth, { as: 'mirrored', surfaceY, slope: [0, 0] })
  }
}

/** Builds a figure of a kind in a size of pixels, metres; null when there is none. */
type FigureFor = (kind: string, pixelM: number, action: string | null) => Figure | null

/** Those of a crowd who are alike and about as large are built once; they differ in their inks. */
function sharedFigures(): FigureFor {
  const built = new Map<string, Figure>()
  return (kind, pixelM, action) => {
    const key = `${kind} ${Math.round(Math.log2(pixelM) * 4)} ${action}`
    const figure = built.get(key) ?? figureOf(kind)?.(pixelM, action)
    if (figure) built.set(key, figure)
    return figure ?? null
  }
}

function actorOf(use: SubjectUse, { device, plan, shape }: SubjectContext, figureFor: FigureFor): Actor[] {
  const pixelM = nearestDepth(use, plan) / (plan.camera.pose.focal * shape.scale) / (use.size ?? 1)
  const figure = figureFor(use.kind, pixelM, use.action ?? null)
  if (!figure) return []
  const rider = use.rider && figure.seat ? figureFor(use.rider.kind, pixelM, 'ride') : null
  const staged = stage(use, figure, rider)
  const shapes = [upload(device, figure.mesh, pixelM, withInks(figure.inks, use.inks ?? {}))]
  if (rider) shapes.push(upload(device, rider.mesh, pixelM, withInks(rider.inks, use.rider?.inks ?? {})))
  return [{ ...staged, shapes, density: densityFor(staged, plan, shape) }]
}

/** Big figures have soft edges enough at fewer texels. */
function densityFor(staged: Staged, plan: ShotPlan, shape: FrameShape): number {
  const middle = plan.camera.durationS / 2
  const inFrame = frameRect(viewAt(staged, middle, groundOf(plan.ground)).corners, cameraAt(plan.camera, middle), shape)
  const area = inFrame ? inFrame.rect.width * inFrame.rect.height : 0
  return area > 260_000 ? 1.5 : 2
}

function nearestDepth(use: SubjectUse, plan: ShotPlan): number {
  const { durationS } = plan.camera
  const depths = [0, 0.5, 1].map((part) => {
    const timeS = part * durationS
    return use.z + Math.sin(use.heading) * use.speed * timeS - cameraAt(plan.camera, timeS).position[2]
  })
  return Math.max(0.04, Math.min(...depths))
}

function withInks(inks: Inks, wanted: Readonly<Record<string, string>>): Inks {
  const known = Object.entries(wanted).filter(([name]) => name in inks)
  return { ...inks, ...Object.fromEntries(known.map(([name, color]) => [name, recoloured(inks[name]!, color)])) }
}

/** @param pixelM - Size of a pixel where it is seen, metres. */
function upload(device: GPUDevice, mesh: Mesh, pixelM: number, inks: Inks): Shape {
  const triangles = Uint32Array.from(mesh.triangles)
  const outline = outlineTriangles(mesh, outlinePx * pixelM)
  const buffer = (data: ArrayBuffer | Uint32Array<ArrayBuffer>, usage: number): GPUBuffer => {
    const made = device.createBuffer({ size: Math.max(64, data.byteLength), usage: usage | GPUBufferUsage.COPY_DST })
    device.queue.writeBuffer(made, 0, data)
    return made
  }
  return {
    vertices: buffer(vertexData(mesh, inks), GPUBufferUsage.VERTEX),
    triangles: buffer(triangles, GPUBufferUsage.INDEX),
    triangleCorners: triangles.length,
    outline: buffer(outline, GPUBufferUsage.INDEX),
    outlineCorners: outline.length,
  }
}

/** A low sun throws shadows only so far: longer ones would leave the frame. */
function shadowSlope(sun: Vec3): [x: number, z: number] {
  const steep = Math.max(sun[1], 0.2)
  const limit = (value: number, most: number): number => Math.max(-most, Math.min(most, value))
  return [limit(-sun[0] / steep, 1.7), limit(-sun[2] / steep, 1.9)]
}

function itemsOf(
  { actor, view, body, shadow, mirror }: Shown,
  cells: readonly (Cell | null)[],
  plan: ShotPlan,
  shape: FrameShape,
  { camera }: FrameState,
): Item[] {
  const cell = cells[body]
  if (!cell) return []
  const { use, figure } = actor
  const depth = view.frame.origin[2] - camera.position[2]
  const haze = 1 - Math.exp(-depth * 0.6 * plan.haze * plan.light.hazeFactor)
  const anchor = projectPoint(view.frame.origin, camera, shape)
  const shadowCell = shadow === null ? null : cells[shadow]
  const mirrorCell = mirror === null ? null : cells[mirror]
  const items: Item[] = []
  if (mirrorCell) {
    const wobblePx = 0.006 * shape.height
    items.push({ kind: 'mirror', cell: mirrorCell, haze, strength: use.mirror ?? 0, waterlinePx: anchor.y, wobblePx })
  }
  if (shadowCell) {
    items.push({ kind: 'shadow', cell: shadowCell, haze, strength: shadowStrength(plan.light), from: [anchor.x, anchor.y], heightPx: cell.rect.height })
  }
  if (use.slot === 'ground' || use.slot === 'table') {
    for (const { point, radius, lift } of view.pose.contacts) {
      const at = projectPoint(placeInWorld(view, use, point), camera, shape)
      const width = 2 * (radius + lift) * (use.size ?? 1) * at.pixelsPerMetre
      const flat = Math.max(0.14, Math.min(0.5, (camera.position[1] - view.frame.origin[1]) / depth))
      const rect: Rect = { x: at.x - width / 2, y: at.y - (width * flat) / 2, width, height: width * flat }
      items.push({ kind: 'contact', rect, haze, strength: 0.78 * Math.exp(-lift * 9) })
    }
  }
  const puffs = (view.pose.puffs ?? []).map((puff): Item => puffItem(puff, view, use, camera, shape, haze))
  // Smoke that is farther away than the figure's middle lies behind it.
  const isBehind = (i: number): boolean => placeInWorld(view, use, view.pose.puffs![i]!.point)[2] > view.frame.origin[2] + 0.05
  items.push(...puffs.filter((_, i) => isBehind(i)))
  items.push({ kind: 'body', cell, haze, strength: figure.opacity ?? 1 })
  items.push(...puffs.filter((_, i) => !isBehind(i)))
  return items
}

function puffItem(puff: Puff, view: StagedView, use: SubjectUse, camera: FrameState['camera'], shape: FrameShape, haze: number): Item {
  const at = projectPoint(placeInWorld(view, use, puff.point), camera, shape)
  const r = puff.radius * (use.size ?? 1) * at.pixelsPerMetre
  return {
    kind: 'puff',
    rect: { x: at.x - r, y: at.y - r, width: 2 * r, height: 2 * r },
    haze,
    strength: puff.density,
    color: srgbOf(puff.color).map((value) => value ** 2.2) as unknown as Vec3,
    glow: puff.glow,
    seed: puff.seed,
  }
}
