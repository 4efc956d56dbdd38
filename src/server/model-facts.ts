/** What an operator should know of the models that are configured, whether or not a server runs. */
import { daysLeft } from '../models/retirements.ts'
import { readVideoModels } from '../models/video/video-models.ts'

export interface ModelFacts {
  readonly name: string
  /** The variable that is to hold its key, and doesn't. */
  readonly missingKey?: string
  /** The last day (UTC) on which it is served, where that is known. */
  readonly until?: string
  /** For so many days it is served still, today included. */
  readonly daysLeft: number | null
}

/**
 * @param today - `YYYY-MM-DD`, UTC.
 * @throws {ReelsmithError} `request/invalid` for a table that can't be read.
 */
export function modelFacts(environment: NodeJS.ProcessEnv, today: string): ModelFacts[] {
  return readVideoModels(environment.REELSMITH_VIDEO_MODELS).map(({ name, keyVariable, until }) => ({
    name,
    ...(keyVariable !== undefined && !environment[keyVariable] && { missingKey: keyVariable }),
    ...(until !== undefined && { until }),
    daysLeft: daysLeft(until, today),
  }))
}
