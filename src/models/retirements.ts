/**
 * Last days of models, where their providers tell them. Looked up in November 2026; what an operator writes into a row
 * comes first.
 */

interface Retirement {
  /** How the provider is spoken to. */
  readonly api: string
  /** The provider's own server, where others speak the same. */
  readonly host?: string
  readonly models: readonly string[]
  /** The last day (UTC) on which they are served. */
  readonly until: string
  /** Where the provider says so. */
  readonly source: string
}

const veoPage = 'https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/veo/3-0-generate'

/** OpenAI tells the first day without a model: here stands the day before. */
const retirements: readonly Retirement[] = [
  { api: 'google-vertex', models: ['veo-2.0-generate-001', 'veo-3.0-generate-001', 'veo-3.0-fast-generate-001'], until: '2026-06-30', source: veoPage },
  { api: 'openai-videos', host: 'api.openai.com', models: ['sora-2', 'sora-2-pro'], until: '2026-09-23', source: 'https://developers.openai.com/api/docs/models/sora-2' },
]

/** @returns What is known of the end of a model that is to be ordered there; undefined where nothing is told. */
export function retirementOf({ api, model, url }: { api: string; model: string; url: string }): Pick<Retirement, 'until' | 'source'> | undefined {
  const isThere = ({ host }: Retirement): boolean => host === undefined || new URL(url).hostname === host
  return retirements.find((each) => each.api === api && each.models.includes(model) && isThere(each))
}

/**
 * @param today - `YYYY-MM-DD`, UTC.
 * @returns Days for which a model is served still, today included; none when it isn't any more, null when no end is known.
 */
export function daysLeft(until: string | undefined, today: string): number | null {
  if (until === undefined) return null
  return Math.max(0, Math.round((Date.parse(until) - Date.parse(today)) / 86_400_000) + 1)
}
