/**
 * What a text does not know by itself: whether other texts are in its way, and what picture lies behind it. Decided
 * once for all of a text's time, so that it looks the same in every segment.
 */
import { type Footprint, footprintOf } from '../compose/text/draw-text.ts'
import type { Legibility } from '../compose/text/layer.ts'
import { lookBehind } from '../compose/text/look-behind.ts'
import { safeArea } from '../compose/text/safe-area.ts'
import { type GlanceRequest, glanceAt } from './glance.ts'
import type { FilmPlan, TextUse } from './plan.ts'
import { textOptions } from './text-options.ts'

/** A text with its place in the frame. */
interface PlacedText {
  readonly use: TextUse
  readonly print: Footprint
  shiftPx: number
}

/** A longer text is looked at when it begins, in the middle and when it ends. */
const longSeconds = 3
/** Distance between texts that make way for each other, as a part of the frame's height. */
const distance = 0.014

/** Gives the texts of a plan's segments their shifts and what keeps them readable. */
export async function settleTexts<P extends Pick<FilmPlan, 'segments' | 'texts'>>(
  plan: P,
  request: GlanceRequest,
): Promise<P> {
  const shown = new Set(
    plan.segments.flatMap((segment) => segment.texts.map((use) => identity(use, segment.firstFrame))),
  )
  if (shown.size === 0) return plan
  const placed = makeWay(place(together(plan.texts, shown), request), request.output)
  const settled = new Map<string, Pick<TextUse, 'shift' | 'legibility'>>()
  for (const text of placed) {
    const key = identity(text.use, 0)
    if (!shown.has(key)) continue
    const legibility = text.print.needsLook ? await lookBehindText(text, request) : undefined
    const shift = Math.round((10_000 * text.shiftPx) / request.output.height) / 10_000
    settled.set(key, { ...(shift !== 0 && { shift }), ...(legibility && { legibility }) })
  }
  const segments = plan.segments.map((segment) => ({
    ...segment,
    texts: segment.texts.map((use) => ({ ...use, ...settled.get(identity(use, segment.firstFrame)) })),
  }))
  return { ...plan, segments }
}

/** The same text has the same name in every segment. */
function identity({ text, style, role, startFrame, frameCount }: TextUse, firstFrame: number): string {
  return JSON.stringify([firstFrame + startFrame, frameCount, role, text, style])
}

/** The texts that are shown, and those that are seen together with them, and with those in turn. */
function together(texts: readonly TextUse[], shown: ReadonlySet<string>): TextUse[] {
  const found = new Set(texts.filter((use) => shown.has(identity(use, 0))))
  for (const use of found) {
    for (const other of texts) if (meets(use, other)) found.add(other)
  }
  return texts.filter((use) => found.has(use))
}

function meets(a: TextUse, b: TextUse): boolean {
  return a.startFrame < b.startFrame + b.frameCount && b.startFrame < a.startFrame + a.frameCount
}

/** Captions stay where they are, then what has a place of its own, then the rest. */
function place(texts: readonly TextUse[], { timeline, assets, output }: GlanceRequest): PlacedText[] {
  const files = Object.fromEntries(Object.entries(assets).map(([id, asset]) => [id, asset.path]))
  const rank = ({ role, style }: TextUse): number =>
    role === 'caption' ? 0 : style.x !== undefined || style.y !== undefined ? 1 : style.position ? 2 : 3
  return texts
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap((use): PlacedText[] => {
      const print = footprintOf(textOptions(use, { language: timeline.language, files, output }))
      return print ? [{ use, print, shiftPx: 0 }] : []
    })
}

/** Moves texts up or down that would lie on others. Pure. */
export function makeWay(
  texts: readonly PlacedText[],
  { width, height }: { readonly width: number; readonly height: number },
): readonly PlacedText[] {
  const safe = safeArea(width, height)
  const gap = distance * height
  for (const [index, text] of texts.entries()) {
    const { top, bottom } = text.print.box
    const others = texts.slice(0, index).filter((other) => meets(text.use, other.use) && isBeside(text, other))
    // Where it can go: its own place, or directly above or below another one.
    const edges = others.map(
      (other) => [other.print.box.top + other.shiftPx, other.print.box.bottom + other.shiftPx] as const,
    )
    const shifts = [0, ...edges.flatMap(([above, below]) => [above - gap - bottom, below + gap - top])]
    const isFree = (shift: number): boolean =>
      edges.every(([above, below]) => bottom + shift <= above - gap / 2 || top + shift >= below + gap / 2)
    const isInside = (shift: number): boolean =>
      shift === 0 || (top + shift >= safe.top && bottom + shift <= safe.bottom)
    const best = shifts.filter((shift) => isFree(shift) && isInside(shift)).sort((a, b) => Math.abs(a) - Math.abs(b))[0]
    text.shiftPx = Math.round(best ?? 0)
  }
  return texts
}

function isBeside(a: PlacedText, b: PlacedText): boolean {
  return a.print.box.left < b.print.box.right && b.print.box.left < a.print.box.right
}

async function lookBehindText({ use, print, shiftPx }: PlacedText, request: GlanceRequest): Promise<Legibility> {
  const { width, height, fps } = request.output
  const { box } = print
  const moved = { ...print, box: { ...box, top: box.top + shiftPx, bottom: box.bottom + shiftPx } }
  const seconds = (use.frameCount * fps.den) / fps.num
  const shares = seconds > longSeconds ? [0.15, 0.5, 0.85] : [0.5]
  const grids = await glanceAt(
    shares.map((share) => use.startFrame + Math.floor(use.frameCount * share)),
    request,
  )
  const look = (mayBeDark: boolean): Legibility[] =>
    grids.map((grid) => lookBehind({ ...moved, mayBeDark }, grid, { width, height }))
  const found = look(print.mayBeDark)
  // Letters are dark only when they can be so all the time.
  const isMixed = found.some(({ isDark }) => isDark) && found.some(({ isDark }) => !isDark)
  return (isMixed ? look(false) : found).reduce((a, b) => (b.dimming > a.dimming ? b : a))
}
