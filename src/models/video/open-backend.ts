import { ReelsmithError } from '../../errors/error.ts'
import { answeredPictures } from '../picture/answered-pictures.ts'
import { queuedPictures } from '../picture/queued-pictures.ts'
import { daysLeft } from '../retirements.ts'
import { aiSdkVideos } from './ai-sdk-videos.ts'
import { comfyuiVideos } from './comfyui-videos.ts'
import { dashscopeVideos } from './dashscope-videos.ts'
import { geminiVideos } from './gemini-videos.ts'
import { openaiVideos } from './openai-videos.ts'
import { proceduralVideos } from './procedural.ts'
import type { VideoBackend } from './video-backend.ts'
import type { VideoModel } from './video-models.ts'

/**
 * The back end of a model that is configured.
 *
 * @param today - `YYYY-MM-DD`, UTC.
 * @throws {ReelsmithError} `job/failed` when its key is missing, or it is not served any more.
 */
export function openBackend(model: VideoModel, environment: NodeJS.ProcessEnv, today: string): VideoBackend {
  const { name, api, keyVariable, until } = model
  const key = keyVariable === undefined ? undefined : environment[keyVariable] || undefined
  if (keyVariable !== undefined && key === undefined) {
    throw new ReelsmithError('job/failed', `${name} has no key on this server: its operator has to set ${keyVariable}.`)
  }
  if (daysLeft(until, today) === 0) {
    throw new ReelsmithError('job/failed', `${name} is not served any more: its last day was ${until}.`)
  }
  switch (api) {
    case 'built-in':
      return proceduralVideos
    case 'openai-videos':
      return openaiVideos(model, key)
    case 'dashscope':
      return dashscopeVideos(model, key)
    case 'gemini':
      return geminiVideos(model, key)
    case 'openai-images':
    case 'gemini-images':
      return answeredPictures(api, model, key)
    case 'dashscope-images':
    case 'fal-images':
    case 'replicate-images':
      return queuedPictures(api, model, key)
    case 'comfyui':
      return comfyuiVideos(model, key)
    default:
      return aiSdkVideos(api, model, key)
  }
}
