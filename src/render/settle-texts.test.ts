import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { footprintOf } from '../compose/text/draw-text.ts'
import { temporaryFolder } from '../media/testing/sample-media.ts'
import { fps30 } from '../time/time.ts'
import type { TextClip, TextTrack, Timeline } from '../timeline/model.ts'
import { FilmMedia } from './film-media.ts'
import type { FilmAsset } from './film-request.ts'
import { type FilmPlan, type TextUse, planFilm } from './plan.ts'
import { settleTexts } from './settle-texts.ts'
import { sampleTimeline, textClip, videoClip } from './testing/sample-timeline.ts'
import { textOptions } from './text-options.ts'

const output = { width: 640, height: 360, fps: fps30 }
let folder = ''
let dispose = async (): Promise<void> => {}
let media: FilmMedia
const assets: Record<string, FilmAsset> = {}
const planAssets = { bright: { kind: 'image', durationMs: 0 }, dark: { kind: 'image', durationMs: 0 }, grey: { kind: 'image', durationMs: 0 } } as const

before(async () => {
  ;({ folder, dispose } = await temporaryFolder())
  for (const [id, background] of Object.entries({ bright: '#f4f4f0', dark: '#101820', grey: '#b0b0b0' })) {
    const file = path.join(folder, `${id}.png`)
    await sharp({ create: { width: 64, height: 36, channels: 3, background } }).png().toFile(file)
    assets[id] = { id, kind: 'image', durationMs: 0, width: 64, height: 36, fps: 0, hasAudio: false, path: file }
  }
  media = new FilmMedia(path.join(folder, 'media'))
  await media.prepare()
})
after(() => dispose())

async function settled(timeline: Timeline): Promise<FilmPlan> {
  return await settleTexts(planFilm(timeline, planAssets, fps30), { timeline, assets, planAssets, output, media })
}

function filmOf(clips: [asset: string, durationMs: number][], tracks: [TextTrack['role'], TextClip[]][]): Timeline {
  let startMs = 0
  const video = clips.map(([asset, durationMs], index) => videoClip(`${index}`, (startMs += durationMs) - durationMs, durationMs, { asset, inMs: 0 }))
  const base = sampleTimeline({ video, width: 640, height: 360 })
  const texts = tracks.map(([role, texted], index): TextTrack => ({ id: `t${index}`, kind: 'text', role, name: role, clips: texted }))
  return { ...base, tracks: [...base.tracks.filter(({ kind }) => kind !== 'text'), ...texts] }
}

const usesOf = (plan: FilmPlan): TextUse[] => plan.segments.flatMap(({ texts }) => texts)

describe('settleTexts', () => {
  it('should choose what suits the picture behind a text, and remember it', async () => {
    const title = (durationMs: number): TextClip[] => [textClip(0, durationMs, 'Sunset')]
    const legibility = async (asset: string): Promise<TextUse['legibility']> =>
      usesOf(await settled(filmOf([[asset, 2000]], [['title', title(2000)]])))[0]!.legibility
    assert.deepEqual(await legibility('dark'), { dimming: 0, isDark: false })
    assert.partialDeepStrictEqual(await legibility('bright'), { isDark: true })
    const grey = await legibility('grey')
    assert.deepEqual(await legibility('grey'), grey)
    assert.ok(grey!.dimming > 0.1)
  })

  it('should make letters dark only when all pictures behind them are bright', async () => {
    const over = filmOf([['bright', 2500], ['dark', 2500]], [['title', [textClip(0, 5000, 'Sunset')]]])
    const uses = usesOf(await settled(over))
    assert.ok(uses.length >= 2, 'it is seen in several segments')
    for (const { legibility } of uses) assert.deepEqual(legibility, uses[0]!.legibility)
    assert.equal(uses[0]!.legibility!.isDark, false)
    assert.ok(uses[0]!.legibility!.dimming > 0.4)
  })

  it('should not look where a design has its own plate', async () => {
    const [caption] = usesOf(await settled(filmOf([['bright', 1000]], [['caption', [textClip(0, 1000, 'Hello')]]])))
    assert.equal(caption!.legibility, undefined)
  })

  it('should move texts apart that are seen together, and no others', async () => {
    const timeline = filmOf(
      [['dark', 6000]],
      [
        ['title', [textClip(0, 2000, 'One', { style: { position: 'bottom' } }), textClip(4000, 2000, 'Alone', { style: { position: 'bottom' } })]],
        ['text', [textClip(500, 1000, 'Two', { style: { position: 'bottom' } })]],
        ['caption', [textClip(0, 3000, 'A caption that stays where it is')]],
      ],
    )
    const uses = usesOf(await settled(timeline))
    const shiftOf = (text: string): number => uses.find((use) => use.text === text)!.shift ?? 0
    assert.equal(shiftOf('A caption that stays where it is'), 0)
    assert.equal(shiftOf('Alone'), 0)
    assert.ok(shiftOf('One') < 0 && shiftOf('Two') < 0, 'they go up')
    const files = {}
    const boxes = ['A caption that stays where it is', 'One', 'Two'].map((text) => {
      const use = uses.find((each) => each.text === text)!
      return footprintOf(textOptions(use, { language: 'en', files, output }))!.box
    })
    for (const [index, a] of boxes.entries()) {
      for (const b of boxes.slice(index + 1)) assert.ok(a.bottom <= b.top || b.bottom <= a.top, JSON.stringify(boxes))
    }
  })
})
