import { FrameMemory, lumaBlack } from '../compose/frame.ts'
import { prepareText } from '../compose/text/draw-text.ts'
import type { I420Picture } from '../media/write-picture.ts'
import { frameToMs, msToFrame } from '../time/time.ts'
import { timelineDurationMs } from '../timeline/model.ts'
import { composeFrames } from './film-frames.ts'
import type { GlanceRequest } from './glance.ts'

/**
 * Moments of a film side by side, evenly spread over it, each with its time.
 *
 * @param request.output - Its width is the sheet's; its ratio that of each picture.
 * @param count - How many moments.
 */
export async function contactSheet(
  request: GlanceRequest,
  count: number,
  onProgress: (fraction: number) => void = () => {},
): Promise<I420Picture> {
  const { timeline, output } = request
  const columns = Math.ceil(Math.sqrt((count * output.height * 16) / (output.width * 9)))
  const rows = Math.ceil(count / columns)
  const width = even(output.width / columns)
  const tile = { width, height: even((width * output.height) / output.width), fps: output.fps }
  const frameCount = msToFrame(timelineDurationMs(timeline), output.fps)
  const memory = await FrameMemory.create()
  const sheet = memory.allocateFrame(tile.width * columns, tile.height * rows)
  memory.fillFrame(sheet, lumaBlack)
  const target = memory.frameView(sheet).slice()
  for (let index = 0; index < count; index++) {
    const frame = Math.floor(((index + 0.5) * frameCount) / count)
    const [picture] = await composeFrames({ ...request, output: tile }, [frame])
    const labelled = await withTime(picture!, frameToMs(frame, output.fps))
    copyInto(
      target,
      sheet.width,
      sheet.height,
      labelled,
      (index % columns) * tile.width,
      Math.floor(index / columns) * tile.height,
    )
    onProgress((index + 1) / count)
  }
  return { i420: target, width: sheet.width, height: sheet.height }
}

function even(px: number): number {
  return Math.max(16, 2 * Math.floor(px / 2))
}

async function withTime({ i420, width, height }: I420Picture, ms: number): Promise<I420Picture> {
  const memory = await FrameMemory.create()
  const frame = memory.allocateFrame(width, height)
  memory.frameView(frame).set(i420)
  const seconds = ms / 1000
  const text = `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(1).padStart(4, '0')}`
  const style = {
    preset: 'label',
    position: 'bottom-right',
    size: 1.9,
    animation: { in: 'none', out: 'none' },
  } as const
  const label = prepareText(memory, { text, style, role: 'text', language: 'en', width, height, totalSeconds: 2 })
  label.draw(frame, 1)
  return { i420: memory.frameView(frame).slice(), width, height }
}

/** @param left, top - Even. */
function copyInto(
  target: Uint8Array,
  width: number,
  height: number,
  picture: I420Picture,
  left: number,
  top: number,
): void {
  const copyPlane = (to: number, from: number, stride: number, w: number, h: number, x: number, y: number): void => {
    for (let row = 0; row < h; row++) {
      target.set(picture.i420.subarray(from + row * w, from + (row + 1) * w), to + (y + row) * stride + x)
    }
  }
  const [luma, tileLuma] = [width * height, picture.width * picture.height]
  copyPlane(0, 0, width, picture.width, picture.height, left, top)
  for (const plane of [0, 1]) {
    const [to, from] = [luma + (plane * luma) / 4, tileLuma + (plane * tileLuma) / 4]
    copyPlane(to, from, width / 2, picture.width / 2, picture.height / 2, left / 2, top / 2)
  }
}
