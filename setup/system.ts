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
import { runSetUp } from './system-run.ts'
import { type Bilingual, causeText, say } from './system-say.ts'
import { formatStamp, usedFiles, writeStamp } from './system-stamp.ts'

async function setUpSystem(key: string, signal: AbortSignal): Promise<void> {
  let survey = await surveySystem({ signal })
  let missing = missingNeeds(survey, process.platform)
  if (missing.length > 0) {
    tell({ en: 'missing: ', zh: '缺少：' }, missing)
    if (process.env.REELSMITH_SETUP === 'off') {
      const line = lineToRun(missing)
      say({ en: `REELSMITH_SETUP=off forbids installing it. To get it, run: ${line}`, zh: `REELSMITH_SETUP=off 禁止安装。请运行：${line}` })
      return
    }
    const outcome = await installNeeds(missing, signal)
    if (outcome !== 'impossible') {
      forgetSystemPaths()
      survey = await surveySystem({ signal })
      missing = missingNeeds(survey, process.platform)
      tell({ en: 'still missing: ', zh: '仍缺少：' }, missing)
    }
    // After a good installation the same line would bring nothing more.
    if (missing.length > 0 && outcome !== 'tried') {
      const line = lineToRun(missing)
      say({ en: `To get it, run: ${line}`, zh: `请运行：${line}` })
    }
    if (outcome === 'failed' && missing.length > 0) {
      say({
        en: 'It will be tried again at the next start (REELSMITH_SETUP=off to be left in peace).',
        zh: '下次启动时会再试（设置 REELSMITH_SETUP=off 则不再尝试）。',
      })
      return
    }
    const rung = survey.driver?.rung
    say({ en: `done; graphics driver: ${rung ?? 'none'}. "reelsmith doctor" tells more.`, zh: `完成；图形驱动：${rung ?? '无'}。详情见 "reelsmith doctor"。` })
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
  const megabytes = Math.round(downloadBytes / 1e6)
  say({ en: `fetching the English speech recogniser (${name}, ${megabytes} MB)`, zh: `正在下载英文语音识别模型（${name}，${megabytes} MB）` })
  try {
    await fetchWeights(name, { signal, timeoutMs: patienceMs })
  } catch (error) {
    if (signal.aborted) throw error
    const cause = causeText(error)
    say({ en: `${cause} Later: reelsmith voices fetch ${name}`, zh: `${cause} 以后可运行：reelsmith voices fetch ${name}` })
  }
}

function tell(what: Bilingual, missing: readonly Need[]): void {
  for (const need of missing) say({ en: what.en + needNames[need].en, zh: what.zh + needNames[need].zh })
}

await runSetUp({ en: "could not look after the system's programs: ", zh: '无法准备系统程序：' }, async (signal) => await setUpSystem(process.argv[2]!, signal))
