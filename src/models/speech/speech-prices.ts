/**
 * What providers took for speech and its recognition in November 2026, in US dollars, by their own lists: for 10,000
 * characters that are spoken, for a minute that is heard. An operator's own figure comes first.
 */
const usd: Readonly<Record<string, number>> = {
  'tts-1': 0.15,
  'tts-1-hd': 0.3,
  'qwen3-tts-flash': 0.1,
  'cosyvoice-v3-flash': 0.14335,
  'cosyvoice-v3.5-flash': 0.116,
  'whisper-1': 0.006,
  'gpt-4o-transcribe': 0.006,
  'gpt-4o-mini-transcribe': 0.003,
  'qwen3-asr-flash': 0.0021,
  'fun-asr': 0.0021,
  'fun-asr-mtl': 0.0021,
}

export function knownUsd(model: string): number | undefined {
  return Object.hasOwn(usd, model) ? usd[model] : undefined
}

/** Some providers count a Han character as two; so does this, since it is to be the most. */
export function usdForText(usdFor10k: number, text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return Math.ceil(((usdFor10k * (text.length + han)) / 10_000) * 1e6) / 1e6
}

export function usdForSound(usdPerMinute: number, durationMs: number): number {
  return Math.ceil(((usdPerMinute * durationMs) / 60_000) * 1e6) / 1e6
}
