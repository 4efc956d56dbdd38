import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Validator } from '@seriousme/openapi-schema-validator'
import { actions } from '../../actions/registry.ts'
import { accessOf } from '../access.ts'
import { type TestServer, openTestServer } from '../testing.ts'
import type { OpenApiDocument } from './document.ts'
import { operations } from './operations.ts'

let server: TestServer
let document: OpenApiDocument
before(async () => {
  server = await openTestServer()
  document = (await server.call('GET', '/openapi.json')).json as unknown as OpenApiDocument
})
after(async () => await server.close())

/** Addresses that people open in a browser; they are no part of the API. */
const pages = /^(?:GET|POST) \/(?:$|docs|register|login|logout|account|workspace\/|task\/)/

describe('the description of the API', () => {
  it('should hold every route that is no page, and nothing else', () => {
    const routes = Object.keys(accessOf).filter((route) => !pages.test(route))
    assert.deepEqual(Object.keys(operations).toSorted(), routes.toSorted())
  })

  it('should be valid OpenAPI 3.1, every reference of it leading somewhere', async () => {
    const validator = new Validator()
    const { valid, errors } = await validator.validate(structuredClone(document) as unknown as Parameters<Validator['validate']>[0])
    assert.ok(valid, JSON.stringify(errors, null, 2))
    assert.equal(validator.version, '3.1')
    const text = JSON.stringify(document)
    for (const [, reference] of text.matchAll(/"\$ref":"([^"]+)"/g)) {
      const parts = reference!.replace(/^#\//, '').split('/')
      const found = parts.reduce<unknown>((value, part) => (value as Record<string, unknown>)?.[part], document)
      assert.notEqual(found, undefined, reference)
    }
  })

  it('should name each operation once, and describe each part of its path', () => {
    const all = Object.entries(document.paths).flatMap(([path, methods]) => Object.values(methods).map((each) => ({ path, ...each })))
    assert.equal(new Set(all.map(({ operationId }) => operationId)).size, all.length)
    for (const { path, parameters = [] } of all) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => `{${name}}`)
      assert.deepEqual(path.match(/\{\w+\}/g) ?? [], inPath)
    }
  })

  it('should hold every action with the schema of its input', () => {
    for (const { name, description } of actions) {
      const operation = document.paths[`/api/sessions/{sessionId}/actions/${name}`]?.post
      assert.equal(operation?.summary, description)
      const { schema } = operation.requestBody!.content['application/json']!
      assert.ok((schema as { properties: { input: object } }).properties.input)
    }
  })

  it('should tell scopes, and which routes speak in problem details', () => {
    const { get, post } = document.paths['/api/webhooks']!
    assert.deepEqual(get!.security, [{ token: ['*'] }])
    assert.ok(post!.responses['400']!.content!['application/problem+json'])
    const poll = document.paths['/api/render/proxy/lambda/{id}']!.get!
    assert.deepEqual(poll.security, [{ token: ['read'] }, { token: ['render'] }])
    assert.ok(poll.responses['404']!.content!['application/json'])
    assert.deepEqual(document.paths['/healthz']!.get!.security, [])
  })

  it('should be true of what is answered', async () => {
    const { token } = await server.newUser()
    const { json: session } = await server.call('POST', '/api/tasks/me/with-session/nemo_agent', { token })
    const sessionId = session.session_id as string
    const answers: [string, string, object?][] = [
      ['GET /api/credits/balance/simple', '/api/credits/balance/simple'],
      ['GET /api/state/:app/:user/:sessionId/latest', `/api/state/nemo_agent/me/${sessionId}/latest`],
      ['POST /api/tokens', '/api/tokens', { name: 'x' }],
      ['GET /api/tokens', '/api/tokens'],
      ['POST /api/auth/claim-token', '/api/auth/claim-token', { session_id: sessionId }],
      ['POST /api/webhooks', '/api/webhooks', { url: 'https://example.com/' }],
      ['GET /api/webhooks', '/api/webhooks'],
      ['GET /api/actions', '/api/actions'],
      ['GET /api/sessions', '/api/sessions'],
      ['POST /api/sessions/:sessionId/actions/:name', `/api/sessions/${sessionId}/actions/set-canvas`, { input: { ratio: '1:1' } }],
      ['GET /api/sessions/:sessionId/versions', `/api/sessions/${sessionId}/versions`],
    ]
    for (const [route, path, body] of answers) {
      const { status, json } = await server.call(route.split(' ')[0]!, path, { token, body })
      assert.equal(status, 200, `${route}: ${JSON.stringify(json)}`)
      const { reply } = operations[route]!
      assert.ok('data' in reply)
      reply.data.parse(json.data)
      if (reply.mirrored) reply.data.parse(json)
    }
  })
})

describe('GET /docs', () => {
  it('should show all of it, without scripts', async () => {
    const { text, headers } = await server.call('GET', '/docs')
    assert.match(headers.get('content-security-policy')!, /default-src 'none'/)
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const { operationId } of Object.values(methods)) assert.ok(text.includes(`id="${operationId}"`), `${path} ${operationId}`)
    }
    assert.match(text, /new_message\.parts\[\]\.text/)
    assert.ok(!/<script|undefined|\[object/.test(text))
  })
})
