/** What makes clips or pictures: a service, a server of one's own, the built-in film-maker. It takes an order and is asked until it is done. */
import type { MediaInfo } from '../../media/probe.ts'
import type { Fps } from '../../time/time.ts'

export interface VideoOrder {
  readonly prompt: string
  /** BCP 47. */
  readonly language: string
  readonly seed: number
  /** One of the lengths that the model makes; of no meaning for a picture. */
  readonly seconds: number
  /** Pixels; one of the sizes that the model makes. */
  readonly width: number
  readonly height: number
  /** Wanted; a model that has its own keeps to that. */
  readonly fps: Fps
  /** A PNG that the clip begins with, for models that take one. */
  readonly firstFrame?: string
  /** A PNG that it ends with, beside one that it begins with. */
  readonly lastFrame?: string
  /** JPEGs of what is to be seen in it. */
  readonly references?: readonly string[]
  /** MP4s of who or what is to be seen in it. */
  readonly referenceVideos?: readonly string[]
}

export type VideoStatus =
  /** @param progress - From 0 to 1; null when it isn't told. */
  | { readonly state: 'working'; readonly progress: number | null }
  | { readonly state: 'done' }
  /** @param reason - In the provider's words. */
  | { readonly state: 'failed'; readonly reason: string }

/** Where that is kept which comes within the answer to an order, so that it is not lost with the process. */
export interface Kept {
  /** @returns The key of an object. */
  put(bytes: Uint8Array): Promise<string>
  /** Where the object's file lies; for reading only. */
  path(key: string): string
}

/** An order that was taken. */
export interface Submitted {
  /** The provider's handle of the job, which is all that is needed to follow it. */
  readonly handle: string
  /** The seed, where the provider was told one. */
  readonly seed?: number
}

/** What is known of a clip or picture beside its file. */
export interface FetchedClip {
  /** The object that it is already; else it is in the file. */
  readonly objectKey?: string
  /** What is in the file, from whoever made it here; the files of others are looked into. */
  readonly info?: Pick<MediaInfo, 'durationMs' | 'width' | 'height' | 'fps' | 'hasAudio'>
  /** Extra picture and sound before and after what was ordered, for transitions and trims. */
  readonly handleMs: number
  /** What was asked for and is not in the picture, in the prompt's own words. */
  readonly notDepicted: readonly string[]
  /** The seed that it was made with, where the provider tells it. */
  readonly seed?: number
}

/**
 * All of them throw `fetch/failed`: retryable when the provider said to come again, or didn't answer. After a `submit`
 * that failed retryably with `details.accepted` false it is certain that nothing was ordered.
 */
export interface VideoBackend {
  /** Orders a clip or picture. */
  submit(order: VideoOrder, signal: AbortSignal, kept: Kept): Promise<Submitted>
  status(handle: string, signal: AbortSignal): Promise<VideoStatus>
  /**
   * Writes the finished clip or picture to a file, where it isn't an object already.
   *
   * @param to.progress - Told how much is done, from 0 to 1, where that takes long.
   */
  fetch(handle: string, to: { file: string; signal: AbortSignal; progress(fraction: number): void }): Promise<FetchedClip>
  /** Gives the job up; one that has ended, or that is not known any more, is no error. */
  cancel(handle: string, signal: AbortSignal): Promise<void>
}

/** What is known of a clip that comes from elsewhere. */
export const plainClip: FetchedClip = { handleMs: 0, notDepicted: [] }
