/** The voices there may be, and which one a description means. */
import { ReelsmithError } from '../errors/error.ts'
import { runChild } from '../process/child.ts'
import { childEnvironment, systemPaths } from '../process/system.ts'
import type { SpeechEngine } from './engine.ts'
import { espeak } from './espeak.ts'
import { festival } from './festival.ts'
import { flite } from './flite.ts'
import { type InstalledSpeaker, installedSpeakers } from './recognition/weights.ts'
import { sherpaVoices } from './sherpa.ts'

export interface Voice {
  readonly engine: SpeechEngine
  /** As the engine names it. */
  readonly id: string
  readonly gender: 'female' | 'male'
}

/** Which engines can speak here. */
export interface SpeechPrograms {
  readonly festivalVoices: readonly string[]
  readonly flite: boolean
  readonly espeak: boolean
  /** Neural voices whose weights were fetched. */
  readonly speakers: readonly InstalledSpeaker[]
}

const festivalFemale = 'cmu_us_slt_arctic_hts'
/** What espeak-ng calls a language, where that isn't its BCP 47 tag without the region. */
const espeakLanguages: Readonly<Record<string, string>> = { en: 'en-us', zh: 'cmn-latn-pinyin', cmn: 'cmn-latn-pinyin', no: 'nb', pt: 'pt-br' }

/**
 * The best voice for a language and a description.
 *
 * @param description - In plain words, e.g. "female, calm"; a gender in it is kept to.
 * @throws {ReelsmithError} `media/tool-missing` when nothing here speaks the language.
 */
export function chooseVoice(language: string, description: string, programs: SpeechPrograms): Voice {
  const primary = language.toLowerCase().split('-')[0]!
  const voice = ofGender(voicesFor(primary, programs), description)
  if (voice) return voice
  const programsWanted = primary === 'en' ? 'festival festvox-us-slt-hts' : 'espeak-ng'
  throw new ReelsmithError(
    'media/tool-missing',
    `Nothing here speaks "${language}": install a voice (Debian and Ubuntu: sudo apt-get install ${programsWanted}), or upload a recording.`,
  )
}

/** The first of the gender that a description names, else the first of all. */
export function ofGender(voices: readonly Voice[], description: string): Voice | undefined {
  const gender = genderOf(description)
  return voices.find((each) => gender === undefined || each.gender === gender) ?? voices[0]
}

/**
 * Best first.
 *
 * @param primary - Primary tag of a language, in small letters.
 */
export function voicesFor(primary: string, programs: SpeechPrograms): Voice[] {
  const timed = systemVoicesFor(primary, programs)
  return [...programs.speakers.flatMap((speaker) => sherpaVoices(speaker, primary === 'cmn' ? 'zh' : primary, timed[0])), ...timed]
}

/** Those of the system's programs, whose words have times of their own; best first. */
export function systemVoicesFor(primary: string, programs: Omit<SpeechPrograms, 'speakers'>): Voice[] {
  const voices: Voice[] = []
  if (primary === 'en') {
    if (programs.festivalVoices.includes(festivalFemale)) voices.push({ engine: festival, id: festivalFemale, gender: 'female' })
    if (programs.flite) voices.push({ engine: flite, id: 'slt', gender: 'female' }, { engine: flite, id: 'rms', gender: 'male' })
  }
  if (programs.espeak && /^[a-z]{2,3}$/.test(primary)) {
    const name = espeakLanguages[primary] ?? primary
    voices.push({ engine: espeak, id: `${name}+f3`, gender: 'female' }, { engine: espeak, id: `${name}+m3`, gender: 'male' })
  }
  return voices
}

function genderOf(description: string): Voice['gender'] | undefined {
  if (/\b(?:female|woman|women|girl|lady|her)\b|女/i.test(description)) return 'female'
  return /\b(?:male|man|men|boy|guy|his)\b|男/i.test(description) ? 'male' : undefined
}

let found: Promise<SpeechPrograms> | undefined

/** Asks the programs of the system, once per process. */
export function speechPrograms(): Promise<SpeechPrograms> {
  found ??= (async () => {
    const { festival: festivalPath, ffmpeg, espeak: espeakPath } = systemPaths()
    const [voices, filters, version, speakers] = await Promise.all([
      ask(festivalPath, ['--batch', '(print (voice.list))']),
      ask(ffmpeg, ['-hide_banner', '-filters']),
      ask(espeakPath, ['--version']),
      installedSpeakers(),
    ])
    return { festivalVoices: voices.match(/\w+/g) ?? [], flite: / flite /.test(filters), espeak: version !== '', speakers }
  })()
  return found
}

/** @returns Empty when the program isn't there or fails. */
async function ask(program: string, args: readonly string[]): Promise<string> {
  try {
    const { exitCode, stdout } = await runChild(program, args, { env: childEnvironment(), timeoutMs: 10_000 })
    return exitCode === 0 ? stdout.toString('utf8') : ''
  } catch {
    return ''
  }
}
