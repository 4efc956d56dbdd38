/**
 * The built-in director as a language model: the agent's loop can't tell it from a hosted one. It needs no key, no
 * network and no weights.
 */
import { randomUUID } from 'node:crypto'
import type {
  LanguageModelV4,
  LanguageModelV4Content,
  LanguageModelV4FinishReason,
  LanguageModelV4Message,
  LanguageModelV4Prompt,
  LanguageModelV4StreamPart,
  LanguageModelV4ToolResultPart,
  LanguageModelV4Usage,
} from '@ai-sdk/provider'
import { ReelsmithError } from '../../errors/error.ts'
import type { Timeline } from '../../timeline/model.ts'
import { type Decision, decide } from './decide.ts'
import type { Situation, ToolAnswer } from './situation.ts'

const usage: LanguageModelV4Usage = {
  inputTokens: { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 0, text: 0, reasoning: 0 },
}

/**
 * A model that directs one turn in a situation. What goes beyond a limit it refuses with `request/invalid`.
 *
 * @param now - The timeline as it is when the model is asked.
 */
export function directorModel(situation: Situation, now: () => Timeline): LanguageModelV4 {
  const think = (prompt: LanguageModelV4Prompt): Decision => {
    const asked = prompt.findLastIndex((message) => message.role === 'user')
    const decision = decide(userText(prompt[asked]), toolAnswers(prompt.slice(asked + 1)), situation, now())
    if ('text' in decision && decision.isRefusal) throw new ReelsmithError('request/invalid', decision.text)
    return decision
  }
  return {
    specificationVersion: 'v4',
    provider: 'reelsmith',
    modelId: 'director',
    supportedUrls: {},
    async doGenerate({ prompt }) {
      const decision = think(prompt)
      return { content: contentOf(decision), finishReason: finishOf(decision), usage, warnings: [] }
    },
    async doStream({ prompt }) {
      const decision = think(prompt)
      const parts: LanguageModelV4StreamPart[] = [{ type: 'stream-start', warnings: [] }]
      for (const part of contentOf(decision)) {
        if (part.type === 'tool-call') parts.push(part)
        if (part.type === 'text') parts.push(...textParts(part.text))
      }
      parts.push({ type: 'finish', finishReason: finishOf(decision), usage })
      return { stream: ReadableStream.from(parts) as ReadableStream<LanguageModelV4StreamPart> }
    },
  }
}

/** The text in pieces of a word (or one Chinese character run), so that clients that stream see it grow. */
function* textParts(text: string): Iterable<LanguageModelV4StreamPart> {
  yield { type: 'text-start', id: 'text' }
  for (const delta of text.match(/\S+\s*|\s+/g) ?? []) yield { type: 'text-delta', id: 'text', delta }
  yield { type: 'text-end', id: 'text' }
}

function contentOf(decision: Decision): LanguageModelV4Content[] {
  if ('text' in decision) return [{ type: 'text', text: decision.text }]
  return decision.calls.map(({ tool, input }) => ({
    type: 'tool-call',
    toolCallId: `call_${randomUUID()}`,
    toolName: tool,
    input: JSON.stringify(input),
  }))
}

function finishOf(decision: Decision): LanguageModelV4FinishReason {
  return { unified: 'text' in decision ? 'stop' : 'tool-calls', raw: undefined }
}

export function userText(message: LanguageModelV4Message | undefined): string {
  if (message?.role !== 'user') return ''
  return message.content.map((part) => (part.type === 'text' ? part.text : '')).join('\n')
}

/** What the tools answered among these messages, in order. */
export function toolAnswers(messages: LanguageModelV4Prompt): ToolAnswer[] {
  const answers: ToolAnswer[] = []
  for (const message of messages) {
    if (message.role !== 'tool') continue
    for (const part of message.content) if (part.type === 'tool-result') answers.push(answerOf(part))
  }
  return answers
}

function answerOf({ toolName, output }: LanguageModelV4ToolResultPart): ToolAnswer {
  switch (output.type) {
    case 'json':
      return { tool: toolName, result: { ok: true, value: output.value as Record<string, unknown> } }
    case 'text':
      return { tool: toolName, result: { ok: true, value: { text: output.value } } }
    case 'error-text':
      return { tool: toolName, result: { ok: false, reason: output.value.replace(/^Error: /, '') } }
    default:
      return { tool: toolName, result: { ok: false, reason: 'The tool gave no usable answer.' } }
  }
}
