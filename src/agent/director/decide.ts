/**
 * The built-in director's mind: given the user's words, what is on the timeline and what its tools have answered so
 * far, either the tool calls to make or the words to say. Pure and deterministic.
 */
import type { Timeline } from '../../timeline/model.ts'
import { type Plan, planMessage } from './plan.ts'
import { report } from './replies/report.ts'
import type { Situation, ToolAnswer, ToolCall } from './situation.ts'

export type Decision = { calls: readonly ToolCall[] } | { text: string; isRefusal?: true }

/** @param now - The timeline after the answers. */
export function decide(message: string, answers: readonly ToolAnswer[], situation: Situation, now: Timeline): Decision {
  const plan = planOnce(message, situation)
  if (answers.length < plan.calls.length) return { calls: plan.calls.slice(answers.length) }
  const isRefusal = plan.calls.length === 0 && plan.said.some((said) => said.isRefusal)
  return { text: report(plan, answers, situation, now), ...(isRefusal && { isRefusal }) }
}

const plans = new WeakMap<Situation, { message: string; plan: Plan }>()

/** A turn is asked for its next step after every answer; what it is about stays the same. */
function planOnce(message: string, situation: Situation): Plan {
  const known = plans.get(situation)
  if (known?.message === message) return known.plan
  const plan = planMessage(message, situation)
  plans.set(situation, { message, plan })
  return plan
}
