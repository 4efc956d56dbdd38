import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { runChild } from '../src/process/child.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

const pure = ['errors', 'time', 'wire', 'timeline', 'scene', 'music']
const belowRender = [...pure, 'process', 'paint', 'compose', 'media', 'voice', 'models', 'store', 'jobs']
const belowServer = [...belowRender, 'render', 'actions', 'agent']

/** Who may import whom: the architecture, said a second time, so that a wall does not fall by a typing error. */
const mayImport: Record<string, readonly string[]> = {
  errors: [],
  time: ['errors'],
  timeline: ['errors', 'time'],
  wire: ['errors', 'time', 'timeline'],
  scene: ['errors', 'time'],
  music: ['errors', 'time', 'timeline'],
  process: ['errors', 'time'],
  net: ['errors', 'time'],
  paint: [...pure, 'process'],
  compose: [...pure, 'process'],
  media: [...pure, 'process'],
  voice: [...pure, 'process', 'media', 'jobs'],
  models: [...pure, 'process', 'net', 'media', 'jobs', 'voice'],
  ingest: [...pure, 'process', 'compose', 'media', 'jobs'],
  store: [...pure, 'process'],
  jobs: [...pure, 'process', 'store'],
  render: belowRender,
  actions: [...belowRender, 'net', 'ingest', 'render'],
  agent: [...pure, 'models', 'actions'],
  server: [...belowServer, 'net', 'ingest', 'mcp'],
  client: ['errors', 'time', 'wire', 'timeline'],
  mcp: ['errors', 'time', 'wire', 'timeline', 'client'],
  cli: ['errors', 'time', 'wire', 'timeline', 'process', 'voice', 'client', 'server', 'mcp'],
}
const folders = Object.keys(mayImport)

let scratch: string
before(() => {
  scratch = mkdtempSync(join(tmpdir(), 'reelsmith-walls-'))
  cpSync(join(root, '.oxlintrc.json'), join(scratch, '.oxlintrc.json'))
})
after(() => rmSync(scratch, { recursive: true }))

/** Lints one file and returns the lines that the walls refuse, from 1. */
async function refusedLines(file: string, text: string): Promise<number[]> {
  mkdirSync(join(scratch, file, '..'), { recursive: true })
  writeFileSync(join(scratch, file), text)
  const words = [join(root, 'node_modules/.bin/oxlint'), '--format', 'json', file]
  const { stdout } = await runChild(process.execPath, words, { cwd: scratch })
  const { diagnostics } = JSON.parse(stdout.toString('utf8')) as {
    diagnostics: { code: string; labels: { span: { line: number } }[] }[]
  }
  return diagnostics.flatMap(({ code, labels }) =>
    code === 'eslint(no-restricted-imports)' ? [labels[0]!.span.line] : [],
  )
}

describe('the walls between folders', () => {
  for (const folder of folders) {
    it(`should let src/${folder} import what is below it, and nothing else`, async () => {
      const others = folders.filter((other) => other !== folder)
      const text = others.map((other) => `export { x as ${other} } from '../${other}/x.ts'\n`).join('')
      const refused = (await refusedLines(`src/${folder}/x.ts`, text)).map((line) => others[line - 1])
      assert.deepEqual(refused.sort(), others.filter((other) => !mayImport[folder]!.includes(other)).sort())
    })
  }

  it('should keep I/O out of what is pure, and child processes out of everything but src/process', async () => {
    assert.deepEqual(await refusedLines('src/timeline/io.ts', "export { readFileSync } from 'node:fs'\n"), [1])
    assert.deepEqual(await refusedLines('src/media/spawn.ts', "export { spawn } from 'node:child_process'\n"), [1])
    assert.deepEqual(await refusedLines('src/process/spawn.ts', "export { spawn } from 'node:child_process'\n"), [])
  })

  it('should see through folders below, types and dynamic imports', async () => {
    const type = "import type { X } from '../../server/x.ts'\nexport type Y = X\n"
    assert.deepEqual(await refusedLines('src/agent/director/type.ts', type), [1])
    assert.deepEqual(await refusedLines('src/media/late.ts', "export const late = () => import('../agent/x.ts')\n"), [1])
  })

  it('should let a clip be painted, and a command ask who owns the data folder', async () => {
    assert.deepEqual(await refusedLines('src/models/procedural-clip.ts', "export { x } from '../paint/x.ts'\n"), [])
    assert.deepEqual(await refusedLines('src/cli/owner.ts', "export { x } from '../store/owner.ts'\n"), [])
  })
})
