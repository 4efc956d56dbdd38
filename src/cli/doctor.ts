/** `reelsmith doctor`: what this machine has for making films, and what that means. */
import type { Tongue } from '../timeline/words.ts'
import { type CommandContext, readWords, requireNoWords } from './command.ts'
import { displayWidth } from './display-width.ts'
import { doctorChinese } from './doctor-chinese.ts'
import { gatherFacts } from './doctor-facts.ts'
import { type Finding, canMakeFilms, findingsOf } from './doctor-findings.ts'
import { writeResult } from './write-result.ts'

/** Four columns each. */
const marks: Readonly<Record<Tongue, Record<Finding['state'], string>>> = {
  en: { good: 'ok  ', weak: 'weak', bad: 'BAD ' },
  zh: { good: '正常', weak: '较弱', bad: '缺失' },
}

const topicWidth = 15

/**
 * Prints the findings, as text or (`--json`, for programs, in English) as one line of JSON.
 *
 * @returns the exit code: 0 when films can be made here, else 1.
 * @throws {ReelsmithError} `request/invalid` for an unknown option.
 */
export async function doctor(words: readonly string[], { output, tongue }: CommandContext): Promise<number> {
  const { values, positionals } = readWords('doctor', words)
  requireNoWords('doctor', positionals)
  const findings = findingsOf(await gatherFacts({ now: new Date() }))
  const isReady = canMakeFilms(findings)
  writeResult(output, { asJson: values.json, data: { canMakeFilms: isReady, findings }, text: formatFindings(findings, tongue).trimEnd() })
  return isReady ? 0 : 1
}

/** One finding a paragraph, then the verdict. */
export function formatFindings(findings: readonly Finding[], tongue: Tongue = 'en'): string {
  const say = tongue === 'zh' ? doctorChinese : (text: string): string => text
  const indent = ' '.repeat(6 + topicWidth)
  const lines = findings.flatMap(({ topic, state, found, means, remedy }) => {
    const name = say(topic)
    return [
      `${marks[tongue][state]}  ${name}${' '.repeat(topicWidth - displayWidth(name))}${say(found)}`,
      `${indent}${say(means)}`,
      ...(remedy ? [`${indent}> ${say(remedy)}`] : []),
    ]
  })
  const verdict = canMakeFilms(findings)
    ? 'Films can be made here.'
    : 'No film can be made here yet: see what is marked BAD, and what to do after its ">".'
  return `${lines.join('\n')}\n\n${say(verdict)}\n`
}
