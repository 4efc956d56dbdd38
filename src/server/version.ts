import { readFile } from 'node:fs/promises'

let version: string | undefined

/** Of this program. */
export async function readVersion(): Promise<string> {
  const text = async (): Promise<string> => await readFile(new URL('../../package.json', import.meta.url), 'utf8')
  version ??= (JSON.parse(await text()) as { version: string }).version
  return version
}
