import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type TestServer, openTestServer } from '../testing.ts'

let server: TestServer
before(async () => void (server = await openTestServer()))
after(async () => await server.close())

describe('the state of a session', () => {
  it('should be found under "me" and the own id of its user, and under no other', async () => {
    const [{ token, userId }, other] = [await server.newUser(), await server.newUser()]
    const { json } = await server.call('POST', '/api/tasks/me/with-session/any_name', { token, body: { language: 'zh-CN' } })
    const state = async (user: string, as: string) =>
      await server.call('GET', `/api/state/any_name/${user}/${json.session_id}/latest`, { token: as })
    for (const user of ['me', userId]) {
      const { data } = (await state(user, token)).json
      assert.deepEqual(
        [data.session_id, data.task_id, data.user_id, data.task_name],
        [json.session_id, json.task_id, userId, 'project'],
      )
      assert.deepEqual([data.state.draft, data.state.video_infos, data.state.generated_media], [null, [], []])
    }
    for (const [user, as] of [[other.userId, token], ['me', other.token], [userId, other.token], ['you', token]] as const) {
      const { status, json: refused } = await state(user, as)
      assert.deepEqual([status, refused.code, refused.data], [404, 1002, null])
    }
  })
})
