/** The subjects of a plan: drawn into an atlas, lit by the scene, set into its picture from back to front. */
import { projectPoint } from '../../scene/camera.ts'
import type { FrameState } from '../frame-state.ts'
import type { SubjectContext, SubjectLayer } from '../subject-layer.ts'
import { FigureAtlas } from './figure-atlas.ts'
import { foot as footShape } from './gait.ts'
import { type Ground, groundOf } from '../../scene/ground.ts'
import { personOf } from './people.ts'
import { type Stroller, type StrollerView, stroller, strollerAt } from './stroll.ts'
import { shadowStrength, subjectLight } from './subject-light.ts'
import { type Item, Treatment } from './treatment.ts'

const atlasPx = 2048
/** Nearer than this a figure would fill the lens. */
const nearestM = 1.5

export function createSubjectLayer(): SubjectLayer {
  return new WalkingSubjects()
}

interface Prepared {
  readonly context: SubjectContext
  readonly atlas: FigureAtlas
  readonly treatment: Treatment
  readonly ground: Ground
  /** Farthest first. */
  readonly strollers: readonly Stroller[]
}

class WalkingSubjects implements SubjectLayer {
  private prepared: Prepared | null = null

  async prepare(context: SubjectContext): Promise<void> {
    const { device, plan, targetFormat } = context
    const atlas = await FigureAtlas.create(device, atlasPx)
    const strollers = plan.subjects
      .flatMap((use) => {
        const person = personOf(use.kind)
        return person ? [stroller(use, person)] : []
      })
      .sort((a, b) => b.use.z - a.use.z)
    this.prepared = {
      context,
      atlas,
      treatment: await Treatment.create(device, atlas, targetFormat),
      ground: groundOf(plan.ground),
      strollers,
    }
  }

  encode(encoder: GPUCommandEncoder, target: GPUTextureView, state: FrameState): void {
    if (!this.prepared) throw new Error('prepare comes first')
    const { context, atlas, treatment, strollers } = this.prepared
    atlas.begin()
    const items = strollers.flatMap((each) => this.itemsOf(each, state))
    atlas.encode(encoder)
    const [red, green, blue] = context.plan.lamplight ?? [0, 0, 0]
    const lamplight = [red * state.lamps, green * state.lamps, blue * state.lamps] as const
    const light = subjectLight(context.plan.light, state.sun, lamplight)
    treatment.encode(encoder, target, context.shape, light, items)
  }

  destroy(): void {
    this.prepared?.atlas.destroy()
    this.prepared?.treatment.destroy()
    this.prepared = null
  }

  private itemsOf(each: Stroller, state: FrameState): Item[] {
    const { context, atlas, ground } = this.prepared!
    const { shape, plan } = context
    const { camera } = state
    const depth = each.use.z - camera.position[2]
    if (depth < nearestM) return []
    const view = strollerAt(each, state.timeS, ground, (0.13 * camera.position[1]) / depth)
    const anchor = projectPoint([view.x, view.groundY, each.use.z], camera, shape)
    const reach = 1.4 * anchor.pixelsPerMetre
    if (anchor.x < -reach || anchor.x > shape.width + reach) return []
    const placed = atlas.add(view.list, anchor)
    if (!placed) return []
    const { cell, x, y } = placed
    const haze = 1 - Math.exp(-depth * 0.6 * plan.haze * plan.light.hazeFactor)
    const strength = shadowStrength(plan.light)
    const rect = { x, y, width: cell.widthPx, height: cell.heightPx }
    const [shift, rise] = shadowShape(state)
    const onGround = shadowRect(rect, anchor, shift, rise)
    return [
      { kind: 'castShadow', rect: onGround, cell, haze, strength, shadow: [shift, rise] },
      ...contactShadows(view, anchor, haze),
      { kind: 'body', rect, cell, haze, strength: 1, shadow: [0, 0] },
    ]
  }
}

/**
 * A sun ahead throws the shadow toward the viewer: it lies below the feet; one
 * behind throws it up the picture.
 */
function shadowShape({ sun }: FrameState): [shift: number, height: number] {
  const steep = Math.max(sun[1], 0.16)
  const length = Math.min(1.6, 0.5 / steep)
  const shift = -Math.sign(sun[0] || 1) * length * Math.min(1, Math.abs(sun[0]) + 0.35)
  return [shift, sun[2] > 0 ? -0.1 * length - 0.04 : 0.1 * length]
}

/** The quad's lower edge is the ground, not the cell's: shadows begin at the feet. */
function shadowRect(rect: Item['rect'], anchor: { x: number; y: number }, shift: number, rise: number): Item['rect'] {
  const below = rect.y + rect.height - anchor.y
  return { ...rect, x: rect.x - shift * below, y: rect.y - below + rise * below }
}

/** A soft dark spot below each foot that fades as the foot rises. */
function contactShadows(
  view: StrollerView,
  anchor: { x: number; y: number; pixelsPerMetre: number },
  haze: number,
): Item[] {
  const scale = anchor.pixelsPerMetre
  const side = view.isMirrored ? -1 : 1
  return [view.pose.far.leg.foot, view.pose.near.leg.foot].map((foot) => {
    const lift = Math.max(0, foot.ankle[1] - footShape.ankle[1] - 0.03)
    const soleX = foot.ankle[0] + 0.05
    const width = (0.38 + lift) * scale
    const height = width * 0.22
    const groundY = anchor.y - Math.min(foot.ankle[1] - footShape.ankle[1], 0.02) * scale
    return {
      kind: 'contact',
      rect: { x: anchor.x + side * soleX * scale - width / 2, y: groundY - height * 0.45, width, height },
      cell: null,
      haze,
      strength: 0.78 * Math.exp(-lift * 9),
      shadow: [0, 0],
    } satisfies Item
  })
}
