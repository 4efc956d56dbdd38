import type { MusicKind } from '../kind.ts'

/** Two guitars on a porch: one picks, one strums, a round bass, brushes and a shaker, a flute when it opens up. */
export const acoustic: MusicKind = {
  name: 'acoustic',
  words: ['acoustic', 'guitar', 'indie', 'warm', 'organic', 'campfire', 'fingerstyle', '原声', '吉他', '温暖', '清新'],
  tempoBpm: [86, 110],
  swing: 0.5,
  swingUnit: 'eighth',
  defaultMode: 'major',
  modes: {
    major: {
      melodyScale: 'major-pentatonic',
      tonics: [7, 0, 2, 4, 9],
      progressions: [
        ['I', 'IVadd9', 'vi7', 'V'],
        ['I', 'V', 'vi', 'IVadd9'],
        ['Iadd9', 'iii7', 'IV', 'Vsus4'],
        ['IVadd9', 'I', 'V', 'vi7'],
      ],
      cadences: [['IV', 'V'], ['IVadd9', 'Vsus4'], ['ii7', 'V']],
      final: 'I',
    },
    minor: {
      melodyScale: 'minor-pentatonic',
      tonics: [4, 9, 2, 11],
      progressions: [
        ['i', 'bVII', 'bVI', 'bVII'],
        ['i', 'bIII', 'bVII', 'iv'],
        ['iadd9', 'bVI', 'bIII', 'bVII'],
      ],
      cadences: [['bVI', 'bVII'], ['iv', 'v']],
      final: 'i',
    },
  },
  parts: [
    {
      role: 'arpeggio', instrument: 'steel-guitar', register: [52, 74], rings: true,
      patterns: ['0.2.3.1.2.3.1.2.', '0.3.2.4.3.2.4.2.', '0.2.4.2.1.2.4.3.'],
      levelDb: -1, pan: -0.45, reverb: 0.28, energy: [0, 1], velocity: 76, timingMs: 8,
    },
    {
      role: 'chords', instrument: 'nylon-guitar', register: [50, 71],
      patterns: ['X---..x-x-x-..x-', 'X---x-x-..x-x-x-', 'X-----x-..x-x---'], spreadMs: 13, strum: true,
      levelDb: -3, pan: 0.45, reverb: 0.28, energy: [0.45, 1], velocity: 66, timingMs: 8,
    },
    {
      role: 'bass', instrument: 'acoustic-bass', register: [28, 43],
      patterns: ['R-----r-5-----a-', 'R-------5-------', 'R-----5-R-----a-'],
      levelDb: 1, pan: 0.05, reverb: 0.1, energy: [0.3, 1], velocity: 82, timingMs: 9, lagMs: 4,
    },
    {
      role: 'melody', instrument: 'flute', register: [69, 88],
      rhythms: ['x---x-x-x-----..', '..x-x-x-x---x-..', 'x-----x-x---....', 'x-x-x---x---x---'],
      cadenceRhythms: ['x-----------....', 'x---x-------....'],
      levelDb: -6, pan: 0.12, reverb: 0.5, energy: [0.58, 1], velocity: 68, timingMs: 12,
    },
    {
      role: 'chords', instrument: 'strings', register: [57, 76], patterns: ['x---------------'], spreadMs: 0, swells: true,
      levelDb: -12, pan: 0, reverb: 0.6, energy: [0.7, 1], velocity: 58,
    },
  ],
  drums: {
    kit: 'standard', levelDb: -6, reverb: 0.2, timingMs: 8, backbeatLagMs: 5,
    grooves: [
      { energy: [0.35, 0.6], voices: { shaker: 'xoxoxoxoxoxoxoxo', kick: 'x.......o.......' } },
      { energy: [0.55, 1], voices: { shaker: 'XoxoXoxoXoxoXoxo', kick: 'X.......x.o.....', rim: '....x.......x...' } },
      { energy: [0.7, 1], voices: { tambourine: '..x...x...x...x.', shaker: 'xoxoxoxoxoxoxoxo', kick: 'X.....x.x.......', rim: '....X.......X..o' } },
    ],
    fills: [{ shaker: '........xoxoXXXX' }, { rim: '........x..x..x.', kick: '........x.......' }],
    crash: null,
    finalVoices: ['kick'],
  },
  dynamics: [0.4, 0.9],
  ritardando: 0.1,
  room: { decayS: 1.1, dampHz: 4200, preDelayMs: 12 },
  ringS: [1.8, 3.8],
  finish: { gainDb: 4.9 },
}
