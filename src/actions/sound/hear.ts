/** Knowing what is said before something is done with it. */
import { z } from 'zod'
import type { ActionContext } from '../action.ts'
import { unheard } from './recordings.ts'

export const spokenLanguage = z.string().min(2).max(35).optional().describe('BCP 47, of what is said; that of the film unless told')

/**
 * Has those recordings of the film written down that were not yet.
 *
 * @throws {ReelsmithError} `media/tool-missing` when nothing here knows the language.
 */
export async function hear(context: ActionContext, language: string | undefined): Promise<void> {
  const timeline = context.timeline()
  const assets = unheard(timeline, await context.assets())
  if (assets.length > 0) await context.transcribe(assets.map(({ id }) => id), language ?? timeline.language)
}
