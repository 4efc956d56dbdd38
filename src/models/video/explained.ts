import { AISDKError } from '@ai-sdk/provider'
import { ReelsmithError } from '../../errors/error.ts'
import { unreadable } from './provider-fetch.ts'

/**
 * Errors of the AI SDK in the words of ours; those of ours that it wrapped are unwrapped.
 *
 * @param name - What the provider is called in messages.
 * @throws {ReelsmithError} `fetch/failed`, or the one that was wrapped.
 */
export async function explained<T>(name: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) if (ReelsmithError.is(cause)) throw cause
    if (!AISDKError.isInstance(error)) throw error
    throw unreadable(name, `an answer that can't be read: ${error.message.slice(0, 200).replace(/\.$/, '')}`, error)
  }
}
