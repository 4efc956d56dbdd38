import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { FoundDriver } from '../process/gpu-find.ts'
import { englishVoice } from '../process/system-survey.ts'
import type { Facts } from './doctor-facts.ts'
import { canMakeFilms, findingsOf } from './doctor-findings.ts'
import { formatFindings } from './doctor.ts'

const lavapipe: FoundDriver = {
  rung: 'lavapipe',
  environment: {},
  createOptions: [],
  adapterOptions: {},
  adapter: { vendor: 'mesa', architecture: 'software', device: 'llvmpipe', description: 'llvmpipe: Mesa 25.0.7' },
}

const complete: Facts = {
  nodeVersion: '24.21.0',
  cores: 2,
  memoryBytes: 24 * 1024 ** 3,
  ffmpeg: { path: '/usr/bin/ffmpeg', version: '5.1.9' },
  ffprobe: { path: '/usr/bin/ffprobe', version: '5.1.9' },
  missingEncoders: [],
  driver: lavapipe,
  festival: { path: '/usr/bin/festival', version: '2.5.0' },
  festivalVoices: [englishVoice],
  espeak: { path: '/usr/bin/espeak-ng', version: '1.51' },
  postgres: { path: '/opt/postgres', version: '18.4' },
  dataFolder: '/home/ann/.local/share/reelsmith',
  isDataFolderWritable: true,
  isDataFolderTemporary: false,
  freeBytes: 50 * 1024 ** 3,
  isDatabaseGiven: false,
  fonts: ['Inter', 'Noto Sans SC'],
}

function stateOf(topic: string, facts: Facts): string | undefined {
  return findingsOf(facts).find((finding) => finding.topic === topic)?.state
}

describe('findingsOf', () => {
  it('should find nothing to do on a complete machine', () => {
    const findings = findingsOf(complete)
    assert.deepEqual(findings.filter(({ state, remedy }) => state !== 'good' || remedy !== undefined), [])
    assert.ok(canMakeFilms(findings))
  })

  const fatal: [string, Partial<Facts>][] = [
    ['ffmpeg', { ffmpeg: undefined }],
    ['ffmpeg', { ffprobe: undefined }],
    ['ffmpeg', { missingEncoders: ['libx264'] }],
    ['graphics', { driver: undefined }],
    ['database', { postgres: undefined }],
    ['data folder', { isDataFolderWritable: false }],
    ['disk', { freeBytes: 100 * 1024 ** 2 }],
  ]
  for (const [topic, lack] of fatal) {
    it(`should say that no film can be made for want of ${topic} (${Object.keys(lack)[0]})`, () => {
      const findings = findingsOf({ ...complete, ...lack })
      assert.ok(!canMakeFilms(findings))
      const bad = findings.filter(({ state }) => state === 'bad')
      assert.deepEqual(bad.map((finding) => finding.topic), [topic])
      assert.ok(bad[0]!.remedy)
    })
  }

  it('should call what makes films slower or poorer weak, not bad', () => {
    assert.equal(stateOf('graphics', { ...complete, driver: { ...lavapipe, rung: 'llvmpipe' } }), 'weak')
    assert.equal(stateOf('English voice', { ...complete, festivalVoices: ['kal_diphone'] }), 'weak')
    assert.equal(stateOf('Chinese voice', { ...complete, espeak: undefined }), 'weak')
    assert.equal(stateOf('data folder', { ...complete, isDataFolderTemporary: true }), 'weak')
    assert.equal(stateOf('disk', { ...complete, freeBytes: 1024 ** 3 }), 'weak')
    assert.equal(stateOf('fonts', { ...complete, fonts: ['Inter'] }), 'weak')
  })

  it('should not miss the embedded database when another is given', () => {
    assert.equal(stateOf('database', { ...complete, postgres: undefined, isDatabaseGiven: true }), 'good')
  })
})

describe('formatFindings', () => {
  it('should put what to do under what is wrong, and end with the verdict', () => {
    const text = formatFindings(findingsOf({ ...complete, ffmpeg: undefined }))
    assert.match(text, /BAD {3}ffmpeg +not found\n +no film can be encoded\n +> install ffmpeg/)
    assert.match(text, /\n\nNo film can be made here yet: [^\n]+\n$/)
  })
})
