/** A clip's name in a list: the words of the prompt up to a natural break, at most 60 characters. */
export function shortName(prompt: string): string {
  const line = prompt.replace(/\s+/g, ' ').trim()
  if (line.length <= 60) return line
  const cut = line.slice(0, 60)
  const at = Math.max(cut.lastIndexOf(', '), cut.lastIndexOf('，'), cut.lastIndexOf('。'))
  return at > 20 ? cut.slice(0, at) : `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 40)).trimEnd()}…`
}
