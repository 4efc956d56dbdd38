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

const openaiPage = 'https://developers.openai.com/api/docs/deprecations'
const geminiPage = 'https://ai.google.dev/gemini-api/docs/deprecations'
const anthropicPage = 'https://platform.claude.com/docs/en/about-claude/model-deprecations'
const veoPage = 'https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/veo/3-0-generate'

/** OpenAI and the Gemini API tell the first day without a model: here stands the day before. */
const retirements: readonly Retirement[] = [
  { api: 'google-vertex', models: ['veo-2.0-generate-001', 'veo-3.0-generate-001', 'veo-3.0-fast-generate-001'], until: '2026-06-30', source: veoPage },
  { api: 'openai-images', host: 'api.openai.com', models: ['gpt-image-1-mini', 'gpt-image-1.5', 'gpt-image-1.5-2025-12-16', 'chatgpt-image-latest'], until: '2026-11-30', source: openaiPage },
  { api: 'gemini-images', models: ['gemini-3.1-flash-image-preview', 'gemini-3-pro-image-preview'], until: '2026-06-24', source: geminiPage },
  { api: 'gemini-images', models: ['gemini-2.5-flash-image'], until: '2026-10-01', source: geminiPage },
  { api: 'openai', host: 'api.openai.com', models: ['gpt-3.5-turbo', 'gpt-4', 'gpt-4-turbo', 'gpt-4.1-nano', 'o1', 'o3-mini', 'o4-mini'], until: '2026-10-22', source: openaiPage },
  { api: 'openai', host: 'api.openai.com', models: ['gpt-5', 'gpt-5-2025-08-07', 'gpt-5-mini', 'gpt-5-mini-2025-08-07', 'gpt-5-nano', 'gpt-5-nano-2025-08-07'], until: '2026-12-10', source: openaiPage },
  { api: 'openai', host: 'api.openai.com', models: ['gpt-4o', 'gpt-4o-mini', 'gpt-4.1', 'gpt-4.1-mini'], until: '2027-01-13', source: openaiPage },
  { api: 'openai', host: 'api.openai.com', models: ['tts-1', 'tts-1-hd', 'gpt-4o-mini-tts'], until: '2027-01-05', source: openaiPage },
  { api: 'openai', host: 'api.openai.com', models: ['whisper-1', 'gpt-4o-transcribe', 'gpt-4o-mini-transcribe'], until: '2027-02-25', source: openaiPage },
  { api: 'gemini', models: ['gemini-2.5-pro', 'gemini-2.5-flash'], until: '2026-11-30', source: geminiPage },
  { api: 'anthropic', models: ['claude-sonnet-4-20250514', 'claude-opus-4-20250514'], until: '2026-06-14', source: anthropicPage },
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
