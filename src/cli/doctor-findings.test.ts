import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { FoundDriver } from '../process/gpu-find.ts'
import { englishVoice } from '../process/system-survey.ts'
import { doctorChinese } from './doctor-chinese.ts'
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
  encoder: 'x264',
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
  recognisers: ['moonshine-tiny-en'],
  models: [],
}

const fatal: [string, Partial<Facts>][] = [
  ['ffmpeg', { ffmpeg: undefined }],
  ['ffmpeg', { ffprobe: undefined }],
  ['ffmpeg', { missingEncoders: ['libx264'] }],
  ['graphics', { driver: undefined }],
  ['database', { postgres: undefined }],
  ['data folder', { isDataFolderWritable: false }],
  ['disk', { freeBytes: 100 * 1024 ** 2 }],
  ['models', { models: { problem: 'REELSMITH_VIDEO_MODELS: expected a JSON array, or names of known models.' } }],
]

const weak: [string, Partial<Facts>][] = [
  ['graphics', { driver: { ...lavapipe, rung: 'llvmpipe' } }],
  ['graphics', { driver: { ...lavapipe, rung: 'swiftshader' } }],
  ['English voice', { festivalVoices: ['kal_diphone'] }],
  ['English voice', { festival: undefined }],
  ['Chinese voice', { espeak: undefined }],
  ['recognition', { recognisers: [] }],
  ['data folder', { isDataFolderTemporary: true }],
  ['disk', { freeBytes: 1024 ** 3 }],
  ['fonts', { fonts: ['Inter'] }],
  ['models', { models: [{ name: 'Veo', missingKey: 'GOOGLE_VERTEX_API_KEY', daysLeft: null }, { name: 'Wan', until: '2026-12-20', daysLeft: 30 }] }],
  ['models', { models: [{ name: 'Old', until: '2026-06-30', daysLeft: 0 }] }],
]

function stateOf(topic: string, facts: Facts): string | undefined {
  return findingsOf(facts).find((finding) => finding.topic === topic)?.state
}

describe('findingsOf', () => {
  it('should find nothing to do on a complete machine', () => {
    const findings = findingsOf(complete)
    assert.deepEqual(findings.filter(({ state, remedy }) => state !== 'good' || remedy !== undefined), [])
    assert.ok(canMakeFilms(findings))
  })

  it('should tell that a graphics device encodes', () => {
    const [, ffmpeg] = findingsOf({ ...complete, encoder: 'nvenc' })
    assert.deepEqual([ffmpeg?.state, ffmpeg?.means], ['good', 'H.264 films, encoded on the graphics device (nvenc), and AAC'])
  })

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
    for (const [topic, lack] of weak) assert.equal(stateOf(topic, { ...complete, ...lack }), 'weak', topic)
  })

  it('should warn of models a month before they end, and not before', () => {
    const meaning = (daysLeft: number | null): string => findingsOf({ ...complete, models: [{ name: 'Wan', until: '2026-12-20', daysLeft }] }).find(({ topic }) => topic === 'models')!.means
    assert.deepEqual([31, 30, 0].map(meaning), ['clips can be ordered from them', 'Wan ends on 2026-12-20: days left: 30', 'Wan ended on 2026-12-20'])
    assert.equal(stateOf('models', complete), undefined)
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

  it('should say all of it in Chinese, names and paths apart', () => {
    const poorer: Partial<Facts>[] = [...fatal.map(([, lack]) => lack), ...weak.map(([, lack]) => lack), { cores: 1 }, { isDatabaseGiven: true }]
    for (const lack of [{}, ...poorer]) {
      const findings = findingsOf({ ...complete, ...lack })
      for (const { topic, found, means, remedy = '—' } of findings) {
        for (const sentence of [means, remedy]) if (sentence !== '—') assert.match(doctorChinese(sentence), /\p{Script=Han}/u, sentence)
        if (topic !== 'ffmpeg') assert.match(doctorChinese(topic), /\p{Script=Han}/u, topic)
        if (/ (was|without|of|can|by|at|free) |not found|embedded|none/.test(found)) assert.match(doctorChinese(found), /\p{Script=Han}/u, found)
      }
    }
    const text = formatFindings(findingsOf({ ...complete, ffmpeg: undefined }), 'zh')
    assert.match(text, /^正常 {2}机器 {11}Node\.js 24\.21\.0，2 个核心，24 GB 内存\n {21}用全部核心/)
    assert.match(text, /缺失 {2}ffmpeg +未找到\n +无法编码影片\n +> 安装/)
  })
})
