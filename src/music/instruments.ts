/** The presets of the bundled soundfont, by what they are called in the tables of kinds. */
export const instruments = {
  piano: 0,
  'electric-piano': 4,
  'music-box': 10,
  vibraphone: 11,
  'nylon-guitar': 24,
  'steel-guitar': 25,
  'muted-guitar': 28,
  'acoustic-bass': 32,
  'finger-bass': 33,
  'synth-bass': 38,
  contrabass: 43,
  pizzicato: 45,
  strings: 48,
  choir: 52,
  horn: 60,
  flute: 73,
  'square-lead': 80,
  'saw-lead': 81,
  fantasia: 88,
  'warm-pad': 89,
  polysynth: 90,
  crystal: 98,
} as const

export type InstrumentName = keyof typeof instruments

export const drumKits = { standard: 0, 'tr-808': 25, orchestra: 48 } as const

export type DrumKitName = keyof typeof drumKits

/** Drum voices, General MIDI note numbers of the percussion channel. */
export const drumVoices = {
  kick: 36,
  rim: 37,
  snare: 38,
  clap: 39,
  'low-tom': 45,
  'mid-tom': 47,
  'high-tom': 50,
  hat: 42,
  'open-hat': 46,
  crash: 49,
  ride: 51,
  tambourine: 54,
  shaker: 82,
  'timpani-low': 41,
  'timpani-high': 48,
  'concert-bass-drum': 36,
  'concert-cymbal': 57,
} as const

export type DrumVoice = keyof typeof drumVoices
