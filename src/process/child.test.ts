import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { killChild, killGroup, runChild, startChild } from './child.ts'
import { isRunning, waitFor } from './testing.ts'

describe('startChild', () => {
  it(
    'should end children and grandchildren when the parent is killed',
    { skip: process.platform !== 'linux' },
    async () => {
      const parent = spawn(process.execPath, [
        new URL('__fixtures__/parent.ts', import.meta.url).pathname,
        '1',
      ])
      const pids: number[] = []
      for await (const line of createInterface(parent.stdout)) if (pids.push(Number(line)) === 2) break
      try {
        assert.ok(pids.every(isRunning))
        parent.kill('SIGKILL')
        await waitFor('the end of all', () => !pids.some(isRunning))
      } finally {
        for (const pid of pids) if (isRunning(pid)) process.kill(pid, 'SIGKILL')
      }
    },
  )

  it(
    'should keep the death signal through a change of credentials',
    { skip: process.platform !== 'linux' },
    async () => {
      const tool = await runChild('sh', ['-c', 'command -v unshare && unshare -U true'])
      const credentials =
        tool.exitCode === 0 ? ['unshare', '-U', '--map-root-user'] : ['env', '-u', 'NOTHING']
      const child = startChild('setpriv', ['--dump'], { credentials, deathSignal: 'QUIT' })
      let text = ''
      child.stdout!.setEncoding('utf8').on('data', (part: string) => void (text += part))
      await once(child, 'close')
      assert.match(text, /death signal: quit/i)
    },
  )
})

describe('killChild', () => {
  it('should end the whole process group', async () => {
    const child = startChild('sh', ['-c', 'sleep 3600 & echo $!; wait'])
    const [line] = (await once(createInterface(child.stdout!), 'line')) as [string]
    killChild(child)
    await once(child, 'exit')
    await waitFor('the end of the group', () => !isRunning(Number(line)))
  })
})

describe('killGroup', () => {
  it('should end what an ended child left behind', async () => {
    const child = startChild('sh', ['-c', 'sleep 3600 >/dev/null 2>&1 & echo $!'])
    const [line] = (await once(createInterface(child.stdout!), 'line')) as [string]
    if (child.exitCode === null) await once(child, 'exit')
    assert.ok(isRunning(Number(line)))
    killGroup(child)
    await waitFor('the end of the group', () => !isRunning(Number(line)))
  })
})

describe('runChild', () => {
  it('should return exit code and output', async () => {
    const result = await runChild('sh', ['-c', 'cat; echo bad >&2; exit 3'], { input: 'in' })
    assert.deepEqual([result.exitCode, result.stdout.toString(), result.stderr], [3, 'in', 'bad\n'])
  })

  it('should say that it was cancelled, timed out, or could not be started', async () => {
    const abort = new AbortController()
    const running = runChild('sleep', ['3600'], { signal: abort.signal })
    abort.abort()
    await assert.rejects(running, (error) => ReelsmithError.is(error, 'job/cancelled'))
    await assert.rejects(runChild('sleep', ['3600'], { timeoutMs: 20 }), (error) =>
      ReelsmithError.is(error, 'process/timed-out'),
    )
  })

  it('should hold a child to its limits', { skip: process.platform !== 'linux' }, async () => {
    const script = 'ulimit -c; ulimit -f'
    const result = await runChild('sh', ['-c', script], { limits: { fileSizeBytes: 512 * 1000 } })
    assert.equal(result.stdout.toString(), '0\n1000\n')
  })
})
