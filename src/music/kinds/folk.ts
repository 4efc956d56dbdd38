import type { MusicKind } from '../kind.ts'

/** A barn dance or a long road: banjo and guitar, a fiddle or a harp that leads, feet on the floor. */
export const folk: MusicKind = {
  name: 'folk',
  words: ['folk', 'country', 'bluegrass', 'americana', 'banjo', 'fiddle', 'celtic', 'irish', 'harmonica', 'accordion', 'western', 'rustic', '民谣', '乡村', '凯尔特', '爱尔兰', '口琴', '手风琴', '田园'],
  tempoBpm: [96, 126],
  swing: 0.53,
  swingUnit: 'eighth',
  defaultMode: 'major',
  modes: {
    major: {
      melodyScale: 'major-pentatonic',
      tonics: [7, 2, 0, 9, 4],
      progressions: [
        ['I', 'I', 'IV', 'V'],
        ['I', 'V', 'IV', 'I'],
        ['I', 'bVII', 'IV', 'I'],
        ['vi', 'IV', 'I', 'V'],
        ['I', 'IV', 'I', 'V'],
      ],
      cadences: [['IV', 'V'], ['I', 'V7'], ['ii', 'V']],
      final: 'I',
    },
    minor: {
      melodyScale: 'dorian',
      tonics: [2, 4, 9, 11],
      progressions: [
        ['i', 'bVII', 'i', 'v'],
        ['i', 'IV', 'bVII', 'i'],
        ['i', 'bIII', 'bVII', 'i'],
      ],
      cadences: [['bVII', 'v'], ['IV', 'bVII']],
      final: 'i',
    },
  },
  parts: [
    {
      role: 'arpeggio', instrument: ['banjo', 'steel-guitar', 'banjo'], register: [55, 74],
      patterns: ['0.2.3.1.2.3.1.2.', '0.232.12.0.232.1', '0.3.2.3.0.3.2.1.'],
      levelDb: -3, pan: -0.4, reverb: 0.2, energy: [0, 1], velocity: 74, timingMs: 6,
    },
    {
      role: 'chords', instrument: 'steel-guitar', register: [48, 69],
      patterns: ['....X-x-....X-x-', 'X---x-x-..x-x-x-', 'x---X-x-x---X-x-'], spreadMs: 11, strum: true,
      levelDb: -2, pan: 0.4, reverb: 0.2, energy: [0.25, 1], velocity: 68, timingMs: 7,
    },
    {
      role: 'bass', instrument: 'acoustic-bass', register: [28, 43],
      patterns: ['R-------5-------', 'R-----r-5-----a-', 'R---....5---..a-'],
      levelDb: 1, pan: 0, reverb: 0.08, energy: [0.2, 1], velocity: 84, timingMs: 7,
    },
    {
      role: 'melody', instrument: ['fiddle', 'harmonica', 'accordion', 'whistle'], register: [65, 86], graces: 0.3,
      rhythms: ['x-x-x-x-x---x-x-', 'x---x-x-x-x-x---', 'x-x-x---x-x-x---', 'x-..x-x-x---x-x-'],
      cadenceRhythms: ['x---x-x-x-------', 'x-x-x-----------'],
      levelDb: -4, pan: 0.1, reverb: 0.35, energy: [0.38, 1], velocity: 74, timingMs: 10,
    },
    {
      role: 'chords', instrument: ['accordion', 'organ'], register: [57, 74], patterns: ['x---------------', 'x-------x-------'], spreadMs: 0,
      levelDb: -14, pan: -0.1, reverb: 0.35, energy: [0.7, 1], velocity: 56,
    },
  ],
  drums: {
    kit: 'brush', levelDb: -5, reverb: 0.15, timingMs: 6, backbeatLagMs: 3,
    grooves: [
      { energy: [0.25, 0.55], voices: { tambourine: '....x.......x...', kick: 'x.......x.......' } },
      { energy: [0.5, 1], voices: { snare: 'o.o.x.o.o.o.x.oo', kick: 'X.......X.......' } },
      { energy: [0.68, 1], voices: { snare: 'o.o.X.o.o.o.X.oo', kick: 'X.....x.X.......', tambourine: '..x...x...x...x.' } },
    ],
    fills: [{ snare: '........x.xxx.XX' }, { kick: '........X...X...', snare: '..........x...xx' }],
    crash: null,
    finalVoices: ['kick', 'tambourine'],
  },
  dynamics: [0.42, 0.95],
  ritardando: 0.06,
  room: { decayS: 0.9, dampHz: 4200, preDelayMs: 10 },
  ringS: [1.2, 2.8],
  finish: { gainDb: 4.2 },
}
