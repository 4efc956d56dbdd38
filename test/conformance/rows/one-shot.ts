/** One request, one film. */
import assert from 'node:assert/strict'
import type { Client, Json } from '../client.ts'
import { type Row, eventually, mirrored, refused, smallFilm } from '../row.ts'

async function ended({ call }: Client, pollUrl: string): Promise<Json> {
  let progress = 0
  return await eventually('the film', async () => {
    const job = mirrored(await call('GET', pollUrl))
    if (job.status !== 'failed') assert.ok(job.progress >= progress && job.progress <= 1, `${progress} to ${job.progress}`)
    progress = job.progress as number
    return ['queued', 'processing'].includes(job.status as string) ? undefined : job
  })
}

async function begin({ call }: Client, path: string, body: Json): Promise<Json> {
  const job = mirrored(await call('POST', path, { body }))
  assert.deepEqual([job.status, typeof job.estimated_seconds], ['queued', 'number'])
  assert.match(job.poll_url, new RegExp(`^https?://.*/v1/jobs/${job.job_id}$`))
  return job
}

export const oneShotRows: readonly Row[] = [
  ['v1/run: a prompt becomes a film behind a link', async (client) => {
    const { job_id: id } = await begin(client, '/v1/run', { skill: 'veo-3-ai', prompt: smallFilm })
    const job = await ended(client, `/v1/jobs/${id}`)
    assert.deepEqual([job.status, job.progress, job.error], ['completed', 1, null])
    assert.deepEqual(Object.keys(job.outputs as Json).toSorted(), ['srt', 'thumbnail', 'video', 'vtt'])
    const film = await fetch(job.outputs.video as string, { headers: { range: 'bytes=4-7' } })
    assert.deepEqual([film.status, await film.text()], [206, 'ftyp'])
  }],
  ['v1/generate: an input is read as the prompt is; what is missing is the error of the job', async (client) => {
    const { job_id: id } = await begin(client, '/api/v1/generate', { skill: 'x', input: { prompt: 'generate a 10-second clip of a' } })
    const job = await ended(client, `/v1/jobs/${id}`)
    assert.deepEqual([job.status, job.outputs.video], ['failed', null])
    assert.match(job.error, /\?/)
  }],
  ['v1/run, v1/generate: an empty request is 400; an unknown job, and another user’s, 404', async (client) => {
    const { call } = client
    refused(await call('POST', '/v1/run', { body: { skill: 'x' } }), 400, 400)
    refused(await call('POST', '/api/v1/generate', { body: { skill: 'x' } }), 400, 400)
    assert.equal((await call('GET', '/v1/jobs/unknown')).status, 404)
    const { job_id: id } = await begin(client, '/v1/run', { prompt: 'generate a 10-second clip of a' })
    assert.equal((await call('GET', `/v1/jobs/${id}`, { token: (await client.other()).token })).status, 404)
  }],
]
