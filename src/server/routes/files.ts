/** Files behind signed links: whoever has the link may read, nobody can guess one. */
import { Hono } from 'hono'
import { ReelsmithError } from '../../errors/error.ts'
import { getAsset } from '../../store/assets.ts'
import type { Env, RequestContext, Server } from '../context.ts'
import { sendFile } from '../send-file.ts'
import { sendRender } from '../send-render.ts'
import { verifySignedUrl } from '../signed-url.ts'

export function fileRoutes(server: Server): Hono<Env> {
  const { store } = server
  const routes = new Hono<Env>()

  routes.get('/api/render/files/:jobId/:name', async (context) => {
    requireSignature(server, context)
    return await sendRender(server, context.req.raw, context.req.param('jobId'))
  })

  routes.get('/api/files/:sessionId/:assetId', async (context) => {
    requireSignature(server, context)
    const asset = await getAsset(store, context.req.param('sessionId'), context.req.param('assetId'))
    return await sendFile(context.req.raw, {
      path: store.objects.path(asset.objectKey),
      contentType: contentTypes[asset.objectKey.replace(/^.*\./, '')] ?? 'application/octet-stream',
      downloadName: asset.fileName,
    })
  })

  return routes
}

function requireSignature({ store }: Server, context: RequestContext): void {
  if (verifySignedUrl(store.secret, new URL(context.req.url), store.now().getTime())) return
  throw new ReelsmithError('render/not-found', 'This link is not valid or has expired; ask for a new one by polling the render.')
}

const contentTypes: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  avi: 'video/x-msvideo',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
}
