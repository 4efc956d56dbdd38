/**
 * For tests only: what the Agent Skills specification and its reference validator want of a skill.
 *
 * @see https://agentskills.io/specification and `skills-ref` in github.com/agentskills/agentskills, at 69ef37e. It is
 *   written in Python, and its port on npm does not read YAML as strictly as it does, so all its rules are written down here;
 *   where it takes more than the text of the specification (names in any script), the text counts.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { CST, Lexer, parseDocument } from 'yaml'

/** "Allowed frontmatter fields per Agent Skills Spec" (`validator.py`). */
const knownFields = ['name', 'description', 'license', 'compatibility', 'metadata', 'allowed-tools']
/** In characters; "The required `name` field", "description", "compatibility". */
const longest = { name: 64, description: 1024, compatibility: 500 }
/** "Keep your main SKILL.md under 500 lines", "Instructions (< 5000 tokens recommended)", at four characters a token. */
const longestBody = { lines: 500, characters: 20_000 }

/** What is wrong with the skill in a folder, sentence by sentence; nothing when it is valid. */
export function violationsOf(folder: string): string[] {
  if (!existsSync(path.join(folder, 'SKILL.md'))) return ['there is no SKILL.md']
  const page = readFileSync(path.join(folder, 'SKILL.md'), 'utf8')
  // As `parser.py` cuts it: at the first two "---", wherever they are.
  const [before, head, ...rest] = page.split('---')
  if (before !== '' || head === undefined || rest.length === 0) return ['it does not begin with a closed frontmatter']
  const strict = yamlViolations(head)
  if (strict.length > 0) return strict
  const front = parseDocument(head, { schema: 'failsafe' }).toJS() as Record<string, unknown> | null
  if (front === null || typeof front !== 'object' || Array.isArray(front)) return ['the frontmatter is no mapping']
  return [
    ...Object.keys(front).filter((field) => !knownFields.includes(field)).map((field) => `unexpected field: ${field}`),
    ...nameViolations(front.name, path.basename(folder)),
    ...descriptionViolations(front.description),
    ...('compatibility' in front ? textViolations('compatibility', front.compatibility) : []),
    ...(['license', 'allowed-tools'] as const).filter((field) => field in front && typeof front[field] !== 'string').map((field) => `${field} is no text`),
    ...metadataViolations(front.metadata ?? {}),
    ...bodyViolations(rest.join('---'), folder),
  ]
}

/** The reference reads its YAML by StrictYAML: no flow style, tags, anchors or duplicate keys. */
function yamlViolations(head: string): string[] {
  const document = parseDocument(head, { schema: 'failsafe' })
  const refused = { 'flow-map-start': 'flow style', 'flow-seq-start': 'flow style', anchor: 'an anchor', alias: 'an alias', tag: 'a tag' } as const
  const found: string[] = document.errors.map(({ code }) => (code === 'DUPLICATE_KEY' ? 'a key comes twice' : `no YAML: ${code}`))
  let isScalar = false
  for (const lexeme of new Lexer().lex(head)) {
    const type = CST.tokenType(lexeme)
    if (!isScalar && type !== null && type in refused) found.push(`the frontmatter has ${refused[type as keyof typeof refused]}`)
    isScalar = type === 'scalar' // what follows that mark is text, whatever it looks like
  }
  return [...new Set(found)]
}

function textViolations(field: keyof typeof longest, value: unknown): string[] {
  if (typeof value !== 'string' || value.trim() === '') return [`${field} is no text`]
  const length = [...value].length
  return length > longest[field] ? [`${field} has ${length} characters, more than ${longest[field]}`] : []
}

/** Letters of any script pass the reference; the text of the specification takes `a-z`, `0-9` and `-` alone, and so do we. */
function nameViolations(given: unknown, folderName: string): string[] {
  const wrong = textViolations('name', given)
  if (typeof given !== 'string') return wrong
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(given)) wrong.push('name wants lowercase letters and digits, with single hyphens between them')
  if (given !== folderName) wrong.push(`name is "${given}", its folder "${folderName}"`)
  return wrong
}

/** "Should describe both what the skill does and when to use it." */
function descriptionViolations(given: unknown): string[] {
  const wrong = textViolations('description', given)
  if (typeof given !== 'string') return wrong
  const [what = '', when = ''] = given.split(/\bUse (?:it|this skill|this)? ?when\b/i)
  if (what.trim().split(/\s+/).length < 5) wrong.push('description does not say what it does')
  if (when.trim().split(/\s+/).length < 5) wrong.push('description does not say when to use it')
  // Clients set descriptions into prompts as XML (`prompt.py`).
  if (/[<>]/.test(given)) wrong.push('description has angle brackets')
  return wrong
}

/** "A map from string keys to string values"; OpenClaw reads its own block as a map, which the reference takes as text. */
function metadataViolations(metadata: unknown): string[] {
  if (metadata === null || typeof metadata !== 'object' || Array.isArray(metadata)) return ['metadata is no mapping']
  const wrong = Object.entries(metadata).filter(([key, value]) => key !== 'openclaw' && typeof value !== 'string').map(([key]) => `metadata.${key} is no text`)
  const version = (metadata as Record<string, unknown>).version
  if (!/^\d+\.\d+\.\d+$/.test(String(version))) wrong.push('metadata.version is no version')
  return wrong
}

/** "Use relative paths from the skill root", "one level deep", and the files are there. */
function bodyViolations(body: string, folder: string): string[] {
  const wrong: string[] = []
  if (body.trim() === '') wrong.push('there are no instructions')
  if (body.split('\n').length > longestBody.lines) wrong.push(`the body has more than ${longestBody.lines} lines`)
  if (body.length > longestBody.characters) wrong.push(`the body has more than ${longestBody.characters} characters`)
  const linked = [...body.matchAll(/\]\((?!\w+:|#)([^)\s]+)\)/g)].map(([, target]) => target!.replace(/#.*$/, ''))
  const named = [...body.matchAll(/(?<![\w/.-])(?:scripts|references|assets)\/[\w./-]*\w/g)].map(([target]) => target)
  for (const target of new Set([...linked, ...named])) {
    if (path.isAbsolute(target) || target.split('/').includes('..')) wrong.push(`${target} leads out of the skill`)
    else if (target.split('/').length > 2) wrong.push(`${target} is more than one level deep`)
    else if (!existsSync(path.join(folder, target))) wrong.push(`${target} is not there`)
  }
  return wrong
}

/** Of the skills in a folder, by name. */
export function skillFolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort()
}
