import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import { ReelsmithError } from '../errors/error.ts'
import { checkTimeline } from '../timeline/check.ts'
import { arbitraryTimeline, smallFilm } from '../timeline/testing.ts'
import { type Timeline, timelineDurationMs } from '../timeline/model.ts'
import type { MediaAnalysis } from '../wire/analysis.ts'
import type { Action, ActionResult } from './action.ts'
import { actions } from './registry.ts'
import { type MemorySession, memorySession } from './testing.ts'

const byName = new Map(actions.map((action) => [action.name, action]))

async function act(session: MemorySession, name: string, input: object = {}): Promise<ActionResult> {
  const action = byName.get(name)!
  return await action.run(action.input.parse(input), session.context)
}

/** Changes are what the action reports; the lengths say where everything lies. */
async function places(session: MemorySession): Promise<Record<string, [number, number]>> {
  const clips = session.context.timeline().tracks.flatMap(
    (track): { id: string; startMs: number; durationMs: number }[] => [...track.clips],
  )
  return Object.fromEntries(clips.map(({ id, startMs, durationMs }) => [id, [startMs, startMs + durationMs]]))
}

describe('the actions', () => {
  it('should have names of their own, and schemas that models can read', () => {
    assert.equal(byName.size, actions.length)
    for (const { name, description, input } of actions) {
      assert.match(name, /^[a-z]+(-[a-z]+)*$/)
      assert.ok(description.length > 20 && description.length < 300, name)
      const schema = z.toJSONSchema(input) as { type: string; additionalProperties?: boolean }
      assert.equal(schema.type, 'object', name)
    }
  })

  it('should leave a sound timeline, or refuse in words; and undo must bring back exactly what was there', async () => {
    const edits = actions.filter(({ plan }) => plan)
    await fc.assert(
      fc.asyncProperty(arbitraryTimeline, fc.nat(), fc.infiniteStream(fc.nat(1_000_000)), async (timeline, pick, dice) => {
        const session = memorySession({ timeline, assets: assetsOf(timeline) })
        const action = edits[pick % edits.length]!
        const input = inputFor(action, timeline, () => dice.next().value as number)
        session.beginTurn()
        const parsed = action.input.parse(input)
        try {
          await action.run(parsed, session.context)
        } catch (error) {
          assert.ok(ReelsmithError.is(error), `${action.name} ${JSON.stringify(input)}: ${String(error)}`)
          assert.deepEqual(session.context.timeline(), timeline)
          return
        }
        const after = session.context.timeline()
        assert.deepEqual(checkTimeline(after), [], action.name)
        if ((await session.context.history()).done.length === 0) return
        session.beginTurn()
        await act(session, 'undo')
        assert.deepEqual(session.context.timeline(), timeline, action.name)
        await act(session, 'redo')
        assert.deepEqual(session.context.timeline(), after, action.name)
      }),
      { numRuns: 300 },
    )
  })
})

function assetsOf(timeline: Timeline) {
  const ids = new Set(timeline.tracks.flatMap((track) => (track.kind === 'text' ? [] : track.clips.flatMap(({ asset }) => asset ?? []))))
  return [...ids].map((id) => ({
    id,
    kind: id === 'asset-song' ? ('audio' as const) : ('video' as const),
    origin: 'uploaded' as const,
    name: `${id}.mp4`,
    durationMs: 200_000,
    handleMs: 0,
    width: 640,
    height: 360,
    fps: 30,
    hasAudio: true,
  }))
}

/** Two shots, the first of them silent. */
const analysed: MediaAnalysis = {
  shots: [{ start_ms: 0, end_ms: 2000 }, { start_ms: 2000, end_ms: 200_000 }],
  loudness: { integrated_lufs: -20, true_peak_dbtp: -3 },
  silence: [{ start_ms: 0, end_ms: 2000 }],
  beats: null,
  palette: null,
}

/** Some input that the action's schema takes. */
function inputFor(action: Action, timeline: Timeline, roll: () => number): Record<string, unknown> {
  const ids = timeline.tracks.flatMap((track) => track.clips.map(({ id }) => id))
  const id = (): string => ids[roll() % ids.length]!
  const filmMs = timelineDurationMs(timeline)
  const schema = z.toJSONSchema(action.input) as unknown as JsonSchema
  const make = (name: string, of: JsonSchema): unknown => {
    if (name === 'clip' || name === 'replaces' || name === 'first' || name === 'second') return id()
    if (name === 'clips') return [id(), id()]
    if (name === 'asset' || name === 'beginsWith' || name === 'endsWith') return assetsOf(timeline)[roll() % Math.max(1, assetsOf(timeline).length)]?.id ?? 'none'
    if (name === 'assets' || name === 'references') return [make('asset', of)]
    if (name === 'atMs' && of.type === 'array') return [1 + (roll() % filmMs), 1 + (roll() % filmMs)]
    if (name.endsWith('Ms')) return Math.max(of.minimum ?? -500, roll() % Math.min(of.maximum ?? filmMs, filmMs * 2))
    if (of.enum) return of.enum[roll() % of.enum.length]
    if (of.anyOf) return make(name, of.anyOf[roll() % of.anyOf.length]!)
    if (of.type === 'boolean') return roll() % 2 === 0
    if (of.type === 'null') return null
    if (of.type === 'integer') return (of.minimum ?? 1) + (roll() % Math.min(5, (of.maximum ?? 1e9) - (of.minimum ?? 1) + 1))
    if (of.type === 'number') return (of.minimum ?? 0) + ((of.maximum ?? 1) - (of.minimum ?? 0)) * ((roll() % 101) / 100)
    if (of.prefixItems) return of.prefixItems.map((item) => make('', item))
    if (of.type === 'object') return object(of)
    if (of.type === 'string') return of.pattern ? '#336699' : name === 'id' ? `new-${roll()}` : name === 'language' ? 'fr' : 'calm rain over the sea'
    throw new Error(`${action.name}: no input for ${name} ${JSON.stringify(of)}`)
  }
  const object = (of: JsonSchema): Record<string, unknown> => {
    const members = Object.entries(of.properties ?? {}).filter(([name]) => of.required?.includes(name) || roll() % 2 === 0)
    return Object.fromEntries(members.map(([name, member]) => [name, make(name, member)]))
  }
  return object(schema)
}

interface JsonSchema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly properties?: Record<string, JsonSchema>
  readonly prefixItems?: readonly JsonSchema[]
  readonly required?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
}

describe('single actions', () => {
  const film = (): MemorySession => memorySession({ timeline: smallFilm() })

  it('should split a clip at several times, each cut through what the one before it left', async () => {
    const session = film()
    await act(session, 'split-clip', { atMs: [2000, 4000, 8000], id: 'part' })
    assert.deepEqual(Object.values(await places(session)).slice(0, 5), [[0, 2000], [2000, 4000], [4000, 6000], [6000, 8000], [8000, 10_000]])
  })

  it('should keep the best of what was seen and heard: whole shots, spoken before silent', async () => {
    const assets = assetsOf(smallFilm()).map((asset) => ({ ...asset, analysis: analysed }))
    const session = memorySession({ timeline: smallFilm(), assets })
    const { known } = await act(session, 'keep-best', { durationMs: 5000 })
    assert.equal(known, true)
    assert.deepEqual(checkTimeline(session.context.timeline()), [])
    assert.equal(timelineDurationMs(session.context.timeline()), 5000)
    const main = session.context.timeline().tracks[0]!.clips as readonly { inMs: number; asset?: string }[]
    assert.ok(main.filter(({ asset }) => asset !== undefined).every(({ inMs }) => inMs >= 2000), JSON.stringify(main))
  })

  it('should hold the picture of a moment, and what follows comes later', async () => {
    const session = film()
    await act(session, 'freeze-frame', { atMs: 2000, durationMs: 1000, id: 'still' })
    const main = session.context.timeline().tracks[0]!.clips as readonly { id: string; startMs: number; inMs: number; frozen?: boolean }[]
    assert.deepEqual(main.map(({ startMs, inMs, frozen }) => [startMs, inMs, frozen ?? false]), [
      [0, 0, false], [2000, 2000, true], [3000, 2000, false], [7000, 0, false],
    ])
  })

  it('should put a text that finds no room on its track onto another of its role', async () => {
    const session = film()
    await act(session, 'add-text', { text: 'Second', startMs: 1000, id: 'second' })
    const titles = session.context.timeline().tracks.filter(({ role }) => role === 'title')
    assert.deepEqual(titles.map(({ clips }) => clips.map(({ name }) => name)), [['Urban Dreams'], ['Second']])
  })

  it('should name what is there when a clip is not', async () => {
    await assert.rejects(act(film(), 'remove-clips', { clips: ['9'] }), /There is no clip 9; there are 2 clips: 1 "city timelapse", 2 "ocean waves"/)
    await assert.rejects(act(memorySession(), 'remove-clips', { clips: ['1'] }), /no clips yet/)
  })

  it('should count a clip of the picture from 1, and know each by its id', async () => {
    const session = film()
    await act(session, 'set-length', { clips: ['2', 'opening'], durationMs: 2000 })
    const { sea, opening } = await places(session)
    assert.deepEqual([sea, opening], [[6000, 8000], [0, 2000]])
  })

  it('should say when a moving picture has to hold its last frame', async () => {
    const session = memorySession({
      timeline: smallFilm(),
      assets: assetsOf(smallFilm()).map((asset) => ({ ...asset, durationMs: 7000 })),
    })
    assert.equal((await act(session, 'set-length', { clips: ['city'], durationMs: 7000 })).holdsLastFrame, undefined)
    assert.deepEqual((await act(session, 'set-length', { clips: ['city'], durationMs: 9000 })).holdsLastFrame, ['city timelapse'])
  })

  it('should replace a scene in its place, with a clip that is as long', async () => {
    const session = film()
    await act(session, 'set-speed', { clips: ['city'], speed: 2 })
    await act(session, 'generate-scene', { prompt: 'a lighthouse', replaces: 'city' })
    const [clip] = session.context.timeline().tracks[0]!.clips as readonly { id: string; asset: string; durationMs: number; prompt: string; inMs: number }[]
    assert.deepEqual([clip!.id, clip!.asset, clip!.durationMs, clip!.prompt, clip!.inMs], ['city', 'made-1', 3000, 'a lighthouse', 1000])
  })

  it('should keep the volume of the music when other music is asked for', async () => {
    const session = film()
    await act(session, 'add-music', { words: 'epic' })
    const [song] = session.context.timeline().tracks.find(({ role }) => role === 'bgm')!.clips as readonly { volume: number; music: { kind: string } }[]
    assert.deepEqual([song!.volume, song!.music.kind], [0.35, 'cinematic'])
  })

  it('should tell the steps of a session, and bring back any version', async () => {
    const session = film()
    session.beginTurn()
    await act(session, 'set-canvas', { ratio: '9:16' })
    await act(session, 'remove-clips', { clips: ['song'] })
    session.beginTurn()
    await act(session, 'set-canvas', { ratio: '1:1' })
    const { steps } = (await act(session, 'list-versions')) as { steps: { from: number; actions: string[] }[] }
    assert.deepEqual(steps.map(({ from, actions: names }) => [from, names]), [[2, ['set-canvas']], [0, ['set-canvas', 'remove-clips']]])
    session.beginTurn()
    await act(session, 'restore-version', { version: 0 })
    assert.deepEqual(session.context.timeline(), smallFilm())
    session.beginTurn()
    await act(session, 'undo', { steps: 2 })
    assert.equal(session.context.timeline().width, 1080)
    assert.equal(session.context.timeline().height, 1920)
  })
})
