import type { TextTrack } from '../../timeline/model.ts'
import type { TextStyle } from '../../timeline/text-style.ts'
import type { Frame, FrameMemory } from '../frame.ts'
import { type Sprite, createSprite, drawSprite } from '../sprite.ts'
import { fontsFor } from './fonts.ts'
import { lineMeasure, rasterizeLine, rasterizeShape } from './raster.ts'
import { captionStyle } from './style-caption.ts'
import { lowerThirdStyle } from './style-lower-third.ts'
import { titleStyle } from './style-title.ts'
import type { Layer, Move, TextStyleDesign } from './style.ts'

/** The designed styles, by the name that a text's style may give as its preset. */
export const textPresets: Readonly<Record<string, TextStyleDesign>> = {
  title: titleStyle,
  'lower-third': lowerThirdStyle,
  caption: captionStyle,
}

export interface TextOptions {
  readonly text: string
  readonly style: TextStyle
  readonly role: TextTrack['role']
  /** BCP 47. */
  readonly language: string
  /** Of the frames it will be drawn on, in pixels. */
  readonly width: number
  readonly height: number
}

/** A text that is ready to be drawn on frames. */
export interface PreparedText {
  /**
   * Draws the text as it is at a moment.
   *
   * @param seconds - Since the text came up.
   * @param totalSeconds - How long the text is on; it has gone by then.
   */
  draw(frame: Frame, seconds: number, totalSeconds: number): void
  /** Characters that no bundled font has; they are left out. */
  readonly missing: readonly string[]
}

interface PlacedSprite {
  readonly sprite: Sprite
  readonly x: number
  readonly y: number
  readonly layer: Layer
}

/** Lays a text out in its style and draws its pieces once; every frame then only moves and blends them. */
export function prepareText(memory: FrameMemory, options: TextOptions): PreparedText {
  const { style } = options
  const fonts = fontsFor(`${options.text}…`)
  const text = fonts.missing.reduce((rest, character) => rest.replaceAll(character, ''), options.text)
  if (text.trim() === '') return { missing: fonts.missing, draw: () => {} }
  const design = textPresets[presetOf(options)]!
  const layers = design({
    text: text.replaceAll('\r', ''),
    language: options.language,
    width: options.width,
    height: options.height,
    scale: style.size ?? 1,
    color: style.color,
    position: style.position,
    measure: lineMeasure(fonts.families),
  })
  const sprites = layers.map((layer): PlacedSprite => {
    const raster = layer.kind === 'line' ? rasterizeLine(layer, fonts.families) : rasterizeShape(layer)
    // At rest everything lies on whole pixels, where it is sharpest.
    const x = Math.round(layer.x + raster.left)
    const y = Math.round(layer.y + raster.top)
    return { sprite: createSprite(memory, raster.pixels), x, y, layer }
  })
  return {
    missing: fonts.missing,
    draw: (frame, seconds, totalSeconds) => {
      for (const { sprite, x, y, layer } of sprites) {
        const { opacity, dx, dy } = stateAt(layer, seconds, totalSeconds)
        drawSprite(memory, frame, sprite, x + dx, y + dy, opacity)
      }
    },
  }
}

/** A preset that is not known (a newer draft's) falls back to the one of the text's role. */
function presetOf({ style, role }: TextOptions): string {
  if (style.preset !== undefined && Object.hasOwn(textPresets, style.preset)) return style.preset
  if (role === 'caption') return 'caption'
  return style.position === 'lower-third' ? 'lower-third' : 'title'
}

/** Where a layer is at a moment. In a short text the moves are shortened, so that it rests for a third at least. */
export function stateAt(
  layer: { in: Move; out: Move },
  seconds: number,
  totalSeconds: number,
): { opacity: number; dx: number; dy: number } {
  const inEnd = layer.in.delaySeconds + layer.in.seconds
  const pace = Math.min(1, (totalSeconds * 0.66) / (inEnd + layer.out.delaySeconds + layer.out.seconds))
  const arrived = clamp((seconds / pace - layer.in.delaySeconds) / layer.in.seconds)
  const left = clamp((totalSeconds - seconds) / pace / layer.out.seconds)
  const wayIn = (1 - arrived) ** 3
  const wayOut = (1 - left) ** 2
  return {
    opacity: smooth(arrived) * smooth(left),
    dx: layer.in.dx * wayIn + layer.out.dx * wayOut,
    dy: layer.in.dy * wayIn + layer.out.dy * wayOut,
  }
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value))
}

function smooth(t: number): number {
  return t * t * (3 - 2 * t)
}
