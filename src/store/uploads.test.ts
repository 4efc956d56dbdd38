import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import { issueAnonymousToken } from './accounts.ts'
import { listAssets, listDocuments, listFiles } from './assets.ts'
import { brandOf, bringLogo, findBrand, logoOf, saveBrand } from './brands.ts'
import { closeAccount, removeAccount, removeSessions } from './removal.ts'
import { createSession } from './sessions.ts'
import { type TestStore, openTestStore } from './testing.ts'
import { type Upload, keepUpload, storedBytes } from './uploads.ts'

let store: TestStore
let users = 0
before(async () => void (store = await openTestStore({ REELSMITH_TOKENS_PER_IP: '100' })))
after(async () => await store.close())

async function newSession(userId?: string): Promise<{ userId: string; sessionId: string }> {
  const owner = userId ?? (await issueAnonymousToken(store, { clientId: `user ${++users}`, address: '10.0.0.1' })).userId
  return { userId: owner, sessionId: (await createSession(store, { userId: owner, name: 'project', language: 'en' })).id }
}

async function keep(owner: { userId: string; sessionId: string }, content: string, more: Partial<Upload> = {}, spaceBytes = 100) {
  const file = store.objects.temporaryPath('upload')
  await writeFile(file, content)
  const facts = { kind: 'audio' as const, durationMs: 1000, width: 0, height: 0, fps: 0, hasAudio: true, documentText: null, likeness: null }
  const hash = createHash('sha256').update(content).digest('hex')
  const upload = { ...owner, file, extension: 'wav', fileName: 'a.wav', sizeBytes: content.length, hash, ...facts, ...more }
  return await keepUpload(store, upload, spaceBytes)
}

describe('the brand of a user', () => {
  it('should outlive the session of its logo, come with its file to another, and go with the account', async () => {
    const first = await newSession()
    const { file } = await keep(first, 'a logo', { kind: 'image', extension: 'png', fileName: 'logo.png', durationMs: 0, width: 20, height: 10, hasAudio: false })
    const logo = await logoOf(store, first.sessionId, file.id)
    await saveBrand(store, first.userId, { color: '#1a237e', logo: logo! })
    await removeSessions(store, [first.sessionId])
    assert.equal(await store.objects.size(file.objectKey), 6)
    const kept = (await findBrand(store, first.userId))!
    assert.deepEqual(brandOf(kept), { color: '#1a237e', logo: 'logo.png' })
    const second = await newSession(first.userId)
    const brought = await bringLogo(store, second, kept.logo!)
    assert.deepEqual([brought.width, brought.height, brought.objectKey], [20, 10, file.objectKey])
    assert.equal((await bringLogo(store, second, kept.logo!)).id, brought.id)
    assert.equal(await findBrand(store, (await newSession()).userId), undefined)
    await closeAccount(store, first.userId)
    await removeAccount(store, first.userId)
    assert.equal(await findBrand(store, first.userId), undefined)
    assert.equal(await store.objects.size(file.objectKey), null)
  })
})

describe('keepUpload', () => {
  it('should keep one content of a user as one object, and know in each session what was found in it', async () => {
    const first = await newSession()
    const second = await newSession(first.userId)
    const one = await keep(first, 'la la la')
    assert.equal(one.isUnknown, true)
    const again = await keep(first, 'la la la')
    assert.deepEqual([again.file.id, again.isUnknown], [one.file.id, false])
    const renamed = await keep(first, 'la la la', { fileName: 'song.wav' })
    assert.deepEqual([renamed.file.id, renamed.file.fileName], [one.file.id, 'song.wav'])
    assert.equal((await listFiles(store, first.sessionId))[0]!.fileName, 'song.wav')
    const elsewhere = await keep(second, 'la la la')
    assert.notEqual(elsewhere.file.id, one.file.id)
    assert.equal(elsewhere.file.objectKey, one.file.objectKey)
    assert.equal(await storedBytes(store.db, first.userId), 8)
    const stranger = await keep(await newSession(), 'la la la')
    assert.notEqual(stranger.file.objectKey, one.file.objectKey, 'nothing is shared between users')
  })

  it('should not let a user keep more than they may, whatever comes at once', async () => {
    const owner = await newSession()
    await keep(owner, 'x'.repeat(60))
    await assert.rejects(keep(owner, 'y'.repeat(41)), { code: 'request/too-large' })
    const both = await Promise.allSettled([keep(owner, 'a'.repeat(30)), keep(owner, 'b'.repeat(30))])
    assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
    assert.equal(await storedBytes(store.db, owner.userId), 90)
    await keep(owner, 'x'.repeat(60))
    assert.equal((await listFiles(store, owner.sessionId)).length, 2)
  })

  it('should keep documents apart from what a film can play', async () => {
    const owner = await newSession()
    const script = { kind: 'document' as const, extension: 'txt', fileName: 'script.txt', durationMs: 0, hasAudio: false }
    const { file, isUnknown } = await keep(owner, 'Scene one', { ...script, documentText: 'Scene one' })
    await keep(owner, 'la la')
    assert.equal(isUnknown, false)
    assert.deepEqual((await listFiles(store, owner.sessionId)).map(({ kind }) => kind), ['document', 'audio'])
    assert.deepEqual((await listAssets(store, owner.sessionId)).map(({ kind }) => kind), ['audio'])
    assert.deepEqual(await listDocuments(store, owner.sessionId), [{ id: file.id, name: 'script.txt', text: 'Scene one' }])
  })
})
