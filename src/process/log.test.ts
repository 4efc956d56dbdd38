import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type LogFormat, createLog } from './log.ts'

const at = (): Date => new Date('2026-03-01T10:00:00Z')

function lineOf(format: LogFormat, ...said: Parameters<ReturnType<typeof createLog>>): string {
  const lines: string[] = []
  createLog(format, (line) => void lines.push(line), at)(...said)
  assert.equal(lines.length, 1)
  return lines[0]!
}

describe('createLog', () => {
  it('should write text that people and programs read', () => {
    const fields = { method: 'GET', status: 200, skill: 'veo 3 "ai"' }
    assert.equal(lineOf('text', 'request', fields), '2026-03-01T10:00:00.000Z request method=GET status=200 skill="veo 3 \\"ai\\""\n')
  })

  it('should write JSON', () => {
    const line = lineOf('json', 'request', { status: 200 })
    assert.deepEqual(JSON.parse(line), { time: '2026-03-01T10:00:00.000Z', message: 'request', status: 200 })
    assert.ok(line.endsWith('}\n'))
  })

  it('should keep every event on one line of JSON, whatever is in it', () => {
    const line = lineOf('json', 'two\nlines', { field: 'a\r\nb' })
    assert.equal(line.split('\n').length, 2)
  })

  it('should hide the input that a tool was given', () => {
    const line = lineOf('text', 'Type validation failed: Value: {"prompt":"a secret"}.\nError message: [{"path":["shot"]}]')
    assert.ok(!line.includes('secret'))
    assert.match(line, /Error message: .*shot/)
  })

  it('should hide tokens, signed links and the words of a failed query', () => {
    const error = new Error('Failed query: insert into x values ($1)\nparams: a secret\nprompt, over lines')
    error.stack = `Error: ${error.message}\n    at here`
    for (const format of ['text', 'json'] as const) {
      const line = lineOf(format, `failed: ${error.stack}`, {
        token: 'Bearer nmv_usr_abc-DEF_123',
        link: '/film.mp4?expires=5&signature=abcdef',
        claim: 'clm_1234_zz_ab-c',
        hook: 'whsec_ab+/cd==',
      })
      for (const secret of ['abc-DEF', 'abcdef', 'ab-c', 'cd==', 'secret', 'prompt']) assert.ok(!line.includes(secret), secret)
      assert.match(line, /at here/)
      assert.match(line, /insert into x/)
    }
  })
})
