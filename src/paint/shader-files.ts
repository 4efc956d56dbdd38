/** Reads the WGSL files of this folder. */
import { readFileSync, readdirSync } from 'node:fs'
import { ReelsmithError } from '../errors/error.ts'
import type { ShaderSources } from './assemble.ts'
import { type ModuleSource, parseInclude, parseModule } from './module-header.ts'

const core = new URL('./core/', import.meta.url)
const modules = new URL('./modules/', import.meta.url)
const includes = new URL('./includes/', import.meta.url)

/** Code of a file in `core/`, by its name without `.wgsl`. */
export function readCore(name: string): string {
  return readFileSync(new URL(`${name}.wgsl`, core), 'utf8')
}

/** What every module may call: frame, cell noise, noise, air, and the land or, without one, that there is none. */
export function readPrelude(hasTerrain: boolean): string {
  return ['frame', 'cell-noise', 'noise', 'air', hasTerrain ? 'terrain' : 'no-terrain'].map(readCore).join('\n')
}

/** Names of all modules, sorted. */
export function moduleNames(): string[] {
  return wgslNames(modules)
}

/** Names of all includes, sorted. */
export function includeNames(): string[] {
  return wgslNames(includes)
}

function wgslNames(folder: URL): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.wgsl'))
    .map((name) => name.slice(0, -'.wgsl'.length))
    .sort()
}

/** @throws {ReelsmithError} `paint/failed` when there is no such module or its header is wrong. */
export function readModule(name: string): ModuleSource {
  return parseModule(name, readSource(modules, 'module', name))
}

/** @throws {ReelsmithError} `paint/failed` when there is no such include or it is not plain functions. */
export function readInclude(name: string): string {
  return parseInclude(name, readSource(includes, 'include', name))
}

/** The files of this folder, for `assemble`. */
export const shaderSources: ShaderSources = { module: readModule, include: readInclude }

function readSource(folder: URL, what: string, name: string): string {
  try {
    return readFileSync(new URL(`${name}.wgsl`, folder), 'utf8')
  } catch (cause) {
    throw new ReelsmithError('paint/failed', `There is no shader ${what} "${name}".`, { cause })
  }
}
