import { join } from 'node:path'
import { z } from 'zod'
import type { TokenStore } from '../token.ts'
import { readPrivateFile, writePrivateFile } from './config-folder.ts'

const fileName = 'tokens.json'

const savedSchema = z.record(z.string(), z.object({ token: z.string(), expires_at: z.string() }))

/**
 * Anonymous tokens by base URL, in `tokens.json` of the folder. A file that is damaged or can't be read counts as an empty
 * one, and where nothing can be written a token lives as long as the process: the server gives the same one again.
 */
export function tokenFile(folder: string, now: () => Date = () => new Date()): TokenStore {
  const path = join(folder, fileName)
  const load = async (): Promise<z.infer<typeof savedSchema>> => {
    try {
      const text = await readPrivateFile(path)
      return savedSchema.parse(JSON.parse(text ?? '{}'))
    } catch {
      return {}
    }
  }
  const isLive = (saved: { expires_at: string }): boolean =>
    !(Date.parse(saved.expires_at) <= now().getTime())
  return {
    async load(baseUrl) {
      const saved = (await load())[baseUrl]
      return saved && isLive(saved) ? saved.token : null
    },
    async save(baseUrl, { token, expires_at }) {
      const others = Object.entries(await load()).filter(([url, saved]) => url !== baseUrl && isLive(saved))
      const all = Object.fromEntries([...others, [baseUrl, { token, expires_at }]])
      await writePrivateFile(folder, fileName, `${JSON.stringify(all, null, 2)}\n`).catch(() => {})
    },
  }
}
