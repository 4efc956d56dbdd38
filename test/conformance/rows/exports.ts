/** Drafts, exports, and what comes of them. */
import assert from 'node:assert/strict'
import { type Client, type Json, type Reply, attribution } from '../client.ts'
import { type Row, balanceOf, form, mirrored, refused, rendered, stateOf, submitPath } from '../row.ts'

const titleTrack = { id: 'title', tt: 7, d: 1000, m: { role: 'title' }, sg: [{ id: 'words', d: 1000, m: { text: 'Small', start: 0 } }] }
/** A second of a title: the smallest film there is. */
const draft = { v: 1, d: 1000, m: { title: 'Small', width: 320, height: 180, fps: 10 }, t: [titleTrack] }
/** The same for 20 s in full size: work that lasts. */
const long = { ...draft, d: 20_000, m: { title: 'Long' }, t: [{ ...titleTrack, d: 20_000, sg: [{ id: 'words', d: 20_000, m: { text: 'Long', start: 0 } }] }] }
const small = { format: 'mp4', quality: 'draft', unknown: 'ignored' }

const idOf = ({ sessionId }: Client, name: string): string => `${name}_${sessionId}`

async function submit(client: Client, body: Json, headers: Readonly<Record<string, string>> = attribution): Promise<Reply> {
  const { call, sessionId } = client
  return await call('POST', submitPath, { body: { id: idOf(client, 'refused'), sessionId, draft, output: small, ...body }, headers })
}

/** A picture segment that a rule is broken with. */
const segment = (id: string, more: Json = {}): Json => ({ id, d: 1000, m: { start: 0, ...more } })
const withPicture = (...sg: Json[]): Json => ({ ...draft, t: [{ id: 'main', tt: 0, d: 1000, m: { role: 'main' }, sg }, titleTrack] })
const withTitles = (...sg: Json[]): Json => ({ ...draft, t: [{ ...titleTrack, sg }] })

/** 8 kHz, 16 bits, one channel: a tone of a second. */
function tone(): Buffer {
  const rateHz = 8000
  const samples = Buffer.alloc(rateHz * 2)
  for (let at = 0; at < rateHz; at++) samples.writeInt16LE(Math.round(9000 * Math.sin((2 * Math.PI * 440 * at) / rateHz)), at * 2)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + samples.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rateHz, 24)
  head.writeUInt32LE(rateHz * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(samples.length, 40)
  return Buffer.concat([head, samples])
}

/** What files of each format begin with. */
const formats: readonly (readonly [format: string, begins: RegExp])[] = [
  ['webm', /^.E\xdf\xa3/s],
  ['gif', /^GIF8/],
  ['mp3', /^(?:ID3|\xff)/],
  ['wav', /^RIFF....WAVE/s],
  ['m4a', /^....ftyp/s],
  ['png', /^\x89PNG/],
  ['srt', /^\ufeff?1\r?\n00:00:00,000 --> 00:00:01,000\r?\nSmall/],
  ['vtt', /^WEBVTT/],
  ['otio', /"OTIO_SCHEMA"/],
  ['edl', /^TITLE:/],
]

export const exportRows: readonly Row[] = [
  ['error 402: an export without each of the attribution headers', async (client) => {
    for (const missing of Object.keys(attribution)) refused(await submit(client, {}, { ...attribution, [missing]: '' }), 402, 402)
  }],
  ['export: a draft that is null, absent or without segments is 400, whatever the session has', async (client) => {
    for (const nothing of [null, undefined, { ...draft, t: [] }, withTitles()]) {
      const reply = await submit(client, { draft: nothing })
      refused(reply, 400, 400)
      assert.match(reply.json.message, /nothing to export yet/i)
    }
  }],
  ['export: unknown values of output are 400, naming the member', async (client) => {
    for (const [member, value] of [['format', 'avi'], ['quality', 'best'], ['captions', 'loud'], ['ratio', 'wide'], ['resolution', '8k'], ['fps', 0], ['crf', 99], ['max_mb', -1]] as const) {
      const reply = await submit(client, { output: { [member]: value } })
      refused(reply, 400, 400)
      assert.match(reply.json.message, new RegExp(`output\\.${member}`))
    }
  }],
  ['draft: what breaks a rule is 400, naming the field', async (client) => {
    const picture = { asset: 'none_of_ours' }
    const broken: readonly (readonly [what: string, draft: Json, field: RegExp])[] = [
      ['an unknown version', { ...draft, v: 99 }, /draft\.v/],
      ['an unknown asset', withPicture(segment('a', picture)), /draft\.t\[0\]\.sg\[0\]\.m\.asset/],
      ['a negative length', withTitles({ ...segment('a', { text: 'x' }), d: -1 }), /draft\.t\[0\]\.sg\[0\]\.d/],
      ['a negative start', withTitles(segment('a', { text: 'x', start: -1 })), /draft\.t\[0\]\.sg\[0\]\.m\.start/],
      ['a negative time in the source', withPicture(segment('a', { ...picture, in: -1 })), /draft\.t\[0\]\.sg\[0\]\.m/],
      ['an overlap', withTitles(segment('a', { text: 'x' }), segment('b', { text: 'x', start: 500 })), /draft\.t\[0\]\.sg\[1\]\.m\.start/],
      ['an unknown transition', withPicture(segment('a', { ...picture, transition: { type: 'teleport', d: 100 } })), /draft\.t\[0\]\.sg\[0\]\.m/],
      ['an unknown motion', withPicture(segment('a', { ...picture, motion: 'teleport' })), /draft\.t\[0\]\.sg\[0\]\.m/],
      ['10,000 segments', withTitles(...Array.from({ length: 10_000 }, (_, at) => ({ ...segment(`s${at}`, { text: 'x', start: at * 100 }), d: 100 }))), /draft\.t/],
      ['a film of more than 60 minutes', withTitles({ ...segment('a', { text: 'x' }), d: 3_700_000 }), /60 ?m/],
    ]
    for (const [what, wrong, field] of broken) {
      const reply = await submit(client, { draft: wrong })
      assert.equal(reply.status, 400, `${what}: ${reply.text.slice(0, 300)}`)
      refused(reply, 400, 400)
      assert.match(reply.json.message, field, what)
    }
  }],
  ['export: the render object, mirrored, until it is completed; older names; the draft as text; the size of the draft', async (client) => {
    const { call, sessionId } = client
    const id = idOf(client, 'render')
    const body = { id, sessionId, draft, output: small }
    const first = await submit(client, body)
    // The same draft as text is the same job.
    const second = await call('POST', '/api/render/proxy/draft', { body: { ...body, draft: JSON.stringify(draft) }, headers: attribution })
    for (const reply of [first, second]) {
      const data = mirrored(reply)
      assert.deepEqual([reply.json.success, data.id, data.taskId, data.render_id], [true, id, id, id])
      assert.equal(typeof data.createdAt, 'number')
    }
    const other = await submit(client, { id, draft: { ...draft, m: { ...draft.m, title: 'other' } } })
    refused(other, 400, 400)
    assert.match(other.json.message, /^id\b/)
    const render = await rendered(client, id)
    assert.equal(render.status, 'completed', render.error)
    assert.deepEqual([render.progress, render.output.format, render.output.width, render.output.height, render.output.duration], [100, 'mp4', 320, 180, 1])
    assert.equal(render.outputUrl, render.output.url)
    assert.ok(render.completedAt >= render.createdAt)
    assert.equal(mirrored(await call('GET', `/api/render/proxy/${id}`)).status, 'completed')
  }],
  ['export: the link needs no token and supports ranges; MP4 with its index in front', async (client) => {
    const { output } = mirrored(await client.call('GET', `${submitPath}/${idOf(client, 'render')}`))
    const part = await fetch(output.url as string, { headers: { range: 'bytes=4-7' } })
    assert.deepEqual([part.status, await part.text()], [206, 'ftyp'])
    const whole = Buffer.from(await (await fetch(output.url as string)).arrayBuffer())
    assert.equal(whole.length, output.size)
    assert.ok(whole.includes('avc1') && whole.indexOf('moov') < whole.indexOf('mdat'))
    assert.equal((await fetch((output.url as string).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).status, 404)
  }],
  ['download: with the token, under both names', async ({ call, ...client }) => {
    for (const path of [submitPath, '/api/render/proxy']) {
      const { status, text } = await call('GET', `${path}/${idOf({ call, ...client }, 'render')}/download`)
      assert.deepEqual([status, text.slice(4, 8)], [200, 'ftyp'])
    }
  }],
  ['cancel: what is completed stays so', async (client) => {
    assert.equal(mirrored(await client.call('POST', `${submitPath}/${idOf(client, 'render')}/cancel`)).status, 'completed')
  }],
  ['cancel: what is under way is cancelled; its id may be submitted again, with another draft', async (client) => {
    const id = idOf(client, 'stopped')
    assert.ok(['pending', 'processing'].includes(mirrored(await submit(client, { id, draft: long, output: {} })).status as string))
    assert.equal(mirrored(await client.call('POST', `${submitPath}/${id}/cancel`)).status, 'cancelled')
    mirrored(await submit(client, { id, output: { format: 'srt' } }))
    assert.equal((await rendered(client, id)).status, 'completed')
  }],
  ['export: a draft that the agent made passes unchanged; export, typed, gives a link; neither costs credits', async (client) => {
    const before = await balanceOf(client)
    const id = idOf(client, 'unchanged')
    const { draft: made } = await stateOf(client)
    mirrored(await submit(client, { id, draft: made, output: { format: 'mp4', quality: 'high' } }))
    const render = await rendered(client, id)
    assert.deepEqual([render.status, render.output.width, render.output.height, render.output.duration], ['completed', made.m.width, made.m.height, 1])
    const events = await client.say('export')
    const link = /https?:\/\/[^\s)）。]+/.exec(events.at(-1)!.text as string)
    assert.ok(link, events.at(-1)!.text)
    assert.equal((await fetch(link[0], { headers: { range: 'bytes=0-9' } })).status, 206)
    assert.deepEqual(await balanceOf(client), before)
  }],
  ['export: 1080p unless draft or output say otherwise; output wins', async (client) => {
    const plain = { ...draft, m: { title: 'Small' } }
    for (const [name, output, size] of [['usual', {}, [1920, 1080]], ['told', { width: 200, height: 300 }, [200, 300]]] as const) {
      const id = idOf(client, name)
      mirrored(await submit(client, { id, draft: plain, output: { format: 'png', ...output } }))
      const render = await rendered(client, id)
      assert.deepEqual([render.status, render.output.width, render.output.height], ['completed', ...size])
    }
  }],
  ['export: every other format', async (client) => {
    const uploaded = await client.call('POST', `/api/upload-video/nemo_agent/me/${client.sessionId}`, { body: form('tone.wav', tone()) })
    const { asset } = mirrored(uploaded).files[0] as Json
    const sound = { id: 'sound', tt: 1, d: 1000, m: { role: 'bgm' }, sg: [segment('tone', { asset, in: 0, volume: 1 })] }
    const heard = { ...draft, t: [...draft.t, sound] }
    const isWrong: string[] = []
    for (const [format] of formats) mirrored(await submit(client, { id: idOf(client, format), draft: heard, output: { format, quality: 'draft' } }))
    for (const [format, begins] of formats) {
      const render = await rendered(client, idOf(client, format))
      assert.equal(render.status, 'completed', `${format}: ${render.error}`)
      assert.equal(render.output.format, format)
      const content = Buffer.from(await (await fetch(render.output.url as string)).arrayBuffer())
      if (!begins.test(content.toString('latin1'))) isWrong.push(`${format}: ${content.toString('latin1', 0, 60)}`)
    }
    assert.deepEqual(isWrong, [])
  }],
  ['render jobs: listed for their user, whatever session they are of', async (client) => {
    const { json } = await client.call('GET', '/api/render/jobs?limit=100')
    const listed = json.data.renders.map(({ id }: Json) => id as string) as string[]
    for (const name of ['render', 'stopped', 'webm', 'edl']) assert.ok(listed.includes(idOf(client, name)), name)
    const { token } = await client.other()
    assert.deepEqual((await client.call('GET', '/api/render/jobs', { token })).json.data.renders, [])
    assert.equal((await client.call('GET', `${submitPath}/${idOf(client, 'render')}`, { token })).status, 404)
  }],
]
