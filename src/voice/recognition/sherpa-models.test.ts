import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { knowsLanguage, recogniserOf, speakerOf } from './sherpa-models.ts'

describe('recogniserOf', () => {
  it('should know folders as sherpa-onnx publishes them, and take weights of 8 bits first', () => {
    const tokens = 'tokens.txt'
    assert.deepEqual(recogniserOf('moonshine-tiny-en', ['LICENSE', 'decoder_model_merged.onnx', 'encoder_model.onnx', tokens]), {
      name: 'moonshine-tiny-en',
      languages: ['en'],
      files: { moonshine: { encoder: 'encoder_model.onnx', mergedDecoder: 'decoder_model_merged.onnx' }, tokens },
    })
    const whisper = recogniserOf('sherpa-onnx-whisper-base', ['base-decoder.int8.onnx', 'base-decoder.onnx', 'base-encoder.int8.onnx', 'base-encoder.onnx', 'base-tokens.txt'])
    assert.deepEqual(whisper?.files, { whisper: { encoder: 'base-encoder.int8.onnx', decoder: 'base-decoder.int8.onnx' }, tokens: 'base-tokens.txt' })
    assert.deepEqual(whisper?.languages, ['*'])
    assert.deepEqual(recogniserOf('sherpa-onnx-whisper-tiny.en', ['tiny.en-decoder.onnx', 'tiny.en-encoder.onnx', 'tiny.en-tokens.txt'])?.languages, ['en'])
    const sense = recogniserOf('sherpa-onnx-sense-voice-zh-en-ja-ko-yue-2024-07-17', ['model.int8.onnx', 'model.onnx', tokens])
    assert.deepEqual(sense?.files.senseVoice, { model: 'model.int8.onnx', useInverseTextNormalization: 1 })
    const first = recogniserOf('sherpa-onnx-moonshine-base-en-int8', ['cached_decode.int8.onnx', 'encode.int8.onnx', 'preprocess.onnx', 'uncached_decode.int8.onnx', tokens])
    assert.deepEqual(first?.files.moonshine, { preprocessor: 'preprocess.onnx', encoder: 'encode.int8.onnx', uncachedDecoder: 'uncached_decode.int8.onnx', cachedDecoder: 'cached_decode.int8.onnx' })
  })

  it('should take nothing else for one', () => {
    assert.equal(recogniserOf('moonshine-tiny-en', ['decoder_model_merged.onnx', 'tokens.txt']), undefined)
    assert.equal(recogniserOf('moonshine-tiny-en', ['decoder_model_merged.onnx', 'encoder_model.onnx']), undefined)
    assert.equal(recogniserOf('vits-piper', ['model.onnx', 'tokens.txt']), undefined)
  })
})

describe('speakerOf', () => {
  const common = ['LICENSE', 'espeak-ng-data', 'tokens.txt', 'voices.bin']

  it('should know the voices of kitten and kokoro, by their folders', () => {
    const kitten = speakerOf('kitten-nano-en', [...common, 'model.fp16.onnx'])!
    assert.deepEqual(kitten.files, { kitten: { model: 'model.fp16.onnx', voices: 'voices.bin', tokens: 'tokens.txt', dataDir: 'espeak-ng-data' } })
    assert.deepEqual(new Set(kitten.voices.map(({ sid }) => sid)), new Set([0, 1, 2, 3, 4, 5, 6, 7]))
    const chinese = speakerOf('kokoro-multi-lang-v1_1', [...common, 'dict', 'lexicon-us-en.txt', 'lexicon-zh.txt', 'model.int8.onnx'])!
    assert.equal(chinese.files.kokoro!.lexicon, 'lexicon-us-en.txt,lexicon-zh.txt')
    assert.equal(chinese.files.kokoro!.dictDir, 'dict')
    assert.deepEqual(chinese.voices.filter(({ language }) => language === 'zh').map(({ gender }) => gender), ['female', 'male'])
    assert.equal(speakerOf('kokoro-en-v0_19', [...common, 'model.int8.onnx'])!.files.kokoro!.lexicon, undefined)
  })

  it('should take nothing else for one', () => {
    assert.equal(speakerOf('vits-piper', [...common, 'model.onnx']), undefined)
    assert.equal(speakerOf('kitten-nano-en', ['model.onnx', 'tokens.txt', 'voices.bin']), undefined)
  })
})

describe('knowsLanguage', () => {
  it('should go by the language, whatever its region', () => {
    assert.ok(knowsLanguage({ languages: ['en'] }, 'en-GB'))
    assert.ok(knowsLanguage({ languages: ['zh'] }, 'cmn-CN'))
    assert.ok(knowsLanguage({ languages: ['*'] }, 'sw'))
    assert.ok(!knowsLanguage({ languages: ['en'] }, 'zh-CN'))
  })
})
