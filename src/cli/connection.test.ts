import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

/** One data folder for all tests here: its database is set up once. */
let folder: string
let data: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'server-'))
  data = join(folder, 'data')
})
after(() => rm(folder, { recursive: true }))

function start(...words: string[]): ChildProcess {
  return startWith({}, ...words)
}

function startWith(environment: NodeJS.ProcessEnv, ...words: string[]): ChildProcess {
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    REELSMITH_DATA: data,
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
    ...environment,
  }
  return spawn(process.execPath, [main, ...words], { cwd: folder, env })
}

/** A request that the director answers without making anything. */
const answeredAtOnce = ['make', 'a 0-second clip of rain']

async function end(child: ChildProcess): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const [stdout, stderr] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, 'close')])
  return { code: child.exitCode, stdout, stderr }
}

/** The highest claim on the data folder. */
async function claim(): Promise<{ pid: number; port: number | null }> {
  const numbers = (await readdir(data)).flatMap((name) => /^owner\.(\d+)$/.exec(name)?.[1] ?? []).map(Number)
  return JSON.parse(readFileSync(join(data, `owner.${Math.max(...numbers)}`), 'utf8')) as {
    pid: number
    port: number | null
  }
}

/** Whether a server is ready on the data folder: the holder of the highest claim is alive and has a port. */
async function isServed(): Promise<boolean> {
  try {
    const { pid, port } = await claim()
    return port !== null && process.kill(pid, 0)
  } catch {
    return false // a claim that is just being replaced, or a process that is gone
  }
}

async function eventually(isTrue: () => Promise<boolean>, what: string): Promise<void> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await sleep(50))
    if (await isTrue()) return
  assert.fail(what)
}

async function ready(server: ChildProcess): Promise<string> {
  for await (const part of server.stdout!.setEncoding('utf8')) {
    const url = /(?:ready at |"url":")(http[^\s"]+)/.exec(String(part))?.[1]
    if (url) return url
  }
  assert.fail('the server ended before it was ready')
}

describe('reelsmith make without a server', () => {
  it('should start one, get its answer, and leave nothing running', { timeout: 120_000 }, async () => {
    const result = await end(start(...answeredAtOnce))
    assert.equal(result.code, 5, result.stderr)
    assert.match(result.stderr, /nothing was made/)
    assert.equal(await isServed(), false)
    assert.deepEqual(await readdir(join(data, 'clients')), [])
  })

  it(
    'should share one among commands that run at once, whichever ends first',
    { timeout: 120_000 },
    async () => {
      const results = await Promise.all([1, 2, 3].map(() => end(start(...answeredAtOnce))))
      assert.deepEqual(
        results.map(({ code }) => code),
        [5, 5, 5],
        results.map(({ stderr }) => stderr).join('\n'),
      )
      await eventually(async () => !(await isServed()), 'the server outlived all who used it')
    },
  )

  it('should use the server that runs, and leave it running', { timeout: 120_000 }, async () => {
    const server = start('serve', '--port', '0')
    const url = await ready(server)
    assert.equal((await end(start(...answeredAtOnce))).code, 5)
    assert.equal((await fetch(`${url}/healthz`)).status, 200)
    const second = await end(start('serve', '--port', '0'))
    assert.equal(second.code, 4)
    assert.match(second.stderr, /already runs on this data folder/)
    server.kill('SIGTERM')
    await once(server, 'close')
    assert.equal(server.exitCode, 0)
    assert.equal(await isServed(), false)
  })

  it('should let the operator see and change accounts, whether the server runs or not', { timeout: 120_000 }, async () => {
    const server = start('serve', '--port', '0')
    const url = await ready(server)
    await fetch(`${url}/api/auth/anonymous-token`, { method: 'POST', headers: { 'x-client-id': 'somebody' } })
    const { stdout } = await end(start('admin', 'users', '--json'))
    const [user] = (JSON.parse(stdout) as { users: { user_id: string; available: number }[] }).users
    const granted = await end(start('admin', 'grant', user!.user_id, '50'))
    assert.equal(granted.stdout, `${user!.user_id}: plan anonymous, ${user!.available + 50} credits, 0 frozen\n`)
    assert.match((await end(start('admin', 'users'))).stdout, new RegExp(`^ACCOUNT .*\\n${user!.user_id} +– +anonymous `))
    const inChinese = async (...words: string[]): Promise<string> => (await end(startWith({ LANG: 'zh_CN.UTF-8' }, 'admin', ...words))).stdout
    assert.match(await inChinese('users'), new RegExp(`^账户 +名字 +套餐 +积分 +冻结 +会话 +令牌 +开户日期\\n${user!.user_id} +– +anonymous `))
    assert.match(await inChinese('grant', user!.user_id, '1'), /：套餐 anonymous，\d+ 积分，冻结 0\n$/)
    assert.equal(await inChinese('revoke', user!.user_id), `${user!.user_id}：已作废 1 个令牌\n`)
    const added = JSON.parse((await end(start('admin', 'add', 'pia', '--plan', 'unlimited', '--json'))).stdout)
    const body = JSON.stringify({ name: 'pia', password: added.password })
    const headers = { 'content-type': 'application/json' }
    assert.equal((await fetch(`${url}/api/auth/login`, { method: 'POST', headers, body })).status, 200)
    server.kill('SIGTERM')
    await once(server, 'close')
    assert.match((await end(start('admin', 'grant', 'pia', '1'))).stdout, /^pia: plan unlimited, 201 credits, 0 frozen\n$/)
    const refused = await end(start('admin', 'plan', user!.user_id, 'gold'))
    assert.deepEqual([refused.code, refused.stderr.split('\n')[0]], [2, 'reelsmith: plan: expected "anonymous", "registered", "unlimited", got "gold".'])
  })

  it('should end its server when it is killed', { timeout: 120_000 }, async () => {
    const child = start(...answeredAtOnce)
    await eventually(isServed, 'no server came up')
    child.kill('SIGKILL')
    await eventually(async () => !(await isServed()), 'the server outlived the command that started it')
  })

  it('should say which port is in use', { timeout: 120_000 }, async () => {
    const server = start('serve', '--port', '0', '--json')
    const { port } = new URL(await ready(server))
    const other = await end(start('serve', '--port', port, '--data', join(folder, 'other')))
    assert.equal(other.code, 4)
    assert.match(other.stderr, new RegExp(`port ${port} is in use`))
    server.kill('SIGINT')
    await once(server, 'close')
    assert.equal(server.exitCode, 0)
  })

  it('should stop a turn of chat at the server at Ctrl-C, and go on', { timeout: 120_000 }, async () => {
    const server = start('serve', '--port', '0')
    await ready(server)
    const command = `stty cols 100; exec '${process.execPath}' '${main}' chat`
    const env = { PATH: process.env.PATH, HOME: folder, TERM: 'xterm', SHELL: '/bin/sh', REELSMITH_DATA: data, NODE_COMPILE_CACHE: join(folder, 'compiled') }
    const terminal = spawn('/usr/bin/script', ['-qefc', command, '/dev/null'], { cwd: folder, env })
    let screen = ''
    terminal.stdout.setEncoding('utf8').on('data', (part: string) => (screen += part))
    const type = async (text: string, after: RegExp): Promise<void> => {
      await eventually(async () => after.test(screen), `${after} in ${screen}`)
      screen = ''
      terminal.stdin.write(text)
    }
    await type('a 60-second clip of rain\r', /> /)
    await type('\u0003', /painting "rain"/)
    // It would wait behind the turn if that went on.
    await type('undo\r', /Stopped\.\r\n[^]*> /)
    await type('\u0004', /nothing[^]*> /i)
    await once(terminal, 'close')
    assert.equal(terminal.exitCode, 0)
    server.kill('SIGTERM')
    await once(server, 'close')
  })

  // last: the work that was begun would go on in the next server
  it('should say so when its server ends in the middle of the work', { timeout: 120_000 }, async () => {
    const child = start('make', 'a 60-second clip of rain')
    let stderr = ''
    child.stderr!.setEncoding('utf8').on('data', (part: string) => (stderr += part))
    await eventually(async () => stderr.includes('Working'), 'the work did not begin')
    process.kill((await claim()).pid, 'SIGKILL')
    const killedMs = performance.now()
    await once(child, 'close')
    assert.ok(performance.now() - killedMs < 10_000, 'one that cannot come back is not waited for')
    assert.equal(child.exitCode, 5)
    assert.match(stderr, /The server ended in the middle of the work/)
    assert.equal(await isServed(), false)
  })
})
