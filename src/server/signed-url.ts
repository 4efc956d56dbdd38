/** Download links that need no token: unguessable, and good for a day. HMAC-SHA256 over what they open and until when. */
import { createHmac, timingSafeEqual } from 'node:crypto'

export const linkLifetimeMs = 24 * 3_600_000

function signature(secret: Uint8Array, path: string, expiresMs: number): string {
  return createHmac('sha256', secret).update(`${path}\n${expiresMs}`).digest('base64url').slice(0, 32)
}

/** `path?expires=…&signature=…`; the path must not have a query of its own. */
export function signPath(secret: Uint8Array, path: string, nowMs: number): string {
  const expiresMs = nowMs + linkLifetimeMs
  return `${path}?expires=${expiresMs}&signature=${signature(secret, path, expiresMs)}`
}

/** Whether a link was made by {@link signPath} and is still good. */
export function verifySignedUrl(secret: Uint8Array, url: URL, nowMs: number): boolean {
  const expiresMs = Number(url.searchParams.get('expires'))
  const given = Buffer.from(url.searchParams.get('signature') ?? '')
  const expected = Buffer.from(signature(secret, url.pathname, expiresMs))
  return given.length === expected.length && timingSafeEqual(given, expected) && nowMs < expiresMs
}
