/** Links to one session for somebody who has no account: signed, good for seven days, of no use for the API. */
import { createHmac, timingSafeEqual } from 'node:crypto'

export const claimLifetimeMs = 7 * 24 * 3_600_000

const pattern = /^clm_(\d{19})_([0-9a-z]{1,11})_([\w-]{43})$/

function sign(secret: Uint8Array, sessionId: string, expiresMs: number): string {
  return createHmac('sha256', secret).update(`claim\n${sessionId}\n${expiresMs}`).digest('base64url')
}

export function claimToken(secret: Uint8Array, sessionId: string, nowMs: number): string {
  const expiresMs = nowMs + claimLifetimeMs
  return `clm_${sessionId}_${expiresMs.toString(36)}_${sign(secret, sessionId, expiresMs)}`
}

/** The session that a claim token opens; undefined when it isn't one, or has expired. */
export function claimedSession(secret: Uint8Array, token: string, nowMs: number): string | undefined {
  const [, sessionId, time, signature] = pattern.exec(token) ?? []
  if (!sessionId || !time || !signature) return undefined
  const expiresMs = Number.parseInt(time, 36)
  const expected = Buffer.from(sign(secret, sessionId, expiresMs))
  return timingSafeEqual(Buffer.from(signature), expected) && nowMs < expiresMs ? sessionId : undefined
}
