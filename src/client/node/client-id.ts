import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { parseClientId } from '../../wire/account.ts'
import { readPrivateFile, writePrivateFile } from './config-folder.ts'

/**
 * The id that anonymous tokens are asked for with: `NEMO_CLIENT_ID`, else the one kept in `client_id` of the
 * folder, made on first use. Where nothing can be kept it lives as long as the process.
 */
export async function clientId(environment: NodeJS.ProcessEnv, folder: string): Promise<string> {
  if (environment.NEMO_CLIENT_ID) return parseClientId(environment.NEMO_CLIENT_ID)
  try {
    const kept = (await readPrivateFile(join(folder, 'client_id')))?.trim()
    if (kept) return parseClientId(kept)
    const made = randomUUID()
    await writePrivateFile(folder, 'client_id', `${made}\n`)
    return made
  } catch {
    return randomUUID()
  }
}
