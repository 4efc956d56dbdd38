/** What the inspection of a film looks for. */
export type FindingCheck =
  | 'duration'
  | 'picture' // the file does not show what was composed
  | 'black'
  | 'frozen'
  | 'timestamps'
  | 'silence'
  | 'clipping'
  | 'loudness'
  | 'captions'

/** One thing that the inspection found. */
export interface Finding {
  readonly check: FindingCheck
  /** An error makes the film unfit to hand out; a warning is told. */
  readonly severity: 'error' | 'warning'
  /** Where, in ms of the film's time, `[startMs, endMs)`; absent when it is about the whole film. */
  readonly startMs?: number
  readonly endMs?: number
  readonly message: string
}
