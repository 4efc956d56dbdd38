import type { MusicKind } from '../kind.ts'

/** Four to the floor: stabs off the beat, a bass that breathes with the kick, claps, a bright sequence. */
export const electronic: MusicKind = {
  name: 'electronic',
  words: ['electronic', 'house', 'edm', 'techno', 'dance', 'club', 'tech', 'futuristic', '电子', '科技', '舞曲', '动感'],
  tempoBpm: [116, 128],
  swing: 0.5,
  swingUnit: 'sixteenth',
  defaultMode: 'minor',
  modes: {
    minor: {
      melodyScale: 'minor-pentatonic',
      tonics: [9, 5, 4, 7, 0],
      progressions: [
        ['i7', 'bVImaj7', 'bIII', 'bVII'],
        ['i9', 'iv7', 'bVImaj7', 'bVIIsus2'],
        ['bVImaj7', 'bVII', 'i7', 'i7'],
        ['i7', 'bIII', 'bVII', 'iv7'],
      ],
      cadences: [['bVImaj7', 'bVII'], ['iv7', 'v7']],
      final: 'iadd9',
    },
    major: {
      melodyScale: 'major-pentatonic',
      tonics: [0, 5, 7, 9],
      progressions: [
        ['IVmaj7', 'V', 'vi7', 'Iadd9'],
        ['vi7', 'IVmaj7', 'I', 'Vsus4'],
        ['Iadd9', 'vi7', 'IVmaj7', 'V'],
      ],
      cadences: [['IVmaj7', 'Vsus4'], ['IV', 'V']],
      final: 'Iadd9',
    },
  },
  parts: [
    {
      role: 'chords', instrument: 'polysynth', register: [55, 74],
      patterns: ['..x-..x-..x-..x-', 'X-.x-.X-..x-.x-.', '..X-...x..X-..x-'], spreadMs: 0, release: 0.1,
      levelDb: -3, pan: -0.2, reverb: 0.35, chorus: 0.4, energy: [0.3, 1], velocity: 72, timingMs: 2,
    },
    {
      role: 'chords', instrument: 'warm-pad', register: [52, 71], patterns: ['X---------------'], spreadMs: 0, pumps: true,
      release: 0.3, levelDb: -4, pan: 0.1, reverb: 0.5, chorus: 0.4, energy: [0, 1], velocity: 70,
    },
    {
      role: 'arpeggio', instrument: 'square-lead', register: [64, 86],
      patterns: ['0.2.4.3.2.4.5.3.', '0.24.2.40.24.2.5', '4.3.2.0.4.3.2.5.'],
      levelDb: -13, pan: 0.45, reverb: 0.5, chorus: 0.3, energy: [0.5, 1], velocity: 60, timingMs: 2,
    },
    {
      role: 'bass', instrument: 'synth-bass', register: [29, 41],
      patterns: ['..R-..R-..R-..8-', '.rR-.rR-.rR-.r8-', '..R-..rR..R-.5R-'], pumps: false,
      levelDb: 0, pan: 0, reverb: 0, energy: [0.4, 1], velocity: 92, timingMs: 1,
    },
    {
      role: 'melody', instrument: 'saw-lead', register: [64, 81],
      rhythms: ['x--x--x---x-x---', 'x-..x-..x-x-x---', '..x-x--x--x-....'],
      cadenceRhythms: ['x-----------....', 'x--x--x---------'],
      restBars: [3], levelDb: -11, pan: 0.05, reverb: 0.5, chorus: 0.4, energy: [0.72, 1], velocity: 70, timingMs: 3,
    },
  ],
  drums: {
    kit: 'tr-808', levelDb: 0, reverb: 0.08, timingMs: 1, backbeatLagMs: 0,
    grooves: [
      { energy: [0, 0.45], voices: { hat: '..x...x...x...x.', kick: 'x.......x.......' } },
      { energy: [0.45, 0.75], voices: { kick: 'X...X...X...X...', 'open-hat': '..x...x...x...x.', hat: 'o.o.o.o.o.o.o.oo' } },
      { energy: [0.6, 1], voices: { kick: 'X...X...X...X...', clap: '....X.......X...', 'open-hat': '..x...x...x...x.', hat: 'x.oox.oox.oox.oo' } },
      { energy: [0.75, 1], voices: { kick: 'X...X...X...X..o', clap: '....X.......X..o', 'open-hat': '..X...X...X...X.', shaker: 'oxoxoxoxoxoxoxox' } },
    ],
    fills: [
      { kick: '........X...X...', snare: '........x.x.xxXX' },
      { kick: '........X.......', clap: '............X.XX', 'low-tom': '........x..x....' },
    ],
    crash: 'crash',
    finalVoices: ['kick', 'crash'],
  },
  dynamics: [0.4, 1],
  ritardando: 0,
  room: { decayS: 1.7, dampHz: 5200, preDelayMs: 14 },
  ringS: [1.6, 3.6],
  finish: { gainDb: -1.8 },
}
