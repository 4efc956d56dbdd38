/** For tests only: a command run in this process, in a folder and with a home of its own. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type Answer, type TestServer, ok, sendJson, stream, testServer, tokenAnswer } from '../client/testing.ts'
import { smallFilm } from '../timeline/testing.ts'
import type { Tongue } from '../timeline/words.ts'
import { encodeDraft } from '../wire/draft-encode.ts'
import type { CommandContext } from './command.ts'

export interface RanCommand {
  readonly code: number | undefined
  readonly output: string
  readonly errors: string
  readonly error: unknown
}

export interface RunOptions {
  readonly tongue?: Tongue
  readonly environment?: NodeJS.ProcessEnv
  readonly input?: string
  readonly signal?: AbortSignal
}

export interface CommandFolder {
  readonly path: string
  readonly home: string
  run(
    command: (words: readonly string[], context: CommandContext) => Promise<number>,
    words: readonly string[],
    options?: RunOptions,
  ): Promise<RanCommand>
  [Symbol.asyncDispose](): Promise<void>
}

export async function commandFolder(): Promise<CommandFolder> {
  const path = await mkdtemp(join(tmpdir(), 'command-'))
  const home = join(path, 'home')
  await mkdir(home)
  return {
    path,
    home,
    async run(command, words, { tongue = 'en', environment, input = '', signal = new AbortController().signal } = {}) {
      let output = ''
      let errors = ''
      const context: CommandContext = {
        environment: { HOME: home, REELSMITH_DATA: join(path, 'data'), ...environment },
        signal,
        tongue,
        folder: path,
        input: Readable.from([Buffer.from(input)]),
        output: { write: (text) => void (output += text) },
        errors: { write: (text) => void (errors += text) },
      }
      try {
        return { code: await command(words, context), output, errors, error: undefined }
      } catch (error) {
        return { code: undefined, output, errors, error }
      }
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true }),
  }
}

export const sessionPath = 'POST /api/tasks/me/with-session/nemo_agent'
export const statePath = 'GET /api/state/nemo_agent/me/12/latest'
export const renderPath = 'POST /api/render/proxy/lambda'
export const uploadPath = 'POST /api/upload-video/nemo_agent/me/12'
export const smallDraft = encodeDraft(smallFilm(), 1)
/** What the list of models says of one. */
export const wanModel = { object: 'model', created: 0, owned_by: 'dashscope', makes: 'video', ready: true, seconds: [4, 2], sizes: ['1920x1080', '1280x720'], first_frame: true, last_frame: false, references: 0, reference_videos: 0, audio: false, id: 'Wan', credits: 40, usd_per_second: 0.25, usd_per_picture: null, until: '2027-01-31', until_source: null, days_left: 65, instead: null, asks_first: false }
export const filmBytes = Buffer.from('the film')

const sendFilm: Answer = (_, response) => void response.end(filmBytes)

/** A turn in which the agent exports by itself, as our server tells it: as its action's result, and as a link in words that come one by one. */
export function exportingTurn(format = 'mp4'): Answer {
  return ({ headers }, response) => {
    const url = `http://${headers.host}/film/files/render_secret/film.${format}?expires=1&signature=signed`
    const text = `Exported: 10 s, 0.1 MB. Download: ${url} (valid for 24 hours)`
    const result = { content: { parts: [{ functionResponse: { name: 'export-film', response: { url, durationMs: 10_000, format } } }] } }
    const pieces = text.match(/\S+\s*/g)!.map((piece) => ({ content: { parts: [{ text: piece }] }, partial: true }))
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.end([result, ...pieces, { text }].map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''))
  }
}

/** A server whose one session, `12` unless told, has a small film, and that exports at once. */
export async function filmServer(changes: Record<string, Answer | Answer[]> = {}, sessionId = '12'): Promise<TestServer> {
  const output = { duration: 10, size: filmBytes.length, width: 1920, height: 1080, format: 'mp4' }
  const job = ({ host }: { host?: string }): object => ({
    id: 'render_secret',
    status: 'completed',
    progress: 100,
    createdAt: Date.UTC(2026, 0, 2, 3, 4),
    output: { ...output, url: `http://${host}/film` },
  })
  return await testServer({
    'POST /api/auth/anonymous-token': tokenAnswer,
    [sessionPath]: ok({ session_id: sessionId }),
    [`POST /api/upload-video/nemo_agent/me/${sessionId}`]: ok({ files: [{ filename: 'a.jpg', file_type: 'image' }] }),
    'POST /run_sse': stream('data:\n\ndata: {"text":"Ready: a sunset."}\n\n'),
    [`GET /api/state/nemo_agent/me/${sessionId}/latest`]: ok({ session_id: sessionId, state: { draft: smallDraft, video_infos: [{ filename: 'a.jpg' }] } }),
    [renderPath]: ({ headers }, response) => sendJson(response, job(headers)),
    [`POST /api/sessions/${sessionId}/preview`]: ({ headers }, response) => sendJson(response, job(headers)),
    'GET /api/render/jobs': ({ headers }, response) =>
      sendJson(response, { code: 0, data: { renders: [{ id: 'render_two', status: 'processing', progress: 42.7 }, job(headers)] } }),
    'POST /api/render/proxy/lambda/render_two/cancel': ok({ id: 'render_two', status: 'cancelled', progress: 42 }),
    'GET /api/credits/balance/simple': ok({ available: 90, frozen: 10, total: 100 }),
    'GET /film': sendFilm,
    ...Object.fromEntries(['mp4', 'gif'].map((format) => [`GET /film/files/render_secret/film.${format}?expires=1&signature=signed`, sendFilm])),
    ...changes,
  })
}
