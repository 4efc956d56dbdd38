/**
 * Finds out which system programs are missing, gets them, and leaves the stamp given as its argument.
 * Nothing that goes wrong here stops the program: what it can't do without a missing program, it says itself.
 */
import { dataFolder } from '../src/process/data-folder.ts'
import { knownWeights, usualWeights } from '../src/voice/recognition/known-weights.ts'
import { fetchWeights, installedRecognisers } from '../src/voice/recognition/weights.ts'
import { forgetSystemPaths } from '../src/process/system.ts'
import { surveySystem } from '../src/process/system-survey.ts'
import { installNeeds, lineToRun } from './system-install.ts'
import { type Need, missingNeeds, needNames } from './system-needs.ts'
import { say } from './system-say.ts'
import { formatStamp, usedFiles, writeStamp } from './system-stamp.ts'

async function setUpSystem(key: string, signal: AbortSignal): Promise<void> {
  let survey = await surveySystem({ signal })
  let missing = missingNeeds(survey, process.platform)
  if (missing.length > 0) {
    tell('missing', missing)
    if (process.env.REELSMITH_SETUP === 'off') {
      say(`REELSMITH_SETUP=off forbids installing it. To get it, run: ${lineToRun(missing)}`)
      return
    }
    const outcome = await installNeeds(missing, signal)
    if (outcome !== 'impossible') {
      forgetSystemPaths()
      survey = await surveySystem({ signal })
      missing = missingNeeds(survey, process.platform)
      tell('still missing', missing)
    }
    // After a good installation the same line would bring nothing more.
    if (missing.length > 0 && outcome !== 'tried') say(`To get it, run: ${lineToRun(missing)}`)
    if (outcome === 'failed' && missing.length > 0) {
      say('It will be tried again at the next start (REELSMITH_SETUP=off to be left in peace).')
      return
    }
    say(`done; graphics driver: ${survey.driver?.rung ?? 'none'}. "reelsmith doctor" tells more.`)
  }
  await fetchRecogniser(signal)
  writeStamp(dataFolder(), 'system', formatStamp(key, usedFiles(survey)))
}

/** A slow line must not keep somebody from their first film: it can be fetched later. */
const patienceMs = 120_000

/** What writes down what is said in recordings; films are made without it. */
async function fetchRecogniser(signal: AbortSignal): Promise<void> {
  const { name, downloadBytes } = knownWeights.find((each) => each.name === usualWeights)!
  if (process.env.REELSMITH_SETUP === 'off' || (await installedRecognisers()).length > 0) return
  say(`fetching the English speech recogniser (${name}, ${Math.round(downloadBytes / 1e6)} MB)`)
  try {
    await fetchWeights(name, { signal, timeoutMs: patienceMs })
  } catch (error) {
    if (signal.aborted) throw error
    say(`${error instanceof Error ? error.message : String(error)} Later: reelsmith voices fetch ${name}`)
  }
}

function tell(what: string, missing: readonly Need[]): void {
  for (const need of missing) say(`${what}: ${needNames[need]}`)
}

const interrupt = new AbortController()
process.once('SIGINT', () => interrupt.abort())
process.once('SIGTERM', () => interrupt.abort())
try {
  await setUpSystem(process.argv[2]!, interrupt.signal)
} catch (error) {
  if (interrupt.signal.aborted) process.exit(130)
  say(`could not look after the system's programs: ${error instanceof Error ? error.message : String(error)}`)
}
