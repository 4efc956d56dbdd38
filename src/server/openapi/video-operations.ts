/** What the description of the API says of the Videos API. */
import { modelTrialRequestSchema, modelTrialSchema, remixRequestSchema, videoDeletedSchema, videoListQuerySchema, videoListSchema, videoModelListSchema, videoObjectSchema, videoRequestSchema } from '../../wire/videos.ts'
import type { OperationDoc } from './operation.ts'

export const videoOperations = {
  'GET /v1/models': {
    id: 'listModels',
    tag: 'videos',
    summary: 'What makes videos here, what converses, speaks and listens, what it can do and what it costs',
    reply: { json: videoModelListSchema },
  },
  'POST /v1/models/test': {
    id: 'testModel',
    tag: 'videos',
    summary: 'The cheapest real call of what converses, speaks or listens here',
    details: 'What makes videos is tried by a video. One that speaks costs what a voice-over costs.',
    body: { json: modelTrialRequestSchema },
    reply: { json: modelTrialSchema },
    refusals: [402, 403, 404],
  },
  'POST /v1/videos': {
    id: 'createVideo',
    tag: 'videos',
    summary: 'Begin a video',
    details: "The shape of OpenAI's Videos API, and of its errors. A form is read as well as JSON.",
    headers: ['Idempotency-Key'],
    body: { file: 'input_reference', json: videoRequestSchema },
    reply: { json: videoObjectSchema },
    refusals: [402, 403, 413, 415],
  },
  'GET /v1/videos': {
    id: 'listVideos',
    tag: 'videos',
    summary: 'Your videos',
    query: videoListQuerySchema,
    reply: { json: videoListSchema },
    refusals: [404],
  },
  'GET /v1/videos/:id': {
    id: 'getVideo',
    tag: 'videos',
    summary: 'How far a video is',
    reply: { json: videoObjectSchema },
    refusals: [404],
  },
  'GET /v1/videos/:id/content': {
    id: 'downloadVideo',
    tag: 'videos',
    summary: 'The file of a video that is done',
    reply: { file: 'video/mp4' },
    refusals: [404, 409, 416],
  },
  'DELETE /v1/videos/:id': {
    id: 'deleteVideo',
    tag: 'videos',
    summary: 'Give a video up, and delete it',
    reply: { json: videoDeletedSchema },
    refusals: [404],
  },
  'POST /v1/videos/:id/remix': {
    id: 'remixVideo',
    tag: 'videos',
    summary: 'Another video of the same model, length and size',
    headers: ['Idempotency-Key'],
    body: { json: remixRequestSchema },
    reply: { json: videoObjectSchema },
    refusals: [402, 403, 404],
  },
} as const satisfies Record<string, OperationDoc>
