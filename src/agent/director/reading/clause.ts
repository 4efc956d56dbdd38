/** One request of a message: a row of tokens, and what can be asked about it. */
import { pattern } from './pattern.ts'
import type { Token } from './tokens.ts'

/** Tokens `[start, end)` of a clause. */
export interface Match {
  readonly start: number
  readonly end: number
}

export class Clause {
  /** The normalised message that the tokens are places in. */
  readonly source: string
  readonly tokens: readonly Token[]
  readonly #names: string
  readonly #starts: readonly number[]

  constructor(source: string, tokens: readonly Token[]) {
    this.source = source
    this.tokens = tokens
    let names = ''
    const starts: number[] = []
    for (const { name } of tokens) {
      starts.push(names.length)
      names += ` ${name}`
    }
    this.#names = names
    this.#starts = starts
  }

  get text(): string {
    return this.textOf({ start: 0, end: this.tokens.length })
  }

  get isEmpty(): boolean {
    return this.tokens.length === 0
  }

  /** The words as they were written. */
  textOf({ start, end }: Match): string {
    const [first, last] = [this.tokens[start], this.tokens[end - 1]]
    return first && last && end > start ? this.source.slice(first.start, last.end) : ''
  }

  /** Where a pattern is found first, at or after a token. */
  find(words: string, from = 0): Match | undefined {
    if (from >= this.tokens.length) return undefined
    const search = pattern(words)
    search.lastIndex = this.#starts[from]!
    const found = search.exec(this.#names)
    if (!found || found[0] === '') return undefined
    return { start: this.#indexAt(found.index), end: this.#indexAt(found.index + found[0].length) }
  }

  findAll(words: string): Match[] {
    const matches: Match[] = []
    for (let match = this.find(words); match; match = this.find(words, match.end)) matches.push(match)
    return matches
  }

  has(words: string): boolean {
    return this.find(words) !== undefined
  }

  /** Whether the clause begins so. */
  starts(words: string): boolean {
    return this.find(words)?.start === 0
  }

  /** Whether there is nothing else in it. */
  is(words: string): boolean {
    return this.findAll(words).some(({ start, end }) => start === 0 && end === this.tokens.length)
  }

  /** The values of a concept or slot, in order. */
  values<T extends string | number>(concept: string): T[] {
    return this.tokens.flatMap(({ values }) => (values.has(concept) ? [values.get(concept) as T] : []))
  }

  value<T extends string | number>(concept: string): T | undefined {
    return this.values<T>(concept)[0]
  }

  /** The same without some of its tokens. */
  without(...matches: readonly (Match | undefined)[]): Clause {
    return this.filter((_, index) => !matches.some((match) => match && index >= match.start && index < match.end))
  }

  slice(start: number, end = this.tokens.length): Clause {
    return new Clause(this.source, this.tokens.slice(start, end))
  }

  filter(keep: (token: Token, index: number) => boolean): Clause {
    return new Clause(this.source, this.tokens.filter(keep))
  }

  #indexAt(offset: number): number {
    const index = this.#starts.indexOf(offset)
    return index >= 0 ? index : this.tokens.length
  }
}
