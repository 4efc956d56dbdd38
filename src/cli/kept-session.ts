/** The session that `--keep` left open, for `--continue`: one for each server. */
import { join } from 'node:path'
import { z } from 'zod'
import { readPrivateFile, writePrivateFile } from '../client/node/config-folder.ts'

const fileName = 'sessions.json'
const keptSchema = z.record(z.string(), z.string())

/**
 * @param server - Base URL, or the data folder of a local server, whose port changes.
 */
export async function keepSession(folder: string, server: string, sessionId: string): Promise<void> {
  const all = { ...(await readAll(folder)), [server]: sessionId }
  await writePrivateFile(folder, fileName, `${JSON.stringify(all, null, 2)}\n`)
}

export async function keptSession(folder: string, server: string): Promise<string | undefined> {
  return (await readAll(folder))[server]
}

async function readAll(folder: string): Promise<Record<string, string>> {
  const text = await readPrivateFile(join(folder, fileName))
  try {
    return keptSchema.parse(JSON.parse(text ?? '{}'))
  } catch {
    return {} // damaged: nothing is kept
  }
}
