/**
 * English words without their endings, so that one spelling stands for all inflections: `cutting`, `cuts` → `cut`. The
 * stem need not be a word; what counts is that a word's forms have the same one.
 */
export function stem(word: string): string {
  let rest = word.replace(/'(?:s|re|ll|d|ve)?$/, '')
  if (rest.length <= 3 || !/^[a-z-]+$/.test(rest)) return rest
  rest = rest.replace(/ies$/, 'y').replace(/(?<=ss|sh|ch|x|z)es$/, '').replace(/(?<![su])s$/, '')
  const bare = rest.replace(/(?:ing|ed)$/, '')
  if (bare !== rest && bare.length >= 3 && /[aeiouy]/.test(bare)) {
    rest = bare.replace(/([bdfgklmnprt])\1$/, '$1')
  }
  return rest.length > 3 ? rest.replace(/e$/, '') : rest
}
