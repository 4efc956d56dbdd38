/** The sound of a plan: its layers, each with the moments that are seen in the picture. */
import { ReelsmithError } from '../errors/error.ts'
import type { AmbienceLayer, AmbienceRequest } from '../music/ambience.ts'
import { type EffectKind, effectKinds } from '../music/effects.ts'
import type { SoundEvent } from '../music/effects/effect.ts'
import type { PlaceRoom } from '../music/rooms.ts'
import { footfalls } from './subjects/footfalls.ts'
import { frameShape } from '../scene/camera.ts'
import type { AmbienceUse, ShotPlan } from '../scene/shot-plan.ts'
import { panOf, thunderclaps, waveBreaks } from '../scene/sound-moments.ts'

export interface SceneSoundRequest {
  /** Pixels of the picture. */
  readonly width: number
  readonly height: number
  /** Where the sound begins, in the plan's time; its handle lies before 0. */
  readonly fromMs: number
  readonly durationMs: number
}

/** What places answer with; those that aren't named are open. */
const rooms: Readonly<Record<string, PlaceRoom>> = { city: 'street', forest: 'wood', mountains: 'valley' }

/** The request for a plan's sound; null when the place is silent. */
export function sceneSound(plan: ShotPlan, request: SceneSoundRequest): AmbienceRequest | null {
  const layers = plan.ambience.flatMap((use) => layerOf(plan, use, request))
  if (layers.length === 0) return null
  return { layers, seed: plan.seed, durationMs: request.durationMs, room: rooms[plan.setting] ?? 'open' }
}

function layerOf(plan: ShotPlan, { kind, gainDb, pan }: AmbienceUse, request: SceneSoundRequest): AmbienceLayer[] {
  const known = effectKinds.find((each): each is EffectKind => each === kind)
  if (!known) throw new ReelsmithError('internal', `Setting ${plan.setting} asks for an unknown sound, "${kind}".`)
  const events = eventsOf(plan, known, request)
  // steps without feet that could make them
  if (known.startsWith('footsteps') && events?.length === 0) return []
  return [{ kind: known, gainDb, ...(pan === undefined ? {} : { pan }), ...(events && events.length > 0 ? { events } : {}) }]
}

/** What is seen of a sound, in the time of the sound; undefined where nothing is seen of it. */
function eventsOf(plan: ShotPlan, kind: EffectKind, request: SceneSoundRequest): SoundEvent[] | undefined {
  const shape = frameShape(request.width, request.height)
  const fromS = request.fromMs / 1000
  const toS = fromS + request.durationMs / 1000
  const shifted = (moments: readonly SoundEvent[]): SoundEvent[] =>
    moments.map((moment) => ({ ...moment, atS: moment.atS - fromS })).sort((a, b) => a.atS - b.atS)
  if (kind === 'waves') return shifted(waveBreaks(plan, fromS, toS))
  if (kind === 'thunder') return shifted(thunderclaps(plan, shape, fromS, toS))
  if (!kind.startsWith('footsteps')) return undefined
  const steps = plan.subjects.flatMap((use) => footfalls(use, fromS, toS))
  return shifted(steps.map((step) => ({ atS: step.atS, pan: panOf(plan, shape, step) })))
}
