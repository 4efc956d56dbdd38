import type { HostedLanguageModel } from '../models/language/language-models.ts'
import { planOf } from '../store/accounts.ts'
import type { Server } from './context.ts'

/** What conducts this user's turns; undefined for the built-in director, also where the plan has no models that are paid. */
export async function languageModelFor({ settings: { languageModel }, store }: Server, userId: string): Promise<HostedLanguageModel | undefined> {
  if (!languageModel?.isPaid) return languageModel
  return store.policy.plans[await planOf(store.db, userId)].paidModels ? languageModel : undefined
}
