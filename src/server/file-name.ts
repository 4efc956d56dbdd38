/** What a client calls its file, made fit to be kept and shown: any script, no folders, nothing that isn't seen. */

const mostCharacters = 200

export function cleanFileName(name: string): string {
  const last = name.toWellFormed().normalize('NFC').replace(/^.*[/\\]/s, '')
  // Control characters, and those that turn the direction of what follows: "film\u202Egpj.exe" reads as "filmexe.jpg".
  const seen = last.replace(/[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, '').trim()
  const characters = [...seen]
  if (characters.length <= mostCharacters) return seen === '' || /^\.+$/.test(seen) ? 'file' : seen
  const ending = /\.\w{1,10}$/.exec(seen)?.[0] ?? ''
  return characters.slice(0, mostCharacters - ending.length).join('') + ending
}
