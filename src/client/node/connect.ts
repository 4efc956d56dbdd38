/** A client set up by the environment, as the skills set themselves up. */
import type { Attribution } from '../../wire/attribution.ts'
import { type NemoClient, createClient } from '../client.ts'
import { clientId } from './client-id.ts'
import { configFolder } from './config-folder.ts'
import { tokenFile } from './token-file.ts'

export interface EnvironmentOptions {
  readonly environment: NodeJS.ProcessEnv
  readonly skill: Attribution
  /** A server of this machine; without it the one that `NEMO_API_URL` names, else `http://127.0.0.1:8787`. */
  readonly localUrl?: string
}

/**
 * With `NEMO_TOKEN`, only together with `NEMO_API_URL`: a user's token belongs to the server they named and to no
 * other. Else with an anonymous token, kept for each named server in `~/.config/nemovideo/`; local servers change
 * ports and give the same token again, so nothing is kept for them.
 */
export async function clientOfEnvironment({ environment, skill, localUrl }: EnvironmentOptions): Promise<NemoClient> {
  const folder = configFolder(environment)
  const named = localUrl === undefined ? environment.NEMO_API_URL || undefined : undefined
  return createClient({
    baseUrl: localUrl ?? named ?? 'http://127.0.0.1:8787',
    fetch,
    streamsUploads: true,
    skill,
    clientId: await clientId(environment, folder),
    ...(named !== undefined && environment.NEMO_TOKEN && { token: environment.NEMO_TOKEN }),
    ...(named !== undefined && { tokenStore: tokenFile(folder) }),
  })
}
