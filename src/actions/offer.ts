/** What makes a clip that its model did not make, when the operator wants the user to be asked first. */
import { ReelsmithError } from '../errors/error.ts'
import { type VideoModel, builtIn } from '../models/video/video-models.ts'

/** @param makers - What was to make it, in order. @returns The name of what can be asked for next. */
export function offeredAfter(makers: readonly VideoModel[]): string | undefined {
  const last = makers.at(-1)
  return last?.ask ? last.instead : undefined
}

/** The same failure, with the words that have the clip made by another one. */
export function withOffer(error: unknown, name: string | undefined): unknown {
  if (name === undefined || !ReelsmithError.is(error) || !/^(?:job\/failed|fetch\/)/.test(error.code)) return error
  const { code, message, details, retryable } = error
  const other = name === builtIn.name ? `the ${name}` : name
  return new ReelsmithError(code, `${message} Say "with ${other}" and ${other} makes it instead.`, { cause: error, details, retryable })
}

/** The reason and the offer behind it, as {@link withOffer} puts them together. */
export function readOffer(message: string): { reason: string; name?: string } {
  const [, reason, name] = /^(.*?) Say "with (?:the )?(.+?)" and (?:the )?\2 makes it instead\.$/s.exec(message) ?? []
  return reason === undefined ? { reason: message } : { reason, name: name! }
}
