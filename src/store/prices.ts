/** What things cost, in whole credits. What has no row (edits, uploads, exports) is free. */
import { ReelsmithError } from '../errors/error.ts'

/** The built-in prices; also the list of what can have one. */
export const defaultPrices = {
  /** A clip painted by the built-in film-maker. */
  'procedural-clip': 2,
  /** A clip of a model that its operator pays for. */
  'model-clip': 100,
  'voice-over': 1,
} as const

export type PricedItem = keyof typeof defaultPrices
export type Prices = Readonly<Record<PricedItem, number>>

const items = Object.keys(defaultPrices) as PricedItem[]
const dearest = 1_000_000

/**
 * The price table, with the rows that the operator changed.
 *
 * @param text - `REELSMITH_PRICES`, e.g. `procedural-clip=3,voice-over=0`; rows not named keep their price.
 * @throws {ReelsmithError} `request/invalid` naming the row that can't be read.
 */
export function readPrices(text = ''): Prices {
  const prices: Record<PricedItem, number> = { ...defaultPrices }
  for (const row of text.split(/[\s,]+/).filter((word) => word !== '')) {
    const [name, amount = ''] = row.split('=')
    const item = items.find((known) => known === name)
    if (!item || !/^\d+$/.test(amount) || Number(amount) > dearest) {
      throw new ReelsmithError(
        'request/invalid',
        `REELSMITH_PRICES: expected rows like procedural-clip=2 (of ${items.join(', ')}; 0 to ${dearest} credits), got "${row}".`,
      )
    }
    prices[item] = Number(amount)
  }
  return prices
}
