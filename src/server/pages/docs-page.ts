/** The description of the API for people, made from the OpenAPI document. */
import { html } from 'hono/html'
import type { ApiResponse, OpenApiDocument, OpenApiOperation, Parameter } from '../openapi/document.ts'
import type { JsonSchema } from '../openapi/json-schema.ts'
import type { Html, Page } from './page.ts'

export function docsPage(document: OpenApiDocument): Page {
  const [server] = document.servers
  return {
    title: 'API',
    language: 'en',
    body: html`<h1>API</h1>
<p>${document.info.description} For programs: <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<pre>${gettingStarted(server!.url)}</pre>
<p>Replies of the contract are <code>{"code":0,"message":"ok","data":{…}}</code>; errors have a meaningful status and say what to do next. Each answer has an <code>X-Request-Id</code>, and says in <code>RateLimit-*</code> how many more requests may come.</p>
<nav class="card"><ul>${document.tags.map(({ name }) => html`<li><a href="#${anchorOf(name)}">${name}</a></li>`)}</ul></nav>
${document.tags.map(({ name }) => section(document, name))}`,
  }
}

function gettingStarted(url: string): string {
  return `TOKEN=$(curl -s -X POST ${url}/api/auth/anonymous-token -H "X-Client-Id: $(uuidgen)" | jq -r .token)
SESSION=$(curl -s -X POST ${url}/api/tasks/me/with-session/nemo_agent -H "Authorization: Bearer $TOKEN" | jq -r .session_id)
curl -N -X POST ${url}/run_sse -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
  -d "{\\"session_id\\":\\"$SESSION\\",\\"new_message\\":{\\"parts\\":[{\\"text\\":\\"a 10-second clip of a sunset over the ocean\\"}]}}"`
}

function section({ paths }: OpenApiDocument, tag: string): Html {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { tags }]) => tags.includes(tag))
      .map(([method, operation]) => operationEntry(method, path, operation)),
  )
  return html`<h2 id="${anchorOf(tag)}">${tag}</h2>${operations}`
}

function operationEntry(method: string, path: string, operation: OpenApiOperation): Html {
  const { operationId, summary, description, security, parameters = [], requestBody, responses } = operation
  const bodies = Object.entries(requestBody?.content ?? {})
  const answers = Object.entries(responses).filter(([status]) => status.startsWith('2'))
  const refusals = Object.entries(responses).filter(([status]) => !status.startsWith('2'))
  return html`<details class="card" id="${operationId}"><summary><code><b>${method.toUpperCase()}</b> ${path}</code><br>${summary}</summary>
${description ? html`<p>${description}</p>` : ''}
<p class="soft">${who(security)}</p>
${parameters.length > 0 ? html`<h3>Parameters</h3>${rowsTable(parameters.map(parameterRow))}` : ''}
${bodies.map(([type, { schema }]) => html`<h3>Body <span class="soft">${type}</span></h3>${rowsTable(schemaRows(schema))}`)}
${answers.map(([status, answer]) => answerPart(status, answer))}
${refusals.length > 0 ? html`<h3>Refusals</h3>${rowsTable(refusals.map(([status, { description: says }]) => ({ name: status, type: '', says })))}` : ''}
</details>`
}

function who(security: OpenApiOperation['security']): string {
  if (security.length === 0) return 'Needs no token.'
  if (security.some((way) => 'operator' in way)) return "Needs the operator's token."
  const scopes = security.flatMap((way) => way.token ?? [])
  return scopes.length === 0 ? 'Needs any token.' : `Needs a token with the scope ${scopes.join(' or ')}${scopes.includes('*') ? '' : ' (or *)'}.`
}

function answerPart(status: string, { description, content = {} }: ApiResponse): Html {
  const parts = Object.entries(content).map(([type, { schema }]) => {
    const rows = schemaRows(dataOf(schema))
    return html`<h3>${status} <span class="soft">${description} · ${type}</span></h3>${rows.length > 0 ? rowsTable(rows) : ''}`
  })
  return html`${parts}`
}

/** What is inside the envelope; the envelope is the same everywhere. */
function dataOf(schema: JsonSchema): JsonSchema {
  const { properties, allOf } = schema as { properties?: { data?: JsonSchema }; allOf?: JsonSchema[] }
  return properties?.data ?? allOf?.[1] ?? schema
}

interface Row {
  readonly name: string
  readonly type: string
  readonly says: string
}

function rowsTable(rows: readonly Row[]): Html {
  return html`<table>${rows.map(({ name, type, says }) => html`<tr><td><code>${name}</code></td><td class="soft">${type}</td><td>${says}</td></tr>`)}</table>`
}

function parameterRow({ name, in: place, required, description = '', schema }: Parameter): Row {
  return { name, type: [place, typeOf(schema), ...(required ? [] : ['optional'])].join(', '), says: description }
}

/** How deep into a document rows go. */
const deepest = 4

/** One row for each member, those of objects and lists within it too: `files[].duration`. */
function schemaRows(schema: JsonSchema, before = '', depth = 0): Row[] {
  const { properties = {}, required = [] } = schema as { properties?: Record<string, JsonSchema>; required?: string[] }
  return Object.entries(properties).flatMap(([name, member]) => {
    const path = `${before}${name}`
    const type = [typeOf(member), ...(required.includes(name) ? [] : ['optional'])].join(', ')
    const row = { name: path, type, says: String(member.description ?? '') }
    if (depth >= deepest) return [row]
    const items = member.items as JsonSchema | undefined
    const within = items ? schemaRows(items, `${path}[].`, depth + 1) : schemaRows(member, `${path}.`, depth + 1)
    return [row, ...within]
  })
}

function typeOf(schema: JsonSchema): string {
  const { type, enum: values, const: value, anyOf, items, default: otherwise } = schema as {
    type?: string | string[]
    enum?: unknown[]
    const?: unknown
    anyOf?: JsonSchema[]
    items?: JsonSchema
    default?: unknown
  }
  const alternatives =
    values?.map((each) => JSON.stringify(each)) ??
    anyOf?.map(typeOf) ??
    (value === undefined ? [type ?? 'anything'].flat() : [JSON.stringify(value)])
  const item = items ? typeOf(items) : ''
  const base = type === 'array' && items ? (item.includes(' | ') ? `(${item})[]` : `${item}[]`) : alternatives.join(' | ')
  return otherwise === undefined ? base : `${base} = ${JSON.stringify(otherwise)}`
}

function anchorOf(tag: string): string {
  return tag.toLowerCase().replace(/\W+/g, '-')
}
