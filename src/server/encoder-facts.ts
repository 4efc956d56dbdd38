/** What an operator should know of the encoder of this machine, whether or not a server runs. */
import { type H264Encoder, provenEncoder } from '../media/h264-encoder.ts'

const usualFrame = { width: 1920, height: 1080 }

/**
 * Who would encode a film in 1080p here.
 *
 * @throws {ReelsmithError} `request/invalid` for a wrong `REELSMITH_ENCODER`; `job/cancelled`.
 */
export async function encoderHere(options: { signal?: AbortSignal }): Promise<H264Encoder> {
  return await provenEncoder(usualFrame, options)
}
