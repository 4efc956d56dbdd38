import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import { parse } from 'yaml'
import { runChild } from '../src/process/child.ts'
import { skillPage } from './page.ts'
import { type Skill, skills } from './skill.ts'
import { skillFolders } from './testing.ts'

const folder = import.meta.dirname
const pageFile = (name: string): string => path.join(folder, name, 'SKILL.md')

/** What every page has to tell, element by element, and the words by which it does. */
function elementsOf(skill: Skill): Record<string, readonly (string | RegExp)[]> {
  const { name, greeting, examples, times, tips, files, uploadLimitMb } = skill
  return {
    'a greeting': ['Connecting…', 'Ready!', greeting],
    'three things to try': examples.map((example) => `> - ${example}`),
    'tips': [...tips, 'Shorter, more specific requests are more accurate', '"make it look better"', 'MP4 plays everywhere'],
    'times': [...times, 'An export is done in 30–90 seconds.'],
    'how to set up': ['NEMO_API_URL', 'NEMO_TOKEN', 'NEMO_CLIENT_ID', 'NEMO_WEB_URL', '~/.config/nemovideo/client_id', '/api/auth/anonymous-token', 'X-Client-Id', 'umask 077', '/api/tasks/me/with-session/nemo_agent'],
    'who is calling': [`\${SKILL_SOURCE:-${name}}`, 'X-Skill-Source', 'X-Skill-Version', 'X-Skill-Platform', '.clawhub', '.cursor/skills', 'PLATFORM=unknown'],
    'the routing, in English and Chinese': [
      /export, 导出, download, "send me the video" \| \*Export\*/, /credits, 积分, balance, 余额 \| \*Credits\*/,
      /status, 状态, "show tracks" \| \*State\*/, /upload, 上传, or sends a file \| \*Upload\*/, /anything else \| \*Ask\*/,
    ],
    'what talk of a screen means': [/"click" or 点击/, /"open" or 打开 → \*State\*/, /"drag" or 拖拽/, /"preview in timeline" → the summary/, /"Export" or 导出 → \*Export\*/],
    'uploads, and what is taken': ['/api/upload-video/nemo_agent/me/', '-F "files=@', '"source_type":"url"', files, /mp4 mov avi webm mkv · jpg jpeg\s+png gif webp · mp3 wav m4a aac · txt md docx pdf/, `${uploadLimitMb} MB each`],
    'how a turn is heard': ['/run_sse', 'text/event-stream', '--max-time 900', '⏳ Still working...', 'every 2 minutes', /heartbeats mean that\s+work goes on/, /The end is the close of the connection/],
    'what an edit without words means': [/ends without text, or breaks, do not send the message again/, /Ask \*State\* until it has changed, and say what changed/],
    'the state and its summary': ['/latest', '0 video, 1 audio, 7 text', 'Timeline (3 tracks): 1. Video: city timelapse (0-10s) 2. BGM: Lo-fi (0-10s, 35%) 3. Title: "Urban Dreams" (0-3s)', /ready to export once a track has a segment/],
    'an export with polling': ['/api/render/proxy/lambda', 'for i in 1 2 3 4 5 6 7 8 9 10', 'sleep 30', '"completed"', '"failed"', '"cancelled"', 'Pass the draft back unchanged', '24 hours'],
    'credits': ['/api/credits/balance/simple', /Generating a clip costs credits, edits and exports cost none/],
    'every error, and what to do': [
      /\| 1001 \|.*get a new one/, /\| 1002 \|.*make a new one/, /\| 2001 \|.*`registration_url`.*"top up"/, /\| 4001 \|.*name the accepted ones/,
      /\| 4002 \|.*compress or trim/, /\| 400 \|.*`X-Client-Id`/, /\| 402 \|.*"register or upgrade"; it is not about credits/, /\| 403 \|.*do not retry/, /\| 429 \|.*wait 30 seconds, retry once/,
    ],
    'the three workflows': ['**Quick:**', '**Batch:**', 'each has its own render', '**Step by step:**', 'session keeps the timeline'],
    'what leaves the machine': ['**Privacy:**', /go to that server \(`NEMO_API_URL`, else `http:\/\/127\.0\.0\.1:8787`\),\s+and nowhere else/],
    'what never to show': [/Never show tokens, ids or raw\s+JSON/],
    'the command line tool as another way': ['command -v reelsmith', 'reelsmith make', 'reelsmith edit', 'reelsmith export', 'Otherwise use curl', `export SKILL_SOURCE="\${SKILL_SOURCE:-${name}}"`],
  }
}

/** What the page of a skill calls its platform in a home that has these folders. */
async function platformOf(skill: Skill, folders: readonly string[], environment: Record<string, string> = {}): Promise<string> {
  const home = mkdtempSync(path.join(tmpdir(), 'home of '))
  try {
    for (const each of folders) mkdirSync(path.join(home, each), { recursive: true })
    const lines = skillPage(skill).match(/^(?:PLACE=|case "\$PLACE").*$/gm) ?? []
    const script = ['set -eu', ...lines, 'printf %s "$PLATFORM"'].join('\n')
    const { stdout } = await runChild('bash', ['-c', script], { env: { PATH: process.env.PATH, HOME: home, ...environment } })
    return stdout.toString()
  } finally {
    rmSync(home, { recursive: true })
  }
}

describe('the skills', () => {
  it('should call their platform by the place they are installed at, which their shell does not know', async () => {
    for (const skill of skills) {
      assert.equal(await platformOf(skill, [`.clawhub/skills/${skill.name}`]), 'clawhub')
      assert.equal(await platformOf(skill, [`.cursor/skills/${skill.name}`, '.clawhub/skills/another']), 'cursor')
      assert.equal(await platformOf(skill, []), 'unknown')
      assert.equal(await platformOf(skill, [], { SKILL_DIR: `/x/.openclaw/skills/${skill.name}` }), 'clawhub')
      assert.equal(await platformOf(skill, [], { SKILL_DIR: '/x/.cursor/skills/y' }), 'cursor')
    }
  })

  it('should be written as the table and the template say: run `npm run skills` after a change', () => {
    for (const skill of skills) assert.equal(readFileSync(pageFile(skill.name), 'utf8'), skillPage(skill))
    assert.deepEqual(skillFolders(folder), skills.map(({ name }) => name).sort())
  })

  it('should put any words into their JSON', async () => {
    const controls = String.fromCharCode(...Array.from({ length: 31 }, (_, index) => index + 1))
    const words = `a "b" \\ c\\n${controls}日落🌅 'd'`
    for (const skill of skills) {
      const line = skillPage(skill).match(/^TEXT=.*$/m)![0]
      const { stdout } = await runChild('bash', ['-c', `set -eu\n${line}\nprintf %s "{\\"text\\":\\"$TEXT\\"}"`], { env: { PATH: process.env.PATH, PROMPT: words } })
      assert.deepEqual(JSON.parse(stdout.toString()), { text: words.replace(/\p{Cc}/gu, ' ') })
    }
  })

  for (const skill of skills) {
    const page = skillPage(skill)
    const [, head, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(page) ?? []

    it(`should declare what OpenClaw asks for, and the hosts: ${skill.name}`, () => {
      const { metadata } = parse(head!) as { metadata: { hosts: string; openclaw: Record<string, unknown> } }
      assert.deepEqual(metadata.openclaw, {
        emoji: skill.emoji,
        requires: { bins: ['curl'], env: ['NEMO_API_URL'], configPaths: ['~/.config/nemovideo/'] },
        primaryEnv: 'NEMO_TOKEN',
      })
      assert.match(metadata.hosts, /NEMO_API_URL/)
    })

    // docs.openclaw.ai/clawhub/skill-format has the block nested, as here, and ClawHub reads the frontmatter as YAML. OpenClaw
    // reads it twice, as YAML and line by line, and believes the lines where a value begins as JSON does.
    it(`should be read alike by OpenClaw and by ClawHub: ${skill.name}`, () => {
      const read = parse(head!, { schema: 'core' }) as Record<string, unknown>
      assert.deepEqual(read, parse(head!, { schema: 'failsafe' }), 'nothing in it is read as more than text')
      for (const [, key, value] of head!.matchAll(/^([\w-]+): *(.*)$/gm)) assert.doesNotMatch(value!, /^[{[]/, key)
      assert.deepEqual(JSON.parse(JSON.stringify(read.metadata)), read.metadata)
    })

    for (const [what, words] of Object.entries(elementsOf(skill))) {
      it(`should tell ${what}: ${skill.name}`, () => {
        for (const each of words) assert.ok(each instanceof RegExp ? each.test(body!) : body!.includes(each), String(each))
      })
    }
  }
})
