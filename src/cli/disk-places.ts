/** What Reelsmith keeps on this machine, and how large it is. */
import { lstat, readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { configFolder } from '../client/node/config-folder.ts'
import { dataFolder } from '../process/data-folder.ts'
import { compiledFolder } from './compile-cache.ts'
import type { Place } from './words.ts'

export interface DiskPlace {
  readonly place: Place
  readonly path: string
  /** 0 when it isn't there. */
  readonly sizeBytes: number
  /** That nothing is lost when it is removed while no server runs. */
  readonly isRemakable: boolean
}

/** In the data folder, by name; what isn't here counts as the rest. */
const inData: readonly (readonly [name: string, Place, isRemakable: boolean])[] = [
  ['objects', 'films', false],
  ['postgres', 'database', false],
  ['cache', 'pieces', true],
  ['work', 'work', true],
  ['server.log', 'log', true],
  ['tools', 'programs', false],
  ['voices', 'weights', false],
]

export async function diskPlaces(environment: NodeJS.ProcessEnv): Promise<DiskPlace[]> {
  const data = dataFolder(environment)
  const places: DiskPlace[] = []
  for (const [name, place, isRemakable] of inData) {
    const path = name === 'postgres' ? await databaseFolder(data) : join(data, name)
    places.push({ place, path, sizeBytes: await sizeOf(path), isRemakable })
  }
  const known = places.reduce((sum, { path, sizeBytes }) => sum + (path.startsWith(`${data}/`) ? sizeBytes : 0), 0)
  // one that the user named may hold other programs' code
  const compiled = compiledFolder({ ...environment, NODE_COMPILE_CACHE: undefined })
  return [
    ...places,
    { place: 'other', path: data, sizeBytes: Math.max(0, (await sizeOf(data)) - known), isRemakable: false },
    { place: 'compiled', path: compiled, sizeBytes: await sizeOf(compiled), isRemakable: true },
    { place: 'config', path: configFolder(environment), sizeBytes: await sizeOf(configFolder(environment)), isRemakable: false },
  ]
}

/** A cluster that can't be kept in the data folder is elsewhere, and a note says where. */
async function databaseFolder(data: string): Promise<string> {
  const note = await readFile(join(data, 'postgres-place'), 'utf8').catch(() => '')
  return note.trim() || join(data, 'postgres')
}

/** Of a file, or of all files below a folder; links count as themselves. */
async function sizeOf(path: string): Promise<number> {
  const info = await lstat(path).catch(() => null)
  if (!info) return 0
  if (!info.isDirectory()) return info.size
  const names = await readdir(path).catch(() => []) // others' folders can't be looked into
  let sum = 0
  for (const name of names) sum += await sizeOf(join(path, name))
  return sum
}
