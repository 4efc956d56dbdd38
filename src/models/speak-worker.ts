/** Job worker: speaks a script and keeps it as an object. */
import { join } from 'node:path'
import { ReelsmithError } from '../errors/error.ts'
import type { JobContext } from '../jobs/handler.ts'
import { type Narration, narrate } from '../voice/narrate.ts'
import { type Voice, chooseVoice, ofGender, speechPrograms } from '../voice/voices.ts'
import { providerVoices } from './speech/provider-speech.ts'
import { readVoiceService } from './speech/speech-services.ts'

export interface SpeakPayload {
  readonly text: string
  /** BCP 47. */
  readonly language: string
  /** In plain words; whatever there is unless told. */
  readonly voice?: string
  /** How fast, as a factor of the usual pace; 1 unless told. */
  readonly pace?: number
  /** Where it has to end. */
  readonly longestMs?: number
  /** Whether a provider that takes money may speak it. */
  readonly paid?: boolean
  /** Why none may, where one would. */
  readonly withheld?: string
}

export interface SpeakResult extends Narration {
  readonly objectKey: string
  /** Engine and voice, for people. */
  readonly voice: string
  /** Why the provider that the operator named did not speak it, when it did not. */
  readonly refusal?: string
}

/** With these a voice of this machine speaks instead. */
const standsIn: ReadonlySet<string> = new Set(['fetch/failed', 'fetch/refused', 'media/unreadable'])

/** Idempotent but for what a provider takes: a repeated attempt speaks it anew. */
export async function run({ voice: wanted = '', paid = false, withheld, ...script }: SpeakPayload, context: JobContext): Promise<SpeakResult> {
  const { workDir, signal } = context
  const outFile = join(workDir, 'voice.m4a')
  const spoken = async (voice: Voice): Promise<SpeakResult> => {
    const narration = await narrate({ ...script, voice, outFile }, { workDir, signal })
    return { ...narration, voice: `${voice.engine.name} ${voice.id}`, objectKey: await context.keepFile(outFile, 'm4a') }
  }
  const own = async (): Promise<Voice> => chooseVoice(script.language, wanted, await speechPrograms())
  const service = readVoiceService(process.env)
  if (!service || (service.isPaid && !paid)) return { ...(await spoken(await own())), ...(withheld !== undefined && { refusal: withheld }) }
  try {
    return await spoken(ofGender(providerVoices(service), wanted)!)
  } catch (error) {
    if (!ReelsmithError.is(error) || !standsIn.has(error.code)) throw error
    return { ...(await spoken(await own())), refusal: error.message }
  }
}
