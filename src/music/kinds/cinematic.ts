import type { MusicKind } from '../kind.ts'

/** Strings that drive, horns that answer, a drum from far below: the picture gets larger. */
export const cinematic: MusicKind = {
  name: 'cinematic',
  words: ['cinematic', 'epic', 'orchestral', 'trailer', 'film score', 'dramatic', 'heroic', '电影', '史诗', '管弦', '震撼', '大气'],
  tempoBpm: [72, 96],
  swing: 0.5,
  swingUnit: 'eighth',
  defaultMode: 'minor',
  modes: {
    minor: {
      melodyScale: 'minor',
      tonics: [0, 2, 4, 7, 9],
      progressions: [
        ['i', 'bVI', 'bIII', 'bVII'],
        ['i', 'bIII', 'bVII', 'iv'],
        ['iadd9', 'bVImaj7', 'iv', 'bVII'],
        ['i', 'v', 'bVI', 'bIII'],
      ],
      cadences: [['bVI', 'bVII'], ['iv', 'V'], ['bVI', 'Vsus4']],
      final: 'i',
    },
    major: {
      melodyScale: 'major',
      tonics: [0, 2, 5, 7, 10],
      progressions: [
        ['I', 'V', 'vi', 'IV'],
        ['I', 'bVII', 'IV', 'I'],
        ['vi', 'IV', 'I', 'V'],
        ['Iadd9', 'iii', 'IV', 'Vsus4'],
      ],
      cadences: [['IV', 'V'], ['bVI', 'bVII'], ['IVadd9', 'Vsus4']],
      final: 'I',
    },
  },
  parts: [
    {
      role: 'chords', instrument: 'strings', register: [48, 67], patterns: ['X---------------'], spreadMs: 0, swells: true,
      levelDb: -2, pan: 0.1, reverb: 0.6, chorus: 0.1, energy: [0, 1], velocity: 78,
    },
    {
      role: 'chords', instrument: 'choir', register: [55, 74], patterns: ['x---------------'], spreadMs: 0, swells: true,
      levelDb: -5, pan: -0.1, reverb: 0.8, energy: [0.66, 1], velocity: 70,
    },
    {
      role: 'arpeggio', instrument: 'pizzicato', register: [55, 74],
      patterns: ['0.2.3.2.0.2.3.2.', '0.1.2.1.3.1.2.1.', '0.0.2.0.3.0.2.0.'],
      levelDb: 4, pan: -0.4, reverb: 0.55, energy: [0.2, 1], velocity: 72, timingMs: 7,
    },
    {
      role: 'arpeggio', instrument: 'strings', register: [43, 62],
      patterns: ['0.000.000.000.00', '0.0.1.0.0.0.1.0.', '00.000.000.00.0.'],
      levelDb: -4, pan: 0.35, reverb: 0.45, energy: [0.5, 1], velocity: 84, timingMs: 6,
    },
    {
      role: 'melody', instrument: 'horn', register: [55, 74],
      rhythms: ['X-------x---x---', 'X-----x-x-------', 'X---x---x-------', 'X-----------x---'],
      cadenceRhythms: ['X---------------', 'X-------x-------'],
      levelDb: 0, pan: -0.2, reverb: 0.7, energy: [0.42, 1], velocity: 82, timingMs: 10,
    },
    {
      role: 'melody', instrument: 'strings', register: [67, 86],
      rhythms: ['x---------------', 'X-------x-------'],
      cadenceRhythms: ['x---------------'],
      levelDb: -5, pan: -0.3, reverb: 0.7, energy: [0.75, 1], velocity: 74, timingMs: 10,
    },
    {
      role: 'bass', instrument: 'contrabass', register: [28, 41],
      patterns: ['R-------R-------', 'R---------------', 'R-----r-R-----r-'],
      levelDb: 1, pan: 0.15, reverb: 0.4, energy: [0, 1], velocity: 84, timingMs: 8, doubled: true,
    },
  ],
  drums: {
    kit: 'orchestra', levelDb: 4, reverb: 0.6, timingMs: 6, backbeatLagMs: 0,
    grooves: [
      { energy: [0.4, 0.68], voices: { 'timpani-low': 'X.......o.......', } },
      { energy: [0.68, 1], voices: { 'concert-bass-drum': 'X.......x.......', 'timpani-low': 'X.....o.x...o...', 'timpani-high': '...o......o...o.' } },
      { energy: [0.68, 1], voices: { 'concert-bass-drum': 'X.......x...x...', 'timpani-low': 'X..o..o.X..o..o.' } },
    ],
    fills: [
      { 'timpani-low': '........o.o.xxXX' },
      { 'timpani-low': '........x...x.xx', snare: '........ooooxxxX' },
    ],
    crash: 'concert-cymbal',
    finalVoices: ['concert-bass-drum', 'timpani-low', 'concert-cymbal'],
  },
  dynamics: [0.35, 1],
  ritardando: 0.1,
  room: { decayS: 2.9, dampHz: 4200, preDelayMs: 28 },
  ringS: [2.2, 4.5],
  finish: { gainDb: -2.7 },
}
