import { ReelsmithError } from '../errors/error.ts'
import type { RenderResult } from '../render/render-worker.ts'
import type { Server } from './context.ts'
import { sendFile } from './send-file.ts'

/**
 * Sends the film of a finished render.
 *
 * @throws {ReelsmithError} `render/not-found` while there is none.
 */
export async function sendRender({ store, jobs }: Server, request: Request, jobId: string): Promise<Response> {
  const job = await jobs.get(jobId)
  if (job.status !== 'completed') {
    throw new ReelsmithError('render/not-found', 'This render has no file yet; poll it until it is completed.')
  }
  const { objectKey } = job.result as RenderResult
  return await sendFile(request, {
    path: store.objects.path(objectKey),
    contentType: 'video/mp4',
    downloadName: 'film.mp4',
  })
}
