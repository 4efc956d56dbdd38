import type { MusicKind } from '../kind.ts'

/** A trio after midnight and a guest: a bass that walks, brushes, a piano that reacts, a horn that takes its time. */
export const jazz: MusicKind = {
  name: 'jazz',
  words: ['jazz', 'jazzy', 'lounge', 'smooth jazz', 'swing', 'noir', 'saxophone', 'sax', 'cocktail', 'late night', '爵士', '萨克斯', '酒吧音乐'],
  tempoBpm: [92, 136],
  swing: 0.63,
  swingUnit: 'eighth',
  defaultMode: 'major',
  modes: {
    major: {
      melodyScale: 'major',
      tonics: [0, 3, 5, 7, 8, 10],
      progressions: [
        ['ii7', 'V9', 'Imaj7', 'VI7'],
        ['Imaj7', 'vi7', 'ii7', 'V9'],
        ['iii7', 'vi7', 'ii7', 'V7'],
        ['IVmaj7', 'iv6', 'Imaj7', 'VI7'],
        ['Imaj9', 'IV9', 'iii7', 'VI7'],
      ],
      cadences: [['ii7', 'V9'], ['ii9', 'V7'], ['iv6', 'V9']],
      final: 'Imaj9',
    },
    minor: {
      melodyScale: 'dorian',
      tonics: [0, 2, 5, 7, 9],
      progressions: [
        ['i7', 'iv7', 'bVII9', 'bIIImaj7'],
        ['i6', 'VI7', 'iiø7', 'V7'],
        ['bVImaj7', 'iiø7', 'V7', 'i9'],
      ],
      cadences: [['iiø7', 'V7'], ['iv7', 'V7']],
      final: 'i9',
    },
  },
  parts: [
    {
      role: 'chords', instrument: 'piano', register: [52, 72], restless: true,
      patterns: ['......x-....X-..', 'X-----x---......', '..x-......x-x---', '....x---..X-....', 'x-....x-....x---', '......X-------..'],
      spreadMs: 7, levelDb: 0, pan: -0.25, reverb: 0.25, energy: [0, 1], velocity: 64, timingMs: 12, lagMs: 4,
    },
    {
      role: 'chords', instrument: 'jazz-guitar', register: [50, 69], restless: true,
      patterns: ['....x.......x...', 'x...x...x...x...', '....x-......x-..'], spreadMs: 9, strum: true,
      levelDb: -5, pan: 0.4, reverb: 0.25, energy: [0.55, 1], velocity: 56, timingMs: 9,
    },
    {
      role: 'bass', instrument: 'acoustic-bass', register: [28, 45],
      patterns: ['R---w---w---a---', 'R---w---w---w-a-', 'R---5---w---a---'],
      levelDb: 2, pan: 0.05, reverb: 0.1, energy: [0.1, 1], velocity: 84, timingMs: 8, lagMs: 2,
    },
    {
      role: 'melody', instrument: ['alto-sax', 'muted-trumpet', 'vibraphone', 'clarinet'], register: [60, 81], graces: 0.22,
      rhythms: ['..x-x-x-x---....', 'x---..x-x-x-x---', '....x-x-..x-x---', 'x-x-x-..x---..x-', '......x-x-x-x-x-'],
      cadenceRhythms: ['x-----------....', '..x-x-----------', 'x---x-------....'],
      restBars: [3], levelDb: -2, pan: 0.1, reverb: 0.4, energy: [0.3, 1], velocity: 74, timingMs: 20, lagMs: 14,
    },
  ],
  drums: {
    kit: 'brush', levelDb: -3, reverb: 0.18, timingMs: 7, backbeatLagMs: 6,
    grooves: [
      { energy: [0, 0.45], voices: { 'brush-sweep': 'x.......x.......', 'pedal-hat': '....x.......x...' } },
      { energy: [0.4, 1], voices: { ride: 'x...X.x.x...X.x.', 'pedal-hat': '....x.......x...', kick: 'o.......o.......', snare: '......o.......o.' } },
      { energy: [0.55, 1], voices: { ride: 'x...X.x.x...X.x.', 'pedal-hat': '....x.......x...', kick: 'o.....o...o.....', snare: '..o.....x.....o.' } },
    ],
    fills: [{ snare: '........o.x.o.x.', ride: '........x.......' }, { snare: '............x.xx', ride: '........X.x.....' }],
    crash: null,
    finalVoices: ['kick', 'ride'],
  },
  dynamics: [0.35, 0.92],
  ritardando: 0.12,
  room: { decayS: 0.9, dampHz: 3600, preDelayMs: 9 },
  ringS: [1.8, 3.8],
  finish: { gainDb: 4.8 },
}
