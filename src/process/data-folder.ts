/** Where a user's films, store and unpacked programs live; `setup/ensure.sh` knows the same rule. */
import { accessSync, constants, existsSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { dirname, isAbsolute, join, resolve } from 'node:path'

/**
 * The data folder's absolute path: `REELSMITH_DATA`, else that of {@link defaultDataFolder}. A default one exists
 * afterwards; one that the user named may not.
 */
export function dataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return environment.REELSMITH_DATA ? resolve(environment.REELSMITH_DATA) : defaultDataFolder(environment)
}

/**
 * The data folder of a user who has not set `REELSMITH_DATA`: `$XDG_DATA_HOME/reelsmith`, else
 * `~/.local/share/reelsmith`, else (no home that can be written) a private folder under the temporary one.
 */
export function defaultDataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const lasting = homeDataFolder(environment)
  if (lasting && isUsable(lasting)) return lasting
  return makeTemporaryDataFolder()
}

/** In the data folder: what opens the operator's routes of its server. */
export const operatorTokenFile = 'operator-token'

/** Whether films made now would not survive the next start of the machine: worth telling the user. */
export function isTemporaryDataFolder(folder: string): boolean {
  return folder === temporaryDataFolder()
}

function homeDataFolder({ XDG_DATA_HOME, HOME }: NodeJS.ProcessEnv): string | undefined {
  // The XDG specification says that a relative path here is to be ignored.
  if (XDG_DATA_HOME && isAbsolute(XDG_DATA_HOME)) return join(XDG_DATA_HOME, 'reelsmith')
  return HOME ? join(HOME, '.local', 'share', 'reelsmith') : undefined
}

function temporaryDataFolder(): string {
  return join(tmpdir(), `reelsmith-${userInfo().uid}`)
}

function makeTemporaryDataFolder(): string {
  const folder = temporaryDataFolder()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { uid } = lstatSync(folder)
  // Anybody may make a folder of this name: one that is not ours could hold somebody else's programs.
  if (uid !== userInfo().uid) throw new Error(`${folder} belongs to another user; set REELSMITH_DATA to a folder of yours.`)
  return folder
}

function isUsable(folder: string): boolean {
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false // a home that does not exist, or that is read-only
  }
}

/**
 * Like `mkdirSync(…, {recursive: true})`, which never returns where a folder can't be made because its parent is
 * said not to exist although it does (`/proc`, homes mounted on demand).
 */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    if (code !== 'ENOENT' || dirname(folder) === folder || existsSync(dirname(folder))) throw error
    makeFolder(dirname(folder))
    mkdirSync(folder)
  }
}
