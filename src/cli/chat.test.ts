import assert from 'node:assert/strict'
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { type Answer, type TestServer, ok, refuse, stream } from '../client/testing.ts'
import { chat } from './chat.ts'
import { reelsmithTerminal } from './terminal-testing.ts'
import { type CommandFolder, commandFolder, exportingTurn, filmBytes, filmServer, sessionPath } from './testing.ts'

const summary = 'Timeline (3 tracks): 1. Video: city timelapse (0-6s), ocean waves (6-10s) 2. BGM: Lo-fi (0-10s, 35%) 3. Title: "Urban'
const wordsSent = (server: TestServer): string[] =>
  server.requests.filter(({ path }) => path === '/run_sse').map(({ body }) => JSON.parse(body.toString()).new_message.parts[0].text)

async function say(folder: CommandFolder, server: TestServer, lines: readonly string[], words: string[] = [], tongue: 'en' | 'zh' = 'en') {
  return await folder.run(chat, words, { environment: { NEMO_API_URL: server.url }, input: `${lines.join('\n')}\n`, tongue })
}

describe('chat', () => {
  it('should greet, name three things to try, and show the timeline after each turn', async () => {
    await using folder = await commandFolder()
    await using server = await filmServer()
    const { code, output } = await say(folder, server, ['a sunset', '/undo'])
    assert.equal(code, 0)
    assert.match(output, /^Connecting…\nReady!\nTell me what .* Three things to try:\n( {2}· .*\n){3}Working on the film\nReady: a sunset\.\nTimeline \(3 tracks\)/)
    assert.equal(output.split(summary).length, 3)
    assert.deepEqual(wordsSent(server), ['a sunset', 'undo'])
  })

  it('should carry out commands and what the skills route, in both languages, and upload what is dropped on it', async () => {
    await using folder = await commandFolder()
    await using server = await filmServer()
    await writeFile(join(folder.path, 'my photo.jpg'), 'a picture')
    const lines = ['/help', 'my\\ photo.jpg', '积分', 'show tracks', 'export as gif', '/export cut.webm', '/preview', '/upload', '/dance', '/new', '/quit', 'unheard']
    const { output } = await say(folder, server, lines)
    for (const piece of [
      '  /upload FILE…   bring in',
      'Uploaded: a.jpg.',
      '90 credits (10 more',
      'Saved: urban-dreams.gif — 10s, 1920×1080, 1 kB',
      'Saved: cut.webm —',
      'Name the files:',
      'There is no /dance; /help',
    ]) assert.ok(output.includes(piece), `${piece} in\n${output}`)
    const [, preview] = /Saved: (\/.*preview\.mp4)\n/.exec(output) ?? []
    assert.ok(preview && (await readFile(preview)).equals(filmBytes), output)
    await rm(join(preview, '..'), { recursive: true })
    assert.deepEqual(wordsSent(server), [])
    assert.equal(server.requests.filter(({ path }) => path.startsWith('/api/tasks')).length, 2)
  })

  it('should go on after an error, tell a script of it at the end, and show no id or token', async () => {
    await using folder = await commandFolder()
    const answers: Answer[] = [refuse(403, 2001, 'No credits.'), stream('data: {"text":"Ready."}\n\n')]
    await using server = await filmServer({ 'POST /run_sse': answers })
    const { code, output, errors } = await say(folder, server, ['one', 'two', 'status'])
    assert.match(output, /No credits\. Register or top up.*\n.*Ready\.\n/s)
    assert.equal(code, 4)
    assert.doesNotMatch(output + errors, /nmv_|render_|\b12\b/)
  })

  it('should go on with the session of the chat before, and speak Chinese', async () => {
    await using folder = await commandFolder()
    await using server = await filmServer()
    await say(folder, server, [])
    const { output } = await say(folder, server, ['加一个标题'], ['--continue'], 'zh')
    assert.match(output, /^正在连接…\n准备好了！\n时间线（3 条轨道）/)
    assert.equal(server.requests.filter(({ path }) => path.startsWith('/api/tasks')).length, 1)
  })

  it('should word what is wrong with an export for a conversation, which has no options', async () => {
    await using folder = await commandFolder()
    await using server = await filmServer()
    await writeFile(join(folder.path, 'cut.mp4'), 'old')
    const { output } = await say(folder, server, ['/state', '/export a.xyz', '/export cut.mp4'])
    assert.match(output, /\nThe file will be MP4; name it "a\.mp4"\.\ncut\.mp4 is there already; choose another name\.\n/)
  })

  it('should take a tilde for the home folder', async () => {
    await using folder = await commandFolder()
    await using server = await filmServer()
    await writeFile(join(folder.home, 'p.jpg'), 'a picture')
    const { output } = await say(folder, server, ['/upload ~/p.jpg', '~/p.jpg', '/state', '/export ~/cut.gif'])
    assert.equal(output.split('Uploaded: a.jpg.').length, 3, output)
    assert.ok((await readFile(join(folder.home, 'cut.gif'))).equals(filmBytes))
  })

  it('should save what the agent exports by itself, and show the file instead of the link', async () => {
    await using folder = await commandFolder()
    await using server = await filmServer({ 'POST /run_sse': [exportingTurn(), exportingTurn(), exportingTurn('gif')] })
    const { code, output, errors } = await say(folder, server, ['export for TikTok', 'export for TikTok', '导出成gif，要小一点'])
    assert.equal(code, 0, errors)
    for (const name of ['urban-dreams.mp4', 'urban-dreams-2.mp4', 'urban-dreams.gif']) {
      assert.ok(output.includes(`Saved: ${name} — 10s, 1 kB\n`), output)
      assert.ok((await readFile(join(folder.path, name))).equals(filmBytes))
    }
    assert.match(output, /\nExported: 10 s, 0\.1 MB\. ?\n/)
    assert.equal(server.requests.filter(({ path }) => path.startsWith('/api/render')).length, 0, 'it was rendered twice')
    const json = await say(folder, server, ['save it for TikTok'], ['--json'])
    assert.match(json.output, /"type":"note","text":"Saved: urban-dreams-2\.gif/)
    assert.doesNotMatch(output + errors + json.output, /render_|signature|signed|http|Download/)
  })

  it('should write events as lines of JSON', async () => {
    await using folder = await commandFolder()
    await using server = await filmServer({ 'POST /run_sse': [stream('data:\n\ndata: {"text":"Ready."}\n\n'), refuse(400, 400, 'No.')] })
    const { output } = await say(folder, server, ['one', 'two', 'credits'], ['--json'])
    const types = output.trim().split('\n').map((line) => JSON.parse(line).type)
    assert.deepEqual(types, ['heartbeat', 'text', 'summary', 'error', 'note'])
  })
})

describe('chat in a terminal', { timeout: 60_000 }, () => {
  it('should show a prompt, stop the turn but not the program at Ctrl-C, and keep what was typed', async () => {
    await using folder = await commandFolder()
    const cancelPath = 'POST /api/sessions/12/turns/turn-1/cancel'
    const endless: Answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'x-turn-id': 'turn-1' })
      response.write('data: {"type":"heartbeat","progress":0.5,"doing":"Painting the sea"}\n\n')
    }
    const pieces = ['The mu', 'sic is calm.'].map((text) => `data: ${JSON.stringify({ content: { parts: [{ text }] }, partial: true })}\n\n`)
    const calm = stream(`${pieces.join('')}data: {"text":"The music is calm."}\n\n`)
    await using server = await filmServer({ 'POST /run_sse': [endless, calm], [cancelPath]: ok({}) })
    await using screen = reelsmithTerminal(folder, ['chat'], { environment: { NEMO_API_URL: server.url } })
    await screen.type('a film of the sea\r', /> /)
    await screen.type('\u0003', /Painting the sea █+░+ {2}50%/)
    await screen.type('calm music\r', /Stopped\.\r\n.*> /s)
    await screen.type('\u0003', /The music is calm\.[^]*> /)
    await screen.type('\u0004', /Ctrl-D or \/quit ends/)
    assert.equal(await screen.end(), 0)
    const { text, broken } = screen.screen()
    assert.equal(
      text,
      [
        'Ready!',
        'Tell me what the film shows, or /upload your photos and clips. Three',
        'things to try:',
        '  · a 10-second clip of a sunset over the ocean with waves crashing',
        '  · add a title that says "Good Morning" and calm piano music',
        '  · make it vertical for TikTok',
        '',
        '/help lists commands, Ctrl-C stops a turn, Ctrl-D ends',
        '> a film of the sea',
        'Stopped.',
        'Timeline (3 tracks): 1. Video: city timelapse (0-6s), ocean waves',
        '(6-10s) 2. BGM: Lo-fi (0-10s, 35%) 3. Title: "Urban Dreams" (0-3s)',
        '> calm music',
        'The music is calm.',
        'Timeline (3 tracks): 1. Video: city timelapse (0-6s), ocean waves',
        '(6-10s) 2. BGM: Lo-fi (0-10s, 35%) 3. Title: "Urban Dreams" (0-3s)',
        '>',
        'Ctrl-D or /quit ends the conversation.',
        '>',
        'The session is kept: reelsmith chat --continue goes on with this',
        'film.',
      ].join('\n'),
      JSON.stringify(screen.raw()),
    )
    assert.deepEqual(broken, [])
    assert.equal(server.requests.filter(({ method, path }) => `${method} ${path}` === cancelPath).length, 1)
    assert.equal(server.requests.filter(({ method, path }) => `${method} ${path}` === sessionPath).length, 1)
    const history = join(folder.home, '.config/nemovideo/chat_history')
    assert.equal(await readFile(history, 'utf8'), 'calm music\na film of the sea\n')
    assert.equal((await stat(history)).mode & 0o777, 0o600)
    assert.doesNotMatch(screen.raw(), /nmv_|render_/)
  })

  it('should let the turn finish at Ctrl-D in its midst, then end as at an idle one', async () => {
    await using folder = await commandFolder()
    const { promise: ended, resolve: end } = Promise.withResolvers<void>()
    const slow: Answer = async (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write('data: {"type":"heartbeat","progress":0.5,"doing":"Painting the sea"}\n\n')
      await ended
      response.end('data: {"text":"The sea is calm."}\n\n')
    }
    await using server = await filmServer({ 'POST /run_sse': slow })
    await using screen = reelsmithTerminal(folder, ['chat'], { environment: { NEMO_API_URL: server.url } })
    await screen.type('a film of the sea\r', /> /)
    await screen.type('\u0004', /Painting the sea/)
    setTimeout(end, 300) // once the key has been read
    assert.equal(await screen.end(), 0, screen.raw())
    const { text } = screen.screen()
    assert.match(text, /> a film of the sea\nThe sea is calm\.\nTimeline [^>]*\(0-3s\)\nThe session is kept: reelsmith chat --continue goes on with this\nfilm\.$/)
  })
})
