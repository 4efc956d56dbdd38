/** Files behind signed links: whoever has the link may read, nobody can guess one. */
import { Hono } from 'hono'
import { ReelsmithError } from '../../errors/error.ts'
import { type FileRecord, findFile } from '../../store/assets.ts'
import type { Env, RequestContext, Server } from '../context.ts'
import { contentTypeOf } from '../../wire/content-type.ts'
import { sendFile } from '../send-file.ts'
import { sendRender } from '../send-render.ts'
import { verifySignedUrl } from '../signed-url.ts'

export function fileRoutes(server: Server): Hono<Env> {
  const { store } = server
  const routes = new Hono<Env>()

  routes.get('/api/render/files/:jobId/:name', async (context) => {
    requireSignature(server, context)
    return await sendRender(server, context.req.raw, context.req.param('jobId'), context.req.param('name'))
  })

  routes.get('/api/files/:sessionId/:assetId', async (context) => {
    requireSignature(server, context)
    const file = await requireFile(context.req.param('sessionId'), context.req.param('assetId'))
    return await sendFile(context.req.raw, {
      path: store.objects.path(file.objectKey),
      contentType: contentTypeOf(file.objectKey),
      downloadName: file.fileName,
    })
  })

  routes.get('/api/files/:sessionId/:assetId/thumbnail.jpg', async (context) => {
    requireSignature(server, context)
    const { thumbnailKey } = await requireFile(context.req.param('sessionId'), context.req.param('assetId'))
    if (!thumbnailKey) throw gone()
    return await sendFile(context.req.raw, {
      path: store.objects.path(thumbnailKey),
      contentType: 'image/jpeg',
      downloadName: 'thumbnail.jpg',
    })
  })

  const requireFile = async (sessionId: string, id: string): Promise<FileRecord> => {
    const file = await findFile(store, sessionId, id)
    if (!file) throw gone()
    return file
  }

  return routes
}

function requireSignature({ store }: Server, context: RequestContext): void {
  if (verifySignedUrl(store.secret, new URL(context.req.url), store.now().getTime())) return
  throw new ReelsmithError('render/not-found', 'This link is not valid or has expired; ask for a new one by polling the render.')
}

function gone(): ReelsmithError {
  return new ReelsmithError('render/not-found', 'The file of this link is not there any more.')
}
