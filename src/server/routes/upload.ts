import { rm } from 'node:fs/promises'
import { Hono } from 'hono'
import { ReelsmithError } from '../../errors/error.ts'
import type { AnalysePayload } from '../../ingest/analyse-worker.ts'
import { type Examiner, openExaminer } from '../../ingest/examiner.ts'
import type { FileRecord } from '../../store/assets.ts'
import { type Session, getSession } from '../../store/sessions.ts'
import { keepUpload, requireSpace, storedBytes } from '../../store/uploads.ts'
import { fpsToNumber } from '../../time/time.ts'
import { mirroredSuccess } from '../../wire/envelope.ts'
import { parseInput } from '../../wire/parse.ts'
import { type UploadedFile, mostUploads, urlUploadSchema } from '../../wire/upload.ts'
import { type Env, type RequestContext, type Server, linkMaker, readJson, requireAccount, requirePathUser } from '../context.ts'
import { fetchFiles } from '../fetch-files.ts'
import { type ReceivedFile, type RefusedFile, receiveFiles } from '../receive-files.ts'
import { uploadedFile } from '../uploaded-file.ts'

export function uploadRoutes(server: Server): Hono<Env> {
  const { store } = server
  const spaceBytes = server.settings.personal ? Number.POSITIVE_INFINITY : store.policy.filesPerUserBytes
  const routes = new Hono<Env>()

  routes.post('/api/upload-video/:app/:user/:sessionId', async (context) => {
    const { userId } = await requireAccount(server, context)
    requirePathUser(context)
    const session = await getSession(store, userId, context.req.param('sessionId'))
    const { signal } = context.req.raw
    // What is said of the size is believed when it is too much: the body need not be read then.
    const announcedBytes = Number(context.req.header('content-length') ?? 0)
    requireSpace(await storedBytes(store.db, userId), Math.max(0, announcedBytes - multipartBytes), spaceBytes)
    const received = await receive(server, context)
    await using examiner = openExaminer({ signal, log: server.log })
    const linkTo = linkMaker(server, context)
    const files: UploadedFile[] = []
    const unknown: FileRecord[] = []
    const refusals: ReelsmithError[] = []
    try {
      for (const file of received) {
        const taken = await take(server, { session, file, examiner, spaceBytes })
        if (ReelsmithError.is(taken)) {
          refusals.push(taken)
          files.push(refusedFile(file.name, taken))
        } else {
          if (taken.isUnknown) unknown.push(taken.file)
          files.push(uploadedFile(taken.file, linkTo))
        }
      }
    } finally {
      await Promise.all(received.map(async (file) => 'path' in file && (await rm(file.path, { force: true }))))
    }
    if (refusals.length === received.length) throw refusals[0]!
    const url = files.find(({ error }) => error === undefined)!.cdn_url
    await analyseLater(server, session, unknown)
    return context.json(mirroredSuccess({ files, session_state_applied: true as const, url }))
  })

  return routes
}

/** What the headers of 50 parts take at most; the rest of a body is files. */
const multipartBytes = 64 * 1024

async function receive({ store, settings }: Server, context: RequestContext): Promise<(ReceivedFile | RefusedFile)[]> {
  const options = {
    maxFileBytes: settings.uploadBytes,
    maxFiles: mostUploads,
    newPath: () => store.objects.temporaryPath('upload'),
  }
  const type = (context.req.header('content-type') ?? '').toLowerCase()
  if (type.startsWith('multipart/form-data')) return await receiveFiles(context.env.incoming, options)
  if (type !== '' && !/^(application\/json|text\/plain|application\/x-www-form-urlencoded)/.test(type)) {
    throw new ReelsmithError('request/invalid', 'body: expected multipart/form-data with the field "files", or JSON with "urls".')
  }
  // curl -d sends JSON as a form unless told otherwise.
  const { urls } = parseInput(urlUploadSchema, await readJson(context))
  return await fetchFiles(urls, { ...options, allowed: settings.fetchAllowed, signal: context.req.raw.signal })
}

/** Keeps a file of the session, or says why not. */
async function take(
  { store }: Server,
  {
    session,
    file,
    examiner,
    spaceBytes,
  }: { session: Session; file: ReceivedFile | RefusedFile; examiner: Examiner; spaceBytes: number },
): Promise<{ file: FileRecord; isUnknown: boolean } | ReelsmithError> {
  if ('error' in file) return file.error
  try {
    const examined = await examiner.examine(file.path, file.name)
    const { id: sessionId, userId } = session
    const { path, name: fileName, sizeBytes, hash } = file
    const common = { sessionId, userId, file: path, fileName, sizeBytes, hash, extension: examined.extension }
    return await keepUpload(store, { ...common, ...factsOf(examined) }, spaceBytes)
  } catch (error) {
    const isAboutFile = ReelsmithError.is(error, 'request/unsupported-type') || ReelsmithError.is(error, 'request/too-large')
    if (isAboutFile) return error as ReelsmithError
    throw error
  }
}

/** Nobody waits for it: the state shows what was found when it is there. */
async function analyseLater({ jobs }: Server, { id: sessionId, userId }: Session, unknown: readonly FileRecord[]): Promise<void> {
  if (unknown.length === 0) return
  const files = unknown.map(({ id, objectKey }) => ({ assetId: id, objectKey }))
  await jobs.enqueue('analyse', { userId, sessionId, payload: { files } satisfies AnalysePayload })
}

function factsOf(examined: Awaited<ReturnType<Examiner['examine']>>) {
  if (examined.kind !== 'media') {
    const none = { durationMs: 0, width: 0, height: 0, fps: 0, hasAudio: false, likeness: null }
    return { kind: examined.kind, ...none, documentText: examined.kind === 'document' ? examined.text : null }
  }
  const { kind, durationMs, width, height, fps, hasAudio } = examined.info
  return { kind, durationMs, width, height, fps: fps ? fpsToNumber(fps) : 0, hasAudio, documentText: null, likeness: examined.likeness ?? null }
}

function refusedFile(filename: string, { message }: ReelsmithError): UploadedFile {
  const none = { cdn_url: '', duration: 0, width: 0, height: 0, fps: 0, hash: '' }
  return { filename, file_type: 'document', ...none, error: message }
}
