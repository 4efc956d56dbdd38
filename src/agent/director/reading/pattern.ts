/**
 * Patterns over rows of tokens. A word in capitals matches a token that may mean it, another word that very word;
 * `A|B` in brackets either, `?` behind something makes it optional, `...` skips any tokens, as few as possible.
 */

/** For the names of tokens, each behind a space. */
export function pattern(words: string): RegExp {
  const known = compiled.get(words)
  if (known) return known
  const source = words.replace(/\.\.\.|[A-Z]+|[^\s()|?*+]+|[()|?*+]|\s+/g, (part) => {
    if (part === '...') return '(?: \\S+)*?'
    if (/^[A-Z]+$/.test(part)) return `(?: (?:\\S*/)?${part}(?:/\\S*)?(?= |$))`
    if (part === '(') return '(?:'
    if (/^[)|?*+]$/.test(part)) return part
    if (/^\s+$/.test(part)) return ''
    return `(?: ${part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?= |$))`
  })
  const made = new RegExp(source, 'g')
  compiled.set(words, made)
  return made
}

const compiled = new Map<string, RegExp>()
