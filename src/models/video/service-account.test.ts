import assert from 'node:assert/strict'
import { createVerify, generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { OrderJob, modelOf } from './testing/order-job.ts'
import { googleVertex } from './testing/protocols/google-vertex.ts'
import { type OpenProvider, type Protocol, fail, openProvider, testClip } from './testing/provider-server.ts'
import { readServiceAccount } from './service-account.ts'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const claims: Record<string, unknown>[] = []

/** Vertex AI, and beside it the place where tokens are given out. */
const vertex: Protocol = {
  ...googleVertex,
  isAuthorised: ({ authorization, 'content-type': type, ...headers }) =>
    headers['x-goog-api-key'] === undefined && (authorization === 'Bearer an-hour' || type?.startsWith('application/x-www-form-urlencoded') === true),
  answer(asked, provider) {
    if (asked.path !== '/token') return googleVertex.answer(asked, provider)
    const form = new URLSearchParams(asked.body.toString())
    const [header, payload, signature] = form.get('assertion')!.split('.')
    const isSigned = createVerify('RSA-SHA256').update(`${header}.${payload}`).verify(publicKey, signature!, 'base64url')
    if (!isSigned || form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer') return { status: 400, json: { error: 'invalid_grant' } }
    claims.push(JSON.parse(Buffer.from(payload!, 'base64url').toString()) as Record<string, unknown>)
    return { json: { access_token: 'an-hour', expires_in: 3600, token_type: 'Bearer' } }
  },
}

let folder: string
let provider: OpenProvider
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelsmith-account-'))
  provider = await openProvider(vertex, await testClip(folder))
})
after(async () => {
  await provider.close()
  await rm(folder, { recursive: true })
})

describe('a service account', () => {
  it('should be exchanged for a token, with which clips are ordered', async () => {
    const account = { type: 'service_account', project_id: 'films', client_email: 'a@films', private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }), token_uri: `${provider.url}/token` }
    const file = join(folder, 'account.json')
    await writeFile(file, JSON.stringify(account))
    assert.deepEqual(await readServiceAccount('Veo', JSON.stringify(account)), account)
    provider.faults.push({ of: /\/token$/, answer: fail(vertex, 503, 'later') })
    const { info } = await new OrderJob(modelOf(vertex, provider), folder, file).attempt()
    assert.equal(info.durationMs, 2000)
    assert.deepEqual([provider.problems, provider.orders.length, claims.length], [[], 1, 1])
    assert.partialDeepStrictEqual(claims[0], { iss: 'a@films', aud: account.token_uri, scope: 'https://www.googleapis.com/auth/cloud-platform' })
  })

  it('should be told from a key, and from a file that is none', async () => {
    assert.equal(await readServiceAccount('Veo', 'AIza-key'), undefined)
    await assert.rejects(readServiceAccount('Veo', '{"type":"user"}'), /Veo: its key was expected to be the JSON of a service account/)
  })
})
