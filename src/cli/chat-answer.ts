/** One line of a conversation: a command, a route of the skills, or words for the agent. */
import { statSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { followRender } from '../client/export.ts'
import type { FilmSession } from '../client/film-session.ts'
import { filmSummary, filmTitle } from '../client/film-words.ts'
import { routeOf } from '../client/routing.ts'
import { ReelsmithError } from '../errors/error.ts'
import { hasSegments } from '../wire/draft-decode.ts'
import { outputFormats } from '../wire/render-output.ts'
import { languageOf } from '../timeline/words.ts'
import type { CommandContext } from './command.ts'
import type { Connection } from './connection.ts'
import { columnsOf } from './display-width.ts'
import { formatOf } from './file-name.ts'
import { filmReport } from './film-report.ts'
import { planOutput } from './output-file.ts'
import type { Progress } from './progress.ts'
import { exportTo, saveFilm, saveLinked } from './save-film.ts'
import { shellWords, withHome } from './shell-words.ts'
import { showTurn } from './show-turn.ts'
import { withSignsOfLife } from './sign-of-life.ts'
import { requireUploads, uploadFiles } from './upload-files.ts'
import type { Words } from './words.ts'
import { fittedText } from './write-result.ts'

export interface TalkOptions {
  readonly connection: Connection
  readonly session: FilmSession
  readonly context: CommandContext
  readonly progress: Progress
  readonly words: Words
  /** Every event as a line of JSON instead of words. */
  readonly asJson: boolean
}

export interface Talk extends Omit<TalkOptions, 'session'> {
  /** Another one after `/new`. */
  session: FilmSession
  /** What is on the timeline, in the language that was written last. */
  showSummary(): void
  language: string
}

export function beginTalk(options: TalkOptions): Talk {
  const { context, asJson } = options
  const talk: Talk = {
    ...options,
    language: context.tongue,
    showSummary() {
      const summary = filmSummary(talk.session.draft, talk.language)
      if (asJson) context.output.write(`${JSON.stringify({ type: 'summary', summary })}\n`)
      else showBehind(summary, talk)
    },
  }
  return talk
}

/** @returns whether the conversation is over. */
export async function answer(talk: Talk, line: string, signal: AbortSignal): Promise<boolean> {
  const text = line.trim()
  if (text === '') return false
  const [, name, rest = ''] = /^\/([a-z]+)(?:\s+(.*))?$/s.exec(text) ?? []
  if (name !== undefined && Object.hasOwn(commands, name)) return (await commands[name]!(talk, rest, signal)) === 'quit'
  const files = filesOf(text, talk.context)
  if (files.length > 0) await bring(talk, files, signal)
  else if (name !== undefined) talk.progress.say(talk.words.noSuchCommand(`/${name}`))
  else await byRoute(talk, text, signal)
  return false
}

async function byRoute(talk: Talk, text: string, signal: AbortSignal): Promise<void> {
  switch (routeOf(text)) {
    case 'export':
      return await exportFilm(talk, { format: outputFormats.find((format) => new RegExp(`\\b${format}\\b`, 'i').test(text)) }, signal)
    case 'credits':
      return await showCredits(talk, signal)
    case 'state':
      return await showState(talk, signal)
    case 'upload':
      return talk.progress.say(talk.words.uploadHow)
    case 'ask':
      return await ask(talk, text, signal)
  }
}

type ChatCommand = (talk: Talk, rest: string, signal: AbortSignal) => Promise<'quit' | void>

const commands: Readonly<Record<string, ChatCommand>> = {
  help: async ({ progress, words }) => progress.say(columnsOf(words.chatHelp.map(([command, what]) => [`  ${command}`, what])).join('\n')),
  upload: async (talk, rest, signal) => {
    const files = pathsOf(rest, talk.context)
    if (files.length === 0) talk.progress.say(talk.words.uploadHow)
    else await bring(talk, files, signal)
  },
  undo: (talk, _, signal) => ask(talk, talk.words.undo, signal),
  redo: (talk, _, signal) => ask(talk, talk.words.redo, signal),
  preview: (talk, _, signal) => preview(talk, signal),
  export: async (talk, rest, signal) => {
    const [output] = shellWords(rest).map((word) => withHome(word, talk.context.environment))
    await exportFilm(talk, { output, format: formatOf(output) }, signal)
  },
  state: (talk, _, signal) => showState(talk, signal),
  credits: (talk, _, signal) => showCredits(talk, signal),
  new: async (talk) => {
    talk.session = await talk.connection.openSession({ language: talk.language, which: 'new' })
    await talk.connection.keep(talk.session)
    talk.showSummary()
  },
  quit: async () => 'quit',
  exit: async () => 'quit',
}

async function ask(talk: Talk, text: string, signal: AbortSignal): Promise<void> {
  const { session, progress, words, context, asJson } = talk
  talk.language = languageOf(text, context.tongue)
  const { wantsExport, exported } = await showTurn(session, text, {
    progress,
    words,
    signal,
    streaming: true,
    ...(asJson && {
      onEvent(event) {
        // tools are the server's own affair, and name its ids
        if (event.type !== 'tool-call' && event.type !== 'tool-result') context.output.write(`${JSON.stringify(event)}\n`)
      },
    }),
  })
  await talk.connection.keep(session) // it may be another one now
  talk.showSummary()
  for (const film of exported) {
    const written = await saveLinked(session, film, { folder: context.folder, progress, words, signal })
    tell(talk, words.saved(filmReport(written, context.folder).join(' — ')))
  }
  if (wantsExport && exported.length === 0) await exportFilm(talk, {}, signal)
}

async function bring(talk: Talk, files: readonly string[], signal: AbortSignal): Promise<void> {
  requireUploads(files)
  const uploaded = await uploadFiles(talk.session, files, { ...talk, signal })
  await talk.connection.keep(talk.session) // it may be another one now
  tell(talk, talk.words.uploaded(uploaded.flatMap(({ filename, error }) => (error === undefined ? [filename] : []))))
}

async function showState(talk: Talk, signal: AbortSignal): Promise<void> {
  await talk.session.state(signal)
  talk.showSummary()
}

async function showCredits(talk: Talk, signal: AbortSignal): Promise<void> {
  const { available, frozen } = await talk.connection.client.credits(signal)
  tell(talk, talk.words.credits(available, frozen))
}

async function exportFilm(talk: Talk, { output, format = 'mp4' }: { output?: string; format?: string }, signal: AbortSignal): Promise<void> {
  const { session, progress, words, context } = talk
  if (!hasSegments(session.draft)) throw new ReelsmithError('render/nothing-to-export', words.nothingYet)
  const plan = await planOutput({ output, force: false, format, prompt: filmTitle(session.draft), folder: context.folder })
  const film = await exportTo(session, { output: { format, quality: 'high' }, plan, progress, words, signal })
  tell(talk, words.saved(filmReport(film, context.folder).join(' — ')))
}

/** Into the temporary folder: it is to be looked at, not kept. */
async function preview(talk: Talk, signal: AbortSignal): Promise<void> {
  const { session, progress, words, connection } = talk
  if (!hasSegments(session.draft)) throw new ReelsmithError('render/nothing-to-export', words.nothingYet)
  const job = await connection.client.submitPreview(session.id, signal)
  const onProgress = (fraction: number): void => progress.update(words.previewing, fraction)
  const made = await withSignsOfLife(talk, () => followRender(connection.client, job.id ?? '', async () => job, { signal, onProgress }))
  const plan = await planOutput({ force: false, prompt: 'preview', folder: await mkdtemp(join(tmpdir(), 'reelsmith-')) })
  const { file } = await saveFilm(made.url, plan, { signal })
  tell(talk, words.saved(file))
}

function tell({ asJson, context, progress }: Talk, text: string): void {
  if (asJson) context.output.write(`${JSON.stringify({ type: 'note', text })}\n`)
  else progress.say(text)
}

/** The files that a line names, when it names nothing else: what terminals paste when files are dropped on them. */
function filesOf(line: string, context: CommandContext): string[] {
  const paths = pathsOf(line, context)
  return paths.every((path) => statSync(path, { throwIfNoEntry: false })?.isFile()) ? paths : []
}

function pathsOf(line: string, { folder, environment }: CommandContext): string[] {
  return shellWords(line).map((word) => resolve(folder, withHome(word, environment)))
}

/** Set back behind what was said, on a terminal. */
function showBehind(text: string, { context: { output, environment }, progress }: Talk): void {
  progress.clear()
  const lines = fittedText(text, output)
  output.write(environment.NO_COLOR || !output.isTTY ? `${lines}\n` : `\u001b[2m${lines}\u001b[22m\n`)
}
