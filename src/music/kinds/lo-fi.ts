import type { MusicKind } from '../kind.ts'

/** A late-night tape: Rhodes ninths, a bass that ambles, drums that sit back, crackle. */
export const loFi: MusicKind = {
  name: 'lo-fi',
  words: ['lo-fi', 'lofi', 'lo fi', 'lofi beats', 'lo-fi beats', 'chill beats', 'lofi hip hop', 'lo-fi hip hop', 'chill', 'chillhop', 'study', 'laid-back', '低保真', '慵懒', '学习', '惬意'],
  tempoBpm: [70, 88],
  swing: 0.59,
  swingUnit: 'sixteenth',
  defaultMode: 'major',
  modes: {
    major: {
      melodyScale: 'major-pentatonic',
      tonics: [0, 3, 5, 8, 10],
      progressions: [
        ['ii9', 'V9', 'Imaj9', 'vi9'],
        ['IVmaj9', 'iii7', 'ii9', 'Imaj9'],
        ['Imaj9', 'vi9', 'ii9', 'V9sus4'],
        ['IVmaj9', 'V7sus4', 'iii7', 'vi9'],
      ],
      cadences: [['ii9', 'V9sus4'], ['ii9', 'V9'], ['IVmaj9', 'V7sus4']],
      final: 'Imaj9',
    },
    minor: {
      melodyScale: 'minor-pentatonic',
      tonics: [9, 2, 0, 7],
      progressions: [
        ['i9', 'iv9', 'bVIImaj7', 'bIIImaj9'],
        ['bVImaj9', 'v7', 'iv9', 'i9'],
        ['i9', 'bVImaj9', 'iv9', 'v7'],
      ],
      cadences: [['iv9', 'v7'], ['bVImaj9', 'v7']],
      final: 'i9',
    },
  },
  parts: [
    {
      role: 'chords', instrument: 'electric-piano', register: [52, 71],
      patterns: ['X-----x---x-----', 'X------x--------', 'X--x------x-----', 'x-----X-----o---'], spreadMs: 14,
      levelDb: 0, pan: -0.12, reverb: 0.35, chorus: 0.4, energy: [0, 1], velocity: 74, timingMs: 11, lagMs: 4,
    },
    {
      role: 'chords', instrument: 'nylon-guitar', register: [55, 72],
      patterns: ['........x---....', '....x-......x-..', '......x---......'], spreadMs: 18, strum: true,
      levelDb: -5, pan: 0.45, reverb: 0.35, energy: [0.55, 1], velocity: 60, timingMs: 12,
    },
    {
      role: 'bass', instrument: 'finger-bass', register: [28, 43],
      patterns: ['R-----.r8-..5-a-', 'R------.R---..5-', 'R--.....5-R-..a-'],
      levelDb: 0, pan: 0, reverb: 0.05, energy: [0.3, 1], velocity: 86, timingMs: 8, lagMs: 8,
    },
    {
      role: 'melody', instrument: 'vibraphone', register: [64, 84],
      rhythms: ['..x-x---..x-x---', 'x-..x-x-....x---', '....x-x-x---..x-', 'x---..x---x-....'],
      cadenceRhythms: ['x-----------....', '..x-x---........'],
      restBars: [3], levelDb: -3, pan: 0.25, reverb: 0.5, chorus: 0.2, energy: [0.42, 1], velocity: 66, timingMs: 14, lagMs: 6,
    },
    {
      role: 'chords', instrument: 'warm-pad', register: [57, 74], patterns: ['x---------------'], spreadMs: 0, swells: true,
      levelDb: -11, pan: 0, reverb: 0.4, energy: [0.6, 1], velocity: 54,
    },
  ],
  drums: {
    kit: 'standard', levelDb: -2, reverb: 0.12, timingMs: 7, backbeatLagMs: 14,
    grooves: [
      { energy: [0, 0.45], voices: { hat: 'x.o.x.o.x.o.x.o.', rim: '....x.......x...' } },
      { energy: [0.45, 1], voices: { kick: 'X......x..x.....', rim: '....X.......X..o', hat: 'x.o.x.oox.o.x.o.' } },
      { energy: [0.45, 1], voices: { kick: 'X.........x..x..', snare: '....x..o....x...', hat: 'x.x.x.x.x.x.x.xo' } },
      { energy: [0.7, 1], voices: { kick: 'X..x......x.....', snare: '....X.......X.o.', hat: 'x.o.x.o.x.o.x...', 'open-hat': '..............o.' } },
    ],
    fills: [{ kick: '........x.......', snare: '........o..o.ox.' }, { rim: '........x..x..x.' }],
    crash: null,
    finalVoices: ['kick'],
  },
  dynamics: [0.42, 0.85],
  ritardando: 0.05,
  room: { decayS: 1.0, dampHz: 2600, preDelayMs: 10 },
  ringS: [1.8, 4],
  finish: { gainDb: 1.8, lowpassHz: 6200, crackleDb: -52 },
}
