import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { parse } from 'yaml'
import { skillPage } from './page.ts'
import { skills } from './skill.ts'

const folder = import.meta.dirname
const pageFile = (name: string): string => path.join(folder, name, 'SKILL.md')

/** Members that the Agent Skills specification knows (agentskills.io/specification). */
const known = new Set(['name', 'description', 'license', 'compatibility', 'metadata', 'allowed-tools'])

describe('the skills', () => {
  it('should be written as the table and the template say: run `npm run skills` after a change', () => {
    for (const skill of skills) assert.equal(readFileSync(pageFile(skill.name), 'utf8'), skillPage(skill))
    const folders = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
    assert.deepEqual(folders.sort(), skills.map(({ name }) => name).sort())
  })

  for (const skill of skills) {
    const page = skillPage(skill)
    const [, head, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(page) ?? []

    it(`should be valid by the specification: ${skill.name}`, () => {
      const front = parse(head!) as Record<string, unknown>
      assert.deepEqual(Object.keys(front).filter((key) => !known.has(key)), [])
      assert.equal(front.name, skill.name)
      assert.match(skill.name, /^[a-z0-9]+(-[a-z0-9]+)*$/)
      assert.ok(skill.name.length <= 64)
      const description = String(front.description)
      assert.ok(description.length > 0 && description.length <= 1024)
      assert.match(description, /Use it when/)
      assert.ok(String(front.compatibility).length <= 500)
      const metadata = front.metadata as { version: string; openclaw: Record<string, unknown> }
      assert.match(metadata.version, /^\d+\.\d+\.\d+$/)
      assert.deepEqual(Object.keys(metadata.openclaw), ['emoji', 'requires', 'primaryEnv'])
      assert.ok(body!.split('\n').length < 500)
    })

    it(`should say all that an agent needs: ${skill.name}`, () => {
      for (const words of [
        ...skill.examples, 'Connecting…', 'Ready!', '⏳ Still working...', `${skill.uploadLimitMb} MB`,
        '导出', '积分', '余额', '状态', '上传', '点击', '打开', '拖拽',
        'X-Client-Id', 'X-Skill-Source', 'X-Skill-Version', 'X-Skill-Platform',
        '/api/auth/anonymous-token', '/run_sse', '/latest', '/api/credits/balance/simple', '/api/render/proxy/lambda',
        '| 1001 |', '| 1002 |', '| 2001 |', '| 4001 |', '| 4002 |', '| 400 |', '| 402 |', '| 403 |', '| 429 |',
        'mp4 mov avi webm mkv', 'txt md docx pdf', 'Privacy',
      ]) {
        assert.ok(page.includes(words), words)
      }
    })
  }
})
