/** The description of the API as OpenAPI 3.1, made from the schemas that the routes read their input with. */
import { z } from 'zod'
import type { Action } from '../../actions/action.ts'
import { accessOf } from '../access.ts'
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts'
import { type Body, type OperationDoc, type Reply, type Tag, headers, pathParameters, tags } from './operation.ts'
import { operations } from './operations.ts'

export interface OpenApiOperation {
  readonly operationId: string
  readonly summary: string
  readonly description?: string
  readonly tags: readonly string[]
  readonly security: readonly Readonly<Record<string, readonly string[]>>[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly required: boolean; readonly content: Content }
  readonly responses: Readonly<Record<string, ApiResponse>>
}

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description?: string
  readonly schema: JsonSchema
}

export type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>

export interface ApiResponse {
  readonly description: string
  readonly content?: Content
}

export interface OpenApiDocument {
  readonly openapi: '3.1.1'
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly servers: readonly { readonly url: string }[]
  readonly tags: readonly { readonly name: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>
  readonly components: object
}

/** The same whatever address the server is reached by. */
export type Description = Omit<OpenApiDocument, 'servers'>

export interface DocumentOptions {
  readonly version: string
  /** Each is described as an operation of its own, with the schema of its input. */
  readonly actions: readonly Action[]
  /** Whether the errors of a route are problem details, not envelopes. */
  isNative(route: string): boolean
}

const anyAction = 'POST /api/sessions/:sessionId/actions/:name'

export function openApiDocument({ version, actions, isNative }: DocumentOptions): Description {
  const paths: Record<string, Record<string, OpenApiOperation>> = {}
  const add = (route: string, path: string, operation: OpenApiOperation): void => {
    const method = route.split(' ')[0]!.toLowerCase()
    paths[path] = { ...paths[path], [method]: operation }
  }
  for (const [route, doc] of Object.entries(operations)) {
    if (route !== anyAction) add(route, templateOf(route), operationOf(route, doc, isNative(route)))
  }
  for (const action of actions) {
    const doc = actionDoc(operations[anyAction]!, action)
    const route = anyAction.replace(':name', action.name)
    add(route, templateOf(route), operationOf(anyAction, doc, isNative(anyAction), route))
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Reelsmith',
      version,
      description: 'Say what you want, get the film. The routes of the Nemo contract, and our own.',
    },
    tags: Object.values(tags).map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'From POST /api/auth/anonymous-token, a login, or POST /api/tokens' },
        operator: { type: 'http', scheme: 'bearer', description: 'The file `operator-token` in the data folder' },
      },
      schemas: { Error: errorSchema, Problem: problemSchema, VideosError: videosErrorSchema },
    },
  }
}

function actionDoc(doc: OperationDoc, { name, description, input }: Action): OperationDoc {
  const body = z.object({
    input: input.describe('What to do'),
    baseVersion: z.int().min(0).optional().describe('Refuse with 409 if the timeline is not at this version any more'),
  })
  const id = `do-${name}`.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  return { ...doc, id, summary: description, body: { json: body } }
}

function operationOf(route: string, doc: OperationDoc, isNative: boolean, shown = route): OpenApiOperation {
  const parameters = parametersOf(shown, doc)
  const { id, summary, details, tag, body } = doc
  return {
    operationId: id,
    summary,
    ...(details !== undefined && { description: details }),
    tags: [tags[tag satisfies Tag]],
    security: securityOf(route),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: !('optional' in body && body.optional), content: contentOf(body) } }),
    responses: { ...answersOf(doc.reply), ...refusalsOf(route, doc, isNative) },
  }
}

function securityOf(route: string): OpenApiOperation['security'] {
  const access = accessOf[route] ?? ['*']
  if (access === 'anyone') return []
  if (access === 'operator') return [{ operator: [] }]
  // Of the scopes one is enough: alternatives.
  return typeof access === 'string' ? [{ token: [] }] : access.map((scope) => ({ token: [scope] }))
}

function parametersOf(route: string, { query, headers: named = [] }: OperationDoc): Parameter[] {
  const names = [...route.matchAll(/:(\w+)/g)].map(([, name]) => name!)
  const inPath = names.map((name): Parameter => {
    const description = pathParameters[name]
    return { name, in: 'path', required: true, ...(description && { description }), schema: { type: 'string' } }
  })
  const { properties = {}, required = [] } = query ? (jsonSchemaOf(query, 'input') as ObjectSchema) : {}
  const inQuery = Object.entries(properties).map(([name, { description, ...schema }]): Parameter => {
    return { name, in: 'query', required: required.includes(name), ...(description && { description }), schema }
  })
  const inHeaders = named.map((name): Parameter => {
    const { required: isRequired, says } = headers[name]
    return { name, in: 'header', required: isRequired, description: says, schema: { type: 'string' } }
  })
  return [...inPath, ...inQuery, ...inHeaders]
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, { readonly description?: string } & JsonSchema>>
  readonly required?: readonly string[]
}

function contentOf(body: Body): Content {
  const json = { 'application/json': { schema: jsonSchemaOf(body.json, 'input') } }
  const file = { type: 'string', contentMediaType: 'application/octet-stream' }
  if ('file' in body) {
    const { properties, ...rest } = jsonSchemaOf(body.json, 'input') as ObjectSchema
    return { 'multipart/form-data': { schema: { ...rest, properties: { ...properties, [body.file]: file } } }, ...json }
  }
  if (!('files' in body)) return json
  const form = { type: 'object', properties: { [body.files]: { type: 'array', items: file } }, required: [body.files] }
  return { 'multipart/form-data': { schema: form }, ...json }
}

function answersOf(reply: Reply): Record<string, ApiResponse> {
  const json = (description: string, schema: JsonSchema): ApiResponse => ({ description, content: { 'application/json': { schema } } })
  if ('file' in reply) return { 200: { description: 'The file', content: { [reply.file]: { schema: { type: 'string' } } } } }
  if ('json' in reply) return { 200: json('Done', jsonSchemaOf(reply.json, 'output')) }
  if ('events' in reply) {
    const schema = jsonSchemaOf(reply.events, 'output')
    return { 200: { description: 'Each message is `data: ` and one event', content: { 'text/event-stream': { schema } } } }
  }
  const data = jsonSchemaOf(reply.data, 'output')
  return {
    200: json('Done', envelopeOf(data, reply.mirrored ?? false)),
    ...(reply.early && { 202: json('It has begun long work', envelopeOf(jsonSchemaOf(reply.early, 'output'), false)) }),
  }
}

function envelopeOf(data: JsonSchema, isMirrored: boolean): JsonSchema {
  const envelope = {
    type: 'object',
    properties: { code: { const: 0 }, message: { const: 'ok' }, data },
    required: ['code', 'message', 'data'],
  }
  return isMirrored ? { allOf: [envelope, data] } : envelope
}

function refusalsOf(route: string, doc: OperationDoc, isNative: boolean): Record<string, ApiResponse> {
  const access = accessOf[route]
  const statuses = new Set(doc.refusals ?? [])
  if (doc.body || doc.query) statuses.add(400)
  if (doc.body) statuses.add(413)
  if (access !== 'anyone') statuses.add(401)
  if (Array.isArray(access)) statuses.add(403)
  if (doc.tag !== 'server' && !('file' in doc.reply)) statuses.add(429)
  const shape = doc.tag === 'videos' ? 'VideosError' : isNative ? 'Problem' : 'Error'
  const content: Content = { [isNative ? 'application/problem+json' : 'application/json']: { schema: { $ref: `#/components/schemas/${shape}` } } }
  return Object.fromEntries([...statuses].toSorted().map((status) => [status, { description: meanings[status]!, content }]))
}

const meanings: Readonly<Record<number, string>> = {
  400: 'Malformed; the message names the field',
  401: 'The token, or the password, is missing or no good (code 1001)',
  402: 'Not allowed on this plan, or without the attribution headers',
  403: 'The token lacks the scope, or there are not enough credits (code 2001)',
  404: 'Not there, or of another user',
  409: 'Meanwhile changed, cancelled or still being done',
  413: 'Too large; the message names the limit (code 4002)',
  415: 'Of no accepted type; the message lists them (code 4001)',
  416: 'The range lies outside of the file',
  429: 'Too often; Retry-After says when to come again',
  503: 'Not now',
}

const errorSchema = {
  type: 'object',
  properties: {
    code: { type: 'integer', description: 'The contract’s number' },
    message: { type: 'string', description: 'What to do next' },
    data: { description: 'Null, or e.g. `{registration_url}`' },
  },
  required: ['code', 'message', 'data'],
}

const videosErrorSchema = {
  type: 'object',
  properties: {
    error: {
      type: 'object',
      properties: { message: { type: 'string' }, type: { type: 'string' }, code: { type: 'string' }, param: { type: 'null' } },
      required: ['message', 'type', 'code', 'param'],
    },
  },
  required: ['error'],
}

const problemSchema = {
  type: 'object',
  description: 'RFC 9457',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What to do next' },
    code: { type: 'integer', description: 'The contract’s number' },
    request_id: { type: 'string' },
    field: { type: 'string' },
    data: {},
  },
  required: ['type', 'title', 'status', 'detail', 'code'],
}

/** `/a/:b` as `/a/{b}`. */
function templateOf(route: string): string {
  return route.split(' ')[1]!.replace(/:(\w+)/g, '{$1}')
}
