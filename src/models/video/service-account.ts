/** Google's service accounts: a signed claim is exchanged for a token that is good for an hour (RFC 7523). */
import { createSign } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import type { ProviderFetch } from './provider-fetch.ts'

const accountSchema = z.looseObject({
  type: z.literal('service_account'),
  project_id: z.string().min(1),
  client_email: z.string().min(1),
  private_key: z.string().min(1),
  token_uri: z.url().default('https://oauth2.googleapis.com/token'),
})

export type ServiceAccount = z.infer<typeof accountSchema>

/**
 * @param key - The JSON of an account, the path of its file, or a key of another kind.
 * @returns Undefined for a key of another kind.
 * @throws {ReelsmithError} `job/failed` for a file that can't be read or is no account.
 */
export async function readServiceAccount(name: string, key: string): Promise<ServiceAccount | undefined> {
  if (!key.trimStart().startsWith('{') && !key.endsWith('.json')) return undefined
  try {
    return accountSchema.parse(JSON.parse(key.endsWith('.json') ? await readFile(key, 'utf8') : key))
  } catch (cause) {
    throw new ReelsmithError('job/failed', `${name}: its key was expected to be the JSON of a service account, or the path of such a file.`, { cause })
  }
}

const tokenSchema = z.looseObject({ access_token: z.string(), expires_in: z.number() })

const tokenS = 3600
/** A token that ends in the middle of a request is of no use. */
const marginMs = 60_000

/** Gives a token for the account: the same one until it ends. */
export function accountTokens({ client_email: issuer, private_key: privateKey, token_uri: audience }: ServiceAccount, send: ProviderFetch): (signal: AbortSignal) => Promise<string> {
  let held: { token: string; untilMs: number } | undefined
  return async (signal) => {
    const nowMs = Date.now()
    if (held && held.untilMs - marginMs > nowMs) return held.token
    const issuedAt = Math.floor(nowMs / 1000)
    const claims = { iss: issuer, scope: 'https://www.googleapis.com/auth/cloud-platform', aud: audience, iat: issuedAt, exp: issuedAt + tokenS }
    const [header, payload] = [{ alg: 'RS256', typ: 'JWT' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    const signature = createSign('RSA-SHA256').update(`${header}.${payload}`).sign(privateKey, 'base64url')
    const body = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: `${header}.${payload}.${signature}` })
    const { access_token: token, expires_in: lengthS } = await send(audience, { method: 'POST', body, signal })
      .then(async (response) => tokenSchema.parse(await response.json()))
      .catch((cause: unknown) => {
        if (signal.aborted) throw cause
        const told = ReelsmithError.is(cause) ? cause : undefined
        // Nothing was asked for without a token.
        const details = { ...told?.details, accepted: false }
        throw new ReelsmithError('fetch/failed', told?.message ?? 'Google gave a token that can\'t be read.', { cause, retryable: told?.retryable ?? false, details })
      })
    held = { token, untilMs: nowMs + lengthS * 1000 }
    return token
  }
}
