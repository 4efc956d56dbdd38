import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { type Skill, skills } from '../skills/skill.ts'
import { probeMedia } from '../src/media/probe.ts'
import { runChild } from '../src/process/child.ts'
import { type RunningReelsmith, mainFile, startReelsmith } from './support/reelsmith.ts'

/** The blocks of shell under a page's headings, by heading. */
function blocksOf(page: string): Map<string, string> {
  const blocks = new Map<string, string>()
  for (const part of page.split(/^## /m).slice(1)) {
    const heading = part.slice(0, part.indexOf('\n')).trim()
    const block = /^```bash\n(.*?)^```/ms.exec(part)?.[1]
    if (block) blocks.set(heading, block)
  }
  return blocks
}

async function pageOf(name: string): Promise<string> {
  return await readFile(new URL(`../skills/${name}/SKILL.md`, import.meta.url), 'utf8')
}

/** The commands that a page names, in its order, without those that are but a part of one. */
function commandsOf(page: string): string[] {
  const section = page.slice(page.indexOf('## With the command line tool'), page.indexOf('Otherwise use curl:'))
  return [...section.matchAll(/`(reelsmith [^`]+)`/g)].map(([, command]) => command!)
}

describe('an agent that follows a skill page to the letter', () => {
  let scratch: string
  let server: RunningReelsmith
  before(async () => {
    scratch = await mkdtemp(path.join(tmpdir(), 'reelsmith-skills-'))
    const env = { REELSMITH_TOKENS_PER_IP: '100' }
    server = startReelsmith(['serve', '--port', '0'], { dataDir: path.join(scratch, 'data'), env })
    await server.url
    const photo = { width: 640, height: 480, channels: 3, background: '#3377aa' } as const
    await sharp({ create: photo }).jpeg().toFile(path.join(scratch, 'photo.jpg'))
    await writeFile(path.join(scratch, 'reelsmith'), `#!/bin/sh\nexec '${process.execPath}' '${mainFile}' "$@"\n`, { mode: 0o755 })
  })
  after(async () => {
    await server.stop()
    await rm(scratch, { recursive: true, force: true })
  })

  const [first, ...others] = skills as readonly [Skill, ...Skill[]]
  const { name } = first

  for (const { name } of skills) it(`should come to a film: ${name}`, async () => {
    const page = await pageOf(name)
    const blocks = blocksOf(page)
    const ask = blocks.get('Ask')!.replace(/^PROMPT=.*$/m, `PROMPT='turn these photos into a 1-second video titled "Sale"'`)
    const out = path.join(scratch, `${name}.mp4`)
    const script = [
      'set -eu',
      // Half a minute has passed when the render is over: how fast this machine is does not matter.
      `sleep() { while case "$(nemo "$BASE/api/render/proxy/lambda/$RENDER")" in *'"pending"'*|*'"processing"'*) true ;; *) false ;; esac; do command sleep 0.2; done; }`,
      blocks.get('Set up'),
      blocks.get('Upload'),
      'echo; echo ASKED',
      ask,
      'echo ANSWERED',
      blocks.get('State'),
      blocks.get('Credits'),
      'echo; echo EXPORTING',
      blocks.get('Export'),
      'printf "SUMMARY %s\\n" "$DRAFT"',
    ].join('\n')
    const { stdout, stderr, exitCode } = await runChild('bash', ['-c', script], {
      env: {
        ...process.env,
        HOME: path.join(scratch, name),
        NEMO_API_URL: await server.url,
        NEMO_TOKEN: '',
        NEMO_CLIENT_ID: '',
        FILE: path.join(scratch, 'photo.jpg'),
        OUT: out,
      },
    })
    const said = stdout.toString('utf8')
    assert.equal(exitCode, 0, `${stderr}\n${said.slice(-2000)}`)
    const events = said.slice(said.indexOf('ASKED'), said.indexOf('ANSWERED'))
    assert.match(events, /"type":"text"/)
    assert.doesNotMatch(events, /"type":"error"/)
    assert.match(said, /"available":\d+/)
    const { durationMs, width, height } = await probeMedia(out)
    assert.ok((await stat(out)).size > 1000)
    assert.equal(durationMs, 1000)
    assert.deepEqual([width, height], [1920, 1080])
    assert.match(await readFile(path.join(scratch, name, '.config/nemovideo/client_id'), 'utf8'), /^[\w-]{8,64}$/)
  })

  it('should come to a film by the command line as well', async () => {
    const page = await pageOf(name)
    const photo = path.join(scratch, 'photo.jpg')
    const home = path.join(scratch, `${name}-home`)
    const work = path.join(home, 'work')
    await mkdir(work, { recursive: true })
    const env = { ...process.env, PATH: `${scratch}:${process.env.PATH}`, HOME: home, LANG: 'C.UTF-8', NEMO_API_URL: await server.url, NEMO_TOKEN: '', NEMO_CLIENT_ID: '' }
    const [known] = /command -v reelsmith/.exec(page) ?? []
    const beginning = blocksOf(page).get('With the command line tool')
    assert.equal((await runChild('bash', ['-c', known!], { env })).stdout.toString(), `${scratch}/reelsmith\n`)
    let said = ''
    const run = async (command: string): Promise<string> => {
      const { stdout, stderr, exitCode } = await runChild('bash', ['-c', `${beginning}\n${command}`], { cwd: work, env })
      assert.equal(exitCode, 0, `${command}\n${stderr}`)
      said += `${stdout.toString()}${stderr.toString()}`
      return stdout.toString()
    }
    const told = new Map<string, string>()
    const [withFiles] = /(?<=`)--upload FILE…(?=`)/.exec(page) ?? []
    for (const command of commandsOf(page)) {
      // Of a photo, as the page says it can be: what is painted takes its time, and is not what this is about.
      const asked = command
        .replace(/^(reelsmith make) ".*"(?= --keep)(.*)/, `$1 "turn this photo into a 1-second video"$2 ${withFiles}`)
        .replace('FILE…', photo)
        .replace('"what to do"', `'turn this photo into a 1-second video titled "Sale"'`)
        .replace('"what to change"', '"make the title bigger"')
      const [, verb] = asked.split(' ')
      told.set(`${verb}${command.includes('FILE…') ? ' FILE' : ''}`, await run(asked))
    }
    assert.deepEqual([...told.keys()], ['make', 'edit FILE', 'edit', 'export', 'state', 'credits', 'upload FILE'])
    assert.match(told.get('make')!, /^film\.mp4\n1s, 1920×1080, .*\nTimeline \(\d tracks?\): 1\. Video: /)
    assert.match(told.get('edit FILE')!, /photo.*\(0-1s\).*"Sale"/)
    assert.match(told.get('edit')!, /"Sale"/)
    const [exported] = told.get('export')!.split('\n')
    assert.match(told.get('state')!, /^Timeline .*"Sale" .*\nUploaded: photo\.jpg\.\n$/)
    assert.match(told.get('credits')!, /^\d+ credits/)
    assert.match(told.get('upload FILE')!, /^Uploaded: photo\.jpg\.\n/)
    for (const file of ['film.mp4', exported!]) {
      const { durationMs, width, height } = await probeMedia(path.join(work, file))
      assert.deepEqual([durationMs, width, height], [1000, 1920, 1080], file)
    }
    const kept = path.join(home, '.config/nemovideo')
    for (const file of await readdir(kept)) {
      for (const secret of (await readFile(path.join(kept, file), 'utf8')).match(/[\w-]{12,}/g) ?? []) assert.ok(!said.includes(secret), `${file} told to the user`)
    }
  })

  it('should find the same commands on every page, as a shell reads them, but for what the film shows', async () => {
    /** The words that `reelsmith` is given. */
    const wordsOf = async ({ name: of, examples }: Skill): Promise<string[][]> => {
      const lines = commandsOf(await pageOf(of))
      const { stdout } = await runChild('bash', ['-c', ['reelsmith() { printf "%s\\0" "$@" $\'\\n\'; }', ...lines].join('\n')], { cwd: scratch })
      const told = stdout.toString().split('\n\0').filter(Boolean).map((words) => words.split('\0').slice(0, -1))
      assert.equal(told.length, lines.length, of)
      assert.ok(told.some(([verb, prompt]) => verb === 'make' && prompt === examples[0]), of)
      return told.map((words) => words.map((word) => (word === examples[0] ? '…' : word)))
    }
    const run = await wordsOf(first)
    for (const other of others) assert.deepEqual(await wordsOf(other), run, other.name)
  })
})
