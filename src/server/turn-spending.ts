import type { TurnSpending } from '../agent/hosted/hosted-model.ts'
import type { HostedLanguageModel } from '../models/language/language-models.ts'
import { addSpending, correctSpending, isBeyondCap } from '../store/spending.ts'
import type { Store } from '../store/store.ts'

/**
 * Counts what the language model of a turn takes against what the operator allows; a turn whose price isn't known is an
 * order. Undefined for a model that costs nothing.
 */
export function turnSpending(store: Store, { turnId, userId }: { turnId: string; userId: string }, { isPaid, price }: HostedLanguageModel): TurnSpending | undefined {
  if (!isPaid && (price === undefined || price.input + price.output === 0)) return undefined
  const turn = { id: `turn:${turnId}`, userId }
  return {
    async reserve(usd) {
      try {
        await store.db.transaction(async (tx) => await addSpending(store, tx, turn, { usd, isOrder: price === undefined }))
        return true
      } catch (error) {
        if (isBeyondCap(error)) return false
        throw error
      }
    },
    correct: async (usd) => await correctSpending(store.db, turn.id, usd),
  }
}
