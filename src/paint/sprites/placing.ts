/** Sprites of a plan → cells of the atlas and the instances that show them. */
import { type FrameShape, cameraAt } from '../../scene/camera.ts'
import { createRandom } from '../../scene/random.ts'
import type { ShotPlan, SpritePlace, SpriteUse } from '../../scene/shot-plan.ts'
import { ReelsmithError } from '../../errors/error.ts'
import type { Cell, CellPlace } from './atlas.ts'
import { type Model, modelOf, outlineLevels, turned } from './facet.ts'
import { spriteModel } from './models/index.ts'

/** Floats of one instance: six vec4f of `core/sprites.wgsl` and, as bytes, its outline. */
export const instanceFloats = 32
/** Where the bytes of the outline begin in it. */
export const outlineOffset = 96
/** As `core/sprites.wgsl` knows them. */
const lampKinds = { panes: 1, paper: 2 } as const
const mostPixels = 1024
const fewestPixels = 24
const usualVariants = 3

interface Shown {
  readonly use: SpriteUse
  readonly place: SpritePlace
  readonly cell: number
  readonly isFlipped: boolean
  /** Differs from one to the next, 0 … 1. */
  readonly tone: number
}

export interface Placing {
  readonly cells: readonly Cell[]
  /** Farthest first. */
  readonly shown: readonly Shown[]
}

/** @throws {ReelsmithError} `paint/failed` for a model or a parameter that does not exist. */
export function placeSprites(plan: ShotPlan, shape: FrameShape): Placing {
  const cells: Cell[] = []
  const shown: Shown[] = []
  const pixelsAt = (place: SpritePlace): number => shownHeight(place, plan, shape)
  for (const use of plan.sprites ?? []) {
    const { hasSides } = spriteModel(use.sprite)
    const random = createRandom(use.seed)
    const variants = hasSides ? use.places.length : Math.min(use.places.length, use.variants ?? usualVariants)
    const first = cells.length
    for (let i = 0; i < variants; i++) {
      const places = hasSides ? [use.places[i]!] : use.places
      const heightPx = Math.min(mostPixels, Math.max(fewestPixels, ...places.map(pixelsAt)))
      cells.push({ model: grow(use, i, hasSides ? sideSeen(places[0]!, plan) : 0), heightPx })
    }
    use.places.forEach((place, i) => {
      const pick = random.next()
      const cell = first + (hasSides ? i : Math.floor(pick * variants))
      shown.push({ use, place, cell, isFlipped: isFlipped(use, random.chance(0.5)), tone: random.next() })
    })
  }
  return { cells, shown: shown.sort((a, b) => b.place.z - a.place.z) }
}

/** Models look to the right. */
function isFlipped({ sprite, faces }: SpriteUse, chance: boolean): boolean {
  if (faces) return faces === 'left'
  return chance && !spriteModel(sprite).hasSides
}

function grow(use: SpriteUse, variant: number, angle: number): Model {
  const { params, grow: growOne } = spriteModel(use.sprite)
  for (const key of Object.keys(use.with ?? {})) {
    if (!(key in params)) throw new ReelsmithError('paint/failed', `Shot plan: sprite ${use.sprite} has no parameter "${key}".`)
  }
  const facets = growOne(createRandom(use.seed * 31 + variant * 7919), { ...params, ...use.with })
  return modelOf(angle === 0 ? facets : turned(facets, angle))
}

/** Heading of the thing against the line of sight, radians: a house beside the street shows its side. */
function sideSeen({ x, z, heading = 0 }: SpritePlace, plan: ShotPlan): number {
  const { position } = cameraAt(plan.camera, plan.camera.durationS / 2)
  return heading + Math.atan2(x - position[0], Math.max(0.5, z - position[2]))
}

/** Pixels of the picture that it is high when it is nearest. */
function shownHeight({ z, height }: SpritePlace, plan: ShotPlan, shape: FrameShape): number {
  const pixels = [0, 0.5, 1].map((part) => {
    const camera = cameraAt(plan.camera, part * plan.camera.durationS)
    const depth = z - camera.position[2]
    return depth < 0.3 ? 0 : (height / depth) * camera.focal * shape.scale
  })
  return Math.ceil(Math.max(...pixels) * 1.05)
}

/** Instances as the shader reads them. */
export function instanceData(shown: readonly Shown[], cells: readonly Cell[], places: readonly CellPlace[]): Float32Array<ArrayBuffer> {
  const data = new Float32Array(Math.max(1, shown.length) * instanceFloats)
  const bytes = new Uint8Array(data.buffer)
  shown.forEach(({ use, place, cell, isFlipped, tone }, i) => {
    const { bounds, outline } = cells[cell]!.model
    const ends = isFlipped ? outline.map(([from, to]) => [1 - to, 1 - from] as const) : outline
    const { left, right, top, bottom, heightPx } = places[cell]!
    const { sway = 0, lamplight } = spriteModel(use.sprite)
    const tall = bounds.top - bounds.bottom
    const shift = ((bounds.left + bounds.right) / 2) * (isFlipped ? -1 : 1)
    const drift = { x: 0, y: 0, span: [1, 1] as const, ...use.drift }
    const speed = 0.75 + 0.5 * tone
    const light = 0.86 + 0.28 * tone
    data.set(
      [
        place.x + shift * place.height, (place.y ?? 0) + bounds.bottom * place.height, place.z, tall * place.height,
        isFlipped ? right : left, top, isFlipped ? left : right, bottom,
        (bounds.right - bounds.left) / tall, sway * (use.sway ?? 1), heightPx, lamplight ? lampKinds[lamplight] : 0,
        light, light * (0.97 + 0.06 * tone), light, use.blur ?? 0,
        use.bob ?? 0, (use.beat ?? 0) * (0.8 + 0.4 * tone), 0, 0,
        drift.x * speed, drift.y * speed, ...drift.span,
      ],
      i * instanceFloats,
    )
    // Rounded outward: nothing that is drawn is cut off.
    const outlineByte = i * instanceFloats * 4 + outlineOffset
    bytes.set(ends.map(([from]) => Math.floor(from * 255)), outlineByte)
    bytes.set(ends.map(([, to]) => Math.ceil(to * 255)), outlineByte + outlineLevels)
  })
  return data
}
