/** `reelsmith edit`: a change of a film, in words. */
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { filmSummary } from '../client/film-words.ts'
import { ReelsmithError } from '../errors/error.ts'
import { languageOf, tongueOf } from '../timeline/words.ts'
import { hasSegments } from '../wire/draft-decode.ts'
import { type CommandContext, readWords, usage } from './command.ts'
import { exitCodes } from './exit-code.ts'
import { formatOf } from './file-name.ts'
import { type WrittenFilm, filmReport } from './film-report.ts'
import { planOutput } from './output-file.ts'
import { noProgress, showProgress } from './progress.ts'
import { exportTo, saveLinked } from './save-film.ts'
import { showTurn } from './show-turn.ts'
import { requireUploads, uploadFiles } from './upload-files.ts'
import { withConnection } from './with-connection.ts'
import { wordsOf } from './words.ts'
import { writeResult } from './write-result.ts'

interface EditResult {
  readonly reply: string
  readonly summary: string
  /** What was exported last. */
  readonly film?: WrittenFilm
  /** All that was exported, where the words asked for it. */
  readonly films?: readonly WrittenFilm[]
}

export async function edit(words: readonly string[], context: CommandContext): Promise<number> {
  const { folder, output, errors, signal } = context
  const { values, positionals } = readWords('edit', words)
  const { files, message } = filesAndWords(positionals, folder)
  requireUploads(files)
  const plan = values.output === undefined ? undefined : await planOutput({ output: values.output, force: values.force ?? false, prompt: message, folder })
  const language = languageOf(message, context.tongue)
  const say = wordsOf(tongueOf(language))
  const progress = values.quiet || values.json ? noProgress : showProgress(errors)
  const result = await withConnection(context, { progress, words: say }, async (connection): Promise<EditResult> => {
    const session = await connection.openSession({ language, which: files.length > 0 ? 'new' : 'kept' })
    await connection.keep(session)
    progress.say(say.ready)
    if (files.length > 0) await uploadFiles(session, files, { progress, words: say, signal })
    const { replies, exported } = await showTurn(session, message, { progress, words: say, signal })
    await connection.keep(session) // it may be another one now
    const told = { reply: replies.join('\n'), summary: filmSummary(session.draft, language) }
    // the name that was given is for the film that the agent made, if that is of its kind
    const named = plan && exported.findLast(({ url }) => formatOf(new URL(url).pathname) === 'mp4')
    const films: WrittenFilm[] = []
    for (const film of exported) {
      films.push(await saveLinked(session, film, { folder, plan: film === named ? plan : undefined, progress, words: say, signal }))
    }
    if (!plan || named) return films.length === 0 ? told : { ...told, film: films.at(-1)!, films }
    if (!hasSegments(session.draft)) {
      throw new ReelsmithError('job/failed', replies.at(-1) ?? say.nothingYet, { details: { alreadySaid: replies.length > 0 && progress !== noProgress } })
    }
    const output = { format: 'mp4', quality: values.draft ? 'draft' : 'high' }
    films.push(await exportTo(session, { output, plan, progress, words: say, signal }))
    return { ...told, film: films.at(-1)!, ...(films.length > 1 && { films }) }
  })
  const films = result.films ?? (result.film ? [result.film] : [])
  // elsewhere it was shown as it came
  const reply = progress === noProgress && result.reply !== '' ? [result.reply] : []
  const lines = [...reply, ...films.flatMap((film) => filmReport(film, folder)), result.summary, ...(result.film ? [] : [say.kept('reelsmith export')])]
  writeResult(output, { asJson: values.json, data: result, text: lines.join('\n') })
  return exitCodes.ok
}

/** Files come first; the first word that is none begins what to do. */
function filesAndWords(given: readonly string[], folder: string): { files: string[]; message: string } {
  const isFile = (word: string): boolean => statSync(resolve(folder, word), { throwIfNoEntry: false })?.isFile() ?? false
  const firstOther = given.findIndex((word) => !isFile(word))
  const count = firstOther < 0 ? given.length : firstOther
  const message = given.slice(count).join(' ').trim()
  if (message === '') throw usage('edit', 'say what to do, e.g. reelsmith edit holiday.mp4 "cut the first 5 seconds"')
  // a lone word with an ending is a file that isn't there, not something to do
  if (given.length > count + 1 && /^\S+\.\w{2,4}$/.test(given[count]!)) throw usage('edit', `"${given[count]}" isn't there`)
  return { files: given.slice(0, count).map((file) => resolve(folder, file)), message }
}
