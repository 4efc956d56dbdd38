/** `reelsmith chat`: a conversation about a film, in the terminal or line by line from a pipe. */
import { type Interface, createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { configFolder, readPrivateFile, writePrivateFile } from '../client/node/config-folder.ts'
import { ReelsmithError } from '../errors/error.ts'
import { isSameData } from '../timeline/equal.ts'
import { join } from 'node:path'
import { type Talk, answer, beginTalk } from './chat-answer.ts'
import { type CommandContext, readWords, usage } from './command.ts'
import { printable } from './display-width.ts'
import { errorMessage, errorText, withoutOptions } from './error-words.ts'
import { exitCodeOf, exitCodes } from './exit-code.ts'
import { noProgress, showProgress } from './progress.ts'
import { withConnection } from './with-connection.ts'
import { wordsOf } from './words.ts'

const historyFile = 'chat_history'
const historyLines = 500

export async function chat(words: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals } = readWords('chat', words)
  if (positionals.length > 0) throw usage('chat', `begin it with chat alone and say "${positionals.join(' ')}" then`)
  const say = wordsOf(context.tongue)
  const asJson = values.json ?? false
  const progress = asJson ? noProgress : showProgress(context.output)
  return await withConnection(context, { progress, words: say }, async (connection) => {
    const session = await connection.openSession({ language: context.tongue, which: values.continue ? 'kept' : 'new' })
    await connection.keep(session)
    const talk = beginTalk({ connection, session, context, progress, words: say, asJson })
    progress.say(say.ready)
    if (values.continue) talk.showSummary()
    else progress.say([say.greeting, ...say.tryThese.map((words) => `  · ${words}`)].join('\n'))
    return await converse(talk)
  })
}

/** Answers line after line until there are no more. */
async function converse(talk: Talk): Promise<number> {
  const { context, progress, words, asJson } = talk
  const isTerminal = context.input.isTTY === true && !asJson
  if (isTerminal) progress.say(`\n${words.chatHint}`)
  const screen = mutable(context)
  const lines = createInterface({
    input: context.input,
    output: screen.output,
    terminal: isTerminal,
    history: isTerminal ? await history(context.environment) : [],
    historySize: historyLines,
    prompt: '> ',
  })
  let turn: AbortController | undefined
  lines.on('SIGINT', () => {
    if (turn) return turn.abort()
    if (lines.line === '') progress.say(`\n${words.leave}`)
    lines.write(null, { ctrl: true, name: 'u' })
    lines.prompt()
  })
  lines.on('history', (all) => void keepHistory(context.environment, all))
  const onEnd = (): void => {
    turn?.abort()
    lines.close()
  }
  context.signal.addEventListener('abort', onEnd, { once: true })
  let code: number = exitCodes.ok
  try {
    for await (const line of prompted(lines, isTerminal, screen)) {
      turn = new AbortController()
      if (context.signal.aborted) turn.abort()
      const answered = await answerSafely(talk, line, turn.signal)
      turn = undefined
      if (answered === 'quit') break
      // a terminal has seen what went wrong; a script wants to know at the end
      if (!isTerminal && typeof answered === 'number' && answered !== exitCodes.ok) code = answered
    }
  } finally {
    context.signal.removeEventListener('abort', onEnd)
    lines.close()
  }
  progress.clear()
  // an end that came at the prompt leaves the cursor behind it
  if (isTerminal) progress.say(`${screen.isMuted ? '' : '\n'}${words.kept('reelsmith chat --continue')}`)
  return context.signal.aborted ? exitCodes.interrupted : code
}

/** How long a server may take to tell what a turn that was stopped has left. */
const lookMs = 3000

/** Whatever goes wrong with a line, the conversation goes on. */
async function answerSafely(talk: Talk, line: string, signal: AbortSignal): Promise<number | 'quit'> {
  const { progress, words, asJson, context, session } = talk
  const before = session.draft
  try {
    return (await answer(talk, line, signal)) ? 'quit' : exitCodes.ok
  } catch (error) {
    if (!ReelsmithError.is(error)) throw error
    progress.clear()
    if (asJson) context.output.write(`${JSON.stringify({ type: 'error', code: error.code, message: withoutOptions(errorMessage(error)) })}\n`)
    else progress.say(error.code === 'job/cancelled' ? words.cancelled : withoutOptions(errorText(error, context.tongue)))
    if (error.code === 'job/cancelled') {
      // what a turn had changed before it was stopped stays
      await session.state(AbortSignal.timeout(lookMs)).catch(() => {})
      if (!isSameData(before, session.draft)) talk.showSummary()
    }
    return exitCodeOf(error)
  }
}

/** Lines as they come, with a prompt before each where somebody reads it. */
async function* prompted(lines: Interface, isTerminal: boolean, screen: { isMuted: boolean }): AsyncGenerator<string> {
  const iterator = lines[Symbol.asyncIterator]()
  // Ctrl-D in mid-turn closes at once, and what is closed refuses a prompt
  let isClosed = false
  lines.once('close', () => (isClosed = true))
  for (;;) {
    if (!isClosed) {
      screen.isMuted = false
      if (isTerminal) lines.prompt()
    }
    const next = await iterator.next()
    if (next.done) return
    screen.isMuted = true // keys pressed meanwhile are for later, and would fall into the middle of the reply
    yield next.value
  }
}

/** The terminal as readline sees it. */
function mutable({ output }: CommandContext): { isMuted: boolean; output: NodeJS.WritableStream } {
  const screen = {
    isMuted: false,
    output: Object.defineProperties(
      new Writable({
        write(chunk: Buffer, _encoding, done) {
          if (!screen.isMuted) output.write(chunk.toString())
          done()
        },
      }),
      { columns: { get: () => output.columns ?? 80 }, isTTY: { value: output.isTTY === true } },
    ),
  }
  return screen
}

async function history(environment: NodeJS.ProcessEnv): Promise<string[]> {
  const text = await readPrivateFile(join(configFolder(environment), historyFile)).catch(() => null)
  return text === null ? [] : text.split('\n').filter((line) => line !== '')
}

/** Newest first, as readline has it. A history that can't be kept keeps nobody from talking. */
async function keepHistory(environment: NodeJS.ProcessEnv, lines: readonly string[]): Promise<void> {
  const text = lines.slice(0, historyLines).map(printable).join('\n')
  await writePrivateFile(configFolder(environment), historyFile, `${text}\n`).catch(() => {})
}
