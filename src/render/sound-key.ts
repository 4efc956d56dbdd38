import { createHash } from 'node:crypto'
import type { FileMetadata } from '../media/metadata.ts'
import type { MasterRequest } from './sound-master.ts'
import type { SoundPlan } from './sound-part.ts'

/** Raised whenever the same plan would give another sound: music, effects, mix and master belong to it. */
const soundVersion = 2

/** What it is to be made into, besides what is heard. */
export type SoundEncoding = Pick<MasterRequest, 'sampleCount' | 'targetLufs' | 'codec' | 'bitrateKbps'> & {
  readonly metadata: FileMetadata | undefined
}

/**
 * The name of a film's sound: a hash of all that determines it.
 *
 * @param fingerprints - Of each asset's content, by id.
 */
export function soundKey(
  { parts, speech }: SoundPlan,
  fingerprints: Readonly<Record<string, string>>,
  wanted: SoundEncoding,
): string {
  const named = parts.map((part) => {
    const { source } = part
    return 'asset' in source ? { ...part, source: { ...source, asset: fingerprints[source.asset] } } : part
  })
  const determining = { soundVersion, wanted, speech, parts: named }
  return createHash('sha256').update(JSON.stringify(determining, inOrder)).digest('hex').slice(0, 40)
}

/** The same object is the same whatever the order of its keys. */
function inOrder(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
