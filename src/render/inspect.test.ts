import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type SoundFacts, parseSoundFacts } from '../media/inspect-file.ts'
import { fps30 } from '../time/time.ts'
import type { AudioClip, TextTrack, Timeline } from '../timeline/model.ts'
import { checkCaptions } from './check-captions.ts'
import { checkComposed } from './check-composed.ts'
import { checkSound } from './check-sound.ts'
import { probeColumns, probeRows } from './frame-probe.ts'
import { planFilm } from './plan.ts'
import type { SegmentReport } from './segment.ts'
import type { SpokenStretch } from './sound.ts'
import { musicClip, sampleTimeline, textClip, videoClip } from './testing/sample-timeline.ts'

const assets = { a: { kind: 'video', durationMs: 60_000 }, b: { kind: 'image', durationMs: 0 } } as const

/** Reports for a plan: luma and hash of the sample at each second of each segment. */
function reportsOf(
  plan: ReturnType<typeof planFilm>,
  look: (second: number) => { luma: number; hash: number },
): SegmentReport[] {
  return plan.segments.map((segment) => ({
    missingGlyphs: [], textNotes: [], captions: [],
    samples: Array.from({ length: Math.ceil(segment.frameCount / 30) }, (_, index) => {
      const { luma, hash } = look((segment.firstFrame + index * 30) / 30)
      const cells = Buffer.alloc(probeColumns * probeRows, luma).toString('base64')
      return { frame: index * 30, cells, hash }
    }),
  }))
}

const moving = (second: number): { luma: number; hash: number } => ({ luma: 90, hash: second * 1000 })

describe('checkComposed', () => {
  const generated = planFilm(sampleTimeline({ video: [videoClip('c', 0, 9000, { prompt: 'the sea' })] }), assets, fps30)
  const footage = planFilm(sampleTimeline({ video: [videoClip('c', 0, 9000)] }), assets, fps30)

  it('should find nothing in a moving picture', () => {
    assert.deepEqual(checkComposed(generated, reportsOf(generated, moving)), [])
  })

  it('should find a black stretch: a fault in what we made, worth a word in footage', () => {
    const look = (second: number): { luma: number; hash: number } => ({ ...moving(second), luma: second >= 3 && second < 6 ? 16 : 90 })
    for (const [plan, severity] of [[generated, 'error'], [footage, 'warning']] as const) {
      const [finding, ...more] = checkComposed(plan, reportsOf(plan, look))
      assert.deepEqual(more, [])
      assert.deepEqual([finding?.check, finding?.severity], ['black', severity])
      assert.ok(finding!.startMs! >= 3000 && finding!.endMs! <= 6100, JSON.stringify(finding))
    }
  })

  it('should find a picture that stands still', () => {
    const look = (second: number): { luma: number; hash: number } => ({ luma: 90, hash: second >= 4 ? 7 : second })
    const findings = checkComposed(generated, reportsOf(generated, look))
    assert.deepEqual(findings.map(({ check, severity }) => [check, severity]), [['frozen', 'error']])
  })

  it('should not mind black or still pictures that the timeline asks for', () => {
    const still = () => ({ luma: 16, hash: 1 })
    const black = planFilm(sampleTimeline({ audio: [musicClip(0, 6000)] }), {}, fps30)
    assert.deepEqual(checkComposed(black, reportsOf(black, still)), [])
    const photo = planFilm(sampleTimeline({ video: [videoClip('p', 0, 6000, { asset: 'b' })] }), assets, fps30)
    assert.deepEqual(checkComposed(photo, reportsOf(photo, () => ({ luma: 90, hash: 1 }))), [])
  })
})

describe('checkSound', () => {
  const timeline = sampleTimeline({ video: [videoClip('c', 0, 20_000)], audio: [musicClip(0, 20_000)] })
  const good: SoundFacts = { integratedLufs: -14.1, truePeakDbtp: -1.4, silences: [] }
  const checksOf = (heard: SoundFacts, claimed = good, speech: SpokenStretch[] = [], film = timeline): string[] =>
    checkSound(heard, { ...claimed, targetLufs: -14, speech }, film, 20_000).map(({ check, severity }) => `${check} ${severity}`)

  it('should be content with a good film', () => {
    assert.deepEqual(checksOf(good), [])
  })

  it('should tell a film that differs from its own sound', () => {
    assert.deepEqual(checksOf({ ...good, integratedLufs: -20 }), ['loudness error'])
    assert.deepEqual(checksOf({ ...good, integratedLufs: Number.NEGATIVE_INFINITY }), ['loudness error'])
  })

  it('should only mention loudness that could not be reached', () => {
    const quiet = { ...good, integratedLufs: -18 }
    assert.deepEqual(checksOf(quiet, quiet), ['loudness warning'])
  })

  it('should tell peaks above the limit and clipping', () => {
    assert.deepEqual(checksOf({ ...good, truePeakDbtp: -0.6 }), ['clipping warning'])
    assert.deepEqual(checksOf({ ...good, truePeakDbtp: 0.4 }), ['clipping error'])
  })

  it('should tell silence where music should be, not in its fade', () => {
    assert.deepEqual(checksOf({ ...good, silences: [{ startMs: 5000, endMs: 8000 }] }), ['silence error'])
    assert.deepEqual(checksOf({ ...good, silences: [{ startMs: 18_000, endMs: 20_000 }] }), [])
  })
})

describe('checkSound of voices', () => {
  const voice: AudioClip = { ...musicClip(2000, 6000, { music: undefined, asset: 'v' }), id: 'voice', name: 'Voice' }
  const filmOf = (clip: AudioClip): Timeline => ({
    ...sampleTimeline({ video: [videoClip('c', 0, 20_000)] }),
    tracks: [{ id: 'v', kind: 'audio', role: 'voice', name: 'Voice', clips: [clip] }],
  })
  const spoken = filmOf({ ...voice, speech: { text: 'Hello there', words: [{ text: 'Hello', startMs: 0, endMs: 900 }] } })
  const good: SoundFacts = { integratedLufs: -14.1, truePeakDbtp: -1.4, silences: [] }
  const checksOf = (peak: number, film: Timeline, silences: SoundFacts['silences'] = []): string[] => {
    const claimed = { ...good, targetLufs: -14, speech: [{ startMs: 2000, endMs: 6000, peak }] }
    return checkSound({ ...good, silences }, claimed, film, 20_000).map(({ check, severity }) => `${check} ${severity}`)
  }

  it('should be content with a voice that is heard', () => {
    assert.deepEqual(checksOf(0.3, spoken), [])
  })

  it('should tell a voice that is lost in the mix, whatever else sounds', () => {
    assert.deepEqual(checksOf(0.0001, spoken), ['silence error'])
  })

  it('should tell silence in the file where words are said, not the pauses around them', () => {
    assert.deepEqual(checksOf(0.3, spoken, [{ startMs: 3000, endMs: 5500 }]), ['silence error'])
    assert.deepEqual(checksOf(0.3, spoken, [{ startMs: 0, endMs: 2400 }]), [])
  })

  it('should only mention a recording that is silent by itself', () => {
    assert.deepEqual(checksOf(0, filmOf(voice)), ['silence warning'])
  })
})

describe('checkCaptions', () => {
  const caption = (startMs: number, durationMs: number): TextTrack => ({
    id: 't', kind: 'text', role: 'caption', name: 'Captions', clips: [textClip(startMs, durationMs, 'Hello there')],
  })
  const film = { ...sampleTimeline({ video: [videoClip('c', 0, 9000)] }), tracks: [...sampleTimeline({ video: [videoClip('c', 0, 9000)] }).tracks, caption(0, 3000)] }
  const plan = planFilm(film, assets, fps30)
  const seen = (change: number): SegmentReport[] =>
    reportsOf(plan, moving).map((report, index) => ({ ...report, captions: index === 0 ? [{ text: 'Hello there', frame: 45, change }] : [] }))

  it('should be content with captions that are to be seen', () => {
    assert.deepEqual(checkCaptions(plan, seen(25), film, [{ startMs: 0, endMs: 3200 }]), [])
  })

  it('should tell a caption that left no trace in the picture', () => {
    const findings = checkCaptions(plan, seen(0.1), film, [])
    assert.deepEqual(findings.map(({ check, severity, startMs }) => [check, severity, startMs]), [['captions', 'error', 1500]])
  })

  it('should tell speech without a caption in a captioned film, and only there', () => {
    const speech = [{ startMs: 1000, endMs: 8000 }]
    const [finding] = checkCaptions(plan, seen(25), film, speech)
    assert.deepEqual([finding?.check, finding?.severity, finding?.startMs, finding?.endMs], ['captions', 'warning', 3000, 8000])
    const bare = sampleTimeline({ video: [videoClip('c', 0, 9000)] })
    const barePlan = planFilm(bare, assets, fps30)
    assert.deepEqual(checkCaptions(barePlan, reportsOf(barePlan, moving), bare, speech), [])
  })
})

describe('parseSoundFacts', () => {
  it('should read what ffmpeg prints', () => {
    const messages = [
      '[silencedetect @ 0x1] silence_start: 2.5',
      '[silencedetect @ 0x1] silence_end: 4.25 | silence_duration: 1.75',
      '[silencedetect @ 0x1] silence_start: 8',
      '[Parsed_ebur128_0 @ 0x2] Summary:', '  Integrated loudness:', '    I:         -14.2 LUFS', '    Threshold: -24.4 LUFS',
      '  Loudness range:', '    LRA:         3.1 LU', '  True peak:', '    Peak:       -1.3 dBFS',
    ].join('\n')
    assert.deepEqual(parseSoundFacts(messages, 10_000), {
      integratedLufs: -14.2,
      truePeakDbtp: -1.3,
      silences: [{ startMs: 2500, endMs: 4250 }, { startMs: 8000, endMs: 10_000 }],
    })
  })

  it('should take minus infinity for silence', () => {
    const messages = 'Summary:\n    I:         -70.0 LUFS\n    Peak:       -inf dBFS'
    const silence = Number.NEGATIVE_INFINITY
    assert.deepEqual(parseSoundFacts(messages, 1000), { integratedLufs: silence, truePeakDbtp: silence, silences: [] })
  })
})
