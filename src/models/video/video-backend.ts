/** What makes clips elsewhere: a service or a server of one's own that takes an order and is asked until it is done. */

export interface VideoOrder {
  readonly prompt: string
  /** One of the lengths that the model makes. */
  readonly seconds: number
  /** Pixels; one of the sizes that the model makes. */
  readonly width: number
  readonly height: number
}

export type VideoStatus =
  /** @param progress - From 0 to 1; null when it isn't told. */
  | { readonly state: 'working'; readonly progress: number | null }
  | { readonly state: 'done' }
  /** @param reason - In the provider's words. */
  | { readonly state: 'failed'; readonly reason: string }

/**
 * All of them throw `fetch/failed`: retryable when the provider said to come again, or didn't answer. After a `submit`
 * that failed retryably with `details.accepted` false it is certain that nothing was ordered.
 */
export interface VideoBackend {
  /** Orders a clip. @returns The provider's handle of the job, which is all that the others need. */
  submit(order: VideoOrder, signal: AbortSignal): Promise<string>
  status(handle: string, signal: AbortSignal): Promise<VideoStatus>
  /** Writes the finished clip to a file. */
  fetch(handle: string, file: string, signal: AbortSignal): Promise<void>
  /** Gives the job up; one that has ended, or that is not known any more, is no error. */
  cancel(handle: string, signal: AbortSignal): Promise<void>
}
