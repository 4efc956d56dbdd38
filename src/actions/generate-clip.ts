import { stat } from 'node:fs/promises'
import type { GeneratePayload, GenerateResult } from '../models/generate-worker.ts'
import { addAsset } from '../store/assets.ts'
import { fpsToNumber } from '../time/time.ts'
import type { GeneratedClip } from './action.ts'
import { shortName } from './names.ts'
import { awaitJob } from './run-job.ts'
import type { Services } from './services.ts'
import type { TurnOptions } from './session-context.ts'

/** Makes a clip in a worker process and keeps it as an asset of the session. */
export async function generateClip(
  services: Services,
  owner: { userId: string; sessionId: string },
  request: GeneratePayload,
  { signal, progress, language }: TurnOptions,
): Promise<GeneratedClip> {
  const { store, jobs } = services
  const jobId = await jobs.enqueue('generate', { ...owner, payload: request })
  const name = shortName(request.prompt)
  const what = language === 'zh' ? `正在绘制「${name}」` : `painting "${name}"`
  const made = (await awaitJob(services, jobId, {
    signal,
    progress: (fraction) => progress(fraction, what),
  })) as GenerateResult
  const asset = await addAsset(store, {
    ...owner,
    kind: 'video',
    origin: 'generated',
    objectKey: made.objectKey,
    fileName: `${name}.mp4`,
    sizeBytes: (await stat(store.objects.path(made.objectKey))).size,
    durationMs: made.fileDurationMs,
    width: request.width,
    height: request.height,
    fps: fpsToNumber(request.fps),
    hasAudio: made.hasAudio,
    handleMs: made.handleMs,
    prompt: request.prompt,
    model: made.model,
    seed: request.seed,
  })
  return { asset, handleMs: made.handleMs, model: made.model, notDepicted: made.notDepicted }
}
