import { rm } from 'node:fs/promises'
import { Hono } from 'hono'
import { ReelsmithError } from '../../errors/error.ts'
import { type AssetRecord, addAsset } from '../../store/assets.ts'
import { type Session, getSession } from '../../store/sessions.ts'
import { fpsToNumber } from '../../time/time.ts'
import { mirroredSuccess } from '../../wire/envelope.ts'
import type { UploadedFile } from '../../wire/upload.ts'
import { type Env, type Server, linkMaker, requireAccount, requirePathUser } from '../context.ts'
import { type ReceivedFile, receiveFiles } from '../receive-files.ts'
import { uploadedFile } from '../uploaded-file.ts'

const maxFileBytes = 500 * 1024 * 1024
const maxFiles = 50
const acceptedTypes = 'mp4, mov, avi, webm, mkv, jpg, png, gif, webp, mp3, wav, m4a, aac'

export function uploadRoutes(server: Server): Hono<Env> {
  const { store } = server
  const routes = new Hono<Env>()

  routes.post('/api/upload-video/:app/:user/:sessionId', async (context) => {
    const { userId } = await requireAccount(server, context)
    requirePathUser(context)
    const session = await getSession(store, userId, context.req.param('sessionId'))
    if (!context.req.header('content-type')?.startsWith('multipart/form-data')) {
      throw new ReelsmithError('request/invalid', 'body: expected multipart/form-data with the field "files".')
    }
    const received = await receiveFiles(context.env.incoming, {
      maxFileBytes,
      maxFiles,
      newPath: () => store.objects.temporaryPath('upload'),
    })
    const linkTo = linkMaker(server, context)
    const files: UploadedFile[] = []
    const refusals: ReelsmithError[] = []
    for (const file of received) {
      try {
        files.push(uploadedFile(await keepUpload(server, session, file, context.req.raw.signal), linkTo))
      } catch (error) {
        if (!ReelsmithError.is(error)) throw error
        refusals.push(error)
        files.push(refusedFile(file, error))
      } finally {
        await rm(file.path, { force: true })
      }
    }
    if (refusals.length === received.length) throw refusals[0]!
    const url = files.find(({ error }) => error === undefined)!.cdn_url
    return context.json(mirroredSuccess({ files, session_state_applied: true as const, url }))
  })

  return routes
}

/** Keeps a received file as an asset of the session, if its content is of an accepted type. */
async function keepUpload({ store }: Server, session: Session, file: ReceivedFile, signal: AbortSignal): Promise<AssetRecord> {
  // Loaded with the first upload: that keeps the image library (12 MB) out of an idle server.
  const { probeMedia } = await import('../../media/probe.ts')
  const media = await probeMedia(file.path, { signal }).catch((error: unknown) => {
    if (!ReelsmithError.is(error, 'media/unreadable')) throw error
    throw new ReelsmithError('request/unsupported-type', `"${file.name}" can't be used: ${error.message} Accepted are: ${acceptedTypes}.`, { cause: error })
  })
  const extension = /\.([a-z0-9]{1,8})$/i.exec(file.name)?.[1]?.toLowerCase() ?? 'bin'
  const objectKey = await store.objects.adopt(file.path, extension)
  return await addAsset(store, {
    sessionId: session.id,
    userId: session.userId,
    kind: media.kind,
    origin: 'uploaded',
    objectKey,
    fileName: file.name,
    sizeBytes: file.sizeBytes,
    durationMs: media.durationMs,
    width: media.width,
    height: media.height,
    fps: media.fps ? fpsToNumber(media.fps) : 0,
    hasAudio: media.hasAudio,
    handleMs: 0,
    prompt: null,
    model: null,
    seed: null,
  })
}

function refusedFile(file: ReceivedFile, error: ReelsmithError): UploadedFile {
  return {
    filename: file.name,
    file_type: 'document',
    cdn_url: '',
    duration: 0,
    width: 0,
    height: 0,
    fps: 0,
    hash: '',
    error: error.message,
  }
}
