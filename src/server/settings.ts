/** The operator's settings, from the environment; read once, at start. */
import { ReelsmithError } from '../errors/error.ts'
import { wantedEncoder } from '../media/h264-encoder.ts'
import { type HostedLanguageModel, readLanguageModel } from '../models/language/language-models.ts'
import { readTranscriptionService, readVoiceService } from '../models/speech/speech-services.ts'
import { type VideoModel, builtIn, readVideoModels } from '../models/video/video-models.ts'
import { type Allowed, parseAllowed } from '../net/public-address.ts'
import { dataFolder } from '../process/data-folder.ts'
import type { LogFormat } from '../process/log.ts'

export interface Settings {
  host: string
  /** 0 lets the system choose a free one. */
  port: number
  dataDir: string
  /** A PostgreSQL to use instead of the embedded one. */
  databaseUrl?: string
  /** What absolute URLs in replies start with; without it, the request's own scheme and host. */
  publicUrl?: string
  trustedProxies: readonly string[]
  /** Of the largest file that may be uploaded. */
  uploadBytes: number
  /** Private places that addresses named by users may lead to all the same. */
  fetchAllowed: Allowed
  anonymous: boolean
  /** Whose pages may use the API: origins, or `*`. */
  corsOrigins: readonly string[]
  /** For one account; 0 for any number. */
  requestsPerMinute: number
  logFormat: LogFormat
  /** What clips can be ordered from, beside the built-in film-maker. */
  videoModels: readonly VideoModel[]
  /** Which of them makes clips unless a request or its skill says otherwise; the built-in film-maker unless told. */
  videoModel?: VideoModel
  /** What conducts turns instead of the built-in director. */
  languageModel?: HostedLanguageModel
  /** Whether an export without attribution headers is refused (the contract) or only warned about. */
  attribution: 'require' | 'warn'
  /** The server was started by its owner for the owner alone: every account is on the plan `unlimited`. */
  personal: boolean
}

/**
 * @throws {ReelsmithError} `request/invalid` naming the variable, what was expected and what was found.
 */
export function readSettings(environment: NodeJS.ProcessEnv, overrides: Partial<Settings> = {}): Settings {
  const videoModels = readVideoModels(environment.REELSMITH_VIDEO_MODELS)
  // Read again by the jobs that use them: what is wrong with them is told now.
  readVoiceService(environment)
  readTranscriptionService(environment)
  wantedEncoder(environment)
  return {
    host: environment.HOST || '127.0.0.1',
    port: integer(environment, 'PORT', 8787, 0, 65_535),
    dataDir: dataFolder(environment),
    databaseUrl: environment.DATABASE_URL || undefined,
    publicUrl: publicUrl(environment.REELSMITH_PUBLIC_URL),
    trustedProxies: (environment.REELSMITH_TRUSTED_PROXIES ?? '').split(/[\s,]+/).filter((word) => word !== ''),
    uploadBytes: integer(environment, 'REELSMITH_UPLOAD_MB', 500, 1, 100_000) * 1024 * 1024,
    fetchAllowed: parseAllowed(environment.REELSMITH_FETCH_ALLOW ?? '', 'REELSMITH_FETCH_ALLOW: '),
    anonymous: choice(environment, 'REELSMITH_ANON', ['on', 'off'], 'on') === 'on',
    corsOrigins: origins(environment.REELSMITH_CORS_ORIGINS),
    requestsPerMinute: integer(environment, 'REELSMITH_RATE_LIMIT', 600, 0, 1_000_000),
    videoModels,
    videoModel: usualModel(videoModels, environment.REELSMITH_VIDEO_MODEL),
    languageModel: readLanguageModel(environment),
    logFormat: choice(environment, 'REELSMITH_LOG', ['text', 'json'], 'text'),
    attribution: choice(environment, 'REELSMITH_ATTRIBUTION', ['require', 'warn'], 'require'),
    personal: false,
    ...overrides,
  }
}

function usualModel(models: readonly VideoModel[], name: string | undefined): VideoModel | undefined {
  if (!name || name === builtIn.name) return undefined
  const found = models.find((model) => model.name === name)
  if (found) return found
  const names = [...models, builtIn].map((model) => `"${model.name}"`).join(' or ')
  throw new ReelsmithError('request/invalid', `REELSMITH_VIDEO_MODEL: expected ${names}, got "${name}".`)
}

function integer(environment: NodeJS.ProcessEnv, name: string, fallback: number, min: number, max: number): number {
  const text = environment[name]
  if (text === undefined || text === '') return fallback
  const value = Number(text)
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new ReelsmithError('request/invalid', `${name}: expected a whole number from ${min} to ${max}, got "${text}".`)
  }
  return value
}

function choice<Word extends string>(
  environment: NodeJS.ProcessEnv,
  name: string,
  words: readonly Word[],
  fallback: Word,
): Word {
  const text = environment[name]
  if (text === undefined || text === '') return fallback
  const word = words.find((candidate) => candidate === text)
  if (!word) throw new ReelsmithError('request/invalid', `${name}: expected ${words.join(' or ')}, got "${text}".`)
  return word
}

function origins(text = ''): string[] {
  const words = text.split(/[\s,]+/).filter((word) => word !== '')
  for (const word of words) {
    if (word === '*' || (URL.canParse(word) && new URL(word).origin === word)) continue
    throw new ReelsmithError(
      'request/invalid',
      `REELSMITH_CORS_ORIGINS: expected origins like https://films.example, or *, got "${word}".`,
    )
  }
  return words
}

function publicUrl(text: string | undefined): string | undefined {
  if (!text) return undefined
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new ReelsmithError('request/invalid', `REELSMITH_PUBLIC_URL: expected an http(s) URL, got "${text}".`)
  }
  return text.replace(/\/+$/, '')
}
