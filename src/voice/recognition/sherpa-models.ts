/** What a folder of weights is, by the names of its files: as sherpa-onnx publishes them, or as we fetch them. Pure. */

export interface SherpaModel {
  /** Its folder's name. */
  readonly name: string
  /** Primary tags of the languages it knows; `*` for very many. */
  readonly languages: readonly string[]
  /** sherpa-onnx's `modelConfig`, with names of files in the folder. */
  readonly files: Readonly<Record<string, string | Readonly<Record<string, string | number>>>>
}

/** Weights of 8 bits come first: a third of the time, and nearly as good. */
function pick(files: readonly string[], pattern: RegExp): string | undefined {
  const found = files.filter((file) => pattern.test(file) && /\.(?:onnx|ort)$/.test(file))
  return found.find((file) => file.includes('int8')) ?? found[0]
}

/** @returns Undefined when it is no model that recognises speech here. */
export function recogniserOf(name: string, files: readonly string[]): SherpaModel | undefined {
  const tokens = files.find((file) => /(?:^|-)tokens\.txt$/.test(file))
  if (tokens === undefined) return undefined
  const merged = pick(files, /^decoder_model_merged/)
  const encoder = pick(files, /^encoder_model/)
  if (merged && encoder) return { name, languages: languagesOf(name, ['en']), files: { moonshine: { encoder, mergedDecoder: merged }, tokens } }
  const [preprocessor, encode, uncached, cached] = [/^preprocess/, /^encode\b/, /^uncached_decode/, /^cached_decode/].map((pattern) => pick(files, pattern))
  if (preprocessor && encode && uncached && cached) {
    return { name, languages: languagesOf(name, ['en']), files: { moonshine: { preprocessor, encoder: encode, uncachedDecoder: uncached, cachedDecoder: cached }, tokens } }
  }
  const [whisperEncoder, whisperDecoder] = [pick(files, /-encoder\b/), pick(files, /-decoder\b/)]
  if (/whisper/.test(name) && whisperEncoder && whisperDecoder) {
    const isEnglish = /\.en-/.test(whisperEncoder)
    return { name, languages: isEnglish ? ['en'] : ['*'], files: { whisper: { encoder: whisperEncoder, decoder: whisperDecoder }, tokens } }
  }
  const model = pick(files, /^model\b/)
  if (/sense-voice/.test(name) && model) {
    return { name, languages: ['zh', 'yue', 'en', 'ja', 'ko'], files: { senseVoice: { model, useInverseTextNormalization: 1 }, tokens } }
  }
  if (/paraformer/.test(name) && model) return { name, languages: languagesOf(name, ['zh', 'en']), files: { paraformer: { model }, tokens } }
  return undefined
}

export interface SherpaSpeaker {
  /** Its folder's name. */
  readonly name: string
  /** sherpa-onnx's `model`, with names of files in the folder; several names in one value are parted by commas. */
  readonly files: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly voices: readonly { readonly id: string; /** Number of the speaker. */ readonly sid: number; readonly gender: 'female' | 'male'; /** Primary tag. */ readonly language: string }[]
}

/** @returns Undefined when it is no model that speaks here. */
export function speakerOf(name: string, files: readonly string[]): SherpaSpeaker | undefined {
  const model = pick(files, /^model\b/)
  const [tokens, voices, dataDir] = ['tokens.txt', 'voices.bin', 'espeak-ng-data'].map((file) => (files.includes(file) ? file : undefined))
  if (!model || !tokens || !voices || !dataDir) return undefined
  const common = { model, voices, tokens, dataDir }
  if (name.includes('kitten')) return { name, files: { kitten: common }, voices: kittenVoices }
  if (!name.includes('kokoro')) return undefined
  const lexicons = ['lexicon-us-en.txt', 'lexicon-zh.txt'].filter((file) => files.includes(file))
  if (lexicons.length === 0) return { name, files: { kokoro: common }, voices: kokoroEnglish }
  const more = { lexicon: lexicons.join(','), ...(files.includes('dict') && { dictDir: 'dict' }) }
  return { name, files: { kokoro: { ...common, ...more } }, voices: kokoroChinese }
}

const voice = (id: string, sid: number, gender: 'female' | 'male', language = 'en') => ({ id, sid, gender, language })

/** Of kitten-nano-en v0.1 and v0.2; in an order of ours. */
const kittenVoices = [
  voice('expr-voice-5-f', 7, 'female'), voice('expr-voice-5-m', 6, 'male'), voice('expr-voice-2-f', 1, 'female'), voice('expr-voice-2-m', 0, 'male'),
  voice('expr-voice-3-f', 3, 'female'), voice('expr-voice-3-m', 2, 'male'), voice('expr-voice-4-f', 5, 'female'), voice('expr-voice-4-m', 4, 'male'),
]
/** Of kokoro-en v0.19, in the order of sherpa-onnx's documentation. */
const kokoroEnglish = [
  voice('af', 0, 'female'), voice('am_adam', 5, 'male'), voice('af_bella', 1, 'female'), voice('am_michael', 6, 'male'), voice('af_sarah', 3, 'female'),
  voice('bf_emma', 7, 'female'), voice('bm_george', 9, 'male'),
]
/** Of kokoro-multi-lang v1.1: three English ones, then those of Chinese speakers, women before men. */
const kokoroChinese = [
  voice('zf_001', 3, 'female', 'zh'), voice('zm_009', 58, 'male', 'zh'), voice('af_maple', 0, 'female'), voice('af_sol', 1, 'female'), voice('bf_vale', 2, 'female'),
]

/** A language in the folder's name, as in `moonshine-base-zh`. */
function languagesOf(name: string, usual: readonly string[]): readonly string[] {
  const tag = /(?:^|-)(en|zh|ja|ko|es|ar|uk|vi)(?:-|$)/.exec(name)?.[1]
  return tag === undefined ? usual : [tag]
}

/** Whether a model knows a language, given as BCP 47. */
export function knowsLanguage({ languages }: Pick<SherpaModel, 'languages'>, language: string): boolean {
  const primary = language.toLowerCase().split('-')[0]!
  return languages.includes('*') || languages.includes(primary === 'cmn' ? 'zh' : primary)
}
