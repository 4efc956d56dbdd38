/** The process that composes single frames: one at a time, until its channel to the server closes. */
import path from 'node:path'
import { ReelsmithError } from '../errors/error.ts'
import { encodePicture } from '../media/write-picture.ts'
import { msToFrame } from '../time/time.ts'
import { planAssetsOf } from './film.ts'
import { composeFrames } from './film-frames.ts'
import { FilmMedia } from './film-media.ts'
import type { FrameReply, FrameRequest } from './frame-protocol.ts'

/** What was found out about files is kept from one frame to the next. */
let media: { readonly folder: string; readonly shared: FilmMedia } | undefined

async function mediaIn(cacheDir: string): Promise<FilmMedia> {
  const folder = path.join(cacheDir, 'media')
  if (media?.folder === folder) return media.shared
  const shared = new FilmMedia(folder)
  await shared.prepare()
  media = { folder, shared }
  return shared
}

async function compose(request: FrameRequest): Promise<Buffer> {
  const { timeline, assets, cacheDir, atMs } = request
  const width = even(request.width)
  const output = { width, height: even((width * timeline.height) / timeline.width), fps: timeline.fps }
  const planAssets = await planAssetsOf({ assets })
  const wanted = { timeline, assets, planAssets, output, media: await mediaIn(cacheDir) }
  const [picture] = await composeFrames(wanted, [msToFrame(atMs, timeline.fps)])
  return await encodePicture(picture!, { format: 'jpeg' })
}

function even(px: number): number {
  return Math.max(16, 2 * Math.round(px / 2))
}

async function reply(request: FrameRequest): Promise<FrameReply> {
  try {
    return { ok: true, jpeg: (await compose(request)).toString('base64') }
  } catch (error) {
    if (ReelsmithError.is(error)) return { ok: false, code: error.code, message: error.message }
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
    return { ok: false, code: 'internal', message: 'The frame could not be composed.' }
  }
}

process.on('disconnect', () => process.exit(0))
process.on('message', (request: FrameRequest) => {
  void reply(request).then((answer) => process.send?.(answer))
})
