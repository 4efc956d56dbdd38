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

type Row = keyof typeof defaultPrices

/** A row, or a clip of one model by the model's name, which may have a row of its own. */
export type PricedItem = Row | `model-clip/${string}`
/** What a job makes, and how many of it; one unless told. */
export interface Priced {
  readonly item: PricedItem
  readonly times?: number
}

export type Prices = Readonly<Record<Row, number>> & Readonly<Partial<Record<PricedItem, number>>>

const items = Object.keys(defaultPrices) as Row[]
const dearest = 1_000_000

/**
 * The price table, with the rows that the operator changed.
 *
 * @param text - `REELSMITH_PRICES`, e.g. `procedural-clip=3, model-clip/Wan=40`; rows not named keep their price.
 * @throws {ReelsmithError} `request/invalid` naming the row that can't be read.
 */
export function readPrices(text = ''): Prices {
  const prices: Record<string, number> & Record<Row, number> = { ...defaultPrices }
  // Names of models may have spaces in them.
  const rows = text.split(new RegExp(`,|\\s+(?=(?:${items.join('|')})\\b)`)).map((row) => row.trim())
  for (const row of rows.filter((word) => word !== '')) {
    const [name = '', amount = ''] = row.split('=')
    const item = items.find((known) => known === name) ?? (/^model-clip\/\S/.test(name) ? name : undefined)
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

/** What something costs; a clip of a model without a row of its own what clips of models cost. */
export function priceOf(prices: Prices, item: PricedItem): number {
  return prices[item] ?? prices['model-clip']
}

/** @param model - Its name; undefined for the built-in film-maker. */
export function clipItem(model: string | undefined): PricedItem {
  return model === undefined ? 'procedural-clip' : `model-clip/${model}`
}
