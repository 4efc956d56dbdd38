import assert from 'node:assert/strict'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { type Answer, ok, refuse, stream } from '../client/testing.ts'
import { ReelsmithError } from '../errors/error.ts'
import { exitCodeOf } from './exit-code.ts'
import { make } from './make.ts'
import { type CommandFolder, commandFolder, filmBytes, filmServer, renderPath, smallDraft, statePath, uploadPath } from './testing.ts'

const said =
  'data:\n\ndata: {"type":"heartbeat","progress":0.5,"doing":"painting"}\n\ndata: {"text":"Ready: a sunset."}\n\n'
const turn = { 'POST /run_sse': stream(said) }

/** What lies in the folder of the command besides its home. */
const filesIn = async ({ path }: CommandFolder): Promise<string[]> => (await readdir(path)).filter((name) => name !== 'home').sort()

describe('make, before any work', () => {
  const refused: [string, string[], number, RegExp][] = [
    ['an empty prompt', [''], 2, /say what the film shows/],
    ['an option nobody knows', ['x', '--loud'], 2, /--loud/],
    ['a folder that is not there', ['x', '-o', 'gone/x.mp4'], 3, /isn't there/],
    ['a file that is there', ['x', '-o', 'old.mp4'], 3, /--force/],
    ['a file that is no film', ['x', '-o', 'x.avi'], 2, /MP4/],
    ['an upload that is not there', ['x', '--upload', 'gone.jpg'], 2, /"gone\.jpg" isn't there/],
    ['an upload that is empty', ['x', '--upload', 'empty.jpg'], 2, /"empty\.jpg" is empty/],
    ['an address that is none', ['x'], 2, /NEMO_API_URL/],
  ]
  for (const [what, words, code, message] of refused) {
    it(`should refuse ${what} with ${code}`, async () => {
      await using folder = await commandFolder()
      await writeFile(join(folder.path, 'old.mp4'), 'old')
      await writeFile(join(folder.path, 'empty.jpg'), '')
      const { error, output } = await folder.run(make, words, { environment: { NEMO_API_URL: 'my server' } })
      assert.ok(ReelsmithError.is(error) && message.test(error.message), String(error))
      assert.deepEqual([exitCodeOf(error), output], [code, ''])
      assert.deepEqual(await filesIn(folder), ['empty.jpg', 'old.mp4'], 'work was begun')
    })
  }
})

describe('make', () => {
  it('should make a film: progress on standard error, the result on standard output', async () => {
    await using folder = await commandFolder()
    await using server = await filmServer(turn)
    const words = ['a sunset', '--ratio', '9:16', '--seed', '7', '-o', 'sunset.mp4']
    const result = await folder.run(make, words, { environment: { NEMO_API_URL: server.url } })
    assert.equal(
      result.output,
      'sunset.mp4\n10s, 1920×1080, 1 kB\n' +
        'Timeline (3 tracks): 1. Video: city timelapse (0-6s), ocean waves (6-10s) 2. BGM: Lo-fi (0-10s, 35%) 3. Title: "Urban Dreams" (0-3s)\n',
    )
    assert.match(result.errors, /^Connecting…\nReady!\nWorking on the film\npainting 50%\nReady: a sunset\.\nSaving/)
    assert.ok(!result.errors.includes('\u001b'))
    assert.ok((await readFile(join(folder.path, 'sunset.mp4'))).equals(filmBytes))
    assert.deepEqual(await filesIn(folder), ['sunset.mp4'])
    const asked = server.requests.find(({ path }) => path === '/run_sse')!
    assert.deepEqual(JSON.parse(asked.body.toString()).new_message.parts, [{ text: 'a sunset, 9:16, seed 7' }])
    const render = JSON.parse(server.requests.find(({ path }) => path === '/api/render/proxy/lambda')!.body.toString())
    assert.deepEqual(render.draft, smallDraft)
    assert.deepEqual(render.output, { format: 'mp4', quality: 'high', ratio: '9:16' })
  })

  it('should name the film by its prompt and never overwrite one', async () => {
    await using folder = await commandFolder()
    await using server = await filmServer(turn)
    const run = () =>
      folder.run(make, ['生成一个10秒的海上日落视频', '--json', '--quiet'], { environment: { NEMO_API_URL: server.url } })
    const [first, second] = [await run(), await run()]
    assert.deepEqual([first.errors, second.errors], ['', ''])
    assert.deepEqual(await filesIn(folder), ['海上日落视频-2.mp4', '海上日落视频.mp4'])
    assert.deepEqual(JSON.parse(second.output), {
      file: join(folder.path, '海上日落视频-2.mp4'),
      durationMs: 10_000,
      sizeBytes: filmBytes.length,
      width: 1920,
      height: 1080,
      summary:
        '时间线（3 条轨道）：1. 视频：city timelapse（0-6秒）、ocean waves（6-10秒） 2. 配乐：Lo-fi（0-10秒，35%） 3. 标题：“Urban Dreams”（0-3秒）',
      reply: 'Ready: a sunset.',
      isKept: false,
    })
  })

  it('should upload the files first', async () => {
    await using folder = await commandFolder()
    await using server = await filmServer(turn)
    await writeFile(join(folder.path, 'a.jpg'), 'a picture')
    const { code } = await folder.run(make, ['--upload', 'a.jpg', 'a promo of this photo'], { environment: { NEMO_API_URL: server.url } })
    assert.equal(code, 0)
    const paths = server.requests.map(({ method, path }) => `${method} ${path}`)
    assert.ok(paths.indexOf(uploadPath) > 0 && paths.indexOf(uploadPath) < paths.indexOf('POST /run_sse'))
    assert.ok(server.requests[paths.indexOf(uploadPath)]!.body.includes('a picture'))
  })

  it('should read the prompt from standard input', async () => {
    await using folder = await commandFolder()
    await using server = await filmServer(turn)
    const { output } = await folder.run(make, ['-', '-q'], { environment: { NEMO_API_URL: server.url }, input: 'a sunset\n' })
    assert.equal(output.split('\n')[0], 'a-sunset.mp4')
  })

  it('should go on with a session that was kept', async () => {
    const longer = { ...smallDraft, d: 20_000 }
    // asked for after the turn and at the export, when going on with it, and after the change
    const states = [smallDraft, smallDraft, smallDraft, longer].map((draft): Answer => ok({ state: { draft } }))
    await using folder = await commandFolder()
    await using server = await filmServer({ ...turn, [statePath]: states })
    const environment = { NEMO_API_URL: server.url }
    assert.match((await folder.run(make, ['a sunset', '--keep'], { environment })).output, /make --continue/)
    const changed = await folder.run(make, ['make it longer', '--continue'], { environment })
    assert.equal(changed.code, 0, String(changed.error))
    const unchanged = await folder.run(make, ['make it nicer', '--continue'], { environment })
    assert.ok(ReelsmithError.is(unchanged.error, 'job/failed') && unchanged.error.details.alreadySaid === true)
    assert.equal(server.requests.filter(({ path }) => path.startsWith('/api/tasks')).length, 1)
    await using other = await filmServer()
    const nothing = await folder.run(make, ['make it shorter', '--continue'], { environment: { NEMO_API_URL: other.url } })
    assert.ok(ReelsmithError.is(nothing.error, 'session/not-found') && /--keep/.test(nothing.error.message))
  })

  it('should use a token of the user only for the server they named', async () => {
    await using folder = await commandFolder()
    await using server = await filmServer(turn)
    await folder.run(make, ['x'], { environment: { NEMO_API_URL: server.url, NEMO_TOKEN: 'mine', SKILL_SOURCE: 'veo-3-ai' } })
    assert.equal(server.requests[0]!.headers.authorization, 'Bearer mine')
    assert.equal(server.requests[0]!.headers['x-skill-source'], 'veo-3-ai')
    assert.equal(server.requests.at(-1)!.headers.authorization, undefined, 'the link needs no token')
  })

  const tooLong = refuse(400, 400, 'new_message.parts: expected at most 20000 characters in one message.')
  const noDriver = stream('data: {"type":"error","code":500,"errorMessage":"The painter found no graphics driver."}\n\n')
  const failures: [string, Record<string, Answer>, number, RegExp][] = [
    ['the director makes no film', { [statePath]: ok({ state: { draft: null } }) }, 5, /Ready: a sunset\./],
    ['the prompt is refused', { 'POST /run_sse': tooLong }, 2, /at most 20000/],
    ['the turn fails', { 'POST /run_sse': noDriver }, 5, /no graphics driver/],
    ['there are no credits', { 'POST /run_sse': refuse(403, 2001, 'Not enough.') }, 4, /top up/],
    ['the export fails', { [renderPath]: ok({ status: 'failed', error: 'it was black' }) }, 5, /it was black/],
    ['the link has expired', { 'GET /film': refuse(404, 404, 'gone') }, 4, /gone/],
  ]
  for (const [what, changes, code, message] of failures) {
    it(`should end with ${code} and leave nothing when ${what}`, async () => {
      await using folder = await commandFolder()
      await using server = await filmServer({ ...turn, ...changes })
      const { error, output } = await folder.run(make, ['x', '-o', 'x.mp4'], { environment: { NEMO_API_URL: server.url } })
      assert.ok(ReelsmithError.is(error) && message.test(error.message), String(error))
      assert.deepEqual([exitCodeOf(error), output], [code, ''])
      assert.deepEqual(await filesIn(folder), [])
    })
  }

  it('should end with 4 when there is no server', async () => {
    await using folder = await commandFolder()
    const { error } = await folder.run(make, ['x'], { environment: { NEMO_API_URL: 'http://127.0.0.1:9' } })
    assert.ok(ReelsmithError.is(error, 'server/unreachable') && /does not answer/.test(error.message))
    assert.equal(exitCodeOf(error), 4)
  })
})
