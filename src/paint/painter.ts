/** Child process: paints the frames of one request and ends. See painter-protocol.ts. */
import { text } from 'node:stream/consumers'
import { ReelsmithError } from '../errors/error.ts'
import { openPainting } from './open-painting.ts'
import { type PaintFailure, type PaintRequest, failurePrefix } from './painter-protocol.ts'
import { I420Readback, paintedWidth } from './readback.ts'

async function paint(request: PaintRequest): Promise<void> {
  const { plan, width, height, fps, firstFrame, frameCount } = request
  const { gpu, painter } = await openPainting(paintedWidth(width), height, request.driver, frameCount)
  await painter.load(plan)
  const readback = new I420Readback(gpu.device, painter.planes)
  const submit = (index: number): void => {
    const encoder = gpu.device.createCommandEncoder()
    const frame = firstFrame + index
    painter.encode(encoder, (frame * fps.den) / fps.num, frame, 'planes')
    readback.encode(encoder, index)
    gpu.device.queue.submit([encoder.finish()])
  }
  submit(0)
  for (let index = 0; index < frameCount; index++) {
    // The device begins the next frame by itself while this one is read and on its way through the pipe.
    if (index + 1 < frameCount) submit(index + 1)
    await send(await Promise.race([readback.read(index, width), gpu.failed]))
  }
}

/** Resolves when the bytes have been taken: they are written over by the next frame. */
async function send(frame: Buffer): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(frame, (error) => (error ? reject(error) : resolve()))
  })
}

function failureOf(error: unknown): PaintFailure {
  if (error instanceof ReelsmithError) {
    return { code: error.code, message: error.message, retryable: error.retryable }
  }
  const message = error instanceof Error ? error.message : String(error)
  return { code: 'paint/failed', message, retryable: false }
}

try {
  await paint(JSON.parse(await text(process.stdin)) as PaintRequest)
  process.exit(0) // the device keeps the process alive otherwise
} catch (error) {
  process.stderr.write(`\n${failurePrefix}${JSON.stringify(failureOf(error))}\n`, () => process.exit(1))
}
