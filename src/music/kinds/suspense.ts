import type { MusicKind } from '../kind.ts'

/** Something is coming: strings that tremble, a heart that beats low, a bell where nobody is. */
export const suspense: MusicKind = {
  name: 'suspense',
  words: ['suspense', 'suspenseful', 'thriller', 'tension', 'horror', 'scary', 'creepy', 'crime', 'detective', 'spy', 'mystery', '悬疑', '惊悚', '恐怖', '紧张', '侦探', '谍战', '神秘感'],
  tempoBpm: [68, 92],
  swing: 0.5,
  swingUnit: 'eighth',
  defaultMode: 'minor',
  modes: {
    minor: {
      melodyScale: 'minor',
      tonics: [0, 2, 3, 5, 9],
      progressions: [
        ['i', 'i', 'bVI', 'i'],
        ['i', 'bII', 'i', 'v'],
        ['iadd9', 'bVI', 'iv', 'bII'],
        ['i', 'iv', 'i', 'bVI'],
      ],
      cadences: [['bVI', 'V'], ['bII', 'v'], ['iv', 'V']],
      final: 'i',
    },
  },
  parts: [
    {
      role: 'chords', instrument: 'tremolo-strings', register: [52, 71], patterns: ['X---------------'], spreadMs: 0, swells: true,
      levelDb: -4, pan: -0.2, reverb: 0.55, energy: [0, 1], velocity: 68,
    },
    {
      role: 'arpeggio', instrument: ['cello', 'pizzicato'], register: [43, 62],
      patterns: ['0...0.0.0...0.0.', '0.0.1.0.0.0.1.0.', '0...0...0.0.0...', '0.000.0.1.000.0.'],
      levelDb: 0, pan: 0.3, reverb: 0.4, energy: [0.18, 1], velocity: 72, timingMs: 6,
    },
    {
      role: 'bass', instrument: 'contrabass', register: [28, 41], patterns: ['R---------------', 'R-------R-------'],
      levelDb: 1, pan: 0.1, reverb: 0.35, energy: [0, 1], velocity: 74, timingMs: 8,
    },
    {
      role: 'melody', instrument: ['celesta', 'vibraphone', 'piano', 'crystal'], register: [72, 91],
      rhythms: ['........x---x---', 'x-------........', '....x---....x---', '......x---------'],
      cadenceRhythms: ['x---------------', '........x-------'],
      restBars: [1], levelDb: -5, pan: 0.45, reverb: 0.8, energy: [0.22, 1], velocity: 60, timingMs: 18,
    },
    {
      role: 'chords', instrument: ['choir', 'sweep-pad'], register: [60, 79], patterns: ['x---------------'], spreadMs: 0, swells: true,
      levelDb: -9, pan: 0.1, reverb: 0.8, energy: [0.55, 1], velocity: 60,
    },
    {
      role: 'melody', instrument: 'strings', register: [67, 86],
      rhythms: ['x---------------', 'x-------x-------'],
      cadenceRhythms: ['x---------------'],
      restBars: [0], levelDb: -7, pan: -0.3, reverb: 0.7, energy: [0.75, 1], velocity: 70, timingMs: 12,
    },
  ],
  drums: {
    kit: 'orchestra', levelDb: 2, reverb: 0.5, timingMs: 5, backbeatLagMs: 0,
    grooves: [
      { energy: [0.2, 0.5], voices: { 'concert-bass-drum': 'x..o............' } },
      { energy: [0.45, 1], voices: { 'concert-bass-drum': 'X..o....x..o....', 'timpani-low': '............o...' } },
      { energy: [0.65, 1], voices: { 'long-taiko': 'X.....x.x.......', 'concert-bass-drum': 'X..o....X..o....', 'timpani-low': '..........o.o.oo' } },
    ],
    fills: [{ 'timpani-low': '........o.o.oxxX' }, { 'long-taiko': '........x...x.xX' }],
    crash: 'concert-cymbal',
    finalVoices: ['concert-bass-drum', 'long-taiko'],
  },
  dynamics: [0.28, 0.95],
  ritardando: 0.08,
  room: { decayS: 3.2, dampHz: 3200, preDelayMs: 35 },
  ringS: [2, 4.2],
  finish: { gainDb: 2.8 },
}
