/** No command prints a token, nor the id of a session, task, turn, account, render or clip: for people or for programs. */
import assert from 'node:assert/strict'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { type Answer, type TestServer, ok, refuse } from '../client/testing.ts'
import { errorText } from './error-words.ts'
import { ReelsmithError } from '../errors/error.ts'
import { batch } from './batch.ts'
import { chat } from './chat.ts'
import type { CommandContext } from './command.ts'
import { type CommandName, commandNames, commands } from './commands.ts'
import { completion } from './completion.ts'
import { doctor } from './doctor.ts'
import { edit } from './edit.ts'
import { exportCommand } from './export.ts'
import { clean, where } from './housekeeping.ts'
import { jobs } from './jobs.ts'
import { credits, state, upload } from './look-commands.ts'
import { make } from './make.ts'
import { models } from './models.ts'
import { skills } from './skills.ts'
import { type CommandFolder, commandFolder, filmServer, renderPath, smallDraft, wanModel } from './testing.ts'
import { voices } from './voices.ts'

const secret = {
  token: 'nmv_usr_Sec-ret_1',
  session: '7311111111111111111',
  task: '7322222222222222222',
  user: 'anon_3333333',
  render: 'render_4444444',
  video: 'video_5555555',
  turn: 'turn-6666666',
  event: 'e-7777777',
} as const

const video = { id: secret.video, object: 'video', model: 'Wan', status: 'completed', progress: 100, created_at: 0, completed_at: 0, expires_at: 0, seconds: '2', size: '1280x720', prompt: 'a calm sea', error: null, remixed_from_video_id: null, made_by: 'Wan', credits: 40, refusals: [], file_name: 'a.mp4' }

/** Puts each of them wherever the contract does. */
async function tellingServer(changes: Record<string, Answer> = {}): Promise<TestServer> {
  const names = { session_id: secret.session, task_id: secret.task, user_id: secret.user }
  const event = { id: secret.event, invocationId: secret.turn, author: secret.user, sessionId: secret.session }
  const turn: Answer = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'x-turn-id': secret.turn })
    const call = { ...event, content: { parts: [{ functionCall: { name: 'trim-clip', args: names } }] } }
    response.end(`data: ${JSON.stringify(call)}\n\ndata: ${JSON.stringify({ ...event, id: `${secret.event}8`, type: 'text', text: 'Ready: a sunset.' })}\n\n`)
  }
  const job = (host = ''): object => ({
    id: secret.render, taskId: secret.render, render_id: secret.render, status: 'completed', progress: 100, createdAt: 0,
    output: { duration: 10, size: 8, width: 1920, height: 1080, format: 'mp4', url: `http://${host}/film` },
  })
  const render: Answer = ({ headers }, response) => ok(job(headers.host))(undefined as never, response)
  return await filmServer(
    {
      'POST /api/auth/anonymous-token': ok({ token: secret.token, user_id: secret.user, expires_at: '2999-01-01T00:00:00Z', credits: 100 }),
      'POST /api/tasks/me/with-session/nemo_agent': ok(names),
      'POST /run_sse': turn,
      [`GET /api/state/nemo_agent/me/${secret.session}/latest`]: ok({ ...names, state: { draft: smallDraft, video_infos: [{ filename: 'a.jpg', asset: 'a1', hash: secret.event }] } }),
      [`POST /api/upload-video/nemo_agent/me/${secret.session}`]: ok({ files: [{ filename: 'a.jpg', file_type: 'image', asset: secret.event, cdn_url: `https://x/${secret.token}` }], ...names }),
      [renderPath]: render,
      'GET /api/render/jobs': ({ headers }, response) => ok({ renders: [job(headers.host)] })(undefined as never, response),
      [`POST /api/render/proxy/lambda/${secret.render}/cancel`]: render,
      'GET /v1/models': (_, response) => void response.end(JSON.stringify({ object: 'list', data: [wanModel] })),
      'POST /v1/videos': (_, response) => void response.end(JSON.stringify(video)),
      ...changes,
    },
    secret.session,
  )
}

type Run = (words: readonly string[], context: CommandContext) => Promise<number>

/** Each command as it is called; what has no line here says why. */
const calls: Record<CommandName, { run: Run; words: readonly (readonly string[])[]; input?: string } | string> = {
  make: { run: make, words: [['a sunset', '--keep'], ['a promo', 'a.jpg']] },
  chat: { run: chat, words: [[]], input: 'a sunset\n/upload a.jpg\n/preview\n/export x.webm\n/state\n/credits\n/new\n/help\n' },
  edit: { run: edit, words: [['a.jpg', 'a promo'], ['make it longer', '-o', 'b.mp4', '-f']] },
  export: { run: exportCommand, words: [[]] },
  state: { run: state, words: [[]] },
  credits: { run: credits, words: [[]] },
  upload: { run: upload, words: [['a.jpg']] },
  batch: { run: batch, words: [['films.csv'], ['films.csv']] },
  jobs: { run: jobs, words: [[], ['fetch', '1'], ['cancel', '1']] },
  models: { run: models, words: [[], ['test', 'Wan']] },
  voices: { run: voices, words: [[]] },
  skills: { run: skills, words: [[], ['install', '--for', 'claude']] },
  doctor: { run: doctor, words: [[]] },
  where: { run: where, words: [[]] },
  clean: { run: clean, words: [['-n']] },
  completion: { run: completion, words: [['bash'], ['fish']] },
  serve: 'knows of no session, and says its address alone',
  mcp: 'speaks with programs: they need the ids of their sessions',
  admin: "is about accounts, by the operator's own command: their ids are how they are named",
}

function requireNone(text: string, what: string): void {
  for (const [name, value] of Object.entries(secret)) assert.ok(!text.includes(value), `${what} tells the ${name}: ${text}`)
}

/** Also what is kept of the user's own: the id of their client. */
async function requireNoneKept(text: string, { home }: CommandFolder, what: string): Promise<void> {
  const folder = join(home, '.config/nemovideo')
  for (const file of (await readdir(folder).catch(() => [])).filter((name) => name === 'client_id')) assert.ok(!text.includes(await readFile(join(folder, file), 'utf8')), `${what} tells the client`)
}

describe('a command', () => {
  for (const name of commandNames) {
    const call = calls[name]
    if (typeof call === 'string') continue
    it(`should print no token and no id, also with --json: ${name}`, async () => {
      await using folder = await commandFolder()
      await using server = await tellingServer()
      const environment = { NEMO_API_URL: server.url }
      await writeFile(join(folder.path, 'a.jpg'), 'a picture')
      await writeFile(join(folder.path, 'films.csv'), 'prompt,files\na sea,\na promo,a.jpg\n')
      await folder.run(upload, ['a.jpg'], { environment }) // so that a session is kept
      for (const words of call.words) {
        const options = 'json' in commands[name].options ? [[], ['--json']] : [[]]
        for (const option of options) {
          const { output, errors, error } = await folder.run(call.run, [...words, ...option], { environment, input: call.input ?? '' })
          assert.equal(error, undefined, `${name} ${words.join(' ')}: ${String(error)}`)
          const what = [name, ...words, ...option].join(' ')
          assert.notEqual(output, '', what)
          requireNone(output + errors, what)
          await requireNoneKept(output + errors, folder, what)
        }
      }
    })
  }

  it('should print none that a server put into an error', async () => {
    const lost = refuse(404, 1002, `Session ${secret.session} of task ${secret.task} is unknown to ${secret.token}.`)
    await using folder = await commandFolder()
    await using server = await tellingServer({ [renderPath]: lost })
    const environment = { NEMO_API_URL: server.url }
    await writeFile(join(folder.path, 'a.jpg'), 'a picture')
    await folder.run(upload, ['a.jpg'], { environment })
    const { error } = await folder.run(exportCommand, [], { environment })
    assert.ok(ReelsmithError.is(error, 'session/not-found'))
    for (const tongue of ['en', 'zh'] as const) requireNone(errorText(error, tongue), tongue)
    await using strict = await tellingServer({ [renderPath]: refuse(400, 1004, `Session ${secret.session} of task ${secret.task} can't be rendered for ${secret.token}.`) })
    await folder.run(upload, ['a.jpg'], { environment: { NEMO_API_URL: strict.url } })
    const { error: refused } = await folder.run(exportCommand, [], { environment: { NEMO_API_URL: strict.url } })
    assert.ok(ReelsmithError.is(refused) && refused.message.includes(secret.session), String(refused))
    for (const tongue of ['en', 'zh'] as const) requireNone(errorText(refused, tongue), tongue)
    const said = await folder.run(chat, ['--continue', '--json'], { environment, input: '/export\n' })
    assert.match(said.output, /session\/not-found/)
    requireNone(said.output, 'chat --json')
    await writeFile(join(folder.path, 'films.json'), '["x"]')
    for (const words of [['films.json'], ['films.json', '--json']]) requireNone((await folder.run(batch, words, { environment })).output, words.join(' '))
  })
})
