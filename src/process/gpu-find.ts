/** Finds the best graphics driver by asking each rung of the ladder for an adapter, in a child process. */
import { fileURLToPath } from 'node:url'
import { ReelsmithError } from '../errors/error.ts'
import { runChild } from './child.ts'
import {
  type AdapterInfo,
  type DriverChoice,
  type DriverRung,
  driverLadder,
  driverRungs,
  isAdapterOfRung,
} from './gpu-driver.ts'
import { installedDrivers } from './gpu-installed.ts'
import { childEnvironment } from './system.ts'

export interface FoundDriver extends DriverChoice {
  readonly adapter: AdapterInfo
}

const probe = fileURLToPath(new URL('./gpu-probe.ts', import.meta.url))

/** A driver that hangs (a guest's pipe to a dead host) must not hang us. */
const probeTimeoutMs = 30_000

/**
 * The best driver that really gives an adapter, or undefined when none does. Takes 0.2–0.4 s a rung: ask once.
 *
 * @throws {ReelsmithError} `request/invalid` when `REELSMITH_DRIVER` names no rung; `job/cancelled`.
 */
export async function findDriver(options: { signal?: AbortSignal } = {}): Promise<FoundDriver | undefined> {
  for (const choice of driverLadder(installedDrivers(), wantedRung(process.env))) {
    const adapter = await askForAdapter(choice, options.signal)
    if (adapter && isAdapterOfRung(choice.rung, adapter)) return { ...choice, adapter }
  }
  return undefined
}

/** The rung that `REELSMITH_DRIVER` pins; undefined means the best there is. */
export function wantedRung(environment: NodeJS.ProcessEnv): DriverRung | undefined {
  const wanted = environment.REELSMITH_DRIVER
  if (!wanted || wanted === 'auto') return undefined
  const rung = driverRungs.find((name) => name === wanted)
  if (rung) return rung
  throw new ReelsmithError(
    'request/invalid',
    `REELSMITH_DRIVER must be one of auto, ${driverRungs.join(', ')}; it is "${wanted}".`,
  )
}

async function askForAdapter(choice: DriverChoice, signal?: AbortSignal): Promise<AdapterInfo | null> {
  try {
    const result = await runChild(process.execPath, [probe, JSON.stringify(choice)], {
      env: childEnvironment(choice.environment),
      signal,
      timeoutMs: probeTimeoutMs,
    })
    return result.exitCode === 0 ? (JSON.parse(result.stdout.toString('utf8')) as AdapterInfo | null) : null
  } catch (error) {
    if (ReelsmithError.is(error, 'job/cancelled')) throw error
    return null // a driver that crashes or hangs when asked is no driver
  }
}
