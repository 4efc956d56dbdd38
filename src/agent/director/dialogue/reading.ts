/** A message in the light of what was said before it. */
export interface Reading {
  /** The request in full, in words. */
  readonly text: string
  /** Ids of what is spoken of when it begins; unless told, of what the last turn was about. */
  readonly focus?: readonly string[]
  /** Ids that settle what the words leave open. */
  readonly chosen?: readonly string[]
  /** Whether the last step is taken back before. */
  readonly takesBack?: boolean
}
