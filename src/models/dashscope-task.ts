/** Tasks of Alibaba Model Studio (DashScope), whatever they make: asked for once, then about until they are done. */
import { z } from 'zod'
import type { VideoStatus } from './video/video-backend.ts'

const id = z.string().regex(/^[\w.:-]{1,200}$/)
const task = z.looseObject({
  output: z.looseObject({
    task_id: id,
    task_status: z.string(),
    message: z.string().nullish(),
    video_url: z.string().nullish(),
    results: z.array(z.looseObject({ url: z.string().nullish(), transcription_url: z.string().nullish(), message: z.string().nullish() })).nullish(),
  }),
})

const waiting: ReadonlySet<string> = new Set(['PENDING', 'RUNNING', 'SUSPENDED'])

/** What goes with every order, beside the key. */
export const taskHeaders = { 'x-dashscope-async': 'enable' } as const

/** @returns Undefined where the answer is none of the provider's. */
export function taskIdIn(answer: unknown): string | undefined {
  return task.safeParse(answer).data?.output.task_id
}

/** @returns How far a task is, and where its file lies; undefined where the answer is none of the provider's. */
export function taskStateIn(answer: unknown): (VideoStatus & { readonly url?: string }) | undefined {
  const output = task.safeParse(answer).data?.output
  if (!output) return undefined
  if (waiting.has(output.task_status)) return { state: 'working', progress: null }
  const [made] = output.results ?? []
  const url = output.video_url ?? made?.url ?? made?.transcription_url
  if (output.task_status === 'SUCCEEDED' && url) return { state: 'done', url }
  return { state: 'failed', reason: made?.message ?? output.message ?? output.task_status }
}

export function taskPath(taskId: string): string {
  return `/api/v1/tasks/${taskId}`
}

/** Only tasks that wait can be given up; what runs goes on. */
export function cancelPath(taskId: string): string {
  return `${taskPath(taskId)}/cancel`
}
