import { z } from 'zod'

/** What every JSON reply is wrapped in. `code` 0 is success; any other is a row of the error table. */
export interface Envelope<T> {
  code: number
  message: string
  data: T
}

export function success<T>(data: T): Envelope<T> {
  return { code: 0, message: 'ok', data }
}

/** A success whose members stand at the top level too, where some clients read them. */
export function mirroredSuccess<T extends object>(data: T, extra: object = {}): Envelope<T> & T {
  return { ...data, ...extra, ...success(data) }
}

/** An envelope as a client meets it: of any server that keeps the contract, so read leniently. */
export const envelopeSchema = z.looseObject({
  code: z.number().optional(),
  message: z.string().optional(),
  data: z.unknown(),
})
