/** The part of sherpa-onnx-node 1.13 that is used here; the package has no types of its own. */
declare module 'sherpa-onnx-node' {
  export interface RecognitionStream {
    acceptWaveform(sound: { readonly sampleRate: number; readonly samples: Float32Array }): void
  }
  export class OfflineTts {
    constructor(config: { readonly model: Readonly<Record<string, unknown>>; readonly maxNumSentences: number })
    generate(request: { readonly text: string; readonly sid: number; readonly speed: number }): { readonly samples: Float32Array; readonly sampleRate: number }
  }
  export class OfflineRecognizer {
    constructor(config: {
      readonly featConfig: { readonly sampleRate: number; readonly featureDim: number }
      readonly modelConfig: Readonly<Record<string, unknown>>
    })
    createStream(): RecognitionStream
    decode(stream: RecognitionStream): void
    getResult(stream: RecognitionStream): { readonly text: string; readonly lang: string; readonly tokens: readonly string[]; readonly timestamps: readonly number[] }
  }
}
