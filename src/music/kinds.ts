import type { MusicKind } from './kind.ts'
import { acoustic } from './kinds/acoustic.ts'
import { ambient } from './kinds/ambient.ts'
import { chinese } from './kinds/chinese.ts'
import { chip } from './kinds/chip.ts'
import { cinematic } from './kinds/cinematic.ts'
import { electronic } from './kinds/electronic.ts'
import { folk } from './kinds/folk.ts'
import { hipHop } from './kinds/hip-hop.ts'
import { holiday } from './kinds/holiday.ts'
import { jazz } from './kinds/jazz.ts'
import { loFi } from './kinds/lo-fi.ts'
import { pianoCalm } from './kinds/piano-calm.ts'
import { suspense } from './kinds/suspense.ts'
import { synthwave } from './kinds/synthwave.ts'
import { upbeat } from './kinds/upbeat.ts'

/** Every kind of music there is. */
export const musicKinds: readonly MusicKind[] = [
  ambient,
  cinematic,
  loFi,
  electronic,
  synthwave,
  acoustic,
  pianoCalm,
  upbeat,
  chip,
  jazz,
  hipHop,
  folk,
  suspense,
  holiday,
  chinese,
]

export const musicKindNames: readonly string[] = musicKinds.map((kind) => kind.name)

/**
 * The kind that a phrase asks for, by name or by any of its words (`calm piano`, `轻快的背景音乐`); the longest word
 * that occurs decides.
 */
export function findMusicKind(phrase: string): MusicKind | undefined {
  const text = phrase.toLowerCase()
  let best: MusicKind | undefined
  let bestLength = 0
  for (const kind of musicKinds) {
    for (const word of [kind.name, ...kind.words]) {
      if (word.length > bestLength && occurs(word, text)) {
        best = kind
        bestLength = word.length
      }
    }
  }
  return best
}

/** Latin words must stand alone (`pop` isn't in `popcorn`); Chinese has no spaces to go by. */
function occurs(word: string, text: string): boolean {
  const at = text.indexOf(word)
  if (at < 0) return false
  if (/\p{Script=Han}/u.test(word)) return true
  const before = text[at - 1] ?? ' '
  const after = text[at + word.length] ?? ' '
  return !/[a-z0-9]/.test(before) && !/[a-z0-9]/.test(after)
}
