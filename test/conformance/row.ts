/** What a row of the contract is, and what rows ask of replies. */
import assert from 'node:assert/strict'
import type { Client, Json, Reply } from './client.ts'

export type Row = readonly [name: string, holds: (client: Client) => Promise<void>]

/** Why a row says nothing of this server: it has to be told, not counted as held. */
export class Untried extends Error {}

/** A film as small as words can ask for, which every server needs a while for. */
export const smallFilm = 'Make it 360p at 10 fps. Then make a 1-second clip of the sea without music'

export const creditsPath = '/api/credits/balance/simple'
export const submitPath = '/api/render/proxy/lambda'

/** A refusal of the table: status, number, a message that helps, and nothing in `data` unless it is said. */
export function refused(reply: Reply, status: number, code: number): void {
  assert.deepEqual([reply.status, reply.json.code], [status, code], reply.text.slice(0, 500))
  assert.ok(typeof reply.json.message === 'string' && reply.json.message.length > 5, 'a message that says what to do')
  assert.ok('data' in reply.json, 'data')
}

/** The members of `data` are at the top level too. */
export function mirrored(reply: Reply): Json {
  const data = succeeded(reply)
  for (const [name, value] of Object.entries(data)) assert.deepEqual(reply.json[name], value, `${name} at the top level`)
  return data
}

/** @returns `data`. */
export function succeeded({ status, json, text }: Reply): Json {
  assert.ok(status >= 200 && status < 300 && json.code === 0, `${status} ${text.slice(0, 500)}`)
  return json.data as Json
}

export async function stateOf({ call, sessionId }: Client): Promise<Json> {
  return succeeded(await call('GET', `/api/state/nemo_agent/me/${sessionId}/latest`)).state as Json
}

export async function balanceOf({ call }: Client): Promise<Json> {
  return mirrored(await call('GET', creditsPath))
}

/** Polls until it gives something; a server may be slow, but not for ever. */
export async function eventually<Value>(what: string, look: () => Promise<Value | undefined>): Promise<Value> {
  const deadlineMs = performance.now() + 300_000
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    assert.ok(performance.now() < deadlineMs, `${what} within five minutes`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** Polls a render until it is at its end. */
export async function rendered({ call }: Client, id: string): Promise<Json> {
  return await eventually('the render', async () => {
    const render = mirrored(await call('GET', `${submitPath}/${id}`))
    return ['pending', 'processing'].includes(render.status as string) ? undefined : render
  })
}

export function form(name: string, content: Uint8Array, field = 'files'): FormData {
  const files = new FormData()
  files.append(field, new Blob([new Uint8Array(content)]), name)
  return files
}

export const onePixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
