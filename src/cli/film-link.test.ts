import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { SessionEvent } from '../client/film-session.ts'
import { type LinkedFilm, withoutFilmLinks, withoutFilms } from './film-link.ts'

const url = 'http://127.0.0.1:38831/api/render/files/render_1/film.mp4?expires=1&signature=abc'

describe('withoutFilmLinks', () => {
  const texts: [text: string, shown: string][] = [
    [`Exported: 1 s, 0.1 MB. Download: ${url} (valid for 24 hours)`, 'Exported: 1 s, 0.1 MB. '],
    [`Exported: 1 s, 0.1 MB. Download: ${url} (valid for 24 hours) It is 1080p.`, 'Exported: 1 s, 0.1 MB. It is 1080p.'],
    [`导出完成：1秒，0.1 MB。下载：${url} （24 小时内有效）目前最大是 1080p。`, '导出完成：1秒，0.1 MB。目前最大是 1080p。'],
    [`All done! You can get it at ${url}. Enjoy!`, 'All done! Enjoy!'],
    [`Your film:\n[film.mp4](${url})\nEnjoy!`, 'Enjoy!'],
  ]
  for (const [text, shown] of texts) {
    it(`should leave "${shown}"`, () => assert.deepEqual(withoutFilmLinks(text), { shown, urls: [url] }))
  }

  it('should leave links that lead elsewhere', () => {
    for (const text of ['See https://example.com/film.mp4 for more.', 'Sign up at https://example.com/?expires=1. Bye.']) {
      assert.deepEqual(withoutFilmLinks(text), { shown: text, urls: [] })
    }
  })
})

describe('withoutFilms', () => {
  it('should never let a piece of a link through, and tell what the action told of the film', async () => {
    const whole = `Exported: 1 s. Download: ${url} (valid for 24 hours) It is 1080p.`
    const pieces = whole.match(/.{1,4}/gs)!.map((text): SessionEvent => ({ type: 'text', text, isPartial: true }))
    async function* events(): AsyncGenerator<SessionEvent> {
      yield { type: 'tool-result', name: 'export-film', response: { url, durationMs: 1000, format: 'mp4' } }
      yield* pieces
      yield { type: 'text', text: whole, isPartial: false }
    }
    const found = new Map<string, LinkedFilm>()
    const seen: SessionEvent[] = []
    for await (const event of withoutFilms(events(), found)) seen.push(event)
    const texts = seen.flatMap((event) => (event.type === 'text' ? [event] : []))
    assert.equal(texts.filter(({ isPartial }) => isPartial).map(({ text }) => text).join(''), 'Exported: 1 s. It is 1080p.')
    assert.deepEqual(texts.at(-1), { type: 'text', text: 'Exported: 1 s. It is 1080p.', isPartial: false })
    assert.deepEqual([...found.values()], [{ url, durationMs: 1000 }])
  })

  it('should show what was said before an error', async () => {
    async function* events(): AsyncGenerator<SessionEvent> {
      yield { type: 'text', text: 'It takes', isPartial: true }
      throw new Error('broken')
    }
    const seen: SessionEvent[] = []
    await assert.rejects(async () => {
      for await (const event of withoutFilms(events(), new Map())) seen.push(event)
    }, /broken/)
    assert.deepEqual(seen, [{ type: 'text', text: 'It takes', isPartial: true }])
  })
})
