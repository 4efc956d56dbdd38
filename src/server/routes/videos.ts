/** `/v1/videos`: the film-maker, and the models of this server, for whatever speaks OpenAI's Videos API. */
import { randomInt, randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { Hono } from 'hono'
import { z } from 'zod'
import { derivedId } from '../../actions/derived-id.ts'
import { enqueuePaid } from '../../actions/pay.ts'
import { ReelsmithError } from '../../errors/error.ts'
import { piecesFor, providerOrder } from '../../models/video/pieces.ts'
import { type VideoModel, builtIn, makersOf } from '../../models/video/video-models.ts'
import type { VideoPayload, VideoResult } from '../../render/video-worker.ts'
import { keyTaken } from '../../store/idempotency.ts'
import { dayOf } from '../../time/day.ts'
import { clipItem } from '../../store/prices.ts'
import { type VideoRow, findVideo, listVideos, removeVideo, videoKind } from '../../store/videos.ts'
import { invalidField, parseInput } from '../../wire/parse.ts'
import { type VideoObject, type VideoRequest, modelTrialRequestSchema, parseVideoRequest, remixRequestSchema, videoListQuerySchema } from '../../wire/videos.ts'
import { type Env, type RequestContext, type Server, readBody, readJson, requireAccount, videosApi } from '../context.ts'
import { describeServices } from '../describe-services.ts'
import { describeModel, describeVideo } from '../describe-video.ts'
import { idempotencyKey } from '../idempotency.ts'
import { type ReceivedPicture, withPicture } from '../receive-picture.ts'
import { sendFile } from '../send-file.ts'
import { tryModel } from '../try-model.ts'

const fps = { num: 30, den: 1 }
/** What the built-in film-maker is called by clients that have to name a model. */
const ownName = 'reelsmith'

interface Begin {
  readonly key: string | undefined
  readonly remixOf?: string
  /** What it begins with. */
  readonly photo?: ReceivedPicture
}

export function videoRoutes(server: Server): Hono<Env> {
  const { store, jobs, settings } = server
  const routes = new Hono<Env>()

  const begin = async (userId: string, request: VideoRequest, { key, remixOf, photo }: Begin): Promise<VideoObject> => {
    const { prompt, seconds, width, height, model } = request
    const begun = key === undefined ? undefined : await findVideo(store, userId, derivedId('video', userId, key))
    if (begun) {
      if (!isThis(begun.payload as VideoPayload, request, { remixOf, hash: photo?.hash })) throw keyTaken()
      return describeVideo(store, begun)
    }
    const named = modelNamed(settings.videoModels, model)
    const wanted = { durationMs: seconds * 1000, width, height }
    const times = piecesFor(named ?? builtIn, wanted).length
    if (named && photo && !named.firstFrame) throw invalidField('input_reference', `expected none: ${named.name} takes no picture that a video begins with`)
    const payload: VideoPayload = {
      ...wanted,
      today: dayOf(store.now()),
      prompt,
      model,
      fps,
      language: 'en',
      seed: randomInt(2 ** 31),
      ...(named && { makers: makersOf(settings.videoModels, named) }),
      ...(remixOf !== undefined && { remixOf }),
      ...(photo && { photo: { hash: photo.hash, objectKey: await photo.keep() } }),
    }
    try {
      const job = { id: key === undefined ? randomUUID() : derivedId('video', userId, key), userId, payload }
      const id = await enqueuePaid(server, videoKind, { item: clipItem(named?.name), times }, job, providerOrder(payload))
      return describeVideo(store, await videoOf(userId, id))
    } catch (error) {
      if (payload.photo && remixOf === undefined) await store.objects.remove(payload.photo.objectKey)
      throw error
    }
  }
  const videoOf = async (userId: string, id: string): Promise<VideoRow> => {
    const found = await findVideo(store, userId, id)
    if (found) return found
    throw new ReelsmithError('request/not-found', `There is no video "${id.slice(0, 100)}" of yours.`)
  }
  const asked = async (context: RequestContext): Promise<VideoRow> => {
    const { userId } = await requireAccount(server, context)
    return await videoOf(userId, context.req.param('id')!)
  }

  routes.get('/v1/models', videosApi, async (context) => {
    const today = dayOf(store.now())
    const clips = [describeModel(store, builtIn, today, { id: ownName, isUsed: !settings.videoModel }), ...settings.videoModels.map((model) => describeModel(store, model, today, { isUsed: model === settings.videoModel }))]
    const data = [...clips, ...(await describeServices(store, settings, process.env, today))]
    return context.json({ object: 'list', data })
  })

  routes.post('/v1/models/test', videosApi, async (context) => {
    const { userId } = await requireAccount(server, context)
    const { model } = parseInput(modelTrialRequestSchema, await readJson(context))
    return context.json(await tryModel(server, userId, model, context.req.raw.signal))
  })

  routes.post('/v1/videos', videosApi, async (context) => {
    const { userId } = await requireAccount(server, context)
    const key = idempotencyKey(context)
    const { input_reference: sent, ...fields } = await readFields(context)
    const file = sent instanceof File ? sent : undefined
    const { reference, ...request } = parseVideoRequest({ ...fields, ...(!file && { input_reference: sent }) })
    const from = file ?? reference
    if (from === undefined) return context.json(await begin(userId, request, { key }))
    const begun = await withPicture(server, context, { field: 'input_reference', from }, async (photo) => await begin(userId, request, { key, photo }))
    return context.json(begun)
  })

  routes.get('/v1/videos', videosApi, async (context) => {
    const { userId } = await requireAccount(server, context)
    const { after, limit, order } = parseInput(videoListQuerySchema, context.req.query())
    const from = after === undefined ? undefined : await videoOf(userId, after)
    const found = await listVideos(store, userId, { after: from, limit: limit + 1, order })
    const data = found.slice(0, limit).map((row) => describeVideo(store, row))
    return context.json({ object: 'list', data, first_id: data[0]?.id ?? null, last_id: data.at(-1)?.id ?? null, has_more: found.length > limit })
  })

  routes.get('/v1/videos/:id', videosApi, async (context) => context.json(describeVideo(store, await asked(context))))

  routes.get('/v1/videos/:id/content', videosApi, async (context) => {
    const { id, status, result } = await asked(context)
    if (status !== 'completed') throw new ReelsmithError('request/conflict', 'The video is not done; ask for its status until it is "completed".')
    const path = store.objects.path((result as VideoResult).objectKey)
    return await sendFile(context.req.raw, { path, contentType: 'video/mp4', downloadName: `${id}.mp4` })
  })

  routes.delete('/v1/videos/:id', videosApi, async (context) => {
    const { id } = await asked(context)
    await jobs.cancel(id)
    await removeVideo(store, id)
    return context.json({ id, object: 'video.deleted', deleted: true })
  })

  routes.post('/v1/videos/:id/remix', videosApi, async (context) => {
    const { id, userId, payload } = await asked(context)
    const { prompt } = parseInput(remixRequestSchema, await readJson(context))
    const { model, width, height, durationMs, photo } = payload as VideoPayload
    const again = photo && { hash: photo.hash, keep: async () => photo.objectKey }
    return context.json(await begin(userId, { prompt, model, width, height, seconds: durationMs / 1000 }, { key: idempotencyKey(context), remixOf: id, photo: again }))
  })

  return routes
}

/** Whether a video is the one that is asked for: a server that was ended has begun it and could not say so. */
function isThis(begun: VideoPayload, { prompt, seconds, width, height, model }: VideoRequest, { remixOf, hash }: { remixOf: string | undefined; hash: string | undefined }): boolean {
  const has = [begun.prompt, begun.durationMs, begun.width, begun.height, begun.model, begun.remixOf, begun.photo?.hash]
  return isDeepStrictEqual(has, [prompt, seconds * 1000, width, height, model, remixOf, hash])
}

/** The fields of a request, which clients send as a form or as JSON. */
async function readFields(context: RequestContext): Promise<Record<string, unknown>> {
  const type = context.req.header('content-type') ?? ''
  if (!/^(?:multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type)) return parseInput(z.record(z.string(), z.unknown()), await readJson(context))
  const body = new Uint8Array(await readBody(context))
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch((cause: unknown) => {
    throw new ReelsmithError('request/invalid', 'body: expected a form, got one that is broken.', { cause })
  })
  return Object.fromEntries(form)
}

/** Undefined for the built-in film-maker. */
function modelNamed(models: readonly VideoModel[], name: string): VideoModel | undefined {
  if ([ownName, builtIn.name].includes(name.toLowerCase())) return undefined
  const found = models.find((model) => [model.name, model.model, ...model.words].some((word) => word.toLowerCase() === name.toLowerCase()))
  if (found) return found
  throw invalidField('model', `expected ${[ownName, ...models.map((model) => model.name)].join(', ')}, got "${name}"`)
}
