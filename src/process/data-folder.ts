/** Where a user's films, store and unpacked programs live; `setup/ensure.sh` knows the same rule. */
import { tmpdir, userInfo } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'

/**
 * The data folder's absolute path: `REELSMITH_DATA`, else `$XDG_DATA_HOME/reelsmith`, else
 * `~/.local/share/reelsmith`, else (no home) a folder of this user under the temporary one. It may not exist yet.
 */
export function dataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.REELSMITH_DATA) return resolve(environment.REELSMITH_DATA)
  return defaultDataFolder(environment)
}

/** The data folder of a user who has not set `REELSMITH_DATA`. */
export function defaultDataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const { XDG_DATA_HOME, HOME } = environment
  // The XDG specification says that a relative path here is to be ignored.
  if (XDG_DATA_HOME && isAbsolute(XDG_DATA_HOME)) return join(XDG_DATA_HOME, 'reelsmith')
  if (HOME) return join(HOME, '.local', 'share', 'reelsmith')
  return join(tmpdir(), `reelsmith-${userInfo().uid}`)
}
