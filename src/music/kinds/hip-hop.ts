import type { MusicKind } from '../kind.ts'

/** Heavy drums with room between them, a bass one feels, a loop of keys, a small tune that comes back. */
export const hipHop: MusicKind = {
  name: 'hip-hop',
  words: ['hip-hop', 'hip hop', 'hiphop', 'rap', 'trap', 'boom bap', 'beats', 'urban', 'swagger', '嘻哈', '说唱', '街头', '陷阱'],
  tempoBpm: [78, 96],
  swing: 0.56,
  swingUnit: 'sixteenth',
  defaultMode: 'minor',
  modes: {
    minor: {
      melodyScale: 'minor-pentatonic',
      tonics: [0, 2, 3, 5, 7, 9],
      progressions: [
        ['i7', 'i7', 'bVImaj7', 'v7'],
        ['i9', 'iv9', 'i9', 'bVImaj7'],
        ['i', 'bVII', 'bVI', 'v'],
        ['bVImaj7', 'bVII', 'i7', 'i7'],
      ],
      cadences: [['bVImaj7', 'v7'], ['iv9', 'v7'], ['bVI', 'bVII']],
      final: 'i9',
    },
    major: {
      melodyScale: 'major-pentatonic',
      tonics: [0, 3, 5, 8, 10],
      progressions: [
        ['Imaj7', 'iii7', 'IVmaj7', 'IVmaj7'],
        ['ii9', 'iii7', 'IVmaj9', 'V7sus4'],
        ['vi9', 'IVmaj7', 'Imaj9', 'V7sus4'],
      ],
      cadences: [['ii9', 'V7sus4'], ['IVmaj7', 'V7sus4']],
      final: 'Imaj9',
    },
  },
  parts: [
    {
      role: 'chords', instrument: ['electric-piano', 'piano', 'organ'], register: [52, 71],
      patterns: ['X-----..x---....', 'X---....x-x-....', 'X------.......x-', 'X-..x-..X-..x---'], spreadMs: 9,
      levelDb: -1, pan: -0.18, reverb: 0.25, chorus: 0.2, energy: [0, 1], velocity: 72, timingMs: 8,
    },
    {
      role: 'arpeggio', instrument: ['vibraphone', 'kalimba', 'harp', 'music-box'], register: [64, 86],
      patterns: ['..0.2...3...2...', '0...3.2.....4...', '0.2.....3.2.....'],
      levelDb: -4, pan: 0.42, reverb: 0.4, energy: [0.35, 1], velocity: 62, timingMs: 9,
    },
    {
      role: 'bass', instrument: 'round-synth-bass', register: [26, 38],
      patterns: ['R------.R--.--R-', 'R-----..R-R-....', 'R---------.R-.a-', 'R--.R-..--..R-5-'],
      levelDb: 4, pan: 0, reverb: 0, energy: [0.2, 1], velocity: 96, timingMs: 5, lagMs: 4,
    },
    {
      role: 'melody', instrument: ['flute', 'synth-brass', 'muted-trumpet', 'whistle'], register: [64, 83], graces: 0.1,
      rhythms: ['x-x-..x---......', '..x-x-x-....x---', 'x---....x-x-x---'],
      cadenceRhythms: ['x-------........', '....x-----------'],
      restBars: [1, 3], levelDb: -6, pan: 0.12, reverb: 0.45, energy: [0.5, 1], velocity: 70, timingMs: 12, lagMs: 8,
    },
    {
      role: 'chords', instrument: 'strings', register: [57, 76], patterns: ['x---------------'], spreadMs: 0, swells: true,
      levelDb: -10, pan: 0.1, reverb: 0.5, energy: [0.72, 1], velocity: 60,
    },
  ],
  drums: {
    kit: 'tr-808', levelDb: 1, reverb: 0.08, timingMs: 4, backbeatLagMs: 9,
    grooves: [
      { energy: [0, 0.4], voices: { hat: 'x.o.x.o.x.o.x.o.', kick: 'X.........x.....' } },
      { energy: [0.35, 1], voices: { kick: 'X......x..X.....', snare: '....X.......X...', hat: 'x.o.x.o.x.o.x.oo' } },
      { energy: [0.5, 1], voices: { kick: 'X..x......X..x..', clap: '....X.......X...', hat: 'x.x.x.xxx.x.xxxx', 'open-hat': '......x.........' } },
      { energy: [0.7, 1], voices: { kick: 'X.....x.x.X.....', snare: '....X.......X...', clap: '....x.......x...', hat: 'xxx.x.xxxxx.x.oo' } },
    ],
    fills: [{ snare: '........x..x..XX', kick: '........X.......' }, { hat: '........xxxxxxxx', kick: '........X..x....' }],
    crash: 'crash',
    finalVoices: ['kick'],
  },
  dynamics: [0.42, 0.95],
  ritardando: 0,
  room: { decayS: 1.1, dampHz: 3600, preDelayMs: 12 },
  ringS: [1.6, 3.4],
  finish: { gainDb: -3.1 },
}
