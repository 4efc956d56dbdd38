import type { MusicKind } from '../kind.ts'

/** Bright and moving: muted guitars in eighths, piano on top, claps, a little bell tune. */
export const upbeat: MusicKind = {
  name: 'upbeat',
  words: ['upbeat', 'corporate', 'happy', 'cheerful', 'inspiring', 'uplifting', 'motivational', 'positive', 'pop', 'commercial', '轻快', '欢快', '活泼', '励志', '商务', '积极'],
  tempoBpm: [108, 128],
  swing: 0.5,
  swingUnit: 'eighth',
  defaultMode: 'major',
  modes: {
    major: {
      melodyScale: 'major-pentatonic',
      tonics: [0, 2, 5, 7, 9],
      progressions: [
        ['I', 'V', 'vi', 'IVadd9'],
        ['IVadd9', 'I', 'Vsus4', 'vi7'],
        ['Iadd9', 'vi7', 'IV', 'V'],
        ['vi7', 'IV', 'I', 'V'],
      ],
      cadences: [['IV', 'V'], ['IVadd9', 'Vsus4'], ['ii7', 'V']],
      final: 'I',
    },
    minor: {
      melodyScale: 'minor-pentatonic',
      tonics: [9, 4, 2, 7],
      progressions: [
        ['i', 'bVI', 'bIII', 'bVII'],
        ['i', 'bVII', 'bVI', 'bVII'],
      ],
      cadences: [['bVI', 'bVII'], ['iv', 'bVII']],
      final: 'i',
    },
  },
  parts: [
    {
      role: 'arpeggio', instrument: 'muted-guitar', register: [55, 76],
      patterns: ['0.2.1.2.0.2.1.2.', '0.0.2.0.1.0.2.0.', '0.2.3.2.0.2.3.2.'],
      levelDb: 1, pan: -0.5, reverb: 0.25, energy: [0, 1], velocity: 78, timingMs: 5,
    },
    {
      role: 'arpeggio', instrument: 'muted-guitar', register: [48, 69],
      patterns: ['0.0.0.0.0.0.0.0.', '0.0.0.1.0.0.0.1.'],
      levelDb: -1, pan: 0.5, reverb: 0.2, energy: [0.5, 1], velocity: 74, timingMs: 6,
    },
    {
      role: 'chords', instrument: 'piano', register: [55, 76],
      patterns: ['X-----x---x-----', 'X-----x-----x---', 'X---x---X---x---'], spreadMs: 4,
      levelDb: 0, pan: 0.15, reverb: 0.3, energy: [0.3, 1], velocity: 76, timingMs: 6,
    },
    {
      role: 'bass', instrument: 'finger-bass', register: [28, 43],
      patterns: ['R-r-R-r-R-r-R-5-', 'R-----R-R-----a-', 'R-R-R-R-R-R-5-a-'],
      levelDb: 0, pan: 0, reverb: 0.05, energy: [0.35, 1], velocity: 84, timingMs: 4,
    },
    {
      role: 'melody', instrument: 'music-box', register: [72, 93],
      rhythms: ['x-x-..x-x---x-..', 'x-..x-x-..x-x---', '..x-x-x-x---....', 'x---x---x-x-x---'],
      cadenceRhythms: ['x-------........', 'x-x-x-----------'],
      restBars: [3], levelDb: -3, pan: -0.2, reverb: 0.45, energy: [0.5, 1], velocity: 72, timingMs: 6,
    },
    {
      role: 'chords', instrument: 'strings', register: [60, 79], patterns: ['x---------------'], spreadMs: 0, swells: true,
      levelDb: -8, pan: 0.1, reverb: 0.5, energy: [0.68, 1], velocity: 66,
    },
  ],
  drums: {
    kit: 'standard', levelDb: -2, reverb: 0.18, timingMs: 4, backbeatLagMs: 3,
    grooves: [
      { energy: [0.3, 0.55], voices: { kick: 'X.......x.......', clap: '....o.......o...', shaker: 'o.o.x.o.o.o.x.o.' } },
      { energy: [0.5, 1], voices: { kick: 'X.......X.x.....', clap: '....x.......x...', hat: 'x.x.x.x.x.x.x.x.' } },
      { energy: [0.68, 1], voices: { kick: 'X...x...X...x...', snare: '....x.......x...', clap: '....X.......X...', hat: 'x.X.x.X.x.X.x.X.', tambourine: '..o...o...o...o.' } },
    ],
    fills: [
      { snare: '........x..x.xXX', kick: '........x.......' },
      { 'high-tom': '........xx......', 'mid-tom': '..........xx....', 'low-tom': '............XX..', kick: '........x.......' },
    ],
    crash: 'crash',
    finalVoices: ['kick', 'crash'],
  },
  dynamics: [0.42, 1],
  ritardando: 0,
  room: { decayS: 1.3, dampHz: 5000, preDelayMs: 12 },
  ringS: [1.6, 3.2],
  finish: { gainDb: 2.3 },
}
