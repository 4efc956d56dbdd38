import assert from 'node:assert/strict'
import { createVerify, generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { closedAfter } from '../../process/testing.ts'
import { storagePlace } from './cloud-storage.ts'
import { OrderJob, modelOf } from './testing/order-job.ts'
import { googleVertex } from './testing/protocols/google-vertex.ts'
import { type Answer, type OpenProvider, type Protocol, type Provider, fail, openProvider, testClip } from './testing/provider-server.ts'
import { readServiceAccount } from './service-account.ts'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const claims: Record<string, unknown>[] = []

/** Vertex AI, and beside it the place where tokens are given out. */
const vertex: Protocol = {
  ...googleVertex,
  isAuthorised: ({ authorization, 'content-type': type, ...headers }) =>
    headers['x-goog-api-key'] === undefined && (authorization === 'Bearer an-hour' || type?.startsWith('application/x-www-form-urlencoded') === true),
  async answer(asked, provider) {
    if (asked.path === '/storage/v1/b/films/o/veo%2F1%2Fsample%200.mp4?alt=media' && asked.method === 'GET') return { file: provider.clip }
    if (asked.path !== '/token') return await inBucket(await googleVertex.answer(asked, provider), provider)
    const form = new URLSearchParams(asked.body.toString())
    const [header, payload, signature] = form.get('assertion')!.split('.')
    const isSigned = createVerify('RSA-SHA256').update(`${header}.${payload}`).verify(publicKey, signature!, 'base64url')
    if (!isSigned || form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer') return { status: 400, json: { error: 'invalid_grant' } }
    claims.push(JSON.parse(Buffer.from(payload!, 'base64url').toString()) as Record<string, unknown>)
    return { json: { access_token: 'an-hour', expires_in: 3600, token_type: 'Bearer' } }
  },
}

/** An answer with the clip in it, as it is when a place for it was ordered. */
async function inBucket(answer: Answer, provider: Provider): Promise<Answer> {
  const [order] = provider.orders.slice(-1) as { parameters: { storageUri?: string } }[]
  if (order?.parameters.storageUri === undefined || !answer || !('json' in answer) || !(answer.json as { done?: true }).done) return answer
  return { json: { ...(answer.json as object), response: { videos: [{ gcsUri: `${order.parameters.storageUri}1/sample 0.mp4`, mimeType: 'video/mp4' }] } } }
}

let folder: string
let provider: OpenProvider
const opened = closedAfter()
before(async () => {
  folder = opened.adopt(await mkdtemp(join(tmpdir(), 'reelsmith-account-')), async (path) => await rm(path, { recursive: true }))
  provider = opened.adopt(await openProvider(vertex, await testClip(folder)), async (each) => await each.close())
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

  it('should fetch clips from the bucket that they were ordered into', async () => {
    const account = { type: 'service_account', project_id: 'films', client_email: 'b@films', private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }), token_uri: `${provider.url}/token` }
    process.env.STORAGE_EMULATOR_HOST = provider.url
    const changes = { bucket: 'gs://films/veo/' }
    const { info } = await new OrderJob(modelOf(vertex, provider, changes), folder, JSON.stringify(account)).attempt()
    assert.equal(info.durationMs, 2000)
    assert.partialDeepStrictEqual(provider.orders.at(-1), { parameters: { storageUri: 'gs://films/veo/' } })
    assert.ok(provider.heard.at(-1)!.startsWith('GET /storage/v1/b/films/o/veo%2F1%2Fsample%200.mp4'))
    assert.deepEqual(provider.problems, [])
    delete process.env.STORAGE_EMULATOR_HOST
    assert.equal(storagePlace('gs://films/a/b.mp4', 't').url, 'https://storage.googleapis.com/storage/v1/b/films/o/a%2Fb.mp4?alt=media')
    assert.throws(() => storagePlace('ftp://films/a', 't'), { code: 'fetch/failed' })
    assert.throws(() => modelOf(vertex, provider, { bucket: 'films' }), /bucket: expected a place like gs:/)
  })

  it('should be asked for where a key alone can not read the bucket', async () => {
    const keyed = await openProvider({ ...googleVertex, answer: async (asked, there) => await inBucket(await googleVertex.answer(asked, there), there) }, Buffer.alloc(0))
    const order = new OrderJob(modelOf(googleVertex, keyed, { bucket: 'gs://films/' }), folder)
    await assert.rejects(order.attempt(), /Veo put the clip into a bucket \(gs:\/\/films\/1\/sample 0\.mp4\), which needs a service account to be read/)
    await keyed.close()
  })

  it('should be told from a key, and from a file that is none', async () => {
    assert.equal(await readServiceAccount('Veo', 'AIza-key'), undefined)
    await assert.rejects(readServiceAccount('Veo', '{"type":"user"}'), /Veo: its key was expected to be the JSON of a service account/)
  })
})
