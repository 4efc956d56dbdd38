/** What the server counts, in the text format of Prometheus. Nothing in it names a user, a session or a file. */
import { countJobs } from '../jobs/job-records.ts'
import type { Store } from '../store/store.ts'

/** Upper bounds of the classes that times fall into, in seconds. */
const boundsSeconds = [0.005, 0.025, 0.1, 0.5, 2.5, 10] as const

interface RouteTimes {
  readonly classes: number[]
  count: number
  sumSeconds: number
}

export class Metrics {
  readonly #requests = new Map<string, number>()
  readonly #times = new Map<string, RouteTimes>()
  /** Requests whose connection is open, streams among them. */
  open = 0

  /**
   * Counts a request that was answered.
   *
   * @param route - Method and path as they are registered, so that there are only so many.
   * @param ms - Until the head of the answer was there.
   */
  count(route: string, status: number, ms: number): void {
    const [method = '', path = ''] = route.split(' ')
    const labels = `method="${method}",route="${path}",status="${status}"`
    this.#requests.set(labels, (this.#requests.get(labels) ?? 0) + 1)
    const key = `method="${method}",route="${path}"`
    const times = this.#times.get(key) ?? { classes: boundsSeconds.map(() => 0), count: 0, sumSeconds: 0 }
    this.#times.set(key, times)
    const seconds = ms / 1000
    times.count++
    times.sumSeconds += seconds
    boundsSeconds.forEach((bound, index) => void (seconds <= bound && times.classes[index]!++))
  }

  /** Everything, with what the table of jobs and the process say. */
  async text({ db }: Store): Promise<string> {
    const { user, system } = process.cpuUsage()
    const jobs = await countJobs(db)
    return [
      ...family('reelsmith_http_requests_total', 'counter', 'Requests answered.', [...this.#requests]),
      ...family('reelsmith_http_request_duration_seconds', 'histogram', 'Time to the head of the answer.', this.#histogram()),
      ...family('reelsmith_http_requests_open', 'gauge', 'Requests whose connection is open, streams among them.', [['', this.open]]),
      ...family(
        'reelsmith_jobs',
        'gauge',
        'Jobs in the table, by kind and status.',
        jobs.map(({ kind, status, count }) => [`kind="${kind}",status="${status}"`, count]),
      ),
      ...family('process_resident_memory_bytes', 'gauge', 'Resident memory.', [['', process.memoryUsage.rss()]]),
      ...family('process_cpu_seconds_total', 'counter', 'Processor time of the server process.', [['', (user + system) / 1e6]]),
      ...family('process_start_time_seconds', 'gauge', 'When it started.', [['', Math.round(performance.timeOrigin) / 1000]]),
      '',
    ].join('\n')
  }

  #histogram(): [string, number][] {
    return [...this.#times].flatMap(([labels, { classes, count, sumSeconds }]) => [
      ...boundsSeconds.map((bound, index): [string, number] => [`_bucket{${labels},le="${bound}"}`, classes[index]!]),
      [`_bucket{${labels},le="+Inf"}`, count],
      [`_sum{${labels}}`, sumSeconds],
      [`_count{${labels}}`, count],
    ])
  }
}

/** @param samples - Labels and value; labels that bring a suffix are taken as they are. */
function family(name: string, type: string, help: string, samples: readonly (readonly [string, number])[]): string[] {
  const line = ([labels, value]: readonly [string, number]): string =>
    labels === '' || labels.startsWith('_') ? `${name}${labels} ${value}` : `${name}{${labels}} ${value}`
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...samples.map(line)]
}
