/**
 * The words that the director knows, as data. A row has a concept, what it stands for where it stands for something,
 * and its spellings: English ones match in every inflection, Chinese ones are written in simplified characters and
 * match traditional ones too. Where several match, the longest does.
 */

export interface Row {
  readonly concept: string
  /** A colour, a position, a look …; or what a word of degree is about. */
  readonly value?: string | number
  /** Separated by commas. */
  readonly en?: string
  readonly zh?: string
}

/** Rows of one concept, each with its value. */
export function valued(concept: string, rows: readonly (readonly [string | number, string, string])[]): Row[] {
  return rows.map(([value, en, zh]) => ({ concept, value, en, zh }))
}

/** Rows of concepts without values. */
export function plain(rows: Readonly<Record<string, readonly [string, string]>>): Row[] {
  return Object.entries(rows).map(([concept, [en, zh]]) => ({ concept, en, zh }))
}
