import { Hono } from 'hono'
import { timelineOf } from '../../actions/session-context.ts'
import { type FileRecord, isMedia, listAnalyses, listFiles } from '../../store/assets.ts'
import { type Session, createSession, getSession } from '../../store/sessions.ts'
import { fpsToNumber } from '../../time/time.ts'
import { ratioText } from '../../timeline/words.ts'
import { parseSessionRequest } from '../../wire/account.ts'
import { encodeDraft } from '../../wire/draft-encode.ts'
import { mirroredSuccess, success } from '../../wire/envelope.ts'
import type { StateReply } from '../../wire/state.ts'
import { type Env, type Server, linkMaker, readJson, requireAccount, requirePathUser } from '../context.ts'
import { generatedMedia } from '../generated-media.ts'
import { uploadedFile } from '../uploaded-file.ts'

export function sessionRoutes(server: Server): Hono<Env> {
  const { store } = server
  const routes = new Hono<Env>()

  routes.post('/api/tasks/:user/with-session/:app', async (context) => {
    const { userId } = await requireAccount(server, context)
    requirePathUser(context)
    const { taskName, language = 'en' } = parseSessionRequest(await readJson(context))
    const session = await createSession(store, { userId, name: taskName, language })
    return context.json(mirroredSuccess({ task_id: session.taskId, session_id: session.id, user_id: userId }))
  })

  routes.get('/api/state/:app/:user/:sessionId/latest', async (context) => {
    const { userId } = await requireAccount(server, context)
    requirePathUser(context)
    const session = await getSession(store, userId, context.req.param('sessionId'))
    const files = await listFiles(store, session.id)
    const analyses = await listAnalyses(store, session.id)
    return context.json(success(stateReply(session, { files, analyses }, linkMaker(server, context))))
  })

  return routes
}

function stateReply(
  session: Session,
  { files, analyses }: { files: readonly FileRecord[]; analyses: StateReply['state']['video_analyses'] },
  linkTo: (path: string) => string,
): StateReply {
  const timeline = timelineOf(session)
  const { width, height, fps } = timeline
  return {
    session_id: session.id,
    task_id: session.taskId,
    task_name: session.name,
    user_id: session.userId,
    state: {
      draft: encodeDraft(timeline, session.version),
      video_infos: files.filter(({ origin }) => origin === 'uploaded').map((file) => uploadedFile(file, linkTo)),
      canvas_config: { width, height, ratio: ratioText(width, height), fps: fpsToNumber(fps) },
      video_analyses: analyses,
      generated_media: files
        .filter(isMedia)
        .filter(({ origin }) => origin === 'generated')
        .map((asset) => generatedMedia(asset, linkTo)),
    },
  }
}
