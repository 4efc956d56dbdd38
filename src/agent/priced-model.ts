/** A language model whose tool calls are told before any of them is run: what it is about to do has a price. */
import type { LanguageModelV4StreamPart, LanguageModelV4ToolCall } from '@ai-sdk/provider'
import { type LanguageModel, wrapLanguageModel } from 'ai'

type Approve = (calls: readonly PlannedCall[]) => Promise<boolean>

export type PlannedCall = Pick<LanguageModelV4ToolCall, 'toolName' | 'input'>

/**
 * Holds the tool calls of a step back until all of them are known; text goes through as it comes.
 *
 * @param approve - Told all calls of one step, their input as JSON text. Those it doesn't approve of are never made, and
 *   the model stops there.
 */
export function pricedModel(
  model: Exclude<LanguageModel, string>,
  approve: Approve,
): LanguageModel {
  return wrapLanguageModel({
    model,
    middleware: {
      async wrapStream({ doStream }) {
        const { stream, ...rest } = await doStream()
        return { ...rest, stream: stream.pipeThrough(holdCalls(approve)) }
      },
    },
  })
}

function holdCalls(approve: Approve): TransformStream<LanguageModelV4StreamPart, LanguageModelV4StreamPart> {
  const held: LanguageModelV4ToolCall[] = []
  return new TransformStream({
    async transform(part, controller) {
      if (part.type === 'tool-call') return void held.push(part)
      if (part.type === 'finish' && held.length > 0) {
        if (!(await approve(held))) {
          return controller.enqueue({ ...part, finishReason: { unified: 'stop', raw: undefined } })
        }
        for (const call of held) controller.enqueue(call)
      }
      controller.enqueue(part)
    },
  })
}
