import type { Violation } from '../timeline/check.ts'

const names: Record<string, string> = {
  startMs: 'start',
  durationMs: 'd',
  inMs: 'in',
  fadeInMs: 'fadeIn',
  fadeOutMs: 'fadeOut',
}

/**
 * Where a draft keeps what a path of the timeline leads to: `t[0].sg[2].m.start` for
 * `tracks[0].clips[2].startMs`.
 */
export function draftPath(path: Violation['path']): (string | number)[] {
  const found: (string | number)[] = []
  let rest = path
  if (rest[0] === 'tracks') {
    found.push('t', ...rest.slice(1, 2))
    rest = rest.slice(2)
    if (rest[0] === 'clips') {
      found.push('sg', ...rest.slice(1, 2))
      rest = rest.slice(2)
    }
  }
  if (rest.length === 0) return found
  if (rest.length === 1 && rest[0] === 'id') return [...found, 'id']
  if (rest.length === 1 && rest[0] === 'durationMs') return [...found, 'd']
  return [...found, 'm', ...rest.map((part) => names[part] ?? part)]
}
