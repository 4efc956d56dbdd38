/** Job worker: speaks a script and keeps it as an object. */
import { join } from 'node:path'
import type { JobContext } from '../jobs/handler.ts'
import { type Narration, narrate } from './narrate.ts'
import { chooseVoice, speechPrograms } from './voices.ts'

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
}

export interface SpeakResult extends Narration {
  readonly objectKey: string
  /** Engine and voice, for people. */
  readonly voice: string
}

/** Idempotent: a repeated attempt speaks the same. */
export async function run({ voice: wanted = '', ...script }: SpeakPayload, context: JobContext): Promise<SpeakResult> {
  const { workDir, signal } = context
  const outFile = join(workDir, 'voice.m4a')
  const voice = chooseVoice(script.language, wanted, await speechPrograms())
  const narration = await narrate({ ...script, voice, outFile }, { workDir, signal })
  return { ...narration, voice: `${voice.engine.name} ${voice.id}`, objectKey: await context.keepFile(outFile, 'm4a') }
}
