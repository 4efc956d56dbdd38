/** Looks at this machine for `reelsmith doctor`. */
import { accessSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import { dirname } from 'node:path'
import { dataFolder, isTemporaryDataFolder } from '../process/data-folder.ts'
import { type SystemSurvey, surveySystem } from '../process/system-survey.ts'
import { encoderHere } from '../server/encoder-facts.ts'
import { type ModelFacts, modelFacts } from '../server/model-facts.ts'
import { dayOf } from '../time/day.ts'
import { installedRecognisers } from '../voice/recognition/weights.ts'

export interface Facts extends SystemSurvey {
  /** Who encodes films. */
  readonly encoder: Awaited<ReturnType<typeof encoderHere>>
  /** Without its `v`. */
  readonly nodeVersion: string
  readonly cores: number
  readonly memoryBytes: number
  readonly dataFolder: string
  readonly isDataFolderWritable: boolean
  readonly isDataFolderTemporary: boolean
  /** Free space where the data folder is, for this user. */
  readonly freeBytes: number
  /** Whether `DATABASE_URL` names a database, so that the embedded one is not used. */
  readonly isDatabaseGiven: boolean
  /** Families of type that come with the packages and are there. */
  readonly fonts: readonly string[]
  /** Names of what writes down what is said in recordings. */
  readonly recognisers: readonly string[]
  /** What clips can be ordered from; what is wrong with the table that says so. */
  readonly models: readonly ModelFacts[] | { readonly problem: string }
}

const fontPackages: Record<string, string> = {
  Inter: '@fontsource-variable/inter/package.json',
  'Noto Sans SC': '@fontsource-variable/noto-sans-sc/package.json',
}

export async function gatherFacts(options: { signal?: AbortSignal; now: Date }): Promise<Facts> {
  const folder = dataFolder()
  return {
    ...(await surveySystem(options)),
    encoder: await encoderHere(options),
    nodeVersion: process.versions.node,
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    dataFolder: folder,
    isDataFolderWritable: isWritable(folder),
    isDataFolderTemporary: isTemporaryDataFolder(folder),
    freeBytes: freeBytes(folder),
    models: configuredModels(dayOf(options.now)),
    recognisers: (await installedRecognisers()).map(({ name }) => name),
    isDatabaseGiven: Boolean(process.env.DATABASE_URL),
    fonts: Object.entries(fontPackages).flatMap(([family, file]) => (isInstalled(file) ? [family] : [])),
  }
}

function configuredModels(today: string): Facts['models'] {
  try {
    return modelFacts(process.env, today)
  } catch (error) {
    return { problem: (error as Error).message }
  }
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}

function freeBytes(folder: string): number {
  let existing = folder
  while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing)
  const { bavail, bsize } = statfsSync(existing)
  return bavail * bsize
}

function isInstalled(file: string): boolean {
  try {
    return existsSync(new URL(import.meta.resolve(file)))
  } catch {
    return false
  }
}
