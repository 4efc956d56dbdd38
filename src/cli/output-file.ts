/** Where the film goes: chosen and tried before any work begins. */
import { randomUUID } from 'node:crypto'
import { existsSync, statSync, statfsSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { ReelsmithError } from '../errors/error.ts'
import { nameFromPrompt, numberedName } from './file-name.ts'

export interface OutputPlan {
  /** Names to try in order; only the first when the user named it. */
  candidates(): Iterable<string>
  readonly overwrite: boolean
}

export interface OutputOptions {
  /** As the user gave it: a file, or a folder for a name of our own. */
  readonly output?: string
  readonly force: boolean
  /** What a name is made from. */
  readonly prompt: string
  /** The ending of the file, without its dot. */
  readonly format?: string
  /** Where relative names begin; the working folder unless told. */
  readonly folder?: string
}

/** A film needs more, but with less than this nothing can be done at all. */
const leastFreeBytes = 8 * 1024 * 1024

/**
 * @throws {ReelsmithError} `request/invalid` when the name isn't one of the format; `file/unwritable` when the
 *   folder isn't there or can't be written, or the file is there and may not be replaced; `store/disk-full`.
 */
export async function planOutput(options: OutputOptions): Promise<OutputPlan> {
  const { output, force, prompt, format = 'mp4', folder: base = process.cwd() } = options
  const given = output === undefined ? undefined : resolve(base, output)
  if (given === undefined || isFolder(given) || output!.endsWith('/')) {
    const folder = given ?? base
    await requireWritable(folder)
    const name = nameFromPrompt(prompt)
    return { candidates: () => numbered(folder, name, format), overwrite: false }
  }
  const file = extname(given) === '' ? `${given}.${format}` : given
  if (extname(file).toLowerCase() !== `.${format}`) {
    const name = `${basename(file, extname(file))}.${format}`
    throw new ReelsmithError('request/invalid', `-o: the file will be ${format.toUpperCase()}; name it "${name}".`)
  }
  if (isFolder(file))
    throw new ReelsmithError('file/unwritable', `-o: "${basename(file)}" is a folder; name a file in it.`)
  if (existsSync(file) && !force) {
    throw new ReelsmithError(
      'file/unwritable',
      `${basename(file)} is there already; choose another name with -o, or replace it with --force.`,
    )
  }
  await requireWritable(dirname(file))
  return { candidates: () => [file], overwrite: force }
}

function* numbered(folder: string, name: string, format: string): Generator<string> {
  for (let number = 1; ; number++) {
    const file = join(folder, numberedName(name, number, format))
    if (!existsSync(file)) yield file
  }
}

/**
 * Makes and removes a file: permissions alone don't tell (read-only disks, quotas, root on a network share).
 */
async function requireWritable(folder: string): Promise<void> {
  if (!isFolder(folder)) {
    throw new ReelsmithError(
      'file/unwritable',
      `The folder "${folder}" isn't there; make it first, or choose another with -o.`,
    )
  }
  const trial = join(folder, `.reelsmith-${randomUUID().slice(0, 8)}.partial`)
  try {
    const handle = await open(trial, 'wx')
    await handle.close()
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOSPC' || code === 'EDQUOT') throw diskFull(folder, cause)
    throw new ReelsmithError(
      'file/unwritable',
      `The folder "${folder}" can't be written (${code}); choose another with -o.`,
      { cause },
    )
  } finally {
    await rm(trial, { force: true })
  }
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < leastFreeBytes) throw diskFull(folder)
}

function diskFull(folder: string, cause?: unknown): ReelsmithError {
  return new ReelsmithError(
    'store/disk-full',
    `No space is left in "${folder}"; free some, or choose another folder with -o.`,
    {
      details: { local: true },
      cause,
    },
  )
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
