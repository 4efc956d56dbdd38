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
