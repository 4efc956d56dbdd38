/** Whatever ends the server or the command, nothing of it runs on and nothing half-made stays. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { type Nemo, attribution, connectNemo } from './support/nemo-client.ts'
import { processesOf } from './support/processes.ts'
import { startReelsmith, temporaryFolder, waitForUrl, waitUntil } from './support/reelsmith.ts'

interface State {
  draft: { t: { sg: unknown[] }[] }
  generated_media: unknown[]
}

/** Says it and returns when painting is under way, with what was heard until then. */
async function startPainting(nemo: Nemo, words = 'a 10-second clip of the sea, 720p'): Promise<Record<string, unknown>[]> {
  const heard: Record<string, unknown>[] = []
  for await (const event of nemo.say(words)) {
    if (event.type !== 'heartbeat') heard.push(event)
    else if (Number(event.progress) > 0.01) return heard
  }
  throw new Error('the turn ended before it painted')
}

/** A second of a title. */
const draft = { v: 1, d: 1000, m: { width: 320, height: 180, fps: 10 }, t: [{ id: 't', tt: 7, d: 1000, sg: [{ id: 'a', d: 1000, m: { text: 'On', start: 0 } }] }] }

async function balanceOf(nemo: Nemo): Promise<unknown> {
  const reply = (await (await nemo.get('/api/credits/balance/simple')).json()) as { data: unknown }
  return reply.data
}

describe('the end of a server', () => {
  it('should leave nothing running one second after kill -9, and go on from there at the next start', async () => {
    await using folder = await temporaryFolder()
    const server = startReelsmith(['serve', '--port', '0'], { dataDir: folder.path })
    const words = 'Make it 360p at 10 fps. Then make a 1-second clip of the sea without music'
    const nemo = await connectNemo(await server.url, 'test')
    const heard = await startPainting(nemo, words)
    assert.deepEqual(await balanceOf(nemo), { available: 98, frozen: 2, total: 100 })
    const running = processesOf(folder.path).join('\n')
    for (const child of ['ffmpeg', 'painter', 'worker-main', 'postgres']) assert.match(running, new RegExp(child))
    const submitted = await nemo.post('/api/render/proxy/lambda', { id: 'outlives', sessionId: nemo.sessionId, draft }, attribution)
    assert.match(await submitted.text(), /"status":"(?:pending|processing)"/)
    process.kill(server.pid, 'SIGKILL')
    await waitUntil(`nothing runs on:\n${running}`, () => processesOf(folder.path).length === 0, 1000)

    await using again = startReelsmith(['serve', '--port', '0'], { dataDir: folder.path })
    const url = await again.url
    await waitForUrl(`${url}/readyz`)
    const back = await connectNemo(url, 'test', nemo)
    for await (const event of back.say(words, { lastEventId: nemo.lastEventId() })) {
      if (event.type !== 'heartbeat') heard.push(event)
    }
    assert.deepEqual(heard.map(({ type }) => type), ['text', 'tool_call', 'tool_result', 'tool_call', 'tool_result', 'text'])
    const { data } = (await (await back.get(`/api/state/nemo_agent/me/${nemo.sessionId}/latest`)).json()) as { data: { state: State } }
    assert.deepEqual(data.state.draft.t.map(({ sg }) => sg.length), [1], 'every clip once')
    assert.equal(data.state.generated_media.length, 1)
    assert.deepEqual(await balanceOf(back), { available: 98, frozen: 0, total: 98 }, 'and paid once')
    const later = await connectNemo(url, 'test') // another session of the same user
    await waitUntil('the export goes on too', async () => /"status":"completed"/.test(await (await later.get('/api/render/proxy/lambda/outlives')).text()), 60_000)
    assert.match(await (await later.get('/api/render/jobs')).text(), /"id":"outlives"/)
  })

  it('should end by itself within 5 s of SIGTERM in the middle of work', async () => {
    await using folder = await temporaryFolder()
    const server = startReelsmith(['serve', '--port', '0'], { dataDir: folder.path })
    await startPainting(await connectNemo(await server.url, 'test'))
    process.kill(server.pid, 'SIGTERM')
    await waitUntil('nothing runs on', () => processesOf(folder.path).length === 0, 5000)
    assert.deepEqual(readdirSync(join(folder.path, 'work')), [])
  })
})

describe('the end of make', () => {
  it('should cancel cleanly at Ctrl-C', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'film.mp4')
    const make = startReelsmith(['make', 'a 10-second clip of the sea', '--draft', '-o', file], { dataDir: join(folder.path, 'data') })
    await waitUntil('it paints', () => make.stderr().includes('painting'), 60_000)
    process.kill(make.pid, 'SIGINT')
    assert.equal(await make.exited, 130)
    assert.ok(!existsSync(file))
    assert.deepEqual(readdirSync(folder.path), ['data'], 'no part of a film stays')
    await waitUntil('nothing runs on', () => processesOf(folder.path).length === 0, 5000)
  })
})
