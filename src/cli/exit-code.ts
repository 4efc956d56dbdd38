import { type ErrorCode, ReelsmithError } from '../errors/error.ts'

/** What the process says to scripts at its end. */
export const exitCodes = {
  ok: 0,
  internal: 1,
  /** The command line or the request can't be used as it is. */
  usage: 2,
  /** The result can't be written where it should go. */
  cannotWrite: 3,
  /** No server, or it refuses. */
  server: 4,
  /** The film could not be made. */
  film: 5,
  interrupted: 130,
} as const

const byArea: Record<string, number> = {
  request: exitCodes.usage,
  file: exitCodes.cannotWrite,
  auth: exitCodes.server,
  session: exitCodes.server,
  credits: exitCodes.server,
  store: exitCodes.server,
  server: exitCodes.server,
  client: exitCodes.server,
  render: exitCodes.film,
  timeline: exitCodes.film,
  media: exitCodes.film,
  paint: exitCodes.film,
  music: exitCodes.film,
  job: exitCodes.film,
  process: exitCodes.film,
  // told by a server: what isn't of its making is no ReelsmithError
  internal: exitCodes.film,
}

export function exitCodeOf(error: unknown): number {
  if (!ReelsmithError.is(error)) return exitCodes.internal
  if (error.code === 'job/cancelled') return exitCodes.interrupted
  if (error.code === 'store/disk-full' && error.details.local === true) return exitCodes.cannotWrite
  const area = (error.code satisfies ErrorCode).split('/')[0]!
  return byArea[area] ?? exitCodes.internal
}
