import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Answer, ok, refuse, sendJson } from '../client/testing.ts'
import { commandNames } from './commands.ts'
import { filmServer, renderPath, statePath } from './testing.ts'
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

  it('should answer in one line of JSON to every command line with --json', async () => {
    const asked = async (...words: string[]) => {
      const { code, stdout, stderr } = await cli(...words)
      assert.match(stdout, /^[^\n]+\n$/, words.join(' '))
      assert.equal(stderr, '', 'and nowhere else')
      return { code, json: JSON.parse(stdout) }
    }
    assert.deepEqual(await asked('--version', '--json'), { code: 0, json: { version } })
    assert.deepEqual(await asked('--json', '--version'), { code: 0, json: { version } })
    for (const words of [['--help', '--json'], ['help', '--json']]) {
      const { json } = await asked(...words)
      assert.deepEqual([json.command, json.commands], [null, commandNames])
    }
    for (const words of [['help', 'make', '--json'], ['make', '--help', '--json']]) {
      const { json } = await asked(...words)
      assert.equal(json.command, 'make')
      assert.match(json.help, /^Usage: reelsmith make/)
    }
    const script = await asked('completion', 'bash', '--json')
    assert.match(script.json.script, /complete -o filenames/)
    for (const [words, message] of [[['bake', '--json'], /no command "bake"/], [['--json'], /command is missing/], [['mcp', 'x', '--json'], /expected no words/], [['completion', '--json'], /name a shell/]] as const) {
      const { code, json } = await asked(...words)
      assert.deepEqual([code, json.error.code], [2, 'request/invalid'])
      assert.match(json.error.message, message)
    }
  })
})

describe('reelsmith make', () => {
  it('should tell errors as JSON when asked to, and end with their code', async () => {
    const { code, stdout, stderr } = await cli('make', 'x', '--json', '-o', 'gone/x.mp4')
    assert.deepEqual([code, stderr], [3, ''])
    assert.equal(JSON.parse(stdout).error.code, 'file/unwritable')
    await using server = await filmServer({ [statePath]: ok({ state: { draft: null } }) })
    const late = await end(start(['make', 'x', '--json'], { NEMO_API_URL: server.url }))
    assert.deepEqual([late.code, late.stderr], [5, ''])
    assert.match(JSON.parse(late.stdout).error.message, /Ready: a sunset/)
  })

  it('should not say twice why there is no film, and name the help where the words make no sense', async () => {
    await using server = await filmServer({ [statePath]: ok({ state: { draft: null } }) })
    const result = await end(start(['make', 'x'], { NEMO_API_URL: server.url }))
    assert.deepEqual([result.code, result.stdout], [5, ''])
    assert.match(result.stderr, /Ready: a sunset\.\n.*reelsmith: no film was made\.\n$/s)
    const quiet = await end(start(['make', 'x', '-q'], { NEMO_API_URL: server.url }))
    assert.deepEqual([quiet.code, quiet.stderr], [5, 'reelsmith: Ready: a sunset.\n'])
    const wrong = await cli('make', 'x', '--loud')
    assert.equal(wrong.code, 2)
    assert.match(wrong.stderr, /--loud.*\nTry reelsmith make --help\.\n$/)
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
