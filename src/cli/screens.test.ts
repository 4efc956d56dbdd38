/** What people see: the commands in a narrow terminal of their own, in English and in Chinese. */
import assert from 'node:assert/strict'
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { type Answer, type TestServer, sendJson, stream } from '../client/testing.ts'
import { upload } from './look-commands.ts'
import { mainFile, openTerminal, reelsmithTerminal, screenOf } from './terminal-testing.ts'
import { type CommandFolder, commandFolder, filmServer, renderPath, wanModel } from './testing.ts'

const columns = 60
const models: Answer = (_, response) => void response.end(JSON.stringify({ object: 'list', data: [wanModel] }))

/** A folder with a photo, a list of films and a session that was kept. */
async function prepared(server: TestServer): Promise<CommandFolder> {
  const folder = await commandFolder()
  await writeFile(join(folder.path, 'a.jpg'), 'a picture')
  await writeFile(join(folder.path, 'films.csv'), 'prompt,output,files\nthe sea at night with a lighthouse and waves crashing,sea.mp4,\na promo,,a.jpg\n')
  await folder.run(upload, ['a.jpg'], { environment: { NEMO_API_URL: server.url } })
  return folder
}

interface Seen {
  readonly text: string
  readonly broken: readonly string[]
  readonly code: number | null
}

async function see(folder: CommandFolder, server: TestServer, words: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Seen> {
  await using terminal = reelsmithTerminal(folder, words, { columns, environment: { NEMO_API_URL: server.url, TZ: 'UTC', ...environment } })
  const code = await terminal.end()
  return { ...terminal.screen(), code }
}

/** The terminal may break a word that is wider than it is, and an example of the help, which is to be copied whole. */
function requireWhole({ text, broken }: Seen, what: string): void {
  const wrong = broken.filter((line) => /\s/.test(line.trim()) && !line.startsWith('  reelsmith '))
  assert.deepEqual(wrong, [], `${what}:\n${text}`)
}

const summary = ['Timeline (3 tracks): 1. Video: city timelapse (0-6s), ocean', 'waves (6-10s) 2. BGM: Lo-fi (0-10s, 35%) 3. Title: "Urban', 'Dreams" (0-3s)']
/** What is left on the screen, bars and signs of life gone. */
const screens: readonly (readonly [words: readonly string[], lines: readonly (string | RegExp)[]])[] = [
  [['make', 'a sunset', '-o', 'sunset.mp4'], ['Ready!', 'Ready: a sunset.', 'sunset.mp4', '10s, 1920×1080, 1 kB', ...summary]],
  [['edit', 'a.jpg', 'make a promo of it'], ['Ready!', 'Ready: a sunset.', ...summary, 'The session is kept: reelsmith export goes on with this', 'film.']],
  [['export', '--format', 'gif'], ['urban-dreams.gif', '10s, 1920×1080, 1 kB']],
  [['state'], [...summary, 'Uploaded: a.jpg.']],
  [['upload', 'a.jpg'], ['Uploaded: a.jpg.', 'The session is kept: reelsmith edit "…" goes on with this', 'film.']],
  [['credits'], ['90 credits (10 more are set aside for work under way)']],
  [['batch', 'films.csv'], ['Ready!', '1/2  ✓ sea.mp4  10s, 1920×1080, 1 kB', '2/2  ✓ a-promo.mp4  10s, 1920×1080, 1 kB', '2 made, 0 failed, 0 there already.']],
  [['batch', 'films.csv'], ['Ready!', '1/2  ✓ sea.mp4  10s, 1920×1080, 1 kB (there already)', '2/2  ✓ a-promo.mp4  10s, 1920×1080, 1 kB (there already)', '0 made, 0 failed, 2 there already.']],
  [['jobs'], ['1  rendering 42%', '2  done           2026-01-02 03:04  mp4 1920×1080 1 kB']],
  [['jobs', 'cancel', '1'], ['cancelled']],
  [['jobs', 'fetch', '2', '-o', 'again.mp4'], ['again.mp4', '10s, 1920×1080, 1 kB']],
  [['skills', 'install', 'veo-3-ai', '--for', 'claude'], [/^veo-3-ai →/, /\/\.claude\/skills\/veo-3-ai$/]],
  [['doctor'], [/^ok {4}machine {8}Node\.js \d+/, /^( {21}\S.*|\w+ +\S.*|\S+)$/, /^Films can be made here\.$/]],
  [['where'], [/^ *\d+\.\d MB {2}films, uploads and clips/, /config/]],
  [['clean', '-n'], [/would be freed\.$/]],
  [['models'], [/^Wan {2}dashscope {2}ready/]],
  [['voices'], [/^flite\/rms +en +male$/]],
  [['--help'], ['Usage: reelsmith <command> [options]', /^ {2}make {8}make a film from a description/]],
  [['bake'], ['reelsmith: there is no command "bake"; there are make,', / Try reelsmith --help\.$/]],
]

describe('a command in a terminal of 60 columns', { timeout: 120_000 }, () => {
  it('should show what came of it, and break no line but between words', async () => {
    await using server = await filmServer({ 'GET /v1/models': models })
    await using folder = await prepared(server)
    for (const [words, lines] of screens) {
      const seen = await see(folder, server, words)
      const what = words.join(' ')
      assert.equal(seen.code, words[0] === 'bake' ? 2 : 0, `${what}: ${seen.text}`)
      requireWhole(seen, what)
      if (lines.every((line) => typeof line === 'string')) assert.equal(seen.text, lines.join('\n'), what)
      else for (const line of lines) assert.ok(seen.text.split('\n').some((one) => (typeof line === 'string' ? one === line : line.test(one))), `${what}: ${String(line)} in\n${seen.text}`)
    }
  })

  it('should say all of it in Chinese where the locale is', async () => {
    // Of the film, and of what is installed: they are called so in every language.
    const names = /city timelapse|ocean waves|Lo-fi|Urban Dreams|Ready: a sunset|Claude|Cursor|Codex|Clawhub|Model Context Protocol|OpenTimelineIO|(?:llvmpipe|lavapipe|Mesa|festival|Debian|Ubuntu|apt-get|npm|Noto Sans SC|PostgreSQL|espeak)[^，。\n]*/g
    const words = /(?<![\w/.@-])[a-z]{2,} [a-z]{2,}(?![\w/.-])/i
    await using server = await filmServer({ 'GET /v1/models': models, 'POST /run_sse': stream('data: {"text":"好了：日落。"}\n\n') })
    await using folder = await prepared(server)
    const helps: (readonly string[])[] = ['make', 'chat', 'edit', 'export', 'batch', 'jobs', 'voices', 'serve', 'skills', 'admin', 'clean'].map((name) => [name, '--help'])
    const failures: (readonly string[])[] = [['edit', 'gone.mp4', 'x'], ['export', '--format', 'avi'], ['jobs', 'fetch', '9'], ['make', ''], ['batch', 'gone.csv'], ['credits', '--loud'], ['bake']]
    /** What has something to say, beside names and numbers. */
    const speaking = new Set(['edit', 'state', 'credits', 'upload', 'batch', 'doctor', 'where', 'clean', 'models', '--help'])
    const chinese: Readonly<Record<string, string>> = { 'a sunset': '海上日落', 'make a promo of it': '做一部宣传片' }
    for (const asked of [...screens.map(([each]) => each), ...helps, ...failures]) {
      const call = asked.map((word) => chinese[word] ?? word)
      const seen = await see(folder, server, call, { LANG: 'zh_CN.UTF-8' })
      const what = call.join(' ')
      requireWhole(seen, what)
      if (speaking.has(call[0]!) || helps.includes(asked) || failures.includes(asked)) assert.match(seen.text, /\p{Script=Han}/u, what)
      const own = seen.text
        .replace(/\s*\n\s*/g, ' ')
        .replace(/reelsmith [^。，；）]*/g, '')
        .replace(names, '')
        .replace(/“[^”]*”/g, '')
        .replace(/\S*[/=]\S*/g, '')
        .replace(/[\w.-]+(?:、[\w.-]+)+/g, '')
        .replace(/\S+ {2,}\S*/g, '')
      assert.doesNotMatch(own, words, `${what}:\n${seen.text}`)
    }
  })

  it('should stop an export at Ctrl-C, at the server too, and leave no file', async () => {
    const cancel = 'POST /api/render/proxy/lambda/'
    await using server = await filmServer({ [renderPath]: (_, response) => sendJson(response, { id: 'r', status: 'processing', progress: 40 }) })
    await using folder = await prepared(server)
    await using terminal = reelsmithTerminal(folder, ['export', '-o', 'x.mp4'], { columns, environment: { NEMO_API_URL: server.url } })
    await terminal.type('\u0003', /Rendering █+░+ {2}40%/)
    assert.equal(await terminal.end(), 130)
    assert.equal(terminal.screen().text, 'reelsmith: Stopped.')
    assert.ok(server.requests.some(({ method, path }) => `${method} ${path}`.startsWith(cancel) && path.endsWith('/cancel')))
    assert.deepEqual((await readdir(folder.path)).filter((name) => name.startsWith('x')), [])
  })

  it('should stop a batch at Ctrl-C and go on where it was stopped', async () => {
    const turn = stream('data: {"text":"Ready."}\n\n')
    const endless: Answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write('data: {"type":"heartbeat","progress":0.5,"doing":"Painting the sea"}\n\n')
    }
    await using server = await filmServer({ 'POST /run_sse': [turn, endless, turn] })
    await using folder = await prepared(server)
    await using terminal = reelsmithTerminal(folder, ['batch', 'films.csv'], { columns, environment: { NEMO_API_URL: server.url } })
    await terminal.type('\u0003', /Painting the sea █+/)
    assert.equal(await terminal.end(), 130)
    assert.match(terminal.screen().text, /^Ready!\n1\/2 {2}✓ sea\.mp4 {2}10s, 1920×1080, 1 kB\nreelsmith: Stopped\.$/)
    const again = await see(folder, server, ['batch', 'films.csv'])
    assert.deepEqual([again.code, again.text.split('\n').at(-1)], [0, '1 made, 0 failed, 1 there already.'])
  })
})

describe('completion in bash', () => {
  it('should complete commands, their options and files as it is typed', async () => {
    await using server = await filmServer()
    await using folder = await prepared(server)
    const bin = join(folder.path, 'bin')
    await mkdir(bin)
    await writeFile(join(bin, 'reelsmith'), `#!/bin/sh\nexec '${process.execPath}' '${mainFile}' "$@"\n`)
    await chmod(join(bin, 'reelsmith'), 0o755)
    const environment = { PATH: `${bin}:${process.env.PATH}`, PS1: '$ ', NEMO_API_URL: server.url }
    await using terminal = openTerminal(folder, 'bash --norc --noprofile -i', { columns: 100, environment })
    await terminal.type('eval "$(reelsmith completion bash)"; echo loa""ded\r', /\$ /)
    await terminal.type('reelsmith cred\t\r', /[\r\n]loaded/)
    await terminal.type('reelsmith export --max\t8 --form\tgif -o x.gif\r', /90 credits/)
    await terminal.type('reelsmith upl\ta.j\t\r', /x\.gif\r\n/)
    await terminal.type('exit\r', /Uploaded: a\.jpg/)
    await terminal.end()
    const { text } = screenOf(terminal.raw(), 100)
    for (const line of ['$ reelsmith credits', '$ reelsmith export --max-mb 8 --format gif -o x.gif', '$ reelsmith upload a.jpg']) assert.ok(text.includes(`${line}\n`) || text.includes(`${line} \n`), `${line} in\n${text}`)
    assert.deepEqual(await readFile(join(folder.path, 'x.gif')), Buffer.from('the film'))
  })
})
