import { ReelsmithError } from '../../errors/error.ts'

/**
 * Makes something of sherpa-onnx, whose library is loaded only now.
 *
 * @param what - What can't be loaded, as the subject of a sentence.
 * @throws {ReelsmithError} `media/tool-missing` when the library or the weights can't be loaded.
 */
export async function withSherpa<T>(what: string, make: (sherpa: typeof import('sherpa-onnx-node')) => T): Promise<T> {
  try {
    return make(((await import('sherpa-onnx-node')) as unknown as { default: typeof import('sherpa-onnx-node') }).default)
  } catch (cause) {
    throw new ReelsmithError('media/tool-missing', `${what} can't be loaded: fetch its weights anew, or see "reelsmith doctor".`, { cause })
  }
}
