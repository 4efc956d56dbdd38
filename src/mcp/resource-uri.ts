/** Addresses of what a session holds. */

export const views = ['summary', 'timeline'] as const
export type View = (typeof views)[number]

export const uriTemplate = (view: View): string => `reelsmith://sessions/{session_id}/${view}`

export const summaryUri = (sessionId: string): string => `reelsmith://sessions/${sessionId}/summary`
export const timelineUri = (sessionId: string): string => `reelsmith://sessions/${sessionId}/timeline`

/** @returns undefined for what is no address of ours. */
export function parseUri(uri: string): { readonly sessionId: string; readonly view: View } | undefined {
  const [, sessionId, view] = /^reelsmith:\/\/sessions\/([\w-]{1,64})\/(summary|timeline)$/.exec(uri) ?? []
  return sessionId === undefined ? undefined : { sessionId, view: view as View }
}
