/** `reelsmith doctor`: what this machine has for making films, and what that means. */
import { type CommandContext, readWords, usage } from './command.ts'
import { gatherFacts } from './doctor-facts.ts'
import { type Finding, canMakeFilms, findingsOf } from './doctor-findings.ts'

const marks: Record<Finding['state'], string> = { good: 'ok  ', weak: 'weak', bad: 'BAD ' }

const topicWidth = 15

/**
 * Prints the findings, as text or (`--json`) as one line of JSON.
 *
 * @returns the exit code: 0 when films can be made here, else 1.
 * @throws {ReelsmithError} `request/invalid` for an unknown option.
 */
export async function doctor(words: readonly string[], { output }: CommandContext): Promise<number> {
  const { values, positionals } = readWords('doctor', words)
  if (positionals.length > 0) throw usage('doctor', `doctor knows only the option --json; it was given "${positionals.join(' ')}"`)
  const findings = findingsOf(await gatherFacts())
  const isReady = canMakeFilms(findings)
  const asLine = (): string => `${JSON.stringify({ canMakeFilms: isReady, findings })}\n`
  output.write(values.json ? asLine() : formatFindings(findings))
  return isReady ? 0 : 1
}

/** One finding a paragraph, then the verdict. */
export function formatFindings(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ topic, state, found, means, remedy }) => [
    `${marks[state]}  ${topic.padEnd(topicWidth)}${found}`,
    `${' '.repeat(6 + topicWidth)}${means}`,
    ...(remedy ? [`${' '.repeat(6 + topicWidth)}> ${remedy}`] : []),
  ])
  const verdict = canMakeFilms(findings)
    ? 'Films can be made here.'
    : 'No film can be made here yet: see what is marked BAD, and what to do after its ">".'
  return `${lines.join('\n')}\n\n${verdict}\n`
}
