/** What converses, speaks and listens here beside what makes clips, as `/v1/models` tells it. */
import { languageKey } from '../models/language/language-models.ts'
import { daysLeft, retirementOf } from '../models/retirements.ts'
import { readTranscriptionService, readVoiceService } from '../models/speech/speech-services.ts'
import type { Store } from '../store/store.ts'
import { installedRecognisers } from '../voice/recognition/weights.ts'
import { speechPrograms, voicesFor } from '../voice/voices.ts'
import type { VideoModelFacts } from '../wire/videos.ts'
import type { Settings } from './settings.ts'

export type ServiceKind = Exclude<VideoModelFacts['makes'], 'video' | 'picture'>

interface Service {
  readonly id: string
  readonly service: string
  readonly makes: ServiceKind
  /** Where it is served; none for what is a part of this program. */
  readonly url?: string
  readonly isPaid: boolean
  /** Where it is known: for a million tokens, 10,000 characters or a minute. */
  readonly price?: Pick<VideoModelFacts, 'usd_per_million_tokens'> | Pick<VideoModelFacts, 'usd_per_10000_characters'> | Pick<VideoModelFacts, 'usd_per_minute'>
  readonly hasKey: boolean
  readonly voices?: readonly string[]
  readonly languages?: readonly string[]
}

/** All of them; of a kind what is used comes last. */
export async function describeServices({ policy }: Store, { languageModel }: Pick<Settings, 'languageModel'>, environment: NodeJS.ProcessEnv, today: string): Promise<VideoModelFacts[]> {
  const [programs, recognisers] = await Promise.all([speechPrograms(), installedRecognisers()])
  const voice = readVoiceService(environment)
  const transcriber = readTranscriptionService(environment)
  const own = { service: 'built-in', isPaid: false }
  const named = (variable: string): string => environment[variable]!.split(':')[0]!.trim()
  const voices = [...new Set(['en', 'zh'].flatMap((language) => voicesFor(language, programs).map(({ engine, id }) => `${engine.name} ${id}`)))]
  const all: Service[] = [
    { ...own, id: 'built-in director', makes: 'conversation', hasKey: true, languages: ['en', 'zh'] },
    ...(languageModel ? [{ id: languageModel.model, service: languageModel.service, makes: 'conversation', url: languageModel.url, isPaid: languageModel.isPaid, hasKey: !languageModel.isPaid || languageKey(languageModel, environment) !== undefined, ...(languageModel.price && { price: { usd_per_million_tokens: { questions: languageModel.price.input, answers: languageModel.price.output } } }) } as const] : []),
    { ...own, id: "this machine's voices", makes: 'speech', hasKey: voices.length > 0, voices },
    ...(voice ? [{ id: voice.model, service: named('REELSMITH_VOICE'), makes: 'speech', url: voice.url, isPaid: voice.isPaid, hasKey: true, voices: voice.voices.map(({ id }) => id), price: { usd_per_10000_characters: voice.usd ?? null } } as const] : []),
    { ...own, id: "this machine's recognisers", makes: 'transcript', hasKey: recognisers.length > 0, languages: [...new Set(recognisers.flatMap(({ languages }) => languages))] },
    ...(transcriber ? [{ id: transcriber.model, service: named('REELSMITH_TRANSCRIBER'), makes: 'transcript', url: transcriber.url, isPaid: transcriber.isPaid, hasKey: true, price: { usd_per_minute: transcriber.usd ?? null } } as const] : []),
  ]
  return all.map((each) => factsOf(each, { isUsed: all.findLast(({ makes }) => makes === each.makes) === each, credits: each.makes === 'speech' ? policy.prices['voice-over'] : 0, today }))
}

function factsOf({ id, service, makes, url, isPaid, price, hasKey, voices = [], languages = [] }: Service, { isUsed, credits, today }: { isUsed: boolean; credits: number; today: string }): VideoModelFacts {
  const retirement = url === undefined ? undefined : retirementOf({ api: service, model: id, url })
  const left = daysLeft(retirement?.until, today)
  const noPicture = { seconds: [], sizes: [], first_frame: false, last_frame: false, references: 0, reference_videos: 0, instead: null, asks_first: false, usd_per_second: null, usd_per_picture: null }
  const noPrice = { usd_per_million_tokens: null, usd_per_10000_characters: null, usd_per_minute: null }
  return {
    ...noPicture,
    ...noPrice,
    ...price,
    id,
    object: 'model',
    created: 0,
    owned_by: service,
    makes,
    ready: hasKey && left !== 0,
    used: isUsed,
    paid: isPaid,
    voices: [...voices],
    languages: [...languages],
    audio: makes === 'speech',
    credits,
    until: retirement?.until ?? null,
    until_source: retirement?.source ?? null,
    days_left: left,
  }
}
