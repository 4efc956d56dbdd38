import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, describe, it } from 'node:test'
import type { FilmSession } from '../client/film-session.ts'
import { makeFilm } from './make-film.ts'
import { showProgress } from './progress.ts'
import { exportTo } from './save-film.ts'
import { smallDraft } from './testing.ts'
import { uploadFiles } from './upload-files.ts'
import { wordsOf } from './words.ts'

/** What is said of work that takes five minutes at the server, and fails then. */
async function said(context: TestContext, work: (session: FilmSession, order: Order) => Promise<unknown>): Promise<number> {
  context.mock.timers.enable({ apis: ['setInterval'] })
  let screen = ''
  const slow = async (): Promise<never> => {
    context.mock.timers.tick(5 * 60_000)
    throw new Error('over')
  }
  const session = { draft: smallDraft, export: slow, upload: slow, async *say() {} } as unknown as FilmSession
  const order = { progress: showProgress({ write: (text) => void (screen += text) }), words: wordsOf('en'), signal: new AbortController().signal }
  await assert.rejects(work(session, order), /over/)
  context.mock.timers.tick(5 * 60_000)
  return screen.split('⏳ Still working...\n').length - 1
}
type Order = Pick<Parameters<typeof exportTo>[1], 'progress' | 'words' | 'signal'>

describe('a sign of life', () => {
  it('should come every two minutes of an export, and no more after it', async (context) => {
    const plan = { candidates: () => [], overwrite: false }
    assert.equal(await said(context, (session, order) => exportTo(session, { ...order, output: {}, plan })), 2)
  })

  it('should come while a film that was made is exported', async (context) => {
    const count = await said(context, (session, order) => {
      const made = {
        ...session,
        draft: null as unknown,
        async *say() {
          yield { type: 'heartbeat' } as const
          made.draft = smallDraft
        },
      }
      return makeFilm({ ...order, session: made, message: 'x', uploads: [], output: {} })
    })
    assert.equal(count, 2)
  })

  it('should come while files are uploaded', async (context) => {
    const folder = await mkdtemp(join(tmpdir(), 'upload-'))
    const file = join(folder, 'a.jpg')
    await writeFile(file, 'a picture')
    assert.equal(await said(context, (session, order) => uploadFiles(session, [file], order)), 2)
    await rm(folder, { recursive: true })
  })
})
