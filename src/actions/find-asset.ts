/** How actions name files: by id, or by file name. */
import { z } from 'zod'
import { ReelsmithError } from '../errors/error.ts'
import type { SessionAsset } from './action.ts'

export const assetRef = z.string().trim().min(1).max(500).describe('Id or file name of a file of the session')

/** @throws {ReelsmithError} `timeline/not-found`, saying what is there; `timeline/invalid` for one of another kind. */
export function findAsset(
  assets: readonly SessionAsset[],
  ref: string,
  kinds: readonly SessionAsset['kind'][],
): SessionAsset {
  const found =
    assets.find(({ id }) => id === ref) ?? assets.findLast(({ name }) => name.toLowerCase() === ref.toLowerCase())
  if (found && kinds.includes(found.kind)) return found
  if (found) {
    throw new ReelsmithError('timeline/invalid', `"${found.name}" is ${found.kind}; expected ${kinds.join(' or ')}.`)
  }
  const names = assets.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => `"${name}"`)
  const there = names.length === 0 ? 'none was uploaded yet' : `there is ${names.slice(0, 8).join(', ')}`
  throw new ReelsmithError('timeline/not-found', `There is no file "${ref}" of that kind: ${there}.`)
}
