/** `reelsmith mcp`: the Model Context Protocol on standard input and output, for a program that starts this one. */
import { openAsBlob } from 'node:fs'
import { basename, extname, isAbsolute } from 'node:path'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import type { FileToUpload } from '../client/multipart.ts'
import { ReelsmithError } from '../errors/error.ts'
import { platformOf } from '../mcp/platform.ts'
import { createMcpServer } from '../mcp/server.ts'
import { type CommandContext, readWords, requireNoWords } from './command.ts'
import { openConnection } from './connection.ts'
import { exitCodes } from './exit-code.ts'
import { requireUploads } from './upload-files.ts'
import { version } from './version.ts'

/**
 * Serves until the input ends or the command is interrupted.
 *
 * @throws {ReelsmithError} what connecting throws.
 */
export async function mcp(words: readonly string[], context: CommandContext): Promise<number> {
  const { positionals } = readWords('mcp', words)
  requireNoWords('mcp', positionals)
  const { environment, signal, input, errors } = context
  let caller: string | undefined
  const onCaller = (name: string | undefined): void => void (caller = name)
  const { client, close } = await openConnection({ environment, signal, source: 'reelsmith-mcp', platform: () => platformOf(caller) })
  try {
    const ended = endOf(input, signal)
    const server = serveStdio(({ era }) => createMcpServer({ client, readFiles, version, era, onCaller }), {
      onerror: (error) => void errors.write(`reelsmith mcp: ${error.message}\n`),
    })
    await ended
    await server.close()
    return exitCodes.ok
  } finally {
    await close()
  }
}

async function endOf(input: CommandContext['input'], signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  input.once('end', resolve).once('close', resolve).once('error', resolve)
  signal.addEventListener('abort', () => resolve(), { once: true })
  if (signal.aborted) resolve()
  await promise
}

/** Who asks for a file is a model that others may have talked to: nothing but what a film is made of leaves the machine. */
const uploadable = new Set('mp4 mov m4v avi webm mkv jpg jpeg png gif webp mp3 wav m4a aac txt md docx pdf'.split(' '))

async function readFiles(paths: readonly string[]): Promise<readonly FileToUpload[]> {
  for (const [index, path] of paths.entries()) {
    const problem = !isAbsolute(path)
      ? 'expected an absolute path'
      : !uploadable.has(extname(path).slice(1).toLowerCase())
        ? 'expected a picture, clip, sound or script by its ending'
        : undefined
    if (problem) throw new ReelsmithError('request/invalid', `paths[${index}]: ${problem}, got "${basename(path)}".`)
  }
  requireUploads(paths)
  return await Promise.all(paths.map(async (path) => ({ name: basename(path), content: await openAsBlob(path) })))
}
