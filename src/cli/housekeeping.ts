/** `reelsmith where` and `reelsmith clean`: what lies where, and removing what can be made again. */
import { rm } from 'node:fs/promises'
import { ReelsmithError } from '../errors/error.ts'
import { dataFolder } from '../process/data-folder.ts'
import { claimDataDir } from '../store/owner.ts'
import { type CommandContext, readWords, requireNoWords } from './command.ts'
import { type DiskPlace, diskPlaces } from './disk-places.ts'
import { columnsOf } from './display-width.ts'
import { exitCodes } from './exit-code.ts'
import { sizeText } from './film-report.ts'
import { type Words, wordsOf } from './words.ts'
import { writeResult } from './write-result.ts'

export async function where(words: readonly string[], { environment, output, tongue }: CommandContext): Promise<number> {
  const { values, positionals } = readWords('where', words)
  requireNoWords('where', positionals)
  const places = await diskPlaces(environment)
  writeResult(output, { asJson: values.json, data: { places }, text: listing(places, wordsOf(tongue)) })
  return exitCodes.ok
}

/** @throws {ReelsmithError} `store/owned` while a server runs on the data folder. */
export async function clean(words: readonly string[], { environment, output, tongue }: CommandContext): Promise<number> {
  const { values, positionals } = readWords('clean', words)
  requireNoWords('clean', positionals)
  const places = (await diskPlaces(environment)).filter(({ isRemakable, sizeBytes }) => isRemakable && sizeBytes > 0)
  const sum = places.reduce((bytes, { sizeBytes }) => bytes + sizeBytes, 0)
  if (!values['dry-run']) await removeAll(places, dataFolder(environment))
  const say = wordsOf(tongue)
  const said = values['dry-run'] ? say.wouldFree(sizeText(sum)) : say.freed(sizeText(sum))
  const lines = [...(places.length > 0 ? [listing(places, say)] : []), said]
  writeResult(output, { asJson: values.json, data: { places, sizeBytes: sum, isRemoved: !values['dry-run'] }, text: lines.join('\n') })
  return exitCodes.ok
}

/** As the owner of the data folder, so that no server begins to use it meanwhile. */
async function removeAll(places: readonly DiskPlace[], dataDir: string): Promise<void> {
  const owner = await claimDataDir(dataDir, { waitMs: 0 })
  if (!owner.owned) {
    throw new ReelsmithError('store/owned', 'A server runs on this data folder; stop it first, then clean.', { retryable: true })
  }
  try {
    for (const { path } of places) await rm(path, { recursive: true, force: true })
  } finally {
    await owner.release()
  }
}

function listing(places: readonly DiskPlace[], say: Words): string {
  return columnsOf(places.map(({ place, path, sizeBytes }) => [sizeText(sizeBytes).padStart(8), say.places[place], path])).join('\n')
}
