/** Renders a film in a process of its own, and tells what it used. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { workerNodeOptions } from '../src/jobs/worker-child.ts'
import type { FilmRequest } from '../src/render/film-request.ts'
import { cpuSeconds } from './cpu.ts'
import { treeMegabytes } from './process-use.ts'

const program = fileURLToPath(new URL('render-film.ts', import.meta.url))
const everyMs = 250

export interface Use {
  readonly cpuS: number
  /** The most that the process and those below it held at a time. */
  readonly peakMb: number
}

/** @param core - The only one it may run on; any unless told. */
export async function renderApart(request: FilmRequest, core?: number): Promise<Use> {
  const file = `${request.outFile}.request.json`
  await writeFile(file, JSON.stringify(request))
  const before = cpuSeconds()
  const words = [process.execPath, ...workerNodeOptions, program, file]
  const [command, ...args] = core === undefined ? words : ['taskset', '-c', String(core), ...words]
  const child = spawn(command!, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  let hasEnded = false
  const ended = once(child, 'exit').finally(() => (hasEnded = true))
  let peakMb = 0
  while (!hasEnded) {
    // Looking costs time of the core that is measured.
    if (core === undefined) peakMb = Math.max(peakMb, await treeMegabytes(child.pid!))
    await Promise.race([ended, setTimeout(everyMs)])
  }
  const [code] = await ended
  if (code !== 0) throw new Error(`Rendering apart ended with exit code ${code}.`)
  return { cpuS: cpuSeconds() - before, peakMb }
}
