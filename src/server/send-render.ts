import { ReelsmithError } from '../errors/error.ts'
import type { RenderResult } from '../render/render-worker.ts'
import type { Server } from './context.ts'
import { contentTypeOf } from '../wire/content-type.ts'
import { sendFile } from './send-file.ts'

/**
 * Sends a file of a finished render.
 *
 * @param name - `thumbnail.jpg`, `captions.srt`, `captions.vtt`; every other name is the film itself.
 * @throws {ReelsmithError} `render/not-found` while there is none.
 */
export async function sendRender(
  { store, jobs }: Server,
  request: Request,
  jobId: string,
  name = '',
): Promise<Response> {
  const job = await jobs.get(jobId)
  if (job.status !== 'completed') {
    throw new ReelsmithError('render/not-found', 'This render has no file yet; poll it until it is completed.')
  }
  const { objectKey, format, thumbnailKey, srtKey, vttKey } = job.result as RenderResult
  const beside: Record<string, string | undefined> = {
    'thumbnail.jpg': thumbnailKey,
    'captions.srt': srtKey,
    'captions.vtt': vttKey,
  }
  const isBeside = Object.hasOwn(beside, name)
  const key = isBeside ? beside[name] : objectKey
  if (key === undefined) throw new ReelsmithError('render/not-found', `This render has no file "${name}".`)
  return await sendFile(request, {
    path: store.objects.path(key),
    contentType: contentTypeOf(key),
    downloadName: isBeside ? name : `film.${format}`,
  })
}
