import { homedir } from 'node:os'
import { join } from 'node:path'

/** The words of a line as a shell would split them: by spaces, except in quotes and behind a backslash. */
export function shellWords(line: string): string[] {
  const words: string[] = []
  let word: string | undefined
  let quote = ''
  for (let at = 0; at < line.length; at++) {
    const character = line[at]!
    if (quote === '' && (character === '"' || character === "'")) {
      quote = character
      word ??= ''
    } else if (character === quote && quote !== '') {
      quote = ''
    } else if (character === '\\' && quote !== "'" && at + 1 < line.length) {
      word = (word ?? '') + line[++at]!
    } else if (/\s/.test(character) && quote === '') {
      if (word !== undefined) words.push(word)
      word = undefined
    } else {
      word = (word ?? '') + character
    }
  }
  return word === undefined ? words : [...words, word]
}

/** A path with a `~` at its beginning as shells mean it. */
export function withHome(path: string, environment: NodeJS.ProcessEnv): string {
  return /^~(?:\/|$)/.test(path) ? join(environment.HOME || homedir(), path.slice(1)) : path
}
