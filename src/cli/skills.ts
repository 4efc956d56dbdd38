/** `reelsmith skills`: the agent skills, put where each tool looks for its own. */
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type CommandContext, oneOf, readWords, usage } from './command.ts'
import { exitCodes } from './exit-code.ts'
import { wordsOf } from './words.ts'
import { writeResult } from './write-result.ts'

/** Below the home folder: the tool's own, and where it looks for skills; the first that is there, else the last. */
const tools = {
  clawhub: { own: '.clawhub', places: ['.openclaw/skills', '.clawhub/skills'] },
  cursor: { own: '.cursor', places: ['.cursor/skills'] },
  claude: { own: '.claude', places: ['.claude/skills'] },
  codex: { own: '.codex', places: ['.agents/skills', '.codex/skills'] },
} as const
type Tool = keyof typeof tools
const toolNames = Object.keys(tools) as Tool[]

const pages = fileURLToPath(new URL('../../skills/', import.meta.url))
/** In every page, where its server is chosen. */
const defaultServer = 'BASE="${NEMO_API_URL:-http://127.0.0.1:8787}"'
/** In every page, twice: where a shell begins to call the server, by the command line tool or by curl. */
const shellBeginnings = [/^export SKILL_SOURCE=/m, /^umask 077$/m]
/** In every page; OpenClaw shows a skill only where all that it requires is set, and a page that is put here has its server. */
const requiredServer = '      env:\n        - NEMO_API_URL\n'
/** In every page, where it looks for its own place, by which it names its platform. */
const ownPlace = /(?<=^PLACE="\$\{SKILL_DIR:-)\$\(ls .*\)(?=\}"$)/m

export async function skills(words: readonly string[], context: CommandContext): Promise<number> {
  const { environment, output, tongue } = context
  const { values, positionals } = readWords('skills', words)
  const [what, ...named] = positionals
  const known = skillNames()
  if (what === undefined) {
    writeResult(output, { asJson: values.json, data: { skills: known }, text: known.join('\n') })
    return exitCodes.ok
  }
  if (what !== 'install') throw usage('skills', `expected install, got "${what}"`)
  const wrong = named.find((name) => !known.includes(name))
  if (wrong !== undefined) throw usage('skills', `there is no skill "${wrong}"; there are ${known.join(', ')}`)
  const api = values.api === undefined ? undefined : requireUrl(values.api)
  const home = environment.HOME || homedir()
  const chosen = (values.for ?? []).map((tool) => oneOf('skills', 'for', tool, toolNames)!)
  const present = toolNames.filter((tool) => existsSync(join(home, tools[tool].own)))
  const wanted = chosen.length > 0 ? [...new Set(chosen)] : present
  if (wanted.length === 0) throw usage('skills', `none of ${toolNames.join(', ')} is here; name one with --for`)
  const installed: { skill: string; tool: Tool; folder: string }[] = []
  for (const tool of wanted) {
    const { places } = tools[tool]
    const place = places.find((each) => existsSync(join(home, each))) ?? places.at(-1)!
    for (const skill of named.length > 0 ? named : known) {
      const folder = join(home, place, skill)
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, 'SKILL.md'), pageFor(await readFile(join(pages, skill, 'SKILL.md'), 'utf8'), `$HOME/${place}/${skill}`, api))
      installed.push({ skill, tool, folder })
    }
  }
  const say = wordsOf(tongue)
  const lines = installed.map(({ skill, folder }) => say.skillInstalled(skill, folder))
  writeResult(output, { asJson: values.json, data: { installed }, text: lines.join('\n') })
  return exitCodes.ok
}

function skillNames(): string[] {
  return readdirSync(pages).filter((name) => existsSync(join(pages, name, 'SKILL.md'))).sort()
}

/** @param place - Where it is put, as a shell reads it. */
function pageFor(page: string, place: string, api: string | undefined): string {
  if (!ownPlace.test(page)) throw new Error('the page of a skill no longer says where it looks for its own place')
  if (!page.includes(requiredServer)) throw new Error('the page of a skill no longer says that it requires a server')
  const placed = page.replace(ownPlace, () => place).replace(requiredServer, '')
  if (api === undefined) return placed
  if (!page.includes(defaultServer)) throw new Error('the page of a skill no longer says where its server is chosen')
  // Also for the command line tool, which knows no other server than its own; and a token goes to a server that was named.
  const named = shellBeginnings.reduce((text, beginning) => {
    if (!beginning.test(text)) throw new Error('the page of a skill no longer says how a shell begins')
    return text.replace(beginning, (line) => `export NEMO_API_URL="\${NEMO_API_URL:-${api}}"\n${line}`)
  }, placed)
  return named.replaceAll('http://127.0.0.1:8787', () => api)
}

/** Without what a shell would make of it: it goes into a command line of the page. */
function requireUrl(text: string): string {
  const address = URL.canParse(text) ? new URL(text) : undefined
  if (address && /^https?:$/.test(address.protocol) && address.username === '' && /^[\w.:/[\]-]+$/.test(text)) return text.replace(/\/+$/, '')
  throw usage('skills', `--api: expected an http(s) address, got "${text}"`)
}
