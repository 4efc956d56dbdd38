/**
 * Gets the browser that tests drive, where there is none, and leaves the stamp given as its argument. `npm test` runs
 * this; films need no browser, and no other command brings one.
 */
import { dataFolder } from '../src/process/data-folder.ts'
import { browserFolder, findBrowser } from './system-browser-find.ts'
import { installNeeds, lineToRun } from './system-install.ts'
import { needNames } from './system-needs.ts'
import { runSetUp } from './system-run.ts'
import { say } from './system-say.ts'
import { formatStamp, writeStamp } from './system-stamp.ts'

async function setUpBrowser(key: string, signal: AbortSignal): Promise<void> {
  if (!findBrowser()) {
    say({ en: `missing: ${needNames.browser.en}`, zh: `缺少：${needNames.browser.zh}` })
    if (process.env.REELSMITH_SETUP === 'off') say({ en: 'REELSMITH_SETUP=off forbids installing it.', zh: 'REELSMITH_SETUP=off 禁止安装。' })
    else await installNeeds(['browser'], signal, browserFolder())
  }
  const browser = findBrowser()
  if (browser) writeStamp(dataFolder(), 'browser', formatStamp(key, [browser.path]))
  else {
    const line = lineToRun(['browser'])
    say({ en: `To get it, run: ${line}`, zh: `请运行：${line}` })
  }
}

await runSetUp({ en: 'could not look after the browser of the tests: ', zh: '无法准备测试用的浏览器：' }, async (signal) => await setUpBrowser(process.argv[2]!, signal))
