import type { MusicKind } from '../kind.ts'

/** Slow light: pads that breathe, a bell here and there, time without a pulse. */
export const ambient: MusicKind = {
  name: 'ambient',
  words: ['ambient', 'atmospheric', 'drone', 'meditation', 'spa', 'relaxing', '氛围', '冥想', '空灵', '放松'],
  tempoBpm: [58, 74],
  swing: 0.5,
  swingUnit: 'eighth',
  defaultMode: 'major',
  modes: {
    major: {
      melodyScale: 'major-pentatonic',
      tonics: [0, 2, 5, 7, 10],
      progressions: [
        ['Iadd9', 'IVmaj9', 'vi9', 'IVadd9'],
        ['Imaj9', 'iii7', 'IVmaj9', 'Vsus4'],
        ['IVmaj9', 'Iadd9', 'Vsus2', 'vi7'],
        ['Iadd9', 'Vsus4', 'IVmaj9', 'IVadd9'],
      ],
      cadences: [['IVmaj9', 'Vsus4'], ['ii9', 'IVadd9']],
      final: 'Iadd9',
    },
    minor: {
      melodyScale: 'minor-pentatonic',
      tonics: [9, 2, 4, 7],
      progressions: [
        ['iadd9', 'bVImaj7', 'bIIIadd9', 'bVIIsus4'],
        ['i9', 'iv9', 'bVImaj9', 'bVIIsus2'],
        ['iadd9', 'bVImaj9', 'iadd9', 'iv9'],
      ],
      cadences: [['bVImaj7', 'bVIIsus4'], ['iv9', 'vadd9']],
      final: 'iadd9',
    },
  },
  parts: [
    {
      role: 'chords', instrument: 'warm-pad', register: [50, 69], patterns: ['X---------------'], spreadMs: 0, swells: true,
      levelDb: -3, pan: -0.15, reverb: 0.6, chorus: 0.4, energy: [0, 1], velocity: 74,
    },
    {
      role: 'chords', instrument: 'strings', register: [55, 76], patterns: ['x---------------'], spreadMs: 0, swells: true,
      levelDb: -9, pan: 0.2, reverb: 0.8, chorus: 0.2, energy: [0.45, 1], velocity: 58,
    },
    {
      role: 'arpeggio', instrument: 'electric-piano', register: [60, 84], rings: true,
      patterns: ['0-....2...3...4.', '..0...2.....4...', '0...3.....2.4...', '....1...3.....4.'],
      levelDb: -5, pan: 0.3, reverb: 0.7, chorus: 0.3, energy: [0.2, 1], velocity: 58, timingMs: 18,
    },
    {
      role: 'melody', instrument: 'vibraphone', register: [67, 88],
      rhythms: ['....x-------....', '..x-----....x---', 'x-------....x---', '........x---x---'],
      cadenceRhythms: ['x---------------', '....x-----------'],
      restBars: [2], levelDb: -4, pan: -0.3, reverb: 0.8, chorus: 0.2, energy: [0.4, 1], velocity: 62, timingMs: 22,
    },
    {
      role: 'melody', instrument: 'crystal', register: [74, 96],
      rhythms: ['........x-------', '..............x-', '......x---------'],
      cadenceRhythms: ['........x-------'],
      restBars: [0, 2], levelDb: -12, pan: 0.45, reverb: 0.9, energy: [0.5, 1], velocity: 50, timingMs: 30,
    },
    {
      role: 'bass', instrument: 'contrabass', register: [31, 45], patterns: ['R---------------', 'R-----------5---'],
      levelDb: -3, pan: 0, reverb: 0.35, energy: [0.25, 1], velocity: 64, timingMs: 10,
    },
  ],
  dynamics: [0.3, 0.85],
  ritardando: 0.14,
  room: { decayS: 4.5, dampHz: 3800, preDelayMs: 30 },
  ringS: [2.4, 5],
  finish: { gainDb: 5.4 },
}
