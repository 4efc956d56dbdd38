/** The browser that tests drive: the machine's own, or the one that set-up has unpacked. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { dataFolder, defaultDataFolder } from '../src/process/data-folder.ts'
import { locateProgram } from '../src/process/system-survey.ts'
import { unpackedFile } from '../src/process/system.ts'
import { libraryFolders } from './system-unpack.ts'

export interface FoundBrowser {
  /** Absolute. */
  readonly path: string
  /** Goes into its environment. */
  readonly environment: Readonly<Record<string, string>>
}

/** Chromium and its children, by what they are called. */
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const macNames = ['Chromium', 'Google Chrome'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)

/** Below the data folder: films never look there. */
export function browserFolder(data = dataFolder()): string {
  return join(data, 'browser')
}

export function findBrowser(): FoundBrowser | undefined {
  for (const folder of new Set([dataFolder(), defaultDataFolder()].map(browserFolder))) {
    const tree = join(folder, 'tools')
    // In the tree `usr/bin` has but a script that leads out of it.
    const path = join(tree, 'usr/lib/chromium/chromium-headless-shell')
    const isWhole = existsSync(unpackedFile(folder)) && existsSync(path)
    if (isWhole) return { path, environment: { LD_LIBRARY_PATH: libraryFolders(tree).join(delimiter) } }
  }
  for (const name of [...names, ...macNames]) {
    const path = locateProgram(name)
    if (path) return { path, environment: {} }
  }
  return undefined
}
