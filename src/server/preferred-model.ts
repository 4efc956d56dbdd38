/** Which model makes the clips of a request that names none. */
import type { VideoModel } from '../models/video/video-models.ts'
import { planOf } from '../store/accounts.ts'
import { attributionHeaders } from '../wire/attribution.ts'
import type { RequestContext, Server } from './context.ts'

/**
 * The skill that asks, where one of the models is meant for its users.
 *
 * @param named - As the request says it; else its header does.
 */
export function skillOf({ settings }: Server, context: RequestContext, named = context.req.header(attributionHeaders.source)): string | undefined {
  const skill = named?.trim()
  return settings.videoModels.some(({ skills }) => skill !== undefined && skills.includes(skill)) ? skill : undefined
}

export interface Preferred {
  readonly model?: VideoModel
  /** What would make them, but not on this user's plan. */
  readonly withheld?: VideoModel
}

/** The model of the skill, else the operator's; both only for plans that include models which the operator pays for. */
export async function preferredModel({ settings, store }: Server, userId: string, skill: string | undefined): Promise<Preferred> {
  const model = settings.videoModels.find(({ skills }) => skill !== undefined && skills.includes(skill)) ?? settings.videoModel
  if (!model) return {}
  return store.policy.plans[await planOf(store.db, userId)].paidModels ? { model } : { withheld: model }
}
