import type { MusicKind } from '../kind.ts'

/** Snow outside, lights inside: sleigh bells, a carol on bells and celesta, strings and horns that glow. */
export const holiday: MusicKind = {
  name: 'holiday',
  words: ['holiday', 'holidays', 'christmas', 'xmas', 'festive', 'santa', 'sleigh', 'jingle', 'carol', '圣诞', '节日', '假日', '圣诞节', '雪橇'],
  tempoBpm: [98, 126],
  swing: 0.55,
  swingUnit: 'eighth',
  defaultMode: 'major',
  modes: {
    major: {
      melodyScale: 'major',
      tonics: [0, 2, 3, 5, 7, 10],
      progressions: [
        ['I', 'vi', 'IV', 'V'],
        ['I', 'IV', 'I', 'V'],
        ['I', 'iii', 'IV', 'iv6'],
        ['Iadd9', 'V', 'vi', 'IV'],
        ['IV', 'I', 'ii7', 'V7'],
      ],
      cadences: [['IV', 'V7'], ['ii7', 'V'], ['iv6', 'V7']],
      final: 'I',
    },
    minor: {
      melodyScale: 'minor',
      tonics: [2, 4, 9],
      progressions: [
        ['i', 'bVI', 'iv', 'V'],
        ['i', 'bVII', 'bIII', 'V'],
      ],
      cadences: [['iv', 'V'], ['bVI', 'V7']],
      final: 'i',
    },
  },
  parts: [
    {
      role: 'arpeggio', instrument: ['celesta', 'music-box', 'harp'], register: [64, 86],
      patterns: ['0.2.3.2.1.2.3.2.', '0.1.2.3.4.3.2.1.', '0...2.3.4...3.2.'],
      levelDb: -4, pan: -0.4, reverb: 0.5, energy: [0, 1], velocity: 64, timingMs: 8,
    },
    {
      role: 'chords', instrument: 'piano', register: [52, 72], patterns: ['X---x---X---x---', 'X-----x-X---x---'], spreadMs: 6,
      levelDb: -1, pan: 0.2, reverb: 0.3, energy: [0.2, 1], velocity: 68, timingMs: 7,
    },
    {
      role: 'melody', instrument: ['glockenspiel', 'celesta', 'clarinet', 'flute'], register: [72, 91],
      rhythms: ['x---x---x---x-x-', 'x-x-x---x-x-x---', 'x---x-x-x-------', 'x-----x-x---x---'],
      cadenceRhythms: ['x-------x-------', 'x---------------'],
      levelDb: -2, pan: 0.1, reverb: 0.5, energy: [0.3, 1], velocity: 72, timingMs: 9,
    },
    {
      role: 'bass', instrument: ['pizzicato', 'acoustic-bass'], register: [31, 45], patterns: ['R---....5---....', 'R---5---R---a---', 'R-------5-----a-'],
      levelDb: 2, pan: 0.05, reverb: 0.25, energy: [0.15, 1], velocity: 80, timingMs: 6,
    },
    {
      role: 'chords', instrument: 'strings', register: [57, 76], patterns: ['x---------------'], spreadMs: 0, swells: true,
      levelDb: -5, pan: -0.1, reverb: 0.5, energy: [0.4, 1], velocity: 66,
    },
    {
      role: 'melody', instrument: ['horn', 'brass'], register: [55, 74],
      rhythms: ['X-------x-------', 'X---x---X-------', '....X-----------'],
      cadenceRhythms: ['X---------------'],
      levelDb: -5, pan: -0.2, reverb: 0.55, energy: [0.68, 1], velocity: 74, timingMs: 10,
    },
    {
      role: 'arpeggio', instrument: 'tubular-bells', register: [60, 79], patterns: ['0-------........', '0-------2-------'], rings: true,
      levelDb: -8, pan: 0.4, reverb: 0.6, energy: [0.72, 1], velocity: 70, timingMs: 8,
    },
  ],
  drums: {
    kit: 'standard', levelDb: -7, reverb: 0.3, timingMs: 5, backbeatLagMs: 2,
    grooves: [
      { energy: [0.15, 0.5], voices: { 'sleigh-bells': 'x...x...x...x...' } },
      { energy: [0.45, 1], voices: { 'sleigh-bells': 'X.x.x.x.X.x.x.x.', triangle: '............o...' } },
      { energy: [0.65, 1], voices: { 'sleigh-bells': 'X.x.X.x.X.x.X.x.', kick: 'x.......x.......', snare: '....o.......o.oo', tambourine: '....x.......x...' } },
    ],
    fills: [{ snare: '........o.o.ooxx', 'sleigh-bells': '........XxXxXxXx' }],
    crash: 'crash',
    finalVoices: ['sleigh-bells', 'triangle', 'crash'],
  },
  dynamics: [0.4, 1],
  ritardando: 0.14,
  room: { decayS: 2.1, dampHz: 4600, preDelayMs: 18 },
  ringS: [1.8, 3.6],
  finish: { gainDb: 2 },
}
