import assert from 'node:assert/strict'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { type Answer, ok, refuse, stream } from '../client/testing.ts'
import { ReelsmithError } from '../errors/error.ts'
import { batch } from './batch.ts'
import { state } from './look-commands.ts'
import { readManifest } from './manifest.ts'
import { commandFolder, filmServer, renderPath, sessionPath, smallDraft, statePath, uploadPath } from './testing.ts'

const fails = (message: RegExp) => (error: unknown): boolean => ReelsmithError.is(error, 'request/invalid') && message.test(error.message)

describe('readManifest', () => {
  it('should read CSV with quotes, commas, line ends in cells and missing columns', () => {
    const text = '\ufeffPrompt, files ,ratio,draft,seed\r\n"a cat, a dog\nand ""rain""",a.jpg;b.jpg,9:16,yes,7\n\nthe sea\n雪山,,,,\n'
    assert.deepEqual(readManifest(text, 'csv'), [
      { prompt: 'a cat, a dog\nand "rain"', files: ['a.jpg', 'b.jpg'], ratio: '9:16', draft: true, seed: 7 },
      { prompt: 'the sea', files: [], draft: false },
      { prompt: '雪山', files: [], ratio: undefined, draft: false, seed: undefined },
    ])
  })

  it('should read JSON of objects and of prompts', () => {
    const text = '["the sea", {"prompt": "a cat", "files": ["a.jpg"], "output": "cat.mp4", "seed": 3}]'
    const [sea, cat] = readManifest(text, 'json')
    assert.deepEqual([sea!.prompt, sea!.files, cat!.files, cat!.output, cat!.seed], ['the sea', [], ['a.jpg'], 'cat.mp4', 3])
  })

  const wrong: ['json' | 'csv', string, RegExp][] = [
    ['json', '{"prompt": "x"}', /expected an array/],
    ['json', '[', /no JSON/],
    ['json', '[]', /no film/],
    ['json', '["x", {"prompt": ""}]', /film 2\.prompt/],
    ['json', '[{"prompt": "x", "colour": "red"}]', /film 1: expected prompt, files, .*, got colour\./],
    ['csv', 'what\nx', /"prompt"/],
    ['csv', 'prompt,ratio\nx,2:1', /film 1\.ratio/],
    ['csv', 'prompt\na, b', /quotes/],
  ]
  for (const [kind, text, message] of wrong) {
    it(`should refuse ${JSON.stringify(text)}, naming the film and the field`, () => assert.throws(() => readManifest(text, kind), fails(message)))
  }
})

describe('batch', () => {
  it('should make a film a line, go on after one that failed, and make only what is missing the next time', async () => {
    await using folder = await commandFolder()
    const turn = stream('data: {"text":"Ready."}\n\n')
    const failure = stream('data: {"type":"error","code":500,"errorMessage":"The painter found no graphics driver."}\n\n')
    await using server = await filmServer({ 'POST /run_sse': [turn, failure, turn] })
    const environment = { NEMO_API_URL: server.url }
    const turns = (): number => server.requests.filter(({ path }) => path === '/run_sse').length
    await mkdir(join(folder.path, 'lists'))
    await writeFile(join(folder.path, 'lists/films.csv'), 'prompt,output\nthe sea,sea.mp4\na cat,\na dog,\n')
    const first = await folder.run(batch, ['lists/films.csv', '--out', '.'], { environment })
    assert.equal(
      first.output,
      '1/3  ✓ sea.mp4  10s, 1920×1080, 1 kB\n2/3  ✗ a cat: The painter found no graphics driver.\n3/3  ✓ a-dog.mp4  10s, 1920×1080, 1 kB\n2 made, 1 failed, 0 there already.\n',
    )
    assert.deepEqual([first.code, turns()], [5, 3])
    assert.equal(server.requests.filter(({ path }) => path.startsWith('/api/tasks')).length, 3, 'a session a film')
    const second = await folder.run(batch, ['lists/films.csv', '--out', '.'], { environment })
    assert.match(second.output, /sea\.mp4 .* \(there already\)\n2\/3 {2}✓ a-cat\.mp4 .*\n.*\(there already\)\n1 made, 0 failed, 2 there already\.\n$/)
    assert.deepEqual([second.code, turns()], [0, 4])
    await rm(join(folder.path, 'a-dog.mp4'))
    const json = await folder.run(batch, ['lists/films.csv', '--out', '.', '--json'], { environment })
    assert.deepEqual(json.output.trim().split('\n').map((line) => JSON.parse(line).status), ['there', 'there', 'made', undefined])
    assert.deepEqual(await readdir(join(folder.path, 'lists')), ['films.csv', 'films.csv.done.json'])
  })

  it('should stop where the next line would fail as well, and say what was not begun', async () => {
    await using folder = await commandFolder()
    await using server = await filmServer({ 'POST /run_sse': refuse(403, 2001, 'No credits.') })
    await writeFile(join(folder.path, 'films.json'), '["one", "two", "three"]')
    const { code, output } = await folder.run(batch, ['films.json'], { environment: { NEMO_API_URL: server.url } })
    assert.equal(output, '1/3  ✗ one: No credits. Register or top up, then try again.\n0 made, 1 failed, 0 there already, 2 not begun.\n')
    assert.equal(code, 5)
  })

  it('should go on where it was interrupted', async () => {
    await using folder = await commandFolder()
    const cancel = new AbortController()
    const interrupting: Answer = (request, response) => {
      cancel.abort()
      return stream('data: {"text":"Ready."}\n\n')(request, response)
    }
    const turn = stream('data: {"text":"Ready."}\n\n')
    await using server = await filmServer({ 'POST /run_sse': [turn, interrupting, turn] })
    const environment = { NEMO_API_URL: server.url }
    await writeFile(join(folder.path, 'films.json'), '["one", "two"]')
    const stopped = await folder.run(batch, ['films.json'], { environment, signal: cancel.signal })
    assert.ok(ReelsmithError.is(stopped.error, 'job/cancelled'), String(stopped.error))
    assert.equal(stopped.output.split('\n').length, 2)
    const { output } = await folder.run(batch, ['films.json'], { environment })
    assert.match(output, /1\/2 .*there already.*\n2\/2 {2}✓ two\.mp4/)
  })

  it('should make all films in one session when it is told to, each with its own render, also after an interruption', async () => {
    await using folder = await commandFolder()
    const turn = stream('data: {"text":"Ready."}\n\n')
    const failure = stream('data: {"type":"error","code":500,"errorMessage":"The painter found no graphics driver."}\n\n')
    let turns = 0
    const answers = [turn, failure, turn]
    const say: Answer = (request, response) => answers[turns++]!(request, response)
    const look: Answer = (request, response) => ok({ session_id: '12', state: { draft: { ...smallDraft, d: 10_000 + turns } } })(request, response)
    await using server = await filmServer({ 'POST /run_sse': say, [statePath]: look })
    const environment = { NEMO_API_URL: server.url }
    await writeFile(join(folder.path, 'a.jpg'), 'a picture')
    await writeFile(join(folder.path, 'films.json'), '[{"prompt": "one", "files": ["a.jpg"]}, {"prompt": "two", "files": ["a.jpg"]}]')
    const words = ['films.json', '--one-session']
    assert.match((await folder.run(batch, words, { environment })).output, /1 made, 1 failed/)
    assert.match((await folder.run(batch, words, { environment })).output, /1 made, 0 failed, 1 there already/)
    const paths = server.requests.map(({ method, path }) => `${method} ${path}`)
    assert.deepEqual([sessionPath, uploadPath, renderPath].map((path) => paths.filter((one) => one === path).length), [1, 3, 2])
    const { error } = await folder.run(state, [], { environment })
    assert.ok(ReelsmithError.is(error, 'session/not-found'), "it is not the user's own film")
  })

  it('should refuse a manifest it can not use before any work', async () => {
    await using folder = await commandFolder()
    await writeFile(join(folder.path, 'films.json'), '[{"prompt": "x", "files": ["gone.jpg"]}]')
    for (const [words, message] of [
      [[], /name one manifest/],
      [['films.txt'], /name one manifest/],
      [['gone.csv'], /"gone\.csv" can't be read \(ENOENT\)/],
      [['films.json'], /"gone\.jpg" isn't there/],
    ] as const) {
      const { error, errors } = await folder.run(batch, words)
      assert.ok(fails(message)(error), String(error))
      assert.equal(errors, '')
    }
  })
})
