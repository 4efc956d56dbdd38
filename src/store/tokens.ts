/** Tokens are derived from the server's secret, so a stolen database opens nothing. */
import { createHash, createHmac } from 'node:crypto'

const prefix = 'nmv_usr_'
const pattern = /^nmv_usr_[A-Za-z0-9_-]{43}$/

/** The token of a user's n-th issue; the same for the same secret, however often it is asked for. */
export function deriveToken(secret: Uint8Array, userId: string, serial: number): string {
  return prefix + createHmac('sha256', secret).update(`token\n${userId}\n${serial}`).digest('base64url')
}

/** What the table keeps of a token. A plain hash is enough: the token has 256 random-looking bits. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Whether a text can be a token at all. */
export function looksLikeToken(text: string): boolean {
  return pattern.test(text)
}

/** A keyed hash of something guessable: a client id, an address. */
export function hashPrivately(
  secret: Uint8Array,
  purpose: 'client' | 'address' | 'block',
  text: string,
): string {
  return createHmac('sha256', secret).update(`${purpose}\n${text}`).digest('hex')
}
