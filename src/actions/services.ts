import type { Jobs } from '../jobs/jobs.ts'
import type { Store } from '../store/store.ts'

/** What actions stand on: one per server. */
export interface Services {
  readonly store: Store
  readonly jobs: Jobs
}
