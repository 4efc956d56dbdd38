import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import {
  type Answer,
  type TestServer,
  ok,
  refuse,
  sendJson,
  stream,
  testServer,
  tokenAnswer,
} from '../client/testing.ts'
import { smallFilm } from '../timeline/testing.ts'
import { encodeDraft } from '../wire/draft-encode.ts'
import { commandNames } from './commands.ts'
import { version } from './version.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

/** Shared by all commands here, so that only the first has to compile. */
let compiled: string
before(async () => {
  compiled = await mkdtemp(join(tmpdir(), 'compiled-'))
})
after(() => rm(compiled, { recursive: true }))

/** The folder a command runs in; its home and data folder lie in it too. */
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-'))
  await mkdir(join(folder, 'home'))
})
afterEach(() => rm(folder, { recursive: true }))

function start(words: readonly string[], environment: Record<string, string> = {}): ChildProcess {
  const own = {
    HOME: join(folder, 'home'),
    REELSMITH_DATA: join(folder, 'data'),
    NODE_COMPILE_CACHE: compiled,
  }
  const env = { PATH: process.env.PATH, ...own, ...environment }
  return spawn(process.execPath, [main, ...words], { cwd: folder, env })
}

async function end(child: ChildProcess): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const [stdout, stderr] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, 'close')])
  return { code: child.exitCode, stdout, stderr }
}

const cli = (...words: string[]) => end(start(words))

/** What lies in the folder of the command besides its home and data. */
async function files(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name !== 'home' && name !== 'data').sort()
}

describe('reelsmith', () => {
  it('should tell its commands and version', async () => {
    const overview = (await cli('--help')).stdout
    for (const name of commandNames) assert.match(overview, new RegExp(`^  ${name} `, 'm'))
    assert.equal((await cli('--version')).stdout, `${version}\n`)
    const help = await cli('make', '--help')
    assert.deepEqual([help.code, help.stderr], [0, ''])
    for (const option of [
      '--output',
      '--force',
      '--upload',
      '--ratio',
      '--seed',
      '--draft',
      '--json',
      '--keep',
      '--continue',
      '--quiet',
    ]) {
      assert.ok(help.stdout.includes(option), option)
    }
  })

  it('should refuse a command that is not there, and none, with 2', async () => {
    const unknown = await cli('bake')
    assert.deepEqual([unknown.code, unknown.stdout], [2, ''])
    assert.match(unknown.stderr, /no command "bake"; there are make, chat, edit, /)
    const none = await cli()
    assert.deepEqual([none.code, none.stdout], [2, ''])
  })
})

describe('reelsmith make, before any work', () => {
  const refused: [string, string[], number, RegExp][] = [
    ['an empty prompt', ['make', ''], 2, /say what the film shows/],
    ['an option nobody knows', ['make', 'x', '--loud'], 2, /--loud/],
    ['a folder that is not there', ['make', 'x', '-o', 'gone/x.mp4'], 3, /isn't there/],
    ['a file that is there', ['make', 'x', '-o', 'old.mp4'], 3, /--force/],
    ['a file that is no film', ['make', 'x', '-o', 'x.avi'], 2, /MP4/],
    ['an upload that is not there', ['make', 'x', '--upload', 'gone.jpg'], 2, /"gone\.jpg" isn't there/],
    ['an upload that is empty', ['make', 'x', '--upload', 'empty.jpg'], 2, /"empty\.jpg" is empty/],
  ]
  for (const [what, words, code, message] of refused) {
    it(`should refuse ${what} with ${code}`, async () => {
      await writeFile(join(folder, 'old.mp4'), 'old')
      await writeFile(join(folder, 'empty.jpg'), '')
      const result = await cli(...words)
      assert.deepEqual([result.code, result.stdout], [code, ''])
      assert.match(result.stderr, message)
      assert.deepEqual(await readdir(folder), ['empty.jpg', 'home', 'old.mp4'], 'work was begun')
    })
  }

  it('should tell errors as JSON when asked to', async () => {
    const { code, stdout } = await cli('make', 'x', '--json', '-o', 'gone/x.mp4')
    assert.equal(code, 3)
    assert.equal(JSON.parse(stdout).error.code, 'file/unwritable')
  })
})

describe('reelsmith make', () => {
  const film = Buffer.from('the film')
  const draft = encodeDraft(smallFilm(), 1)
  const said =
    'data:\n\ndata: {"type":"heartbeat","progress":0.5,"doing":"painting"}\n\ndata: {"text":"Ready: a sunset."}\n\n'
  const statePath = 'GET /api/state/nemo_agent/me/12/latest'
  const renderPath = 'POST /api/render/proxy/lambda'

  /** A server that makes films at once. */
  async function filmServer(changes: Record<string, Answer | Answer[]> = {}): Promise<TestServer> {
    const output = { url: 'placeholder', duration: 10, size: film.length, width: 1920, height: 1080 }
    return await testServer({
      'POST /api/auth/anonymous-token': tokenAnswer,
      'POST /api/tasks/me/with-session/nemo_agent': ok({ session_id: '12' }),
      'POST /run_sse': stream(said),
      [statePath]: ok({ session_id: '12', state: { draft } }),
      [renderPath]: ({ headers }, response) =>
        sendJson(response, {
          id: 'r',
          status: 'completed',
          progress: 100,
          output: { ...output, url: `http://${headers.host}/film` },
        }),
      'GET /film': (_, response) => void response.end(film),
      ...changes,
    })
  }
  const makeWith = (server: TestServer, ...words: string[]) =>
    end(start(['make', ...words], { NEMO_API_URL: server.url }))

  it('should make a film: progress on standard error, the result on standard output', async () => {
    await using server = await filmServer()
    const result = await makeWith(server, 'a sunset', '--ratio', '9:16', '--seed', '7', '-o', 'sunset.mp4')
    assert.equal(result.code, 0, result.stderr)
    assert.equal(
      result.stdout,
      'sunset.mp4\n10s, 1920×1080, 1 kB\n' +
        'Timeline (3 tracks): 1. Video: city timelapse (0-6s), ocean waves (6-10s) 2. BGM: Lo-fi (0-10s, 35%) 3. Title: "Urban Dreams" (0-3s)\n',
    )
    assert.match(result.stderr, /^Connecting…\nWorking on the film\npainting 50%\nReady: a sunset\.\nSaving/)
    assert.ok(!result.stderr.includes('\u001b'))
    assert.ok((await readFile(join(folder, 'sunset.mp4'))).equals(film))
    assert.deepEqual(await files(), ['sunset.mp4'])
    const turn = server.requests.find(({ path }) => path === '/run_sse')!
    assert.deepEqual(JSON.parse(turn.body.toString()).new_message.parts, [{ text: 'a sunset, 9:16, seed 7' }])
    const render = JSON.parse(
      server.requests.find(({ path }) => path === '/api/render/proxy/lambda')!.body.toString(),
    )
    assert.deepEqual(render.draft, draft)
    assert.deepEqual(render.output, { format: 'mp4', quality: 'high', ratio: '9:16' })
  })

  it('should name the film by its prompt and never overwrite one', async () => {
    await using server = await filmServer()
    const words = ['生成一个10秒的海上日落视频', '--json', '--quiet']
    const [first, second] = [await makeWith(server, ...words), await makeWith(server, ...words)]
    assert.deepEqual([first.stderr, second.stderr], ['', ''])
    assert.deepEqual(await files(), ['海上日落视频-2.mp4', '海上日落视频.mp4'])
    assert.deepEqual(JSON.parse(second.stdout), {
      file: join(folder, '海上日落视频-2.mp4'),
      durationMs: 10_000,
      sizeBytes: film.length,
      width: 1920,
      height: 1080,
      summary:
        '时间线（3 条轨道）：1. 视频：city timelapse（0-6秒）、ocean waves（6-10秒） 2. 配乐：Lo-fi（0-10秒，35%） 3. 标题：“Urban Dreams”（0-3秒）',
      reply: 'Ready: a sunset.',
      isKept: false,
    })
  })

  it('should upload the files first', async () => {
    await using server = await filmServer({
      'POST /api/upload-video/nemo_agent/me/12': ok({ files: [{ filename: 'a.jpg', file_type: 'image' }] }),
    })
    await writeFile(join(folder, 'a.jpg'), 'a picture')
    const result = await makeWith(server, '--upload', 'a.jpg', 'a promo of this photo')
    assert.equal(result.code, 0, result.stderr)
    assert.deepEqual(
      server.requests.slice(3, 5).map(({ path }) => path),
      ['/api/upload-video/nemo_agent/me/12', '/run_sse'],
    )
    assert.ok(server.requests[3]!.body.includes('a picture'))
  })

  it('should read the prompt from standard input', async () => {
    await using server = await filmServer()
    const child = start(['make', '-', '-q'], { NEMO_API_URL: server.url })
    child.stdin!.end('a sunset\n')
    assert.equal((await end(child)).stdout.split('\n')[0], 'a-sunset.mp4')
  })

  it('should go on with a session that was kept', async () => {
    const longer = { ...draft, d: 20_000 }
    const state = (shown: unknown): Answer => ok({ state: { draft: shown } })
    // asked for after the turn and at the export, when going on with it, and after the change
    const states = [
      state(draft),
      state(draft),
      state(draft),
      state(longer),
    ]
    await using server = await filmServer({ [statePath]: states })
    assert.match((await makeWith(server, 'a sunset', '--keep')).stdout, /make --continue/)
    const changed = await makeWith(server, 'make it longer', '--continue')
    assert.equal(changed.code, 0, changed.stderr)
    const unchanged = await makeWith(server, 'make it nicer', '--continue')
    assert.equal(unchanged.code, 5)
    assert.match(unchanged.stderr, /no film was made/)
    assert.equal(server.requests.filter(({ path }) => path.startsWith('/api/tasks')).length, 1)
    await using other = await filmServer()
    const nothing = await makeWith(other, 'make it shorter', '--continue')
    assert.equal(nothing.code, 4)
    assert.match(nothing.stderr, /--keep/)
  })

  it('should use a token of the user only for the server they named', async () => {
    await using server = await filmServer()
    await end(start(['make', 'x'], { NEMO_API_URL: server.url, NEMO_TOKEN: 'mine' }))
    assert.equal(server.requests[0]!.headers.authorization, 'Bearer mine')
    assert.equal(server.requests.at(-1)!.headers.authorization, undefined, 'the link needs no token')
  })

  const failures: [string, Record<string, Answer>, number, RegExp][] = [
    [
      'the director makes no film',
      { [statePath]: ok({ state: { draft: null } }) },
      5,
      /Ready: a sunset\.\n.*reelsmith: no film was made\.\n$/s,
    ],
    [
      'the prompt is refused',
      {
        'POST /run_sse': refuse(
          400,
          400,
          'new_message.parts: expected at most 20000 characters in one message.',
        ),
      },
      2,
      /at most 20000/,
    ],
    [
      'the turn fails',
      {
        'POST /run_sse': stream(
          'data: {"type":"error","code":500,"errorMessage":"The painter found no graphics driver."}\n\n',
        ),
      },
      5,
      /no graphics driver/,
    ],
    ['there are no credits', { 'POST /run_sse': refuse(403, 2001, 'Not enough.') }, 4, /top up/],
    [
      'the export fails',
      { [renderPath]: ok({ status: 'failed', error: 'it was black' }) },
      5,
      /it was black/,
    ],
    ['the link has expired', { 'GET /film': refuse(404, 404, 'gone') }, 4, /gone/],
  ]
  for (const [what, changes, code, message] of failures) {
    it(`should end with ${code} and leave nothing when ${what}`, async () => {
      await using server = await filmServer(changes)
      const result = await makeWith(server, 'x', '-o', 'x.mp4')
      assert.equal(result.code, code, result.stderr)
      assert.equal(result.stdout, '')
      assert.match(result.stderr, message)
      assert.deepEqual(await files(), [])
    })
  }

  it('should end with 4 when there is no server', async () => {
    const result = await end(start(['make', 'x'], { NEMO_API_URL: 'http://127.0.0.1:9' }))
    assert.equal(result.code, 4)
    assert.match(result.stderr, /does not answer/)
    const wrong = await end(start(['make', 'x'], { NEMO_API_URL: 'my server' }))
    assert.equal(wrong.code, 2)
  })

  it('should find the film in the state when the stream breaks, and never ask twice', async () => {
    await using server = await filmServer({
      'POST /run_sse': (_, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' })
        response.write('data:\n\n', () => response.destroy())
      },
      [renderPath]: refuse(400, 400, 'The test ends here, before any waiting for a film.'),
    })
    const child = start(['make', 'x'], { NEMO_API_URL: server.url })
    child.stderr!.setEncoding('utf8').on('data', (part: string) => {
      if (part.includes('goes on at the server')) child.kill('SIGINT')
    })
    await once(child, 'close')
    assert.equal(child.exitCode, 130)
    assert.equal(server.requests.filter(({ path }) => path === '/run_sse').length, 1)
  })

  it('should cancel the export at the server on Ctrl-C and leave nothing', async () => {
    const child = Promise.withResolvers<ChildProcess>()
    const answers: Record<string, Answer> = {
      [renderPath]: async (_, response) => {
        sendJson(response, { status: 'processing', progress: 1 })
        ;(await child.promise).kill('SIGINT')
      },
    }
    await using server = await filmServer(answers)
    child.resolve(start(['make', 'x', '-o', 'x.mp4'], { NEMO_API_URL: server.url }))
    const result = await end(await child.promise)
    assert.equal(result.code, 130)
    assert.equal(result.stdout, '')
    assert.ok(server.requests.some(({ path }) => path.endsWith('/cancel')))
    assert.deepEqual(await files(), [])
  })
})

describe('reelsmith serve, before any work', () => {
  it('should refuse flags and settings that mean nothing with 2', async () => {
    const port = await cli('serve', '--port', 'http')
    assert.deepEqual([port.code, port.stdout], [2, ''])
    assert.match(port.stderr, /--port: expected a whole number from 0 to 65535, got "http"/)
    const setting = await end(start(['serve'], { PORT: '99999' }))
    assert.equal(setting.code, 2)
    assert.match(setting.stderr, /PORT/)
  })
})
