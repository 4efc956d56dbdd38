/** Job worker: writes down what is said in files, one after another. */
import { ReelsmithError } from '../errors/error.ts'
import type { JobContext } from '../jobs/handler.ts'
import { formatDuration } from '../time/time.ts'
import type { Transcript } from '../timeline/sound.ts'
import { chooseRecogniser } from '../voice/recognition/choose-recogniser.ts'
import { longestRecordingMs } from '../voice/recognition/recogniser.ts'
import { providerRecogniser } from './speech/provider-speech.ts'
import { readTranscriptionService } from './speech/speech-services.ts'

export interface TranscribePayload {
  readonly files: readonly { readonly assetId: string; readonly name: string; readonly objectKey: string; readonly durationMs: number }[]
  /** BCP 47, of what is said. */
  readonly language: string
  /** Whether a provider that takes money may write it down. */
  readonly paid?: boolean
}

export interface TranscribeResult {
  readonly files: readonly { readonly assetId: string; readonly transcript: Transcript }[]
}

/** Idempotent but for what a provider takes: a repeated attempt hears it anew. */
export async function run({ files, language, paid = false }: TranscribePayload, context: JobContext): Promise<TranscribeResult> {
  const { signal, workDir } = context
  for (const { name, durationMs } of files) {
    if (durationMs <= longestRecordingMs) continue
    throw new ReelsmithError('timeline/invalid', `"${name}" lasts ${formatDuration(durationMs)}; what is said can be written down of recordings of up to ${formatDuration(longestRecordingMs)}.`)
  }
  const service = readTranscriptionService(process.env)
  const recogniser = service && (paid || !service.isPaid) ? providerRecogniser(service) : await chooseRecogniser(language)
  const totalMs = files.reduce((sum, { durationMs }) => sum + durationMs, 0)
  const results: TranscribeResult['files'][number][] = []
  let doneMs = 0
  for (const { assetId, objectKey, durationMs } of files) {
    const words = await recogniser.transcribe({ path: context.objectPath(objectKey), durationMs }, language, {
      signal,
      workDir,
      progress: (fraction) => context.progress((doneMs + durationMs * fraction) / totalMs),
    })
    doneMs += durationMs
    results.push({ assetId, transcript: { words, language, recogniser: recogniser.name } })
  }
  return { files: results }
}
