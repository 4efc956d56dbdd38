/** The timeline of each session and its summary, to be read. */
import { type Resource, ResourceNotFoundError, type Server } from '@modelcontextprotocol/server'
import type { NemoClient } from '../client/client.ts'
import { ReelsmithError } from '../errors/error.ts'
import { emptyTimeline } from '../timeline/create.ts'
import { summarize } from '../timeline/summary.ts'
import { lookAtDraft } from '../wire/draft-look.ts'
import type { SessionEntry } from '../wire/session.ts'
import { type View, parseUri, summaryUri, timelineUri, uriTemplate, views } from './resource-uri.ts'

/** How many sessions are listed, the one changed last first; older ones can be read all the same. */
const listedSessions = 50

const kinds: Readonly<Record<View, { mimeType: string; description: string }>> = {
  summary: { mimeType: 'text/plain', description: 'What is on the timeline, in one line' },
  timeline: { mimeType: 'application/json', description: 'The whole timeline: tracks, clips, texts and sounds, with their ids' },
}

export function serveResources(server: Server, client: NemoClient): void {
  server.setRequestHandler('resources/list', async (_request, { mcpReq: { signal } }) => {
    const sessions = await client.own.sessions(listedSessions, signal)
    return { resources: sessions.flatMap(resourcesOf) }
  })
  server.setRequestHandler('resources/templates/list', async () => ({
    resourceTemplates: views.map((view) => ({ uriTemplate: uriTemplate(view), name: view, ...kinds[view] })),
  }))
  server.setRequestHandler('resources/read', async ({ params: { uri } }, { mcpReq: { signal } }) => {
    const asked = parseUri(uri)
    if (!asked) throw new ResourceNotFoundError(uri)
    const { mimeType } = kinds[asked.view]
    try {
      const { draft } = await client.state(asked.sessionId, signal)
      const text = asked.view === 'summary' ? summarize(lookAtDraft(draft) ?? emptyTimeline()) : JSON.stringify(draft)
      return { contents: [{ uri, mimeType, text }] }
    } catch (error) {
      throw ReelsmithError.is(error, 'session/not-found') ? new ResourceNotFoundError(uri) : error
    }
  })
}

function resourcesOf({ session_id: id, title, task_name: taskName, updated_at: lastModified }: SessionEntry): Resource[] {
  const film = title || taskName
  const annotations = { lastModified }
  return [
    { uri: summaryUri(id), name: 'summary', title: `${film}: summary`, annotations, ...kinds.summary },
    { uri: timelineUri(id), name: 'timeline', title: `${film}: timeline`, annotations, ...kinds.timeline },
  ]
}
