/** Reads the WGSL files of this folder. */
import { readFileSync, readdirSync } from 'node:fs'
import { ReelsmithError } from '../errors/error.ts'
import { type ModuleSource, parseModule } from './module-header.ts'

const core = new URL('./core/', import.meta.url)
const modules = new URL('./modules/', import.meta.url)

/** Code of a file in `core/`, by its name without `.wgsl`. */
export function readCore(name: string): string {
  return readFileSync(new URL(`${name}.wgsl`, core), 'utf8')
}

/** What every module may call: frame, noise, air. */
export function readPrelude(): string {
  return ['frame', 'noise', 'air'].map(readCore).join('\n')
}

/** Names of all modules, sorted. */
export function moduleNames(): string[] {
  return readdirSync(modules)
    .filter((name) => name.endsWith('.wgsl'))
    .map((name) => name.slice(0, -'.wgsl'.length))
    .sort()
}

/** @throws {ReelsmithError} `paint/failed` when there is no such module or its header is wrong. */
export function readModule(name: string): ModuleSource {
  let source: string
  try {
    source = readFileSync(new URL(`${name}.wgsl`, modules), 'utf8')
  } catch (cause) {
    throw new ReelsmithError('paint/failed', `There is no shader module "${name}".`, { cause })
  }
  return parseModule(name, source)
}
