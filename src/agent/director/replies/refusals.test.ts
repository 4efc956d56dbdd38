import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { actions } from '../../../actions/registry.ts'
import { memorySession } from '../../../actions/testing.ts'
import { ReelsmithError } from '../../../errors/error.ts'
import { emptyTimeline, textClip, videoClip } from '../../../timeline/create.ts'
import { refusalInChinese } from './refusals.ts'

const film = {
  ...emptyTimeline(),
  tracks: [
    { id: 'main', kind: 'video', role: 'main', name: 'Video', clips: [videoClip({ id: 'a', name: '海边', asset: 'x', durationMs: 4000 }), videoClip({ id: 'b', name: '山', asset: 'x', startMs: 4000, durationMs: 4000 })] },
    { id: 'titles', kind: 'text', role: 'title', name: 'Title', clips: [textClip({ id: 't', text: '标题', durationMs: 2000 })] },
  ],
} as const

/** Each is refused. */
const refused: readonly (readonly [tool: string, input: Record<string, unknown>])[] = [
  ['undo', {}],
  ['redo', {}],
  ['remove-clips', { clips: ['9'] }],
  ['split-clip', { atMs: [99_000], id: 'n' }],
  ['trim-clip', { clip: 'a', fromStartMs: 4000 }],
  ['trim-clip', { clip: 'a', fromStartMs: -500 }],
  ['join-clips', { clip: 'b' }],
  ['swap-clips', { first: 'a', second: 't' }],
  ['order-clips', { clips: ['t', 'a'] }],
  ['duplicate-clip', { clip: 't' }],
  ['set-speed', { clips: ['t'], speed: 2 }],
  ['set-volume', { of: 'music', volume: 0.5 }],
  ['set-volume', { clips: ['t'], volume: 0.5 }],
  ['fade-sound', { of: 'music', fadeInMs: 500 }],
  ['duck-music', { db: 6 }],
  ['clean-voice', {}],
  ['cut-to-beat', {}],
  ['add-sound-effect', { words: 'quasar' }],
  ['add-text', { text: 'x', startMs: 20_000 }],
  ['add-music', { startMs: 20_000 }],
  ['add-captions', {}],
  ['add-overlay', { asset: 'nothing' }],
  ['remove-range', { startMs: 0, endMs: 8000 }],
  ['remove-pauses', {}],
  ['remove-words', {}],
  ['transcribe', {}],
  ['arrange-uploads', {}],
  ['read-document', { document: 'none' }],
]

describe('refusalInChinese', () => {
  for (const [tool, input] of refused) {
    it(`should say in Chinese why ${tool} ${JSON.stringify(input)} can't be done`, async () => {
      const action = actions.find(({ name }) => name === tool)!
      const { context } = memorySession({ timeline: film })
      const error = await Promise.resolve().then(async () => await action.run(action.input.parse(input), context)).then(() => assert.fail('it was done'), (reason: unknown) => reason)
      assert.ok(ReelsmithError.is(error), String(error))
      assert.doesNotMatch(refusalInChinese(error.message) ?? error.message, /[a-z]{4,}(?![^“]*”)/i)
    })
  }

  it('should leave what no action says as it is', () => {
    assert.equal(refusalInChinese('No graphics driver was found.'), undefined)
  })
})
