/** `reelsmith voices`: what speaks and what listens on this machine, a sample of it, and fetching more. */
import { constants, copyFile, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ReelsmithError } from '../errors/error.ts'
import { narrate } from '../voice/narrate.ts'
import { type KnownWeights, knownWeights } from '../voice/recognition/known-weights.ts'
import { fetchWeights, installedRecognisers, installedSpeakers } from '../voice/recognition/weights.ts'
import { type Voice, speechPrograms, voicesFor } from '../voice/voices.ts'
import { type CommandContext, numberIn, readWords, usage } from './command.ts'
import { columnsOf } from './display-width.ts'
import { exitCodes } from './exit-code.ts'
import { type WrittenFilm, filmReport } from './film-report.ts'
import { type OutputPlan, planOutput } from './output-file.ts'
import { wordsOf } from './words.ts'
import { writeResult } from './write-result.ts'

/** What a sample says where nothing else is given, by the primary tag of its language. */
const samples: Readonly<Record<string, string>> = {
  en: 'Welcome. The sun rises over the sea, and a new day begins.',
  zh: '欢迎收听。太阳从海上升起，新的一天开始了。',
}

interface ListedVoice {
  /** What `voices sample` is told. */
  readonly name: string
  readonly language: string
  readonly gender: Voice['gender']
}

export async function voices(words: readonly string[], context: CommandContext): Promise<number> {
  const { output, folder, tongue } = context
  const { values, positionals } = readWords('voices', words)
  const [what, name, ...rest] = positionals
  const isNamed = what === 'sample' || what === 'fetch'
  if ((what !== undefined && !isNamed) || isNamed !== (name !== undefined) || rest.length > 0) {
    throw usage('voices', `expected nothing, sample VOICE or fetch NAME, got "${positionals.join(' ')}"`)
  }
  if (what === 'fetch') return await fetchNamed(name!, values.json ?? false, context)
  const language = values.language?.toLowerCase()
  if (language !== undefined && !/^[a-z]{2,3}(-[a-z\d]+)*$/.test(language)) throw usage('voices', `--language: expected a tag such as en, zh or pt-BR, got "${values.language}"`)
  const pace = numberIn('voices', 'pace', values.pace, { min: 0.8, max: 1.3 }) ?? 1
  const programs = await speechPrograms()
  const all = (language === undefined ? Object.keys(samples) : [language]).flatMap((tag) =>
    voicesFor(tag.split('-')[0]!, programs).map((voice) => ({ voice, language: tag, name: nameOf(voice) })),
  )
  if (name === undefined) {
    const listed = all.map(({ voice: { gender }, ...known }): ListedVoice => ({ ...known, gender }))
    const say = wordsOf(tongue)
    const rows = listed.map(({ name: each, language: tag, gender }) => [each, tag, say.genders[gender]])
    const recognisers = await listRecognisers()
    const fetchable = await listFetchable()
    const tags = (languages: readonly string[]): string => languages.join(' ').replace('*', '…')
    const others = [
      ...recognisers.map((each) => [each.name, tags(each.languages), say.does.recognise]),
      ...fetchable.map((each) => [each.name, tags(each.languages), `${say.does[each.does]}; ${say.notFetched(each.name, each.download_bytes)}`]),
    ]
    const text = [columnsOf(rows).join('\n') || say.noVoices, columnsOf(others).join('\n')].filter(Boolean).join('\n\n')
    writeResult(output, { asJson: values.json, data: { voices: listed, recognisers, fetchable }, text })
    return exitCodes.ok
  }
  const chosen = all.find((each) => each.name === name.toLowerCase())
  if (!chosen) throw usage('voices', `expected one of ${all.map((each) => each.name).join(', ') || 'none: nothing here speaks'}, got "${name}"`)
  const text = values.text ?? samples[chosen.language.split('-')[0]!]
  if (text === undefined) throw usage('voices', `say with --text what it is to say in "${chosen.language}"`)
  const plan = await planOutput({ output: values.output, force: values.force ?? false, prompt: name, format: 'm4a', folder })
  const made = await sample({ text, language: chosen.language, voice: chosen.voice, pace }, plan, context.signal)
  writeResult(output, { asJson: values.json, data: made, text: filmReport(made, folder).join('\n') })
  return exitCodes.ok
}

interface ListedRecogniser {
  readonly name: string
  /** Primary tags; `*` for very many. */
  readonly languages: readonly string[]
}

async function listRecognisers(): Promise<ListedRecogniser[]> {
  return (await installedRecognisers()).map(({ name, languages }) => ({ name, languages }))
}

interface Fetchable extends ListedRecogniser {
  readonly does: KnownWeights['does']
  readonly licence: string
  readonly download_bytes: number
}

/** What is known and not here. */
async function listFetchable(): Promise<Fetchable[]> {
  const here = new Set([...(await installedRecognisers()), ...(await installedSpeakers())].map(({ name }) => name))
  return knownWeights.filter(({ name }) => !here.has(name)).map(({ name, languages, does, licence, downloadBytes }) => ({ name, languages, does, licence, download_bytes: downloadBytes }))
}

async function fetchNamed(name: string, asJson: boolean, { output, errors, signal, tongue }: CommandContext): Promise<number> {
  const known = knownWeights.find((each) => each.name === name)
  if (known && !asJson) errors.write(`${wordsOf(tongue).fetching(name, known.downloadBytes)}\n`)
  await fetchWeights(name, { signal })
  writeResult(output, { asJson, data: { fetched: name }, text: wordsOf(tongue).fetched(name) })
  return exitCodes.ok
}

/** `festival/cmu_us_slt_arctic_hts`. */
function nameOf({ engine, id }: Voice): string {
  return `${engine.name}/${id}`.toLowerCase()
}

async function sample(script: { text: string; language: string; voice: Voice; pace: number }, plan: OutputPlan, signal: AbortSignal): Promise<WrittenFilm> {
  const workDir = await mkdtemp(join(tmpdir(), 'reelsmith-voice-'))
  try {
    const outFile = join(workDir, 'sample.m4a')
    const { durationMs } = await narrate({ ...script, outFile }, { workDir, signal })
    const file = await place(outFile, plan)
    return { file, durationMs, sizeBytes: (await stat(file)).size, width: 0, height: 0 }
  } finally {
    await rm(workDir, { recursive: true, force: true })
  }
}

/** Into the first name of the plan that is still free. */
async function place(from: string, plan: OutputPlan): Promise<string> {
  let failure: unknown
  for (const file of plan.candidates()) {
    try {
      await copyFile(from, file, plan.overwrite ? 0 : constants.COPYFILE_EXCL)
      return file
    } catch (cause) {
      failure = cause
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') break
    }
  }
  throw new ReelsmithError('file/unwritable', `The sample can't be written (${(failure as NodeJS.ErrnoException).code}); choose another name with -o.`, { cause: failure })
}
