/** Sounds that people make while they think, as they are written down. Data. */
export const fillers: ReadonlySet<string> = new Set([
  'um', 'umm', 'ummm', 'uh', 'uhh', 'uhm', 'er', 'err', 'erm', 'ehm', 'hm', 'hmm', 'hmmm', 'mm', 'mhm', 'ah', 'ahh', 'eh',
  '嗯', '嗯嗯', '呃', '呃呃', '额', '唔', '诶',
])

/** A word without its case and its punctuation. */
export function plainWord(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
