/** Sessions, the files in them, and a look at the film. */
import { z } from 'zod'
import type { Uploaded } from '../client/client.ts'
import { uploadEach } from '../client/upload-each.ts'
import { mostUploads } from '../wire/upload.ts'
import { type OwnTool, answerOf, changesFilm, ownTool, readsOnly, sessionIdSchema } from './tool.ts'

export const startSession = ownTool({
  name: 'start-session',
  title: 'Start a session',
  description: 'Begin an empty film. Its session_id is what all other tools work on; make-film begins one by itself when it is given none.',
  input: z.strictObject({ language: z.string().min(2).max(35).optional().describe('Of the replies, as BCP 47: en, zh-CN, …; English unless told') }),
  annotations: changesFilm,
  async run({ language }, { client, signal }) {
    const sessionId = await client.createSession({ language, signal })
    return answerOf(`The session ${sessionId} is ready.`, { session_id: sessionId })
  },
})

export const listSessions = ownTool({
  name: 'list-sessions',
  title: 'List sessions',
  description: "The user's films, the one changed last first.",
  input: z.strictObject({ limit: z.int().min(1).max(100).default(20) }),
  annotations: readsOnly,
  async run({ limit }, { client, signal }) {
    const sessions = await client.own.sessions(limit, signal)
    const lines = sessions.map(({ session_id: id, title, task_name: name, duration }) => `${id}: ${title || name}, ${duration} s`)
    return answerOf(lines.join('\n') || 'There are none yet.', { sessions })
  },
})

const urls = z.array(z.url({ protocol: /^https?$/ }).max(8192)).min(1).max(mostUploads)
const paths = z.array(z.string().min(1).max(4096)).min(1).max(mostUploads)
const fileTypes = 'mp4 mov avi webm mkv, jpg png gif webp, mp3 wav m4a aac, txt md docx pdf'

const upload = {
  name: 'upload-files',
  title: 'Upload files',
  annotations: { ...changesFilm, openWorldHint: true },
}

/** For callers on other machines: by address alone. */
export const uploadUrls = ownTool({
  ...upload,
  description: `Bring pictures, clips, sounds or scripts (${fileTypes}) into a session, from public addresses. Then say to make-film what to make of them.`,
  input: z.strictObject({ session_id: sessionIdSchema, urls: urls.describe('Public http(s) addresses') }),
  async run({ session_id: sessionId, urls: given }, { client, signal }) {
    return uploadAnswer(await client.own.uploadUrls(sessionId, given, signal))
  },
})

/** For callers on this machine: from its disks as well. */
export const uploadFiles = ownTool({
  ...upload,
  description: `Bring pictures, clips, sounds or scripts (${fileTypes}) into a session, from this machine or from public addresses. Then say to make-film what to make of them.`,
  input: z
    .strictObject({
      session_id: sessionIdSchema,
      paths: paths.optional().describe('Absolute paths of files on this machine'),
      urls: urls.optional().describe('Public http(s) addresses'),
    })
    .refine((input) => input.paths || input.urls, { path: ['paths'], message: 'expected paths or urls, got neither' }),
  async run({ session_id: sessionId, paths: named = [], urls: given = [] }, { client, signal, readFiles }) {
    const files = named.length > 0 && readFiles ? await readFiles(named) : []
    const uploaded = files.length > 0 ? await uploadEach(client, sessionId, files, { signal }) : []
    const fetched = given.length > 0 ? await client.own.uploadUrls(sessionId, given, signal) : []
    return uploadAnswer([...uploaded, ...fetched])
  },
})

function uploadAnswer(files: readonly Uploaded[]): ReturnType<typeof answerOf> {
  const lines = files.map(({ filename, fileType, error }) => `${filename}: ${error ?? fileType}`)
  return answerOf(lines.join('\n'), { files })
}

export const showFrame = ownTool({
  name: 'show-frame',
  title: 'Show a frame',
  description: 'A small picture of the film as it is now, at a moment: to see what was made before it is exported.',
  input: z.strictObject({
    session_id: sessionIdSchema,
    at_ms: z.int().min(0).max(3_600_000).default(0).describe('The moment'),
    width: z.int().min(64).max(1280).default(640).describe('In pixels'),
  }),
  annotations: readsOnly,
  async run({ session_id: sessionId, at_ms: atMs, width }, { client, signal }) {
    const jpeg = await client.own.frame(sessionId, { atMs, width }, signal)
    return { content: [{ type: 'image', mimeType: 'image/jpeg', data: Buffer.from(jpeg).toString('base64') }] }
  },
})

/** @param isLocal - Whether the caller is on this machine. */
export const sessionTools = (isLocal: boolean): readonly OwnTool[] => [startSession, listSessions, isLocal ? uploadFiles : uploadUrls, showFrame]
