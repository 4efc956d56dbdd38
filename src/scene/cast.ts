/** Who and what a shot shows: every mention of the description as so many figures, dressed and coloured. */
import type { SceneDescription, SubjectMention } from './description.ts'
import type { Random } from './random.ts'
import { rowOf } from './subjects/index.ts'
import type { SubjectRow } from './subjects/subject-row.ts'

/** Figures of one mention, which keep together. */
export interface Group {
  readonly row: SubjectRow
  readonly members: readonly Member[]
}

export interface Member {
  /** Name of the figure. */
  readonly kind: string
  readonly inks: Readonly<Record<string, string>>
}

/** More than these are a crowd that hides the place. */
const mostMembers = 4
const male = /\b(?:m[ae]n|boys?|guys?|gentlem[ae]n)\b|男/
const female = /woman|women|girl|lady|ladies|她|女/

/** In the order of the prompt; the first group is what the shot is about. */
export function castOf(description: SceneDescription, random: Random): readonly Group[] {
  return description.subjects.map((mention) => groupOf(mention, description, random))
}

function groupOf(mention: SubjectMention, description: SceneDescription, random: Random): Group {
  const row = equipped(mention, description)
  const kinds = row.variants ?? [row.kind]
  const chosen = chosenVariant(kinds, mention.words)
  const first = mention.kind === 'person' ? kinds.indexOf(random.pick(kinds)) : 0
  const described = { ...(mention.color && row.ink ? { [row.ink]: mention.color } : {}), ...mention.inks }
  const count = Math.min(mostMembers, Math.max(1, mention.count))
  const members = Array.from({ length: count }, (_, i): Member => {
    const kind = chosen ?? kinds[(first + i) % kinds.length]!
    // Only the first of several wears what was described.
    if (i === 0) return { kind, inks: described }
    return { kind, inks: mention.kind === 'hiker' ? {} : everydayInks(random) }
  })
  return { row, members }
}

/** A person who hikes has the hiker's things with them. */
function equipped(mention: SubjectMention, { actions }: SceneDescription): SubjectRow {
  const row = rowOf(mention.kind)
  return actions.includes('hike') && ['man', 'woman', 'person'].includes(row.kind) ? rowOf('hiker') : row
}

function chosenVariant(kinds: readonly string[], words: string): string | null {
  if (female.test(words)) return kinds.find((kind) => kind.includes('woman')) ?? null
  if (male.test(words)) return kinds.find((kind) => !kind.includes('woman')) ?? null
  return null
}

const everydayTops = ['#3d5a80', '#7a8450', '#c9a227', '#8d6b94', '#b7b2a6', '#5b6770', '#a44a3f']
const everydayTrousers = ['#2f3a52', '#3a3b42', '#6b5d4a', '#4a5240']

function everydayInks(random: Random): Member['inks'] {
  return { top: random.pick(everydayTops), trousers: random.pick(everydayTrousers) }
}
