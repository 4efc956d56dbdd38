/**
 * Debian's package sources, in both of apt's formats: one-line (`sources.list(5)`: `deb [options] uri suite part…`)
 * and deb822 (`debian.sources`: paragraphs of fields). Pure.
 */

/** The fields of one deb822 paragraph by their usual spelling; continuation lines keep their line breaks. */
export type AptSource = Readonly<Record<string, string>>

/** Options of the one-line format whose deb822 name is not just the same word with capitals. */
const fieldOfOption: Record<string, string> = { arch: 'Architectures', lang: 'Languages', target: 'Targets' }

/** Parses a `*.list` file. */
export function parseOneLineSources(text: string): AptSource[] {
  const sources: AptSource[] = []
  for (const raw of text.split('\n')) {
    const line = raw.replace(/#.*/, '').trim()
    const match = /^(deb|deb-src)\s+(?:\[([^\]]*)\]\s*)?(\S+)\s+(\S+)\s*(.*)$/.exec(line)
    if (!match) continue
    const [, type, options = '', uri, suite, components] = match
    const source: Record<string, string> = { Types: type!, URIs: uri!, Suites: suite! }
    if (components) source.Components = components
    for (const option of options.split(/\s+/).filter(Boolean)) {
      const [name, value = ''] = option.split(/[+-]?=(.*)/s)
      source[fieldOfOption[name!] ?? capitalised(name!)] = value.replaceAll(',', ' ')
    }
    sources.push(source)
  }
  return sources
}

/** Parses a `*.sources` file. */
export function parseDeb822Sources(text: string): AptSource[] {
  const withoutComments = text.replaceAll(/^#.*\n?/gm, '')
  return withoutComments
    .split(/\n(?:[ \t]*\n)+/)
    .map(parseParagraph)
    .filter((source) => source.Types !== undefined)
}

function parseParagraph(paragraph: string): AptSource {
  const source: Record<string, string> = {}
  let field: string | undefined
  for (const line of paragraph.split('\n')) {
    const match = /^([A-Za-z][\w-]*):\s*(.*)$/.exec(line)
    if (match) {
      field = match[1]!.toLowerCase() === 'uris' ? 'URIs' : capitalised(match[1]!.toLowerCase())
      source[field] = match[2]!.trim()
    } else if (field && /^[ \t]/.test(line)) {
      source[field] += `\n${line}` // an embedded key of Signed-By goes over many lines
    }
  }
  return source
}

/** Writes sources in the deb822 format. */
export function formatSources(sources: readonly AptSource[]): string {
  return sources
    .map((source) => Object.entries(source).map(([field, value]) => `${field}: ${value}\n`).join(''))
    .join('\n')
}

/** What a release's own suites are named after its codename (or, in Debian, its place in time: `stable`). */
const suiteEndings = ['', '-updates', '-security', '-backports']

/**
 * The sources of the distribution itself, cut down to the suites of this release: what other vendors' sources the
 * machine has, and whether those can be reached, is none of our business.
 *
 * @param codename - `VERSION_CODENAME` of os-release, e.g. `bookworm`.
 */
export function distributionSources(sources: readonly AptSource[], codename: string): AptSource[] {
  return sources.flatMap((source) => {
    const isOff = /^(no|false|off|0)$/i.test(source.Enabled ?? 'yes')
    const uris = words(source.URIs).filter((uri) => !uri.startsWith('cdrom:'))
    const suites = words(source.Suites).filter((suite) => isOfRelease(suite, codename, uris))
    const isOfDistribution = words(source.Types).includes('deb') && words(source.Components).includes('main')
    if (isOff || !isOfDistribution || suites.length === 0 || uris.length === 0) return []
    return [{ ...source, Types: 'deb', URIs: uris.join(' '), Suites: suites.join(' ') }]
  })
}

/** Many vendors call their suite `stable`, so that counts only on a mirror of Debian. */
function isOfRelease(suite: string, codename: string, uris: readonly string[]): boolean {
  const isDebianMirror = uris.every((uri) => /\/debian(-security)?\/?$/.test(uri))
  const names = isDebianMirror ? [codename, 'stable', 'oldstable'] : [codename]
  return names.some((name) => suiteEndings.some((ending) => suite === `${name}${ending}`))
}

/**
 * The backports of a Debian release, from the mirror and with the key that the machine already uses for the release;
 * undefined when no source names the release.
 */
export function backportsSource(sources: readonly AptSource[], codename: string): AptSource | undefined {
  const has = (ending: string) => (source: AptSource) =>
    words(source.Suites).some((suite) => [codename, 'stable', 'oldstable'].some((name) => suite === `${name}${ending}`))
  const releases = sources.filter(has(''))
  // Another vendor may have named its suite after the release as well, but has no `-updates` of it.
  const mirrors = new Set(sources.filter(has('-updates')).map(({ URIs }) => URIs))
  const release = releases.find(({ URIs }) => mirrors.has(URIs)) ?? releases[0]
  return release && { ...release, Types: 'deb', Suites: `${codename}-backports`, Components: 'main' }
}

function words(text: string | undefined): string[] {
  return (text ?? '').split(/\s+/).filter(Boolean)
}

/** `signed-by` becomes `Signed-By`. */
function capitalised(name: string): string {
  return name.replaceAll(/(^|-)[a-z]/g, (letters) => letters.toUpperCase())
}
