/**
 * Gets the browser that tests drive, where there is none, and leaves the stamp given as its argument. `npm test` runs
 * this; films need no browser, and no other command brings one.
 */
import { dataFolder } from '../src/process/data-folder.ts'
import { browserFolder, findBrowser } from './system-browser-find.ts'
import { installNeeds, lineToRun } from './system-install.ts'
import { needNames } from './system-needs.ts'
import { say } from './system-say.ts'
import { formatStamp, writeStamp } from './system-stamp.ts'

async function setUpBrowser(key: string, signal: AbortSignal): Promise<void> {
  if (!findBrowser()) {
    say(`missing: ${needNames.browser}`)
    if (process.env.REELSMITH_SETUP === 'off') say('REELSMITH_SETUP=off forbids installing it.')
    else await installNeeds(['browser'], signal, browserFolder())
  }
  const browser = findBrowser()
  if (browser) writeStamp(dataFolder(), 'browser', formatStamp(key, [browser.path]))
  else say(`To get it, run: ${lineToRun(['browser'])}`)
}

const interrupt = new AbortController()
process.once('SIGINT', () => interrupt.abort())
process.once('SIGTERM', () => interrupt.abort())
try {
  await setUpBrowser(process.argv[2]!, interrupt.signal)
} catch (error) {
  if (interrupt.signal.aborted) process.exit(130)
  say(`could not look after the browser of the tests: ${error instanceof Error ? error.message : String(error)}`)
}
