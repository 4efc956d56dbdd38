/** Set-up speaks on standard error: standard output is for results. */
export function say(text: string): void {
  process.stderr.write(`reelsmith set-up: ${text}\n`)
}
