/**
 * The rules of the Agent Skills specification, on our skills and on ones that break each of them: all that the tests of the
 * reference validator refuse are here. `testing.ts` says where the rules are from. Then the validator itself, on our skills.
 */
import assert from 'node:assert/strict'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type RunResult, runChild } from '../src/process/child.ts'
import { skillFolders, violationsOf } from './testing.ts'

const good = {
  name: 'a-skill',
  description: 'Extracts text and tables from PDF files. Use when the user mentions PDFs or forms.',
  metadata: '\n  version: "1.0.0"',
}

let scratch: string
before(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'reelsmith-skills-'))
})
after(() => rm(scratch, { recursive: true }))

/** A skill with other fields than the good one, as they stand in its frontmatter. */
async function violationsWith(fields: Record<string, string | undefined>, { body = '# Do this\n', folder = 'a-skill' } = {}): Promise<string[]> {
  const place = path.join(await mkdtemp(path.join(scratch, 'case-')), folder)
  await mkdir(place)
  const front = Object.entries({ ...good, ...fields }).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}\n`]))
  await writeFile(path.join(place, 'SKILL.md'), `---\n${front.join('')}---\n${body}`)
  return violationsOf(place)
}

describe('the Agent Skills specification', () => {
  it('should take a small valid skill, also with every field there is', async () => {
    assert.deepEqual(await violationsWith({}), [])
    assert.deepEqual(await violationsWith({ license: 'MIT', compatibility: 'Needs curl', 'allowed-tools': 'Bash(curl:*) Read' }), [])
  })

  const wrong: [string, Record<string, string | undefined>, RegExp][] = [
    ['no name', { name: undefined }, /^name is no text$/],
    ['a name of 65 letters', { name: 'a'.repeat(65) }, /65 characters, more than 64/],
    ['capitals', { name: 'A-skill' }, /lowercase/],
    ['a hyphen in front', { name: '-skill' }, /lowercase/],
    ['a hyphen at the end', { name: 'skill-' }, /lowercase/],
    ['an underscore', { name: 'a_skill' }, /lowercase/],
    ['capitals of another script', { name: 'НАВЫК' }, /lowercase/],
    ['two hyphens in a row', { name: 'a--skill' }, /lowercase/],
    ['a name that is not its folder', { name: 'another' }, /"another", its folder "a-skill"/],
    ['no description', { description: undefined }, /^description is no text$/],
    ['an empty description', { description: '""' }, /^description is no text$/],
    ['a description too long', { description: `Extracts text from many files. Use when ${'x '.repeat(500)}` }, /more than 1024/],
    ['a description without its occasion', { description: 'Helps with PDFs and with all of their pages.' }, /when to use it/],
    ['a description without its purpose', { description: 'Helps. Use when the user mentions PDFs or forms.' }, /what it does/],
    ['XML in the description', { description: 'Extracts <b>all</b> text from files. Use when the user mentions PDFs or forms.' }, /angle brackets/],
    ['a field that nobody knows', { version: '1.0.0' }, /unexpected field: version/],
    ['compatibility too long', { compatibility: 'x'.repeat(501) }, /more than 500/],
    ['an empty compatibility', { compatibility: '""' }, /^compatibility is no text$/],
    ['tools as a list', { 'allowed-tools': '\n  - Read' }, /allowed-tools is no text/],
    ['metadata that is a text', { metadata: '1.0.0' }, /metadata is no mapping/],
    ['metadata of metadata', { metadata: '\n  version: "1.0.0"\n  author:\n    name: x' }, /metadata\.author is no text/],
    ['no version', { metadata: '\n  author: x' }, /metadata\.version/],
    ['flow style', { metadata: '\n  version: "1.0.0"\n  openclaw:\n    bins: [curl]' }, /flow style/],
    ['an anchor', { license: '&x MIT' }, /an anchor/],
    ['a tag', { license: '!!str MIT' }, /a tag/],
    ['a field that comes twice', { license: 'MIT\nlicense: ISC' }, /a key comes twice/],
  ]
  for (const [what, fields, message] of wrong) {
    it(`should refuse ${what}`, async () => {
      const found = await violationsWith(fields)
      assert.ok(found.some((one) => message.test(one)), found.join('; ') || 'it was taken')
    })
  }

  const bodies: [string, string, RegExp][] = [
    ['a link to what is not there', 'See [more](references/MORE.md).', /references\/MORE\.md is not there/],
    ['a script that is not there', 'Run scripts/extract.py', /scripts\/extract\.py is not there/],
    ['a link out of the skill', 'See [more](../other/SKILL.md).', /leads out/],
    ['a deep link', 'See [more](references/a/b.md).', /one level deep/],
    ['no instructions', '\n', /no instructions/],
    ['a page without end', 'x\n'.repeat(501), /500 lines/],
    ['a long page', 'x'.repeat(20_001), /20000 characters/],
  ]
  for (const [what, body, message] of bodies) {
    it(`should refuse ${what}`, async () => assert.match((await violationsWith({}, { body })).join('; '), message))
  }

  it('should refuse a folder without a page, and a page without a frontmatter', async () => {
    assert.deepEqual(violationsOf(scratch), ['there is no SKILL.md'])
    await writeFile(path.join(scratch, 'SKILL.md'), '# Just words\n')
    assert.deepEqual(violationsOf(scratch), ['it does not begin with a closed frontmatter'])
  })

  for (const name of skillFolders(import.meta.dirname)) {
    it(`should take ${name}`, () => assert.deepEqual(violationsOf(path.join(import.meta.dirname, name)), []))
  }
})

describe("the specification's validator, in its port to Node", () => {
  const validator = fileURLToPath(new URL('../node_modules/skills-ref/dist/cli.js', import.meta.url))
  const validate = (folder: string): Promise<RunResult> => runChild(process.execPath, [validator, 'validate', folder])

  for (const name of skillFolders(import.meta.dirname)) {
    it(`should take ${name}`, async () => {
      const { exitCode, stdout, stderr } = await validate(path.join(import.meta.dirname, name))
      assert.equal(exitCode, 0, stderr)
      assert.match(stdout.toString(), /^Valid skill: /)
    })
  }

  it('should refuse one in the folder of another', async () => {
    const [name] = skillFolders(import.meta.dirname)
    const folder = path.join(scratch, 'another')
    await cp(path.join(import.meta.dirname, name!), folder, { recursive: true })
    const { exitCode, stderr } = await validate(folder)
    assert.equal(exitCode, 1)
    assert.match(stderr, /must match skill name/)
  })
})
