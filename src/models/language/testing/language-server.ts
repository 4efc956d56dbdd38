/**
 * For tests only: a language model's server on loopback. It checks each request by what its provider documents, and
 * streams answers in its provider's shape.
 */
import { once } from 'node:events'
import { type IncomingHttpHeaders, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'

/** What the model does at one question. */
export type Move =
  | { readonly text: string; readonly cutOff?: true }
  /** Arguments as JSON text, as models write them. */
  | { readonly calls: readonly (readonly [name: string, input: string])[] }
  | { readonly status: number }
  | 'hangs' | 'breaks off'

interface Protocol {
  readonly service: 'openai' | 'gemini' | 'anthropic'
  readonly base: string
  readonly path: RegExp
  isAuthorised(headers: IncomingHttpHeaders): boolean
  readonly request: z.ZodType
  /** The answer's events, in order: each its JSON, with the name that goes before it where the provider gives one. */
  events(move: { text?: string; cutOff?: true; calls?: readonly (readonly [string, string])[] }): readonly unknown[]
  readonly closing: string
}

export const testKey = 'loopback-key'

const jsonSchema = z.looseObject({ type: z.literal('object'), properties: z.record(z.string(), z.unknown()) })
const halves = (text: string): [string, string] => [text.slice(0, text.length / 2), text.slice(text.length / 2)]

/** `POST /chat/completions` of the OpenAI API, as its many servers take it. */
const openai: Protocol = {
  service: 'openai',
  base: '/v1',
  path: /^POST \/v1\/chat\/completions$/,
  isAuthorised: ({ authorization }) => authorization === `Bearer ${testKey}`,
  request: z.strictObject({
    model: z.string(),
    stream: z.literal(true),
    stream_options: z.strictObject({ include_usage: z.literal(true) }),
    tool_choice: z.literal('auto').optional(),
    tools: z.array(z.strictObject({ type: z.literal('function'), function: z.strictObject({ name: z.string().regex(/^[\w-]{1,64}$/), description: z.string(), parameters: jsonSchema }) })).min(1).optional(),
    messages: z.array(z.union([
      z.strictObject({ role: z.enum(['system', 'user']), content: z.string() }),
      z.strictObject({
        role: z.literal('assistant'),
        content: z.string().nullish(),
        tool_calls: z.array(z.strictObject({ type: z.literal('function'), id: z.string(), function: z.strictObject({ name: z.string(), arguments: z.string() }) })).optional(),
      }),
      z.strictObject({ role: z.literal('tool'), tool_call_id: z.string(), content: z.string() }),
    ])),
  }),
  events({ text, cutOff, calls = [] }) {
    const chunk = (delta: object, finish: string | null = null): object => ({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1_790_000_000, model: 'm', choices: [{ index: 0, delta, finish_reason: finish }] })
    return [
      chunk({ role: 'assistant', content: '' }),
      ...(text === undefined ? [] : halves(text).map((content) => chunk({ content }))),
      ...calls.flatMap(([name, input], index) => [
        chunk({ tool_calls: [{ index, id: `call_${index}_${name}`, type: 'function', function: { name, arguments: '' } }] }),
        ...halves(input).map((part) => chunk({ tool_calls: [{ index, function: { arguments: part } }] })),
      ]),
      chunk({}, cutOff ? 'length' : calls.length > 0 ? 'tool_calls' : 'stop'),
      { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1_790_000_000, model: 'm', choices: [], usage: { prompt_tokens: 900, completion_tokens: 100, total_tokens: 1000 } },
    ]
  },
  closing: 'data: [DONE]\n\n',
}

/** `streamGenerateContent` of the Gemini API. */
const gemini: Protocol = {
  service: 'gemini',
  base: '/v1beta',
  path: /^POST \/v1beta\/models\/m:streamGenerateContent\?alt=sse$/,
  isAuthorised: (headers) => headers['x-goog-api-key'] === testKey,
  request: z.strictObject({
    systemInstruction: z.strictObject({ parts: z.array(z.strictObject({ text: z.string() })) }),
    generationConfig: z.looseObject({}),
    toolConfig: z.strictObject({ functionCallingConfig: z.strictObject({ mode: z.literal('AUTO') }) }).optional(),
    tools: z.array(z.strictObject({ functionDeclarations: z.array(z.strictObject({ name: z.string(), description: z.string(), parameters: z.looseObject({ type: z.string() }).optional(), parametersJsonSchema: z.looseObject({}).optional() })).min(1) })),
    contents: z.array(z.strictObject({
      role: z.enum(['user', 'model']),
      parts: z.array(z.union([
        z.strictObject({ text: z.string() }),
        z.strictObject({ functionCall: z.strictObject({ id: z.string().optional(), name: z.string(), args: z.record(z.string(), z.unknown()) }), thoughtSignature: z.literal('signed') }),
        z.strictObject({ functionResponse: z.strictObject({ id: z.string().optional(), name: z.string(), response: z.looseObject({}) }) }),
      ])),
    })),
  }),
  events({ text, cutOff, calls = [] }) {
    const chunk = (parts: readonly object[], finish?: string): object => ({ candidates: [{ index: 0, content: { role: 'model', parts }, ...(finish && { finishReason: finish }) }], usageMetadata: { promptTokenCount: 900, candidatesTokenCount: 100, totalTokenCount: 1000 }, modelVersion: 'm' })
    const asked = calls.map(([name, input]) => ({ functionCall: { name, args: JSON.parse(input) as unknown }, thoughtSignature: 'signed' }))
    return [...(text === undefined ? [] : halves(text).map((part) => chunk([{ text: part }]))), chunk(asked, cutOff ? 'MAX_TOKENS' : 'STOP')]
  },
  closing: '',
}

/** `POST /messages` of the Anthropic API. */
const anthropic: Protocol = {
  service: 'anthropic',
  base: '/v1',
  path: /^POST \/v1\/messages$/,
  isAuthorised: (headers) => headers['x-api-key'] === testKey && headers['anthropic-version'] === '2023-06-01',
  request: z.strictObject({
    model: z.string(),
    max_tokens: z.int().min(1),
    stream: z.literal(true),
    system: z.array(z.strictObject({ type: z.literal('text'), text: z.string() })),
    tool_choice: z.strictObject({ type: z.literal('auto') }).optional(),
    tools: z.array(z.looseObject({ name: z.string(), description: z.string(), input_schema: jsonSchema })).min(1),
    messages: z.array(z.strictObject({
      role: z.enum(['user', 'assistant']),
      content: z.array(z.union([
        z.strictObject({ type: z.literal('text'), text: z.string() }),
        z.strictObject({ type: z.literal('tool_use'), id: z.string(), name: z.string(), input: z.record(z.string(), z.unknown()) }),
        z.strictObject({ type: z.literal('tool_result'), tool_use_id: z.string(), content: z.unknown(), is_error: z.boolean().optional() }),
      ])),
    })),
  }),
  events({ text, cutOff, calls = [] }) {
    const usage = { input_tokens: 900, output_tokens: 1 }
    const block = (index: number, begin: object, deltas: readonly object[]): object[] => [
      { type: 'content_block_start', index, content_block: begin },
      ...deltas.map((delta) => ({ type: 'content_block_delta', index, delta })),
      { type: 'content_block_stop', index },
    ]
    return [
      { type: 'message_start', message: { id: 'msg_1', type: 'message', role: 'assistant', model: 'm', content: [], stop_reason: null, stop_sequence: null, usage } },
      { type: 'ping' },
      ...(text === undefined ? [] : block(0, { type: 'text', text: '' }, halves(text).map((part) => ({ type: 'text_delta', text: part })))),
      ...calls.flatMap(([name, input], index) =>
        block(index, { type: 'tool_use', id: `toolu_${index}_${name}`, name, input: {} }, halves(input).map((part) => ({ type: 'input_json_delta', partial_json: part })))),
      { type: 'message_delta', delta: { stop_reason: cutOff ? 'max_tokens' : calls.length > 0 ? 'tool_use' : 'end_turn', stop_sequence: null }, usage: { output_tokens: 100 } },
      { type: 'message_stop' },
    ]
  },
  closing: '',
}

export const languageProtocols: readonly Protocol[] = [openai, gemini, anthropic]

export interface LanguageServer {
  readonly url: string
  /** What the model does, question by question. */
  readonly moves: Move[]
  /** Bodies of all requests, as JSON text. */
  readonly asked: string[]
  /** What was wrong with requests; to be empty. */
  readonly problems: string[]
  close(): Promise<void>
}

export async function openLanguageServer({ path, base, request: schema, isAuthorised, events, closing }: Protocol): Promise<LanguageServer> {
  const moves: Move[] = []
  const asked: string[] = []
  const problems: string[] = []
  const act = (move: Move | undefined, response: ServerResponse): void => {
    if (move === 'hangs') return
    if (move === undefined) {
      problems.push('asked once more than there are answers')
      return act({ status: 400 }, response)
    }
    if (typeof move === 'object' && 'status' in move) {
      return void response.writeHead(move.status, { 'content-type': 'application/json' }).end(JSON.stringify({ type: 'error', error: { code: move.status, type: 'api_error', message: 'not now', status: 'UNAVAILABLE' } }))
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const told = events(move === 'breaks off' ? { text: 'Half of an' } : move)
    const lines = told.map((event) => {
      const { type } = event as { type?: string }
      return `${type === undefined ? '' : `event: ${type}\n`}data: ${JSON.stringify(event)}\n\n`
    })
    if (move !== 'breaks off') return void response.end(lines.join('') + closing)
    response.write(lines.slice(0, 2).join(''), () => response.destroy())
  }
  const server = createServer((request, response) => {
    void (async () => {
      const parts: Buffer[] = []
      for await (const part of request) parts.push(part as Buffer)
      const body = Buffer.concat(parts).toString()
      const what = `${request.method} ${request.url}`
      if (!path.test(what)) problems.push(what)
      if (!isAuthorised(request.headers)) problems.push(`${what}: no key`)
      const read = schema.safeParse(JSON.parse(body))
      if (!read.success) problems.push(read.error.message)
      asked.push(body)
      act(moves.shift(), response)
    })()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    moves,
    asked,
    problems,
    async close() {
      server.close().closeAllConnections()
      await once(server, 'close')
    },
  }
}
