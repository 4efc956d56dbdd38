import type { MusicKind } from '../kind.ts'

/** A garden with a pond: a zither that ripples, a bamboo flute or a bowed string that bends, drums far off. */
export const chinese: MusicKind = {
  name: 'chinese',
  words: ['chinese', 'china', 'oriental', 'asian', 'world music', 'world', 'ethnic', 'guzheng', 'erhu', 'pipa', 'bamboo flute', 'zen', 'lunar new year', 'tea ceremony', '国风', '中国风', '古风', '民族', '民乐', '古筝', '二胡', '琵琶', '笛子', '箫', '春节', '东方', '禅意', '水墨', '戏曲'],
  tempoBpm: [62, 92],
  swing: 0.5,
  swingUnit: 'sixteenth',
  defaultMode: 'major',
  modes: {
    major: {
      melodyScale: 'major-pentatonic',
      tonics: [0, 2, 5, 7, 10],
      progressions: [
        ['Isus2', 'vi7', 'ii7', 'Vsus4'],
        ['I6', 'Vsus4', 'vi7', 'Isus2'],
        ['I', 'ii', 'vi', 'V'],
        ['vi7', 'Isus2', 'Vsus2', 'I6'],
      ],
      cadences: [['ii7', 'Vsus4'], ['vi7', 'V'], ['IV', 'Vsus4']],
      final: 'I6',
    },
    minor: {
      melodyScale: 'minor-pentatonic',
      tonics: [9, 2, 4, 7, 11],
      progressions: [
        ['i', 'bIII', 'bVII', 'i'],
        ['i7', 'bVII', 'iv', 'v'],
        ['i', 'v', 'bIII', 'bVII'],
      ],
      cadences: [['bVII', 'v'], ['iv', 'v']],
      final: 'i',
    },
  },
  parts: [
    {
      role: 'arpeggio', instrument: 'koto', register: [55, 79], rings: true,
      patterns: ['0.1.2.3.4.3.2.1.', '0...2.3.4567....', '0.2.3...4.3.2...', '01234...3.2.1...'],
      levelDb: 4, pan: -0.3, reverb: 0.45, energy: [0, 1], velocity: 70, timingMs: 10,
    },
    {
      role: 'melody', instrument: ['shakuhachi', 'fiddle', 'pan-flute', 'flute', 'violin'], register: [64, 86], graces: 0.42,
      rhythms: ['x-----x-x-------', 'x---x-x-x---x-x-', '..x-x-x-x-------', 'x-x-x---x-----x-', 'x-------x---x---'],
      cadenceRhythms: ['x---------------', 'x-x-x-----------'],
      levelDb: -2, pan: 0.1, reverb: 0.55, energy: [0.22, 1], velocity: 74, timingMs: 18,
    },
    {
      role: 'arpeggio', instrument: ['shamisen', 'dulcimer'], register: [57, 79],
      patterns: ['..0.2.0.3.2.0.2.', '0.222.0.333.0.2.', '....0.2.....3.2.'],
      levelDb: -2, pan: 0.42, reverb: 0.4, energy: [0.4, 1], velocity: 64, timingMs: 9,
    },
    {
      role: 'chords', instrument: 'dulcimer', register: [60, 79], patterns: ['x-......x-......', 'x---....x-x-....'], spreadMs: 26, strum: true,
      levelDb: -5, pan: -0.45, reverb: 0.45, energy: [0.55, 1], velocity: 60, timingMs: 12,
    },
    {
      role: 'bass', instrument: ['cello', 'contrabass'], register: [31, 45], patterns: ['R---------------', 'R-------5-------'],
      levelDb: -1, pan: 0.05, reverb: 0.35, energy: [0.3, 1], velocity: 68, timingMs: 10,
    },
    {
      role: 'chords', instrument: 'strings', register: [55, 76], patterns: ['x---------------'], spreadMs: 0, swells: true,
      levelDb: -9, pan: 0, reverb: 0.6, energy: [0.62, 1], velocity: 60,
    },
  ],
  drums: {
    kit: 'standard', levelDb: -3, reverb: 0.45, timingMs: 8, backbeatLagMs: 0,
    grooves: [
      { energy: [0.35, 0.6], voices: { 'long-taiko': 'o...............', woodblock: '............o...' } },
      { energy: [0.55, 1], voices: { 'long-taiko': 'x.......o.......', 'short-taiko': '......o.....o...', woodblock: '....o.......o.o.' } },
      { energy: [0.75, 1], voices: { 'long-taiko': 'X.....x.x.......', 'short-taiko': '..o.o.....o.o.oo', triangle: '........o.......' } },
    ],
    fills: [{ 'short-taiko': '........o.o.ooxx', 'long-taiko': '........x...x...' }],
    crash: null,
    finalVoices: ['long-taiko'],
  },
  dynamics: [0.3, 0.92],
  ritardando: 0.18,
  room: { decayS: 2.4, dampHz: 4000, preDelayMs: 22 },
  ringS: [2, 4.2],
  finish: { gainDb: 5 },
}
