/** `reelsmith state`, `credits` and `upload`: short questions to the server. */
import { resolve } from 'node:path'
import { filmSummary } from '../client/film-words.ts'
import { type CommandContext, readWords, requireNoWords, usage } from './command.ts'
import { exitCodes } from './exit-code.ts'
import { noProgress, showProgress } from './progress.ts'
import { requireUploads, uploadFiles } from './upload-files.ts'
import { withConnection } from './with-connection.ts'
import { wordsOf } from './words.ts'
import { writeResult } from './write-result.ts'

export async function state(words: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals } = readWords('state', words)
  requireNoWords('state', positionals)
  const say = wordsOf(context.tongue)
  const progress = values.json ? noProgress : showProgress(context.errors)
  const { draft, files, summary } = await withConnection(context, { progress, words: say }, async (connection) => {
    const session = await connection.openSession({ language: context.tongue, which: 'kept' })
    const now = await session.state(context.signal)
    return { ...now, summary: filmSummary(now.draft, context.tongue) }
  })
  const names = files.map(({ filename }) => filename)
  const lines = [summary, ...(names.length > 0 ? [say.uploaded(names)] : [])]
  writeResult(context.output, { asJson: values.json, data: { summary, files: names, draft }, text: lines.join('\n') })
  return exitCodes.ok
}

export async function credits(words: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals } = readWords('credits', words)
  requireNoWords('credits', positionals)
  const say = wordsOf(context.tongue)
  const progress = values.json ? noProgress : showProgress(context.errors)
  const balance = await withConnection(context, { progress, words: say }, ({ client }) => client.credits(context.signal))
  writeResult(context.output, { asJson: values.json, data: balance, text: say.credits(balance.available, balance.frozen) })
  return exitCodes.ok
}

export async function upload(words: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals } = readWords('upload', words)
  if (positionals.length === 0) throw usage('upload', 'name the files, e.g. reelsmith upload photo.jpg clip.mp4')
  const files = positionals.map((file) => resolve(context.folder, file))
  requireUploads(files)
  const say = wordsOf(context.tongue)
  const progress = values.quiet || values.json ? noProgress : showProgress(context.errors)
  const uploaded = await withConnection(context, { progress, words: say }, async (connection) => {
    const session = await connection.openSession({ language: context.tongue, which: values.new ? 'new' : 'kept-or-new' })
    await connection.keep(session)
    const taken = await uploadFiles(session, files, { progress, words: say, signal: context.signal })
    await connection.keep(session) // a new one, when the server had lost it
    return taken
  })
  const names = uploaded.filter(({ error }) => error === undefined).map(({ filename }) => filename)
  const text = `${say.uploaded(names)}\n${say.kept('reelsmith edit "…"')}`
  writeResult(context.output, { asJson: values.json, data: { files: uploaded }, text })
  return exitCodes.ok
}
