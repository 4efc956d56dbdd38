/** Work asked for in words, and its start, place, wait and end: clients give up on a call after a minute. */
import { z } from 'zod'
import { languageOf } from '../timeline/words.ts'
import { type OwnTool, type TurnPlace, changesFilm, ownTool, readsOnly, sessionIdSchema } from './tool.ts'
import { turnResult } from './turn-result.ts'
import { lookAtTurn, watchTurn } from './watch-turn.ts'

/** Shorter than the minute after which clients give up, also on a slow connection. */
export const defaultWaitMs = 45_000
/** How long a turn may take to stop before it is told to be stopping. */
const stopMs = 5000

const waitSeconds = z
  .number()
  .min(0)
  .max(600)
  .default(defaultWaitMs / 1000)
  .describe('How long to wait for the end before the place of the work is given instead; 0 only starts it. Most clients give up after 60 s')

const turnSchema = { session_id: sessionIdSchema, turn_id: z.string().min(1).max(64).describe('Of the work, as the tool that began it gave it') }

const placeOf = (input: { session_id: string; turn_id: string }): TurnPlace => ({ sessionId: input.session_id, turnId: input.turn_id })

export const makeFilm = ownTool({
  name: 'make-film',
  title: 'Make or change a film',
  description:
    'Say in plain words, in English or Chinese, what to make or what to change, as one would to a film editor: "a 10-second clip of a sunset over the ocean", "turn the uploaded photos into a 30-second promo with music", "make the title bigger". New pictures cost credits; the reply says how many before it begins. export-film gives the file.',
  input: z.strictObject({
    request: z.string().min(1).describe('What to do; short and specific is most accurate'),
    session_id: sessionIdSchema.optional().describe('The film to go on with; without it a new one is begun'),
    language: z.string().min(2).max(35).optional().describe('Of the replies in a new session, as BCP 47; that of the request unless told'),
    wait_seconds: waitSeconds,
  }),
  annotations: changesFilm,
  beginsTurn: true,
  async run({ request, session_id: given, language, wait_seconds: seconds }, { client, signal }) {
    const sessionId = given ?? (await client.createSession({ language: language ?? languageOf(request, 'en'), signal }))
    const turnId = await client.own.startTurn(sessionId, { text: request }, signal)
    return { turn: { sessionId, turnId }, waitMs: seconds * 1000, isBegun: true }
  },
})

const getTurn = ownTool({
  name: 'get-turn',
  title: 'See how far work is',
  description: 'Where work is now: how far, or what came of it. Answers at once.',
  input: z.strictObject(turnSchema),
  annotations: readsOnly,
  async run(input, { client, signal }) {
    const place = placeOf(input)
    return turnResult(place, await lookAtTurn(client, place, signal))
  },
})

const waitForTurn = ownTool({
  name: 'wait-for-turn',
  title: 'Wait for work',
  description: 'Wait until work is done, and get what came of it. May be called again and again; giving up stops only the waiting.',
  input: z.strictObject({ ...turnSchema, wait_seconds: waitSeconds }),
  annotations: readsOnly,
  run: async (input) => ({ turn: placeOf(input), waitMs: input.wait_seconds * 1000, isBegun: false }),
})

const cancelTurn = ownTool({
  name: 'cancel-turn',
  title: 'Stop work',
  description: 'Stop work that was begun. What it has changed stays, and undo takes it back; credits that were frozen for it come back.',
  input: z.strictObject(turnSchema),
  annotations: { ...changesFilm, idempotentHint: true },
  async run(input, { client, signal }) {
    const place = placeOf(input)
    await client.own.cancelTurn(place.sessionId, place.turnId, signal)
    return turnResult(place, await watchTurn(client, place, { signal, waitMs: stopMs }))
  },
})

export const turnTools: readonly OwnTool[] = [makeFilm, getTurn, waitForTurn, cancelTurn]
