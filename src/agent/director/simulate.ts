/** What a call will do to the timeline, before it is made. Pure. */
import { actions } from '../../actions/registry.ts'
import { applyOperation } from '../../timeline/apply.ts'
import type { Clip } from '../../timeline/locate.ts'
import type { Timeline } from '../../timeline/model.ts'
import { soundTracks, type SoundKind } from '../../actions/sound/sound-targets.ts'
import type { Situation, ToolCall } from './situation.ts'

const byName = new Map(actions.map((action) => [action.name, action]))

/**
 * The timeline after a call.
 *
 * @throws {ReelsmithError} what the action would refuse it with.
 */
export function afterCall(timeline: Timeline, { tool, input }: ToolCall, situation: Situation): Timeline {
  if (tool === 'undo') return situation.previous ?? timeline
  const action = byName.get(tool)
  if (!action?.plan) return timeline
  let made = 0
  // Calls of one plan follow on each other: what is there already tells their ids apart.
  const there = timeline.tracks.reduce((sum, { clips }) => sum + 1 + clips.length, 0)
  const newId = (): string => `planned-${tool}-${there}-${made++}`
  const { operations } = action.plan(action.input.parse(input), { timeline, assets: situation.assets, newId })
  return operations.length === 0 ? timeline : applyOperation(timeline, { type: 'batch', operations }).timeline
}

/** Ids of what a call is about, as far as they are on the timeline after it; that is what "it" then means. */
export function focusOf({ tool, input }: ToolCall, after: Timeline): string[] {
  const named = [input.id, input.clip, input.replaces, input.second, ...((input.clips as readonly unknown[] | undefined) ?? [])].filter((id): id is string => typeof id === 'string')
  const there = new Set(after.tracks.flatMap((track) => (track.clips as readonly Clip[]).map(({ id }) => id)))
  // Of a clip and its copy the copy is new.
  const ids = (tool === 'duplicate-clip' ? named.slice(0, 1) : named).filter((id) => there.has(id))
  if (ids.length > 0) return ids
  const kind = input.of as SoundKind | undefined
  return kind === undefined || kind === 'all' ? [] : soundTracks(after, kind).flatMap(({ clips }) => (clips as readonly Clip[]).map(({ id }) => id))
}
