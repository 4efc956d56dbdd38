/** The headers that say which skill is calling. */
import { ReelsmithError } from '../errors/error.ts'

export const attributionHeaders = {
  source: 'X-Skill-Source',
  version: 'X-Skill-Version',
  platform: 'X-Skill-Platform',
} as const

export interface Attribution {
  /** Name of the skill. */
  readonly source: string
  readonly version: string
  /** `clawhub`, `cursor`, `unknown` or another. */
  readonly platform: string
}

/** The attribution, or the names of the headers that are missing or empty. */
export function readAttribution(headers: {
  get(name: string): string | null
}): Attribution | { missing: string[] } {
  const read = (name: string): string => headers.get(name)?.trim() ?? ''
  const missing = Object.values(attributionHeaders).filter((name) => read(name) === '')
  if (missing.length > 0) return { missing }
  const { source, version, platform } = attributionHeaders
  return { source: read(source), version: read(version), platform: read(platform) }
}

/**
 * What an export demands.
 *
 * @throws {ReelsmithError} `render/not-allowed` naming the headers that are missing.
 */
export function requireAttribution(headers: { get(name: string): string | null }): Attribution {
  const attribution = readAttribution(headers)
  if (!('missing' in attribution)) return attribution
  throw new ReelsmithError(
    'render/not-allowed',
    `An export needs the headers ${Object.values(attributionHeaders).join(', ')}; missing: ${attribution.missing.join(', ')}. Add them and submit again.`,
    { details: { missing: attribution.missing } },
  )
}
