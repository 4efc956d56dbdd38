import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { emptyTimeline, textClip, videoClip } from '../../timeline/create.ts'
import type { Timeline } from '../../timeline/model.ts'
import type { SessionAsset } from '../action.ts'
import { memorySession } from '../testing.ts'
import { applyBrand } from './apply-brand.ts'
import { setBrand } from './set-brand.ts'

const logo: SessionAsset = { id: 'l', kind: 'image', name: 'logo.png', origin: 'uploaded', durationMs: 0, width: 200, height: 200, fps: 0, hasAudio: false, handleMs: 0 }

const film: Timeline = {
  ...emptyTimeline(),
  tracks: [
    { id: 'main', kind: 'video', role: 'main', name: 'Video', clips: [videoClip({ id: 'a', name: 'sea', asset: 'x', durationMs: 4000 })] },
    { id: 'titles', kind: 'text', role: 'title', name: 'Title', clips: [textClip({ id: 't', text: 'Hi', durationMs: 2000 })] },
    { id: 'captions', kind: 'text', role: 'caption', name: 'Captions', clips: [textClip({ id: 'c', text: 'la', durationMs: 2000 })] },
  ],
}

const run = async (action: typeof setBrand, input: unknown, { context }: ReturnType<typeof memorySession>) => await action.run(action.input.parse(input), context)

describe('the brand kit', () => {
  it('should keep what is not named, and forget what is null', async () => {
    const session = memorySession({ assets: [logo] })
    await run(setBrand, { color: '#1a237e', logo: 'logo.png' }, session)
    assert.deepEqual((await run(setBrand, { font: 'Caveat' }, session)).brand, { color: '#1a237e', font: 'Caveat', logo: 'logo.png' })
    assert.deepEqual((await run(setBrand, { color: null, logo: null }, session)).brand, { font: 'Caveat' })
    await assert.rejects(run(setBrand, { logo: 'other.png' }, session), { code: 'timeline/not-found' })
  })

  it('should dress titles in its colour and font, leave captions their colour, and show the logo once', async () => {
    const session = memorySession({ timeline: film, assets: [logo], brand: { color: '#1a237e', font: 'Caveat', logo: 'logo.png' } })
    await run(applyBrand, {}, session)
    const [, titles, captions, overlay] = session.context.timeline().tracks
    assert.deepEqual(titles!.clips.map((clip) => 'style' in clip && clip.style), [{ ...(film.tracks[1]!.clips[0] as { style: object }).style, color: '#1a237e', highlight: '#1a237e', font: 'Caveat' }])
    assert.equal((captions!.clips[0] as { style: { color?: string } }).style.color, undefined)
    assert.deepEqual(overlay!.clips.map((clip) => 'asset' in clip && clip.asset), ['l'])
    assert.deepEqual((await run(applyBrand, {}, session)).changes, [])
  })

  it('should say so where nothing is remembered', async () => {
    await assert.rejects(run(applyBrand, {}, memorySession({ timeline: film })), { code: 'timeline/not-found' })
  })
})
