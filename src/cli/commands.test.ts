import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, it } from 'node:test'
import { violationsOf } from '../../skills/testing.ts'
import { type Answer, ok, refuse, stream } from '../client/testing.ts'
import { ReelsmithError } from '../errors/error.ts'
import { runChild } from '../process/child.ts'
import { claimDataDir } from '../store/owner.ts'
import type { CommandSpec } from './command.ts'
import { commandNames, commands, optionsOf } from './commands.ts'
import { completionScript } from './completion.ts'
import { displayWidth } from './display-width.ts'
import { edit } from './edit.ts'
import { exportCommand } from './export.ts'
import { commandHelp, overview } from './help.ts'
import { clean, where } from './housekeeping.ts'
import { jobs } from './jobs.ts'
import { models } from './models.ts'
import { credits, state, upload } from './look-commands.ts'
import { skills } from './skills.ts'
import { type RanCommand, commandFolder, exportingTurn, filmBytes, filmServer, renderPath, smallDraft, statePath, wanModel } from './testing.ts'
import { type VideoRequest, parseVideoRequest } from '../wire/videos.ts'

const summary =
  'Timeline (3 tracks): 1. Video: city timelapse (0-6s), ocean waves (6-10s) 2. BGM: Lo-fi (0-10s, 35%) 3. Title: "Urban Dreams" (0-3s)'

const isUsage = ({ error }: RanCommand, message: RegExp): void =>
  assert.ok(ReelsmithError.is(error, 'request/invalid') && message.test(error.message), String(error))

describe('edit, then state and export', () => {
  it('should go on with the same session, kept for its server alone and readable by its owner alone', async () => {
    await using folder = await commandFolder()
    await using server = await filmServer()
    const environment = { NEMO_API_URL: server.url }
    await writeFile(join(folder.path, 'a.jpg'), 'a picture')
    const edited = await folder.run(edit, ['a.jpg', 'make a promo of it'], { environment })
    assert.deepEqual([edited.code, edited.output], [0, `${summary}\nThe session is kept: reelsmith export goes on with this film.\n`], String(edited.error))
    assert.match(edited.errors, /^Connecting…\nReady!\n.*Working on the film\nReady: a sunset\.\n/s)
    const again = await folder.run(edit, ['make the title bigger', '-o', 'b'], { environment })
    assert.equal(again.output, `b.mp4\n10s, 1920×1080, 1 kB\n${summary}\n`)
    assert.equal((await folder.run(state, [], { environment })).output, `${summary}\nUploaded: a.jpg.\n`)
    const exported = await folder.run(exportCommand, ['--format', 'gif', '--max-mb', '8', '--fps', '12.5'], { environment })
    assert.equal(exported.output, 'urban-dreams.gif\n10s, 1920×1080, 1 kB\n')
    assert.ok((await readFile(join(folder.path, 'urban-dreams.gif'))).equals(filmBytes))
    assert.equal(server.requests.filter(({ path }) => path.startsWith('/api/tasks')).length, 1)
    const [asked] = server.requests.filter(({ path }) => path === '/api/render/proxy/lambda').slice(-1)
    assert.deepEqual(JSON.parse(asked!.body.toString()).output, { format: 'gif', quality: 'high', fps: 12.5, max_mb: 8 })
    assert.equal((await stat(join(folder.home, '.config/nemovideo/sessions.json'))).mode & 0o777, 0o600)
    await using other = await filmServer()
    const nothing = await folder.run(state, [], { environment: { NEMO_API_URL: other.url } })
    assert.ok(ReelsmithError.is(nothing.error, 'session/not-found') && /edit FILE/.test(nothing.error.message))
  })

  it('should say what to do when the server has lost the session', async () => {
    await using folder = await commandFolder()
    await using server = await filmServer({ [statePath]: [ok({ state: {} }), refuse(404, 1002, 'gone')] })
    const environment = { NEMO_API_URL: server.url }
    await writeFile(join(folder.path, 'a.jpg'), 'a picture')
    assert.equal((await folder.run(upload, ['a.jpg'], { environment })).code, 0)
    const lost = await folder.run(exportCommand, [], { environment })
    assert.ok(ReelsmithError.is(lost.error, 'session/not-found') && /no more; begin one/.test(lost.error.message), String(lost.error))
  })

  it('should tell what a silent edit changed, in the language of the words', async () => {
    const louder = structuredClone(smallDraft)!
    louder.t[1]!.sg[0]!.m!.volume = 0.6
    const looks = [smallDraft, louder].map((draft): Answer => ok({ state: { draft } }))
    await using folder = await commandFolder()
    await using server = await filmServer({ 'POST /run_sse': stream('data:\n\n'), [statePath]: [ok({ state: { draft: smallDraft } }), ...looks] })
    const environment = { NEMO_API_URL: server.url }
    await writeFile(join(folder.path, 'a.jpg'), 'a picture')
    await folder.run(upload, ['a.jpg'], { environment })
    const edited = await folder.run(edit, ['音乐大一点', '--json'], { environment })
    const { reply, summary: shown } = JSON.parse(edited.output)
    assert.equal(reply, '完成：配乐 Lo-fi：音量 35% → 60%。')
    assert.match(shown, /^时间线（3 条轨道）/)
  })

  it('should show the reply also where no progress is shown', async () => {
    await using folder = await commandFolder()
    await using server = await filmServer()
    const environment = { NEMO_API_URL: server.url }
    await writeFile(join(folder.path, 'a.jpg'), 'a picture')
    await folder.run(upload, ['a.jpg'], { environment })
    const quiet = await folder.run(edit, ['asdf qwer', '-q'], { environment })
    assert.deepEqual([quiet.output.split('\n').slice(0, 2), quiet.errors], [['Ready: a sunset.', summary], ''])
    await using empty = await filmServer({ [statePath]: ok({ state: { draft: null } }) })
    await folder.run(upload, ['a.jpg'], { environment: { NEMO_API_URL: empty.url } })
    const none = await folder.run(edit, ['asdf qwer', '-q', '-o', 'x.mp4'], { environment: { NEMO_API_URL: empty.url } })
    assert.ok(ReelsmithError.is(none.error, 'job/failed') && none.error.details.alreadySaid === false && none.error.message === 'Ready: a sunset.', String(none.error))
  })

  it('should save what the agent exports by itself in an edit, under the name that was given if it is of that kind', async () => {
    await using folder = await commandFolder()
    await using server = await filmServer({ 'POST /run_sse': [exportingTurn('gif'), exportingTurn(), exportingTurn('gif')] })
    const environment = { NEMO_API_URL: server.url }
    await writeFile(join(folder.path, 'a.jpg'), 'a picture')
    const renders = (): number => server.requests.filter(({ path }) => path === '/api/render/proxy/lambda').length
    const gif = await folder.run(edit, ['a.jpg', 'make a gif of it'], { environment })
    assert.equal(gif.output, `urban-dreams.gif\n10s, 1 kB\n${summary}\n`, String(gif.error))
    const named = await folder.run(edit, ['export it in 720p', '-o', 'b.mp4'], { environment })
    assert.equal(named.output, `b.mp4\n10s, 1 kB\n${summary}\n`)
    assert.equal(renders(), 0)
    const both = await folder.run(edit, ['export it as a gif', '-o', 'c.mp4', '--json'], { environment })
    assert.deepEqual(JSON.parse(both.output).films.map(({ file }: { file: string }) => basename(file)), ['urban-dreams-2.gif', 'c.mp4'])
    assert.equal(renders(), 1)
    for (const name of ['urban-dreams.gif', 'b.mp4', 'urban-dreams-2.gif', 'c.mp4']) assert.ok(existsSync(join(folder.path, name)), name)
    const all = [gif, named, both].map(({ output, errors }) => output + errors).join('')
    assert.doesNotMatch(all, /render_|signature|signed|http|Download/)
  })

  it('should refuse words that make no sense before any work', async () => {
    await using folder = await commandFolder()
    isUsage(await folder.run(edit, ['']), /say what to do/)
    isUsage(await folder.run(edit, ['gone.mp4', 'cut it']), /"gone\.mp4" isn't there/)
    isUsage(await folder.run(upload, []), /name the files/)
    isUsage(await folder.run(exportCommand, ['--format', 'avi']), /--format: expected mp4, webm/)
    isUsage(await folder.run(exportCommand, ['-o', 'x.mp3', '--format', 'gif']), /name it "x\.gif"/)
    isUsage(await folder.run(exportCommand, ['--fps', 'fast']), /--fps: expected a number from 1 to 60/)
    isUsage(await folder.run(state, ['--loud']), /--loud/)
    isUsage(await folder.run(jobs, ['fetch']), /fetch N/)
  })
})

describe('credits and jobs', () => {
  it('should tell the balance in both languages', async () => {
    await using folder = await commandFolder()
    await using server = await filmServer()
    const environment = { NEMO_API_URL: server.url }
    assert.equal((await folder.run(credits, [], { environment })).output, '90 credits (10 more are set aside for work under way)\n')
    const chinese = await folder.run(credits, [], { environment, tongue: 'zh' })
    assert.deepEqual([chinese.output, chinese.errors], ['90 积分（另有 10 积分为进行中的工作冻结）\n', '正在连接…\n正在收尾\n'])
    assert.equal(JSON.parse((await folder.run(credits, ['--json'], { environment })).output).total, 100)
  })

  it('should tell when an export began by the local clock, and to programs by that of the world', async () => {
    await using folder = await commandFolder()
    await using server = await filmServer()
    const environment = { NEMO_API_URL: server.url }
    const { TZ } = process.env
    try {
      for (const [zone, time] of [['Asia/Shanghai', '2026-01-02 11:04'], ['America/Los_Angeles', '2026-01-01 19:04']] as const) {
        process.env.TZ = zone
        const { output } = await folder.run(jobs, [], { environment })
        assert.ok(output.includes(`  ${time}  `), output)
      }
      assert.match((await folder.run(jobs, ['--json'], { environment })).output, /"createdAt":"2026-01-02T03:04:00\.000Z"/)
    } finally {
      if (TZ === undefined) delete process.env.TZ
      else process.env.TZ = TZ
    }
  })

  it('should list exports by number, fetch and cancel them, and show no id', async () => {
    await using folder = await commandFolder()
    await using server = await filmServer()
    const environment = { NEMO_API_URL: server.url }
    const listed = await folder.run(jobs, [], { environment })
    assert.match(listed.output, /^1 {2}rendering 42%\n2 {2}done {11}2026-01-0\d \d\d:\d\d {2}mp4 1920×1080 1 kB\n$/)
    assert.match((await folder.run(jobs, ['cancel', '1'], { environment })).output, /^cancelled\n/)
    assert.equal((await folder.run(jobs, ['fetch', '2', '-o', 'x.mp4'], { environment })).output, 'x.mp4\n10s, 1920×1080, 1 kB\n')
    const json = await folder.run(jobs, ['--json'], { environment })
    assert.doesNotMatch(listed.output + json.output + listed.errors, /render_|nmv_|http/)
    const early = await folder.run(jobs, ['fetch', '1'], { environment })
    assert.ok(ReelsmithError.is(early.error, 'job/failed'))
    assert.ok(ReelsmithError.is((await folder.run(jobs, ['fetch', '9'], { environment })).error, 'render/not-found'))
  })

  it('should tell why an export failed and leave nothing', async () => {
    await using folder = await commandFolder()
    await using server = await filmServer({ [renderPath]: ok({ status: 'failed', error: 'it was black' }) })
    const environment = { NEMO_API_URL: server.url }
    await writeFile(join(folder.path, 'a.jpg'), 'a picture')
    const failed = await folder.run(edit, ['a.jpg', 'x', '-o', 'x.mp4'], { environment })
    assert.ok(ReelsmithError.is(failed.error, 'job/failed') && /it was black/.test(failed.error.message))
    assert.ok(!existsSync(join(folder.path, 'x.mp4')))
  })
})

describe('where and clean', () => {
  it('should say what lies where, and remove only what can be made again', async () => {
    await using folder = await commandFolder()
    const data = join(folder.path, 'data')
    for (const [name, bytes] of [['objects', 3_000_000], ['cache', 2_000_000], ['work', 40_000]] as const) {
      await mkdir(join(data, name), { recursive: true })
      await writeFile(join(data, name, 'x'), Buffer.alloc(bytes))
    }
    assert.match((await folder.run(where, [])).output, /3\.0 MB {2}films, uploads and clips +\S+objects\n/)
    const elsewhere = join(folder.path, 'cluster')
    for (const place of [elsewhere, join(data, 'voices/kitten')]) {
      await mkdir(place, { recursive: true })
      await writeFile(join(place, 'x'), Buffer.alloc(1_000_000))
    }
    await writeFile(join(data, 'postgres-place'), elsewhere)
    const { places } = JSON.parse((await folder.run(where, ['--json'])).output) as { places: { place: string; path: string; sizeBytes: number }[] }
    const sizes = Object.fromEntries(places.map(({ place, path, sizeBytes }) => [place, [path, sizeBytes]]))
    assert.deepEqual([sizes.database, sizes.weights![1]], [[elsewhere, 1_000_000], 1_000_000])
    assert.ok(Number(sizes.other![1]) < 10_000, 'what is elsewhere is not taken from the rest')
    assert.match((await folder.run(clean, ['-n'])).output, /2\.0 MB would be freed\.\n$/)
    assert.ok(existsSync(join(data, 'cache')))
    const owner = await claimDataDir(data)
    assert.ok(owner.owned)
    await owner.setPort(1)
    assert.ok(ReelsmithError.is((await folder.run(clean, [])).error, 'store/owned'))
    await owner.release()
    assert.match((await folder.run(clean, [])).output, /2\.0 MB freed\.\n$/)
    assert.deepEqual(['objects', 'cache', 'work'].map((name) => existsSync(join(data, name))), [true, false, false])
  })
})

describe('who is calling', () => {
  it('should be the command line, on the platform of that name, or the skill that it works for', async () => {
    await using server = await filmServer({ 'GET /api/credits/balance/simple': ok({ available: 1, frozen: 0, total: 1 }) })
    await using folder = await commandFolder()
    for (const SKILL_SOURCE of ['', 'veo-3-ai']) {
      await folder.run(credits, [], { environment: { NEMO_API_URL: server.url, SKILL_SOURCE } })
      const { 'x-skill-source': source, 'x-skill-platform': platform } = server.requests.at(-1)!.headers
      assert.deepEqual([source, platform], [SKILL_SOURCE || 'reelsmith-cli', 'cli'])
    }
  })
})

describe('skills', () => {
  it('should be put into the newer folder of a tool that has one, which is told', async () => {
    await using folder = await commandFolder()
    for (const [tool, newer, older] of [['codex', '.agents/skills', '.codex/skills'], ['clawhub', '.openclaw/skills', '.clawhub/skills']] as const) {
      const install = async (): Promise<string> => (await folder.run(skills, ['install', 'veo-3-ai', '--for', tool])).output
      assert.ok((await install()).endsWith(`${older}/veo-3-ai\n`))
      await mkdir(join(folder.home, newer), { recursive: true })
      assert.ok((await install()).endsWith(`${newer}/veo-3-ai\n`))
      assert.ok((await readFile(join(folder.home, newer, 'veo-3-ai/SKILL.md'), 'utf8')).includes(`$HOME/${newer}/veo-3-ai`))
    }
  })

  it('should be put where each tool looks, with the server that was named', async () => {
    await using folder = await commandFolder()
    isUsage(await folder.run(skills, ['install']), /--for/)
    await mkdir(join(folder.home, '.cursor'))
    assert.match((await folder.run(skills, ['install', 'veo-3-ai'])).output, /^veo-3-ai → \S+\/\.cursor\/skills\/veo-3-ai\n$/)
    const all = await folder.run(skills, ['install', '--for', 'claude', '--for', 'codex', '--api', 'https://films.example/', '--json'])
    const { installed } = JSON.parse(all.output) as { installed: { folder: string }[] }
    assert.equal(installed.length, 10)
    for (const { folder: place } of installed) assert.deepEqual(violationsOf(place), [])
    const page = await readFile(join(folder.home, '.codex/skills/veo-3-ai/SKILL.md'), 'utf8')
    assert.match(page, /BASE="\$\{NEMO_API_URL:-https:\/\/films\.example\}"/)
    assert.doesNotMatch(page, /^ +- NEMO_API_URL$/m, 'it would be shown only where that is set')
    assert.doesNotMatch(page, /127\.0\.0\.1|localhost/)
    for (const words of [/^ {2}hosts: .*else https:\/\/films\.example$/m, /^compatibility: .*https:\/\/films\.example\)\.$/m, /Privacy:.* else `https:\/\/films\.example`\)/]) assert.match(page, words)
    const shells = [...page.matchAll(/^```bash\n(export .*?)^```/gms)].map(([, shell]) => shell!.split('\n').filter((line) => line.startsWith('export')).join('\n'))
    assert.equal(shells.length, 2, 'for the command line tool and for curl')
    for (const [i, shell] of shells.entries()) {
      for (const [named, server] of [['', 'https://films.example'], ['http://mine', 'http://mine']]) {
        const { stdout } = await runChild('bash', ['-c', `${shell}\nprintf '%s %s' "$NEMO_API_URL" "\${SKILL_SOURCE:-}"`], { env: { PATH: process.env.PATH, NEMO_API_URL: named } })
        assert.equal(stdout.toString(), `${server} ${i === 0 ? 'veo-3-ai' : ''}`)
      }
    }
    for (const [tool, platform] of Object.entries({ clawhub: 'clawhub', cursor: 'cursor', claude: 'unknown', codex: 'unknown' })) {
      await folder.run(skills, ['install', 'veo-3-ai', '--for', tool])
      const lines = (await readFile(join(folder.home, `.${tool}/skills/veo-3-ai/SKILL.md`), 'utf8')).match(/^(?:PLACE=|case "\$PLACE").*$/gm)!
      const { stdout } = await runChild('bash', ['-c', `set -eu; ${lines.join('\n')}\nprintf %s "$PLATFORM"`], { env: { PATH: process.env.PATH, HOME: folder.home } })
      assert.equal(stdout.toString(), platform, tool)
    }
    isUsage(await folder.run(skills, ['install', '--for', 'emacs']), /clawhub, cursor, claude, codex/)
    isUsage(await folder.run(skills, ['install', '--api', 'http://x/$(rm)']), /http\(s\) address/)
    isUsage(await folder.run(skills, ['install', 'sora']), /no skill "sora"/)
  })
})

describe('help and completion', () => {
  it('should tell every command and option in both languages, within the width of a page', () => {
    for (const tongue of ['en', 'zh'] as const) {
      const pages = [overview(tongue), ...commandNames.map((name) => commandHelp(name, tongue))]
      for (const line of pages.join('\n').split('\n')) assert.ok(displayWidth(line) <= 110, line)
      for (const name of commandNames) {
        assert.ok(pages[0]!.includes(`${name} `) && pages[0]!.includes(commands[name].summary[tongue]))
        const page = commandHelp(name, tongue)
        for (const [option, { help }] of optionsOf(name)) assert.equal(page.includes(`--${option} `) || page.includes(`--${option}\n`), help !== undefined, `${name} --${option}`)
      }
    }
  })

  it('should tell of every command what it is for or how it is used, what it reads, and how it ends', () => {
    for (const tongue of ['en', 'zh'] as const) {
      for (const name of commandNames) {
        const page = commandHelp(name, tongue)
        const { about, examples = [] }: CommandSpec = commands[name]
        assert.ok(about !== undefined || examples.length > 0, name)
        for (const section of tongue === 'en' ? ['Environment:', 'LANG', 'Exit codes:'] : ['环境变量：', 'LANG', '退出码：']) assert.ok(page.includes(section), `${name}: ${section}`)
      }
    }
  })

  it('should tell what doctor reads and how it ends', () => {
    for (const [tongue, ...words] of [['en', 'Environment:', 'Exit codes: 0 films can be made here, 1 '], ['zh', '环境变量：', '退出码：0 本机可以制作影片，1 ']] as const) {
      for (const each of [...words, 'REELSMITH_DATA', 'REELSMITH_DRIVER']) assert.ok(commandHelp('doctor', tongue).includes(each), each)
    }
  })

  it('should complete every command and option in each shell', () => {
    for (const shell of ['bash', 'zsh', 'fish'] as const) {
      const script = completionScript(shell, 'en')
      for (const name of commandNames) {
        assert.match(script, new RegExp(`\\b${name}\\b`))
        for (const [option, { help }] of optionsOf(name)) if (help) assert.ok(script.includes(option), `${shell} ${option}`)
      }
      assert.ok(!script.includes('personal'))
    }
  })
})

describe('models', () => {
  const video = { id: 'v', object: 'video', model: 'Wan', progress: 100, created_at: 0, completed_at: 0, expires_at: null, prompt: 'x', seconds: '2', size: '1280x720', remixed_from_video_id: null, error: null, refusals: [] }

  it('should tell what each can do, costs, and when it ends', async () => {
    await using folder = await commandFolder()
    await using server = await filmServer({ 'GET /v1/models': (_, response) => void response.end(JSON.stringify({ object: 'list', data: [wanModel] })) })
    const environment = { NEMO_API_URL: server.url }
    const listed = await folder.run(models, [], { environment })
    assert.equal(listed.error, undefined)
    assert.equal(listed.output, 'Wan  dashscope  ready  2-4 s  1920x1080 1280x720  first frame  40 credits a clip  $0.25 a second  until 2027-01-31\n')
    isUsage((await folder.run(models, ['test', 'Sora'], { environment })), /expected one of Wan, got "Sora"/)
    isUsage(await folder.run(models, ['test'], { environment }), /test NAME/)
  })

  it('should list what converses, speaks and listens too, and try it, in both languages', async () => {
    await using folder = await commandFolder()
    const gpt = { ...wanModel, id: 'gpt-x', owned_by: 'openai', makes: 'conversation', used: true, paid: true, credits: 0, usd_per_second: null, until: null, days_left: null, seconds: [], sizes: [], first_frame: false }
    const sol = { ...gpt, id: 'gpt-6-sol', usd_per_million_tokens: { questions: 2, answers: 10 } }
    const kokoro = { ...gpt, id: 'kokoro', owned_by: 'own', makes: 'speech', paid: false, credits: 1, voices: ['a', 'b', 'c', 'd', 'e', 'f'] }
    const builtIn = { ...gpt, id: 'built-in director', owned_by: 'built-in', used: false, paid: false, languages: ['en', 'zh'] }
    await using server = await filmServer({
      'GET /v1/models': (_, response) => void response.end(JSON.stringify({ object: 'list', data: [wanModel, builtIn, gpt, sol, kokoro] })),
      'POST /v1/models/test': (_, response) => void response.end(JSON.stringify({ id: 'gpt-x', said: 'ready', took_seconds: 1.234, tokens: 25, sound_seconds: null })),
    })
    const environment = { NEMO_API_URL: server.url }
    const { output } = await folder.run(models, [], { environment })
    assert.match(output, /^Wan .*\n\nbuilt-in director +built-in +ready +conducts turns +en zh +free *\ngpt-x +openai +used +conducts turns +price not known: counted as an order +no last day announced *\ngpt-6-sol .* \$2 in, \$10 out a million tokens +no last day announced *\nkokoro +own +used +speaks +a, b, c, d, \+2 +1 credit a voice-over +free *\n$/)
    assert.match((await folder.run(models, [], { environment, tongue: 'zh' })).output, /gpt-x +openai +使用中 +指挥对话 +价格未知：按次数计 +未公布停用日期 *\ngpt-6-sol .*每百万 token：问 2 美元，答 10 美元 .*\nkokoro +own +使用中 +配音 .* 1 积分一次 +免费/)
    assert.equal((await folder.run(models, ['test', 'gpt-x'], { environment })).output, 'gpt-x answered "ready" in 1.2 s (25 tokens).\n')
    assert.equal((await folder.run(models, ['test', 'gpt-x'], { environment, tongue: 'zh' })).output, 'gpt-x 用 1.2 秒回答了“ready”（25 个 token）。\n')
    assert.deepEqual(JSON.parse((await folder.run(models, ['test', 'gpt-x', '--json'], { environment })).output).said, 'ready')
    isUsage(await folder.run(models, ['test', 'built-in director'], { environment }), /part of this program/)
  })

  it('should warn in the last month of a model, in both languages', async () => {
    await using folder = await commandFolder()
    for (const [left, ready, english, chinese] of [
      [30, true, / {2}until 2027-01-31: 30 days left!$/m, /到 2027-01-31，只剩 30 天！$/m],
      [1, true, / {2}until 2027-01-31: 1 day left!$/m, /只剩 1 天！$/m],
      [0, false, / {2}not ready \(no key, or ended\) .* ended 2027-01-31$/m, /已于 2027-01-31 停用$/m],
    ] as const) {
      const data = [{ ...wanModel, days_left: left, ready }]
      await using server = await filmServer({ 'GET /v1/models': (_, response) => void response.end(JSON.stringify({ object: 'list', data })) })
      const environment = { NEMO_API_URL: server.url }
      assert.match((await folder.run(models, [], { environment })).output, english)
      assert.match((await folder.run(models, [], { environment, tongue: 'zh' })).output, chinese)
    }
  })

  it('should order the cheapest clip of one, and say what made it', async () => {
    await using folder = await commandFolder()
    let asked = ''
    await using server = await filmServer({
      'GET /v1/models': (_, response) => void response.end(JSON.stringify({ object: 'list', data: [wanModel] })),
      'POST /v1/videos': ({ body }, response) => {
        asked = body.toString()
        response.end(JSON.stringify({ ...video, status: 'completed', made_by: 'Wan' }))
      },
    })
    const ran = await folder.run(models, ['test', 'wan'], { environment: { NEMO_API_URL: server.url } })
    assert.deepEqual([ran.code, ran.output], [0, 'Wan made 2 s of 1280x720 (about $0.5 at Wan).\n'])
    assert.deepEqual(JSON.parse(asked), { seconds: 2, size: '1280x720', model: 'Wan', prompt: 'a calm sea' })
  })

  it('should order no size that a request may not have', async () => {
    await using folder = await commandFolder()
    for (const [sizes, size] of [[['2048x1152', '1152x2048'], '1920x1080'], [['64x36'], '114x64']] as const) {
      let asked: VideoRequest | undefined
      await using server = await filmServer({
        'GET /v1/models': (_, response) => void response.end(JSON.stringify({ object: 'list', data: [{ ...wanModel, sizes }] })),
        'POST /v1/videos': ({ body }, response) => {
          asked = parseVideoRequest(JSON.parse(body.toString()))
          response.end(JSON.stringify({ ...video, status: 'completed', made_by: 'Wan' }))
        },
      })
      await folder.run(models, ['test', 'wan'], { environment: { NEMO_API_URL: server.url } })
      assert.equal(`${asked?.width}x${asked?.height}`, size)
    }
  })
})
