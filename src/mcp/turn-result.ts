/** What a turn came to, as the result of a tool. */
import type { CallToolResult, ContentBlock } from '@modelcontextprotocol/server'
import type { ReelsmithError } from '../errors/error.ts'
import { contentTypeOf } from '../wire/content-type.ts'
import { summaryUri, timelineUri } from './resource-uri.ts'
import type { TurnPlace } from './tool.ts'
import type { ActionResult, TurnSeen } from './watch-turn.ts'

export type TurnStatus = 'working' | 'done' | 'failed' | 'cancelled'

export function statusOf({ isOver, error }: TurnSeen): TurnStatus {
  if (!isOver) return 'working'
  if (!error) return 'done'
  return isCancellation(error) ? 'cancelled' : 'failed'
}

/** Streams number their errors, and both ways to be told 409 end in cancellation here: no call names a base version. */
function isCancellation({ code }: ReelsmithError): boolean {
  return code === 'job/cancelled' || code === 'session/version-conflict'
}

const whatStays = 'The work was cancelled. What it had changed by then stays: show-timeline tells what is there, undo takes it back.'

export function turnResult(place: TurnPlace, seen: TurnSeen): CallToolResult {
  const status = statusOf(seen)
  const facts = { session_id: place.sessionId, turn_id: place.turnId, status }
  if (status === 'working') {
    const { doing, progress } = seen
    return {
      content: [{ type: 'text', text: stillWorking(place, seen) }],
      structuredContent: { ...facts, ...(doing !== undefined && { doing }), ...(progress !== undefined && { progress }) },
    }
  }
  const { replies, results, error } = seen
  const links = [...results.flatMap(fileLinks), ...filmLinks(place)]
  const told = { ...facts, replies, results }
  if (error) {
    const shown = status === 'cancelled' ? { message: whatStays } : error
    return { ...errorResult(shown, [...replies], links), structuredContent: { ...told, error: error.message } }
  }
  return { content: [{ type: 'text', text: textOf(seen) }, ...links], structuredContent: told }
}

/** A failure that the model reads and can act on. */
export function errorResult(error: Pick<ReelsmithError, 'message'>, said: readonly string[] = [], links: readonly ContentBlock[] = []): CallToolResult {
  // An action's arguments are the tool's own.
  const message = error.message.replace(/^input\.(?=\w)/, '')
  return { isError: true, content: [{ type: 'text', text: [...said, message].join('\n\n') }, ...links] }
}

function stillWorking({ sessionId, turnId }: TurnPlace, { doing, progress }: TurnSeen): string {
  const where = [progress !== undefined && `${Math.round(progress * 100)}%`, doing].filter(Boolean).join(', ')
  const call = `wait-for-turn with session_id "${sessionId}" and turn_id "${turnId}"`
  return `Still working${where ? ` (${where})` : ''}. The work goes on by itself; call ${call} to wait for it, cancel-turn to stop it.`
}

function textOf({ replies, results }: TurnSeen): string {
  if (replies.length > 0) return replies.join('\n\n')
  return results.map(({ result }) => resultText(result)).join('\n\n') || 'Done.'
}

/** Edits say in words what they changed; all else is told as it is. */
function resultText(result: unknown): string {
  const changes = isObject(result) ? result.changes : undefined
  if (!Array.isArray(changes) || changes.length === 0) return JSON.stringify(result, null, 2)
  return changes.map((change) => `• ${String(change)}`).join('\n')
}

function fileLinks({ result }: ActionResult): ContentBlock[] {
  if (!isObject(result) || typeof result.url !== 'string') return []
  const name = `film.${typeof result.format === 'string' ? result.format : 'mp4'}`
  return [
    {
      type: 'resource_link',
      uri: result.url,
      name,
      description: 'The exported file; the link needs no token and is good for a day',
      mimeType: contentTypeOf(name),
      ...(typeof result.sizeBytes === 'number' && { size: result.sizeBytes }),
    },
  ]
}

function filmLinks({ sessionId }: TurnPlace): ContentBlock[] {
  return [
    { type: 'resource_link', uri: summaryUri(sessionId), name: 'summary', description: 'What is on the timeline', mimeType: 'text/plain' },
    { type: 'resource_link', uri: timelineUri(sessionId), name: 'timeline', description: 'The whole timeline', mimeType: 'application/json' },
  ]
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
