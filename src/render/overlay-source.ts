import { gradePixels } from '../compose/colour/colour-pass.ts'
import { type CardLook, cardReach, cornerMask, drawCard, isPlain, underCard } from '../compose/card.ts'
import { type Frame, type FrameMemory, planesOf } from '../compose/frame.ts'
import { type OverlayShape, isUpright, overlayPose, overlaySizes } from '../compose/overlay-pose.ts'
import { type Sprite, type SpritePlane, createSprite, drawSprite, emptySprite } from '../compose/sprite.ts'
import { TurnedSprite } from '../compose/turned-sprite.ts'
import type { MediaInfo } from '../media/media-info.ts'
import { readStill } from '../media/still.ts'
import type { Placement } from '../timeline/appearance.ts'
import { type Size, framePicture, wholePicture } from './framing.ts'
import { type PictureSource, type PictureSourceOptions, fileOf, gradeSteps, namingClip, openPictureSource } from './picture-source.ts'
import type { OverlayUse } from './plan.ts'

/** A picture that lies over the main one, frame by frame. */
export interface OverlaySource {
  /** Reads the picture of the next frame. */
  next(): Promise<void>
  /** Lays it over a frame of the segment. */
  draw(frame: Frame, index: number): void
  close(): Promise<void>
}

export type OverlaySourceOptions = PictureSourceOptions & { use: OverlayUse }

/** A card that takes more pixels than so many frames is drawn smaller and enlarged. */
const maxFrames = 1.5

/**
 * Opens an overlay.
 *
 * @throws {ReelsmithError} As {@link openPictureSource}.
 */
export async function openOverlaySource(
  options: OverlaySourceOptions,
  context: { signal?: AbortSignal },
): Promise<OverlaySource> {
  return await namingClip(options.use, async () => {
    const info = await options.media.probe(fileOf(options))
    const layout = layOut(options, info)
    const isStill = info.kind === 'image' && (options.use.appearance.motion === 'none' || info.hasAlpha)
    return isStill ? await openStillCard(options, info, layout) : await openMovingCard(options, info, layout, context)
  })
}

interface Layout extends Size {
  readonly look: CardLook
  readonly ratio: number
}

/** Size of the overlay's picture, even, at which its card is drawn: its largest. */
function layOut({ use, width, height }: OverlaySourceOptions, info: MediaInfo): Layout {
  const { placement, appearance } = use
  const plain = { radius: 0, border: null, shadow: 0 }
  if (!placement) return { width, height, look: plain, ratio: width / height }
  const { crop = wholePicture } = appearance
  const ratio = (info.width * crop.width) / (info.height * crop.height)
  const short = Math.min(width, height)
  const { most } = overlaySizes(placement, short)
  const limit = Math.sqrt((maxFrames * width * height) / Math.min(ratio, 1 / ratio))
  const long = Math.min(most, limit)
  const size = { width: even(ratio >= 1 ? long : long * ratio), height: even(ratio >= 1 ? long / ratio : long) }
  // A border is as wide as it says when the overlay has its largest size, and grows and shrinks with it.
  const scale = long / most
  const border = placement.border && { ...placement.border, width: placement.border.width * short * scale }
  const radius = (placement.cornerRadius ?? 0) * Math.min(size.width, size.height)
  return { ...size, look: { radius, border: border ?? null, shadow: placement.shadow ?? 0 }, ratio }
}

/** Drawn once: every frame only lays it somewhere. */
async function openStillCard(options: OverlaySourceOptions, info: MediaInfo, layout: Layout): Promise<OverlaySource> {
  const { memory, use, media } = options
  const { appearance } = use
  const file = fileOf(options)
  const isLookedAt = !use.placement && appearance.fit === 'cover' && !appearance.focus
  const look = isLookedAt ? { ...(await media.look(file, info, use.lookMs)), whole: null } : null
  const still = { ...appearance, motion: 'none', fit: use.placement ? 'cover' : appearance.fit } as const
  const source = { width: info.width, height: info.height }
  const framing = framePicture({ source, frame: { width: layout.width, height: layout.height }, appearance: still, look, motionMs: 0 })
  const pixels = await readStill(file, info, { ...framing, ...framing.working, background: null })
  gradePixels(pixels, await gradeSteps(options))
  const card = drawCard(pixels, layout.look)
  const draw = drawer(options, layout, createSprite(memory, card.pixels))
  return { next: async () => {}, draw: draw.draw, close: async () => {} }
}

async function openMovingCard(
  options: OverlaySourceOptions,
  info: MediaInfo,
  layout: Layout,
  context: { signal?: AbortSignal },
): Promise<OverlaySource> {
  const { memory, use } = options
  const { width, height } = layout
  const appearance = { ...use.appearance, ...(use.placement && { fit: 'cover' as const }), ...(info.hasAlpha && { motion: 'none' as const }) }
  const inside = { ...options, use: { ...use, appearance }, width, height, withAlpha: info.hasAlpha }
  const source = await openPictureSource(inside, context)
  const picture = memory.allocateFrame(width, height)
  const card = new MovingCard(memory, layout, source)
  const { draw, update } = drawer(options, layout, card.sprite)
  return {
    next: async () => {
      await source.next(picture)
      card.update(picture)
      update()
    },
    draw,
    close: () => source.close(),
  }
}

/** A card whose picture changes with every frame. */
class MovingCard {
  readonly sprite: Sprite
  readonly #memory: FrameMemory
  readonly #source: PictureSource
  /** The picture alone, with rounded corners; the card itself when there is nothing under it. */
  readonly #picture: Sprite
  /** Border and shadow, and how far they reach beyond the picture. */
  readonly #under: Sprite | null
  readonly #reach: number
  /** What the corners leave of luma and of chroma. */
  readonly #masks: readonly [luma: number, chroma: number]

  constructor(memory: FrameMemory, { width, height, look }: Layout, source: PictureSource) {
    this.#memory = memory
    this.#source = source
    this.#masks = [memory.allocate(width * height), memory.allocate((width * height) / 4)]
    memory.bytes(this.#masks[0], width * height).set(cornerMask(width, height, look.radius))
    memory.kernel.halvePlane(this.#masks[0], width, this.#masks[1], width / 2, width / 2, height / 2)
    this.#picture = emptySprite(memory, width, height)
    for (const [index, plane] of planesOfSprite(this.#picture).entries()) {
      memory.kernel.copyRect(this.#mask(index), plane.width, plane.alpha, plane.stride, plane.width, plane.height)
    }
    const hasUnder = !isPlain({ ...look, radius: 0 })
    this.#reach = hasUnder ? cardReach(width, height, look) : 0
    this.#under = hasUnder ? createSprite(memory, underCard(width, height, look).pixels) : null
    this.sprite = this.#under ? emptySprite(memory, width + 2 * this.#reach, height + 2 * this.#reach) : this.#picture
  }

  update(frame: Frame): void {
    const { kernel } = this.#memory
    const frames = planesOf(frame)
    if (this.#source.alpha !== null) this.#maskByAlpha(this.#source.alpha)
    for (const [index, plane] of planesOfSprite(this.#picture).entries()) {
      const { offset, width, height } = frames[index]!
      kernel.maskPlane(plane.value, plane.stride, offset, width, plane.alpha, plane.stride, width, height)
    }
    if (this.#under) this.#layOver(this.#under)
  }

  /** The picture's own alpha under the corners. */
  #maskByAlpha(alpha: number): void {
    const { kernel } = this.#memory
    const [luma, u, v] = planesOfSprite(this.#picture)
    kernel.maskPlane(luma.alpha, luma.stride, alpha, luma.width, this.#masks[0], luma.width, luma.width, luma.height)
    for (const plane of [u, v]) {
      kernel.halvePlane(luma.alpha, luma.stride, plane.alpha, plane.stride, plane.width, plane.height)
    }
  }

  /** Premultiplied values and alphas both follow the same rule: above + below × (1 - alpha above). */
  #layOver(under: Sprite): void {
    const { kernel } = this.#memory
    const below = planesOfSprite(under)
    const above = planesOfSprite(this.#picture)
    for (const [index, card] of planesOfSprite(this.sprite).entries()) {
      const [from, picture] = [below[index]!, above[index]!]
      const reach = index === 0 ? this.#reach : this.#reach / 2
      const inside = reach * card.stride + reach
      for (const part of ['value', 'alpha'] as const) {
        kernel.copyRect(from[part], from.stride, card[part], card.stride, card.width, card.height)
        kernel.blend(
          card[part] + inside, card.stride, picture[part], picture.alpha, picture.stride,
          picture.width, picture.height, 0, 0, 256,
        )
      }
    }
  }

  #mask(plane: number): number {
    return this.#masks[plane === 0 ? 0 : 1]
  }
}

function planesOfSprite(sprite: Sprite): readonly [SpritePlane, SpritePlane, SpritePlane] {
  return [sprite.luma, sprite.chroma[0], sprite.chroma[1]]
}

/** Lays a card where its placement says. */
function drawer(
  { memory, use, fps, width, height }: OverlaySourceOptions,
  layout: Layout,
  sprite: Sprite,
): { draw: OverlaySource['draw']; update: () => void } {
  const { placement } = use
  if (!placement) return { draw: (frame) => drawSprite(memory, frame, sprite, 0, 0, 1), update: () => {} }
  const long = Math.max(layout.width, layout.height)
  const { most, least } = overlaySizes(placement, Math.min(width, height))
  const turned = isUpright(placement) && Math.abs(long - most) <= 2 ? null : new TurnedSprite(memory, sprite, least / long)
  const shape: OverlayShape = { width, height, ratio: layout.ratio }
  const msOf = (frames: number): number => (frames * 1000 * fps.den) / fps.num
  const draw = (frame: Frame, index: number): void => {
    const pose = overlayPose(placement, shape, msOf(index - use.startFrame), msOf(use.frameCount))
    if (turned) turned.draw(frame, { ...pose, scale: pose.size / long })
    else drawUpright(memory, frame, sprite, pose, placement)
  }
  return { draw, update: () => turned?.update() }
}

/** At rest a card lies on whole pixels, where it is sharpest. */
function drawUpright(
  memory: FrameMemory,
  frame: Frame,
  sprite: Sprite,
  pose: { x: number; y: number; opacity: number },
  placement: Placement,
): void {
  const { width, height } = sprite.luma
  const [x, y] = [pose.x - width / 2, pose.y - height / 2]
  const isMoving = placement.keyframes !== undefined || placement.animation !== undefined
  const at = (value: number): number => (isMoving ? value : Math.round(value))
  drawSprite(memory, frame, sprite, at(x), at(y), pose.opacity)
}

function even(value: number): number {
  return Math.max(2, 2 * Math.round(value / 2))
}
