import type { MusicKind } from '../kind.ts'

/** A piano in a quiet room: the left hand flows, the right hand sings, strings join when it matters. */
export const pianoCalm: MusicKind = {
  name: 'piano-calm',
  words: ['piano-calm', 'piano', 'calm piano', 'emotional', 'sad piano', 'tender', 'sentimental', 'wedding', '钢琴', '舒缓', '安静', '抒情', '感人'],
  tempoBpm: [62, 82],
  swing: 0.5,
  swingUnit: 'eighth',
  defaultMode: 'major',
  modes: {
    major: {
      melodyScale: 'major',
      tonics: [0, 2, 3, 5, 7, 10],
      progressions: [
        ['Iadd9', 'V', 'vi7', 'IVadd9'],
        ['IVmaj7', 'V', 'iii7', 'vi7'],
        ['I', 'iii7', 'vi', 'IVadd9'],
        ['vi', 'IVmaj7', 'I', 'V'],
      ],
      cadences: [['IV', 'V7'], ['ii7', 'Vsus4'], ['IVadd9', 'Vsus4']],
      final: 'Iadd9',
    },
    minor: {
      melodyScale: 'minor',
      tonics: [9, 2, 4, 7, 0],
      progressions: [
        ['i', 'bVI', 'bIII', 'bVII'],
        ['iadd9', 'iv', 'bVII', 'bIII'],
        ['bVImaj7', 'bVII', 'v7', 'i'],
      ],
      cadences: [['iv', 'V'], ['bVI', 'V7'], ['iv', 'v']],
      final: 'iadd9',
    },
  },
  parts: [
    {
      role: 'arpeggio', instrument: 'piano', register: [43, 64], rings: true,
      patterns: ['0.1.2.3.2.1.2.1.', '0.2.3.4.3.2.3.2.', '0...2.3.4...3.2.', '0.1.3.2.....3.2.'],
      levelDb: -2, pan: -0.18, reverb: 0.4, energy: [0, 1], velocity: 58, timingMs: 10,
    },
    {
      role: 'melody', instrument: 'piano', register: [65, 86],
      rhythms: ['x---x-x-x-------', 'x-----x-x---x---', '..x-x-x-x-------', 'x-------x---x-x-'],
      cadenceRhythms: ['x---------------', 'x---x-----------'],
      levelDb: 1, pan: 0.14, reverb: 0.45, energy: [0.22, 1], velocity: 76, timingMs: 14,
    },
    {
      role: 'bass', instrument: 'piano', register: [31, 43], patterns: ['R---------------', 'R-------r-------'],
      levelDb: -1, pan: -0.25, reverb: 0.35, energy: [0, 1], velocity: 64, timingMs: 9,
    },
    {
      role: 'chords', instrument: 'strings', register: [55, 76], patterns: ['x---------------'], spreadMs: 0, swells: true,
      levelDb: -10, pan: 0.1, reverb: 0.7, chorus: 0.15, energy: [0.5, 1], velocity: 60,
    },
  ],
  dynamics: [0.25, 0.9],
  ritardando: 0.2,
  room: { decayS: 2.4, dampHz: 4000, preDelayMs: 20 },
  ringS: [2.2, 4.5],
  finish: { gainDb: 13.6 },
}
