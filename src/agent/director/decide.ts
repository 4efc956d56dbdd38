/**
 * The built-in director's mind: given the user's words, what is on the timeline and what its tools have answered so
 * far, either the tool calls to make or the words to say. Pure and deterministic.
 */
import type { Timeline } from '../../timeline/model.ts'
import { planMessage } from './plan.ts'
import { report } from './replies/report.ts'
import type { Situation, ToolAnswer, ToolCall } from './situation.ts'

export type Decision = { calls: readonly ToolCall[] } | { text: string; isRefusal?: true }

/** @param now - The timeline after the answers. */
export function decide(message: string, answers: readonly ToolAnswer[], situation: Situation, now: Timeline): Decision {
  const plan = planMessage(message, situation)
  if (answers.length < plan.calls.length) return { calls: plan.calls.slice(answers.length) }
  const isRefusal = plan.calls.length === 0 && plan.said.some((said) => said.isRefusal)
  return { text: report(plan, answers, situation, now), ...(isRefusal && { isRefusal }) }
}
