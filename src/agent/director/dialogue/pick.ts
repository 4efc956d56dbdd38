/** Which of several things somebody means who names one of them: "the second", "2", 最后一个, "the one with the dog". Pure. */
import type { Clip } from '../../../timeline/locate.ts'
import type { VideoClip } from '../../../timeline/model.ts'
import { bestMatches } from '../describe-match.ts'
import type { Clause } from '../reading/clause.ts'
import { readBareNumbers, readDescriptions, readReferences } from '../reading/references.ts'
import { isFiller, verbs } from '../reading/split.ts'
import type { Token } from '../reading/tokens.ts'
import { resolveEach } from '../resolve.ts'
import { isSameText } from '../targets.ts'

/** "Use the second", 是第二个: verbs of choosing. */
const choosing = /^(?:is|be|use|pick|choose|select|take|want|try|go|go with|do|make|set|need|have|是|为|用|选|要|使用|做|应该是)$/i

export function isChoosing({ text }: Pick<Token, 'text'>): boolean {
  return choosing.test(text)
}

/** Whether a clause asks for nothing of its own. */
export function isPlain({ tokens }: Clause): boolean {
  return tokens.every((token) => !verbs.test(token.name) || isChoosing(token))
}

/**
 * @param among - In the order in which they are numbered.
 * @param focus - Ids of what was just spoken of, which "the other one" is not.
 * @returns Nothing where the words are about something else.
 */
export function pick<T extends Clip>(words: Clause, among: readonly T[], focus: readonly string[] = []): readonly T[] | undefined {
  const clause = words.filter((token) => !isFiller(token) && !isChoosing(token))
  if (clause.isEmpty || !isPlain(words) || clause.has('(TITLE|TEXT|CAPTION) (of|OF)')) return undefined
  const byText = among.filter((clip) => 'text' in clip && isSameText((clip as { text: string }).text, clause.value<string>('QUOTE') ?? clause.text.replace(/^the\s+|\s+(?:one|text|title)$/gi, '')))
  if (byText.length > 0) return byText
  if (clause.is('(the|ALL|DOUBLE|NUM|both|of|OF|ITS|CLIP|ONE|TITLE|TEXT|.|!)+') && (clause.has('ALL') || /\bboth\b|两个都|都/i.test(clause.text))) return among
  const ordinals = clause.is('(the|NTH|FIRST|BEGIN|LAST|END|AND|,|、)+') ? clause.tokens.flatMap(({ name, values }) => (values.has('NTH') ? [values.get('NTH') as number] : /\b(?:LAST|END)\b/.test(name) ? [-1] : /\b(?:FIRST|BEGIN)\b/.test(name) ? [1] : [])) : []
  if (ordinals.length > 1) {
    const found = resolveEach(ordinals.map((number) => ({ by: 'number', number }) as const), among, focus)
    return 'found' in found ? found.found : undefined
  }
  const named = [...readReferences(clause), ...readDescriptions(clause)]
  const references = named.length > 0 ? named : readBareNumbers(clause)
  if (references.length > 0) {
    const found = resolveEach(references.map(({ to }) => to), among, focus)
    return 'found' in found && found.found.length > 0 ? found.found : undefined
  }
  if (clause.is('(the|very|FIRST|BEGIN|TITLE|TEXT|CLIP|ONE|PHOTO|.|!)+') && clause.has('(FIRST|BEGIN)')) return among.slice(0, 1)
  if (clause.is('(the|very|LAST|END|AT|TITLE|TEXT|CLIP|ONE|PHOTO|.|!)+') && clause.has('(LAST|END)')) return among.slice(-1)
  const matches = bestMatches(clause.text, among as unknown as readonly VideoClip[]) as unknown as T[]
  return matches.length === 1 ? matches : undefined
}
