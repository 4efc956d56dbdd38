import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { FilmSession, SessionEvent } from '../client/film-session.ts'
import { showProgress } from './progress.ts'
import { showTurn } from './show-turn.ts'
import { wordsOf } from './words.ts'

/** What is shown of a turn of these events, on plain output, with a minute between each. */
async function shown(events: readonly SessionEvent[], tongue: 'en' | 'zh' = 'en') {
  let screen = ''
  let minutes = 0
  const session = {
    async *say() {
      yield* events
    },
  } as unknown as FilmSession
  const turn = await showTurn(session, 'x', {
    progress: showProgress({ write: (text) => void (screen += text) }),
    words: wordsOf(tongue),
    signal: new AbortController().signal,
    now: () => minutes++ * 60_000,
  })
  return { ...turn, lines: screen.split('\n') }
}

const text = (words: string, isPartial = false): SessionEvent => ({ type: 'text', text: words, isPartial })

describe('showTurn', () => {
  it('should give a sign of life every two minutes while nothing is said', async () => {
    const { lines } = await shown(Array(5).fill({ type: 'heartbeat' }))
    assert.deepEqual(lines, ['Working on the film', '⏳ Still working...', '⏳ Still working...', ''])
  })

  it('should show a text that comes in pieces once', async () => {
    const { lines, replies } = await shown([text('The mu', true), text('sic is ', true), text('The music is calm.'), text('Done.')])
    assert.deepEqual(lines.slice(1), ['The music is calm.', 'Done.', ''])
    const ended = await shown([text('It takes long.\n', true), text('It takes long.'), text('Done.')])
    assert.deepEqual(ended.lines.slice(1), ['It takes long.', 'Done.', ''])
    assert.deepEqual(replies, ['The music is calm.', 'Done.'])
  })

  it('should say what a silent turn changed, that a connection broke, and that a session is new', async () => {
    const { lines, replies } = await shown([
      { type: 'new-session' },
      { type: 'interrupted', reason: 'silent' },
      { type: 'changes', changes: ['length 10s → 15s', 'BGM Lo-fi: volume 35% → 60%'] },
    ])
    assert.deepEqual(lines.slice(1), [
      'The server had lost the session: a new one was begun.',
      'The connection broke; the work goes on at the server.',
      'Done: length 10s → 15s; BGM Lo-fi: volume 35% → 60%.',
      '',
    ])
    assert.equal(replies.length, 1)
    assert.deepEqual((await shown([{ type: 'changes', changes: [] }], 'zh')).lines, ['正在制作影片', '时间线没有变化。', ''])
  })

  it('should tell that the reply wanted an export', async () => {
    assert.equal((await shown([text('All set!'), { type: 'gui', step: 'export' }])).wantsExport, true)
    assert.equal((await shown([text('All set!'), { type: 'gui', step: 'summary' }])).wantsExport, false)
  })
})
