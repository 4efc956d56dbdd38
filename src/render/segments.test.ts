import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { makeVideo, temporaryFolder } from '../media/testing/sample-media.ts'
import { fps30 } from '../time/time.ts'
import type { FilmRequest } from './film-request.ts'
import { renderFilm } from './film.ts'
import { claimSegment } from './segment-claim.ts'
import { sampleTimeline, videoClip } from './testing/sample-timeline.ts'

const fixture = fileURLToPath(new URL('__fixtures__/render-film.ts', import.meta.url))

let folder = ''
let dispose = async (): Promise<void> => {}
let file = ''
before(async () => {
  ;({ folder, dispose } = await temporaryFolder())
  file = await makeVideo({ file: path.join(folder, 'noise.mp4'), seconds: 13, source: 'testsrc2', filters: 'noise=alls=20:allf=t' })
})
after(() => dispose())

/** A film of six segments. */
function request(name: string): FilmRequest {
  const clip = { id: 'a', kind: 'video', durationMs: 13_000, width: 320, height: 180, fps: 30, hasAudio: false, path: file } as const
  return {
    timeline: sampleTimeline({ video: [videoClip('one', 0, 12_000, { inMs: 0 })] }),
    assets: { a: clip },
    output: { width: 320, height: 180, fps: fps30, crf: 23, preset: 'veryfast' },
    cacheDir: path.join(folder, `cache-${name}`),
    workDir: path.join(folder, `work-${name}`),
    outFile: path.join(folder, `out-${name}`, 'film.mp4'),
  }
}

function startRender(wanted: FilmRequest): ChildProcess {
  return spawn(process.execPath, [fixture, JSON.stringify(wanted)], { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
}

/** Waits for some progress of a child. */
async function untilProgress(child: ChildProcess, least: number): Promise<void> {
  for await (const chunk of child.stdout!) {
    const last = String(chunk).trim().split('\n').at(-1)
    if (Number(last) >= least) return
  }
}

async function segmentTimes(cacheDir: string): Promise<Map<string, number>> {
  const names = (await readdir(cacheDir)).filter((name) => /^[0-9a-f]{40}\.json$/.test(name))
  return new Map(await Promise.all(names.map(async (name) => [name, (await stat(path.join(cacheDir, name))).mtimeMs] as const)))
}

describe('renderSegments', () => {
  it('should lose to a kill what was being rendered, and nothing that was finished', async () => {
    const wanted = request('killed')
    const child = startRender(wanted)
    await untilProgress(child, 0.6)
    process.kill(-child.pid!, 'SIGKILL')
    await once(child, 'exit')
    const finished = await segmentTimes(wanted.cacheDir)
    assert.ok(finished.size >= 1, 'some segments were finished')
    const result = await renderFilm(wanted)
    assert.deepEqual(result.quality.findings, [])
    const all = await segmentTimes(wanted.cacheDir)
    for (const [name, time] of finished) assert.equal(all.get(name), time, 'it was not rendered again')
    assert.deepEqual((await readdir(wanted.cacheDir)).filter((name) => name.endsWith('.claim')), [])
  })

  it('should let two processes share one film, each segment rendered once', async () => {
    const wanted = request('shared')
    const child = startRender({ ...wanted, outFile: path.join(folder, 'out-other', 'film.mp4') })
    const ended = once(child, 'exit')
    child.stdout!.resume()
    const mine = await renderFilm(wanted)
    const [code] = await ended
    assert.equal(code, 0)
    assert.deepEqual(mine.quality.findings, [])
    const names = (await readdir(wanted.cacheDir)).filter((name) => name.endsWith('.mp4'))
    const segments = names.filter((name) => /^[0-9a-f]{40}\.mp4$/.test(name))
    assert.equal(names.length, segments.length, 'nothing was rendered for nothing')
  })
})

describe('claimSegment', () => {
  it('should be given to one at a time, and again when it was given back', async () => {
    const claim = path.join(folder, 'a.claim')
    const first = await claimSegment(claim)
    assert.ok(first)
    assert.equal(await claimSegment(claim), null)
    await first.release()
    const second = await claimSegment(claim)
    assert.ok(second)
    await second.release()
  })

  it('should pass from a process that has died', async () => {
    const claim = path.join(folder, 'b.claim')
    const script = `import { claimSegment } from ${JSON.stringify(new URL('segment-claim.ts', import.meta.url).href)}; await claimSegment(${JSON.stringify(claim)}); process.kill(process.pid, 'SIGKILL')`
    await once(spawn(process.execPath, ['--input-type=module', '-e', script]), 'exit')
    const mine = await claimSegment(claim)
    assert.ok(mine, 'taken over at once')
    await mine.release()
  })
})
