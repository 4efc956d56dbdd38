import type { MusicKind } from '../kind.ts'

/** A console of the eighties: two pulses and a triangle, chords broken faster than the ear can follow. */
export const chip: MusicKind = {
  name: '8-bit',
  words: ['8-bit', '8 bit', '8bit', 'chiptune', 'chip tune', 'video game', 'retro game', 'arcade', 'pixel', 'game music', '像素', '游戏音乐', '电子游戏', '红白机', '八位', '8位'],
  tempoBpm: [124, 152],
  swing: 0.5,
  swingUnit: 'sixteenth',
  defaultMode: 'major',
  modes: {
    major: {
      melodyScale: 'major',
      tonics: [0, 2, 5, 7, 9],
      progressions: [
        ['I', 'V', 'vi', 'IV'],
        ['I', 'IV', 'V', 'I'],
        ['vi', 'IV', 'I', 'V'],
        ['I', 'bVII', 'IV', 'I'],
        ['IV', 'V', 'iii', 'vi'],
      ],
      cadences: [['IV', 'V'], ['bVI', 'bVII'], ['ii', 'V']],
      final: 'I',
    },
    minor: {
      melodyScale: 'minor',
      tonics: [9, 2, 4, 7],
      progressions: [
        ['i', 'bVII', 'bVI', 'V'],
        ['i', 'bVI', 'bIII', 'bVII'],
        ['i', 'iv', 'bVII', 'bIII'],
      ],
      cadences: [['bVI', 'bVII'], ['iv', 'V']],
      final: 'i',
    },
  },
  parts: [
    {
      role: 'arpeggio', instrument: 'chip-thin-pulse', register: [60, 79],
      patterns: ['0123012301230123', '0120120120120121', '0.12.10.12.10.12', '0213021302130213'],
      levelDb: -8, pan: -0.35, reverb: 0, energy: [0, 1], velocity: 76,
    },
    {
      role: 'melody', instrument: 'chip-pulse', register: [67, 88],
      rhythms: ['x-x-x---x-x-x---', 'x--x--x-x-x-x---', 'x-xxx-x-x---x-x-', 'x---x-x-x-..x-x-', '..x-x-x-x-x-x---'],
      cadenceRhythms: ['x-------....x-x-', 'x-x-x-x-x-------', 'x---x---x-------'],
      levelDb: -4, pan: 0.15, reverb: 0, energy: [0.3, 1], velocity: 84,
    },
    {
      role: 'melody', instrument: 'chip-thin-pulse', register: [60, 79],
      rhythms: ['....x-------x---', '..x-..x-..x-..x-', 'x-------....x-x-'],
      cadenceRhythms: ['x---------------'],
      levelDb: -9, pan: 0.4, reverb: 0, energy: [0.66, 1], velocity: 74,
    },
    {
      role: 'bass', instrument: 'chip-triangle', register: [36, 50],
      patterns: ['R.8.R.8.R.8.R.8.', 'R.R.8.R.5.R.8.a.', 'R--R--8-R--R--a-', 'R.r.R.8.R.r.5.8.'],
      levelDb: 1, pan: 0, reverb: 0, energy: [0.15, 1], velocity: 92,
    },
  ],
  drums: {
    kit: 'chip-drums', levelDb: -1, reverb: 0, timingMs: 0, backbeatLagMs: 0,
    grooves: [
      { energy: [0.2, 0.5], voices: { kick: 'X.......X.......', hat: 'x...x...x...x...' } },
      { energy: [0.45, 1], voices: { kick: 'X.......X.......', snare: '....X.......X...', hat: 'x.x.x.x.x.x.x.x.' } },
      { energy: [0.65, 1], voices: { kick: 'X..x..X.X.......', snare: '....X.......X..o', hat: 'x.xxx.xxx.xxx.xx' } },
      { energy: [0.75, 1], voices: { kick: 'X...X...X...X...', snare: '....X.......X...', hat: 'x.x.x.x.x.x.x.x.', 'open-hat': '..x...x...x...x.' } },
    ],
    fills: [{ snare: '........x.x.xxXX', kick: '........x.......' }, { 'high-tom': '........xx......', 'low-tom': '............xxXX' }],
    crash: 'crash',
    finalVoices: ['kick', 'crash'],
  },
  dynamics: [0.45, 1],
  ritardando: 0,
  room: { decayS: 0.6, dampHz: 4000, preDelayMs: 5 },
  ringS: [1, 2.4],
  finish: { gainDb: -5.4 },
}
