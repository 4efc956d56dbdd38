import type { MusicKind } from '../kind.ts'

/** Neon on wet asphalt: an octave bass in eighths, wide pads, a big snare on two and four, a lead that sings. */
export const synthwave: MusicKind = {
  name: 'synthwave',
  words: ['synthwave', 'retrowave', 'outrun', '80s', 'eighties', 'neon', 'cyberpunk', 'vaporwave', '赛博', '霓虹', '复古电子', '蒸汽波'],
  tempoBpm: [84, 106],
  swing: 0.5,
  swingUnit: 'sixteenth',
  defaultMode: 'minor',
  modes: {
    minor: {
      melodyScale: 'minor',
      tonics: [9, 4, 2, 7, 11],
      progressions: [
        ['i', 'bVI', 'bIII', 'bVII'],
        ['bVI', 'bVII', 'i', 'i'],
        ['i', 'bVII', 'bVI', 'bVII'],
        ['iadd9', 'iv', 'bVI', 'v'],
      ],
      cadences: [['bVI', 'bVII'], ['iv', 'bVII']],
      final: 'iadd9',
    },
    major: {
      melodyScale: 'major-pentatonic',
      tonics: [0, 2, 5, 9],
      progressions: [
        ['I', 'V', 'vi', 'IV'],
        ['IV', 'V', 'iii', 'vi'],
        ['vi', 'IV', 'I', 'V'],
      ],
      cadences: [['IV', 'V'], ['IV', 'Vsus4']],
      final: 'Iadd9',
    },
  },
  parts: [
    {
      role: 'chords', instrument: 'warm-pad', register: [50, 71], patterns: ['X---------------'], spreadMs: 0,
      release: 0.3, levelDb: -2, pan: -0.1, reverb: 0.6, chorus: 0.6, energy: [0, 1], velocity: 76, pumps: true,
    },
    {
      role: 'chords', instrument: 'polysynth', register: [57, 76],
      patterns: ['X-----x-----....', 'X-------x-----..', 'x--x--x---------'], spreadMs: 0,
      release: 0.25, levelDb: -5, pan: 0.3, reverb: 0.6, chorus: 0.5, energy: [0.4, 1], velocity: 70, timingMs: 3,
    },
    {
      role: 'bass', instrument: 'synth-bass', register: [28, 40],
      patterns: ['R.r.8.r.R.r.8.r.', 'R.r.r.8.R.r.r.8.', 'R.rrr.rrR.rrr.8.'],
      levelDb: 1, pan: 0, reverb: 0.03, energy: [0.2, 1], velocity: 92, timingMs: 2,
    },
    {
      role: 'arpeggio', instrument: 'saw-lead', register: [62, 84],
      patterns: ['0123432101234321', '0.2.3.4.0.2.4.3.', '0240240202402402'],
      levelDb: -15, pan: -0.45, reverb: 0.55, chorus: 0.4, energy: [0.5, 1], velocity: 62, timingMs: 2,
    },
    {
      role: 'melody', instrument: 'square-lead', register: [64, 83],
      rhythms: ['X-----x-x-------', 'x---x---x-----x-', 'X-------x-x-x---', 'x-x-----x-------'],
      cadenceRhythms: ['X---------------', 'x-----x---------'],
      levelDb: -10, pan: 0.1, reverb: 0.65, chorus: 0.4, energy: [0.55, 1], velocity: 74, timingMs: 5,
    },
  ],
  drums: {
    kit: 'tr-808', levelDb: 0, reverb: 0.3, timingMs: 2, backbeatLagMs: 2,
    grooves: [
      { energy: [0, 0.45], voices: { kick: 'X.......x.......', hat: 'x.o.x.o.x.o.x.o.' } },
      { energy: [0.4, 1], voices: { kick: 'X.......X.......', snare: '....X.......X...', hat: 'x.o.x.o.x.o.x.o.' } },
      { energy: [0.65, 1], voices: { kick: 'X.....x.X.......', snare: '....X.......X...', hat: 'xoxoxoxoxoxoxoxo', 'open-hat': '..............x.' } },
      { energy: [0.7, 1], voices: { kick: 'X...X...X...X...', snare: '....X.......X...', 'open-hat': '..x...x...x...x.', hat: 'o.o.o.o.o.o.o.o.' } },
    ],
    fills: [
      { 'high-tom': '........xx......', 'mid-tom': '..........xx....', 'low-tom': '............xXX.', kick: '........X.......' },
      { kick: '........X.......', snare: '........X..X..XX' },
    ],
    crash: 'crash',
    finalVoices: ['kick', 'crash'],
  },
  dynamics: [0.42, 1],
  ritardando: 0,
  room: { decayS: 2.4, dampHz: 4600, preDelayMs: 22 },
  ringS: [2, 4],
  finish: { gainDb: -0.4 },
}
