/** Cases from a file: a line of JSON each, where `say` may be a list of ways to say the same. */
import { readFileSync } from 'node:fs'
import type { Case } from './check-case.ts'

export function readCases(file: string | URL): Case[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const { say, ...rest } = JSON.parse(line) as Omit<Case, 'say'> & { say: string | string[] }
      return [say].flat().map((one) => ({ ...rest, say: one }))
    })
}
