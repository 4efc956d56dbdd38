/** A turn as server-sent events. The stream may end before the turn does; the turn then runs on. */
import { adkEncoder } from '../agent/adk.ts'
import type { Progress, TurnNews } from '../agent/turn.ts'
import { heartbeat } from '../wire/event.ts'
import { eventIdOf } from '../wire/event-id.ts'
import { wireLimits } from '../wire/limits.ts'
import { WorkEstimate } from './work-estimate.ts'

/** Progress is worth a line at most this often. */
const progressEveryMs = 1000

const words = {
  en: {
    willTakeLong: (minutes: number): string =>
      `This will take about ${minutes} more minutes, longer than one connection lasts. The work goes on without you listening; ask for "status" then.`,
    handover: (percent: number): string =>
      `This takes longer than one connection lasts: about ${percent}% is done, and the work goes on. Ask for "status" in a few minutes.`,
  },
  zh: {
    willTakeLong: (minutes: number): string =>
      `大约还需要 ${minutes} 分钟，比一次连接的时间长。断开后工作照常继续，到时问一下「状态」即可。`,
    handover: (percent: number): string =>
      `这个任务比一次连接的时间长：已完成约 ${percent}%，仍在继续。过几分钟问一下「状态」即可。`,
  },
}

export const eventStreamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache',
  'x-accel-buffering': 'no',
}

export interface EventStreamOptions {
  readonly turnId: string
  readonly language: 'en' | 'zh'
  /** Send pieces of texts that are still being made. */
  readonly streaming: boolean
  /** Milliseconds from any beginning; tests bring their own. */
  readonly now?: () => number
}

/**
 * The bytes of the response; every message is `data: <one line of JSON>` and an empty line, behind a line `id:` if the
 * stream can be taken up again after it.
 */
export function eventStream(
  listen: (signal: AbortSignal) => AsyncIterable<TurnNews>,
  { turnId, language, streaming, now = () => performance.now() }: EventStreamOptions,
): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder()
  const leaving = new AbortController()
  let left = false
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      let work: Progress | undefined
      let saidAtMs = now()
      let hasToldWork = false
      const send = (data: object, id?: string): void => {
        if (leaving.signal.aborted) return
        saidAtMs = now()
        controller.enqueue(bytes.encode(`${id ? `id: ${id}\n` : ''}data: ${JSON.stringify(data)}\n\n`))
      }
      const beating = setInterval(() => {
        if (now() - saidAtMs >= wireLimits.heartbeatMs / 2) send(heartbeat(work))
      }, wireLimits.heartbeatMs / 4)
      const leavingSoon = setTimeout(() => {
        send(adkEncoder().text(words[language].handover(Math.round((work?.fraction ?? 0) * 100))))
        leaving.abort()
      }, wireLimits.streamHandoverMs)
      const estimate = new WorkEstimate(now())
      let warned = false
      const tell = (news: TurnNews): void => {
        if (news.kind === 'event') {
          return send(news.event, news.number === undefined ? undefined : eventIdOf(turnId, news.number))
        }
        if (news.kind === 'partial') return streaming ? send(news.event) : undefined
        work = news
        estimate.note(news, now())
        const remainingMs = estimate.remainingMs(now())
        if (!warned && remainingMs !== undefined && estimate.elapsedMs(now()) + remainingMs > wireLimits.streamHandoverMs) {
          warned = true
          send(adkEncoder().text(words[language].willTakeLong(Math.ceil(remainingMs / 60_000))))
        }
        if (hasToldWork && now() - saidAtMs < progressEveryMs) return
        hasToldWork = true
        send(heartbeat(work))
      }
      try {
        for await (const news of listen(leaving.signal)) tell(news)
        if (!left) controller.close()
      } catch (error) {
        if (!left) controller.error(error)
      } finally {
        clearInterval(beating)
        clearTimeout(leavingSoon)
      }
    },
    cancel() {
      left = true
      leaving.abort()
    },
  })
}
