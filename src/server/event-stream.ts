/** A turn as server-sent events. The stream may end before the turn does; the turn then runs on. */
import type { Turn } from '../agent/turns.ts'
import { adkEncoder } from '../agent/adk.ts'
import { heartbeat } from '../wire/event.ts'
import { wireLimits } from '../wire/limits.ts'

/** Progress is worth a line at most this often. */
const progressEveryMs = 1000

const handover = {
  en: (percent: number): string =>
    `This takes longer than one connection lasts: about ${percent}% is done, and the work goes on. Ask for "status" in a few minutes.`,
  zh: (percent: number): string => `这个任务比一次连接的时间长：已完成约 ${percent}%，仍在继续。过几分钟问一下「状态」即可。`,
}

/** The bytes of the response; every message is `data: <one line of JSON>` and an empty line. */
export function eventStream(turn: Turn, language: 'en' | 'zh'): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder()
  const leaving = new AbortController()
  let left = false
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      let work: { fraction: number; what: string } | undefined
      let saidAtMs = 0
      const send = (data: object): void => {
        if (leaving.signal.aborted) return
        saidAtMs = performance.now()
        controller.enqueue(bytes.encode(`data: ${JSON.stringify(data)}\n\n`))
      }
      const beating = setInterval(() => {
        if (performance.now() - saidAtMs > wireLimits.heartbeatMs / 2) send(heartbeat(work))
      }, wireLimits.heartbeatMs / 4)
      const leavingSoon = setTimeout(() => {
        send(adkEncoder().text(handover[language](Math.round((work?.fraction ?? 0) * 100))))
        leaving.abort()
      }, wireLimits.streamHandoverMs)
      try {
        for await (const news of turn.listen(leaving.signal)) {
          if (news.kind === 'event') send(news.event)
          else {
            work = news
            if (performance.now() - saidAtMs < progressEveryMs) continue
            send(heartbeat(work))
          }
        }
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
