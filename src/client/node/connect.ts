/** A client set up by the environment, as the skills set themselves up. */
import type { Attribution } from '../../wire/attribution.ts'
import { type NemoClient, createClient } from '../client.ts'
import { clientId } from './client-id.ts'
import { configFolder } from './config-folder.ts'
import { tokenFile } from './token-file.ts'

export interface EnvironmentOptions {
  readonly environment: NodeJS.ProcessEnv
  readonly skill: Attribution
  /** A server that goes with a data folder; without it the one that `NEMO_API_URL` names, else `http://127.0.0.1:8787`. */
  readonly localUrl?: string
  /** Default the one of Node. */
  readonly fetch?: typeof fetch
}

/**
 * With `NEMO_TOKEN`, only together with `NEMO_API_URL`: a user's token belongs to the server they named and to no
 * other. Else with an anonymous token, kept for each base URL in `~/.config/nemovideo/`. The server of a data folder
 * has another port every time, which may be somebody else's the next time, and gives the same token again: for it
 * nothing is kept.
 */
export async function clientOfEnvironment({ environment, skill, localUrl, fetch: send = fetch }: EnvironmentOptions): Promise<NemoClient> {
  const folder = configFolder(environment)
  const isLocal = localUrl !== undefined
  const named = isLocal ? undefined : environment.NEMO_API_URL || undefined
  return createClient({
    baseUrl: localUrl ?? named ?? 'http://127.0.0.1:8787',
    fetch: send,
    streamsUploads: true,
    skill,
    clientId: await clientId(environment, folder),
    ...(named !== undefined && environment.NEMO_TOKEN && { token: environment.NEMO_TOKEN }),
    ...(!isLocal && { tokenStore: tokenFile(folder) }),
  })
}
