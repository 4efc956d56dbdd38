/** High mountains seen from a meadow on a ridge: a range, pine forest on the slopes below, a trail across the grass. */
import type { SubjectMention } from '../description.ts'
import { meadowModule, meadowShape } from '../meadow-ground.ts'
import type { SubjectUse } from '../shot-plan.ts'
import type { Setting } from './setting.ts'

export const mountains: Setting = {
  id: 'mountains',
  label: { en: 'high mountains', zh: '高山' },
  words: {
    en: ['mountain', 'mountains', 'peak', 'summit', 'alps', 'alpine', 'himalaya', 'himalayas', 'mountain range', 'mountain trail', 'mountainside', 'meadow', 'hill', 'hiking trail'],
    zh: ['高山', '雪山', '山脉', '山峰', '山顶', '山间', '山', '阿尔卑斯', '喜马拉雅', '草甸', '山路', '峰'],
  },
  features: {},
  subjects: ['hiker', 'person'],
  bestTime: 'morning',
  compose({ description }) {
    const subjects: SubjectUse[] = description.subjects.map((mention: SubjectMention) => ({ kind: mention.kind === 'hiker' ? 'hiker' : 'walker', x: -1.5, z: meadowShape.trailZ, speed: 1.05, phase: 0 }))
    return {
      modules: [
        { use: meadowModule, id: 'grassBefore', near: true, with: { ...meadowShape, nearOnly: 1 } },
        { use: meadowModule, with: { ...meadowShape } },
        { use: 'pinewood' },
        { use: 'alpine-range', far: true, still: true },
        { use: 'clouds' },
        { use: 'stars' },
        { use: 'sun' },
      ],
      camera: { pose: { position: [0, 1.7, 0], focal: 1.15, horizon: -0.06, pan: 0 }, travel: { position: [10.5, 0, 0] }, durationS: 10, ease: 0, sway: 0 },
      reach: { x: 6, y: 1.2, z: 2.5 },
      haze: 0.001,
      subjects,
      ambience: [{ kind: 'mountain-wind', gainDb: -6 }],
    }
  },
}
