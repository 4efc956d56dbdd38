/** Plans as data: what an account on each may export and spend. */
import { z } from 'zod'
import { ReelsmithError } from '../errors/error.ts'
import type { PricedItem } from './prices.ts'
import { type Plan, plans } from './schema.ts'

export interface PlanTerms {
  /** Whether what has a price costs credits. */
  readonly pays: boolean
  /** Whether clips may be made by models that the operator pays for. */
  readonly paidModels: boolean
  /** Of the largest picture that may be exported, in pixels. */
  readonly exportShortSidePx: number
  /** Of the longest film that may be exported. */
  readonly exportMinutes: number
}

export type Plans = Readonly<Record<Plan, PlanTerms>>

const defaults: Plans = {
  anonymous: { pays: true, paidModels: false, exportShortSidePx: 1080, exportMinutes: 60 },
  registered: { pays: true, paidModels: true, exportShortSidePx: 2160, exportMinutes: 60 },
  unlimited: { pays: false, paidModels: true, exportShortSidePx: 2160, exportMinutes: 60 },
}

const termsSchema = z
  .strictObject({
    pays: z.boolean(),
    paidModels: z.boolean(),
    exportShortSidePx: z.int().min(0).max(2160),
    exportMinutes: z.number().min(0).max(60),
  })
  .partial()
const plansSchema = z.partialRecord(z.enum(plans), termsSchema)

/**
 * The plans, with the terms that the operator changed.
 *
 * @param text - `REELSMITH_PLANS`, e.g. `{"anonymous":{"exportShortSidePx":720}}`.
 * @throws {ReelsmithError} `request/invalid` saying what can't be read.
 */
export function readPlans(text = ''): Plans {
  if (text.trim() === '') return defaults
  const changes = plansSchema.safeParse(parseJson(text))
  if (!changes.success) {
    const { path, message } = changes.error.issues[0]!
    throw new ReelsmithError('request/invalid', `REELSMITH_PLANS: ${[...path, message].join(': ')}.`)
  }
  const entries = plans.map((plan) => [plan, { ...defaults[plan], ...changes.data[plan] }] as const)
  return Object.fromEntries(entries) as Record<Plan, PlanTerms>
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new ReelsmithError('request/invalid', 'REELSMITH_PLANS: expected JSON, got text that is none.', { cause })
  }
}

/**
 * What may be made.
 *
 * @throws {ReelsmithError} `render/not-allowed` for a clip of a paid model on a plan without them.
 */
export function requireSpending({ paidModels }: PlanTerms, item: PricedItem): void {
  if (!item.startsWith('model-clip') || paidModels) return
  throw new ReelsmithError(
    'render/not-allowed',
    'This plan makes no clips with paid models; register or upgrade, or let the built-in film-maker make them.',
  )
}

/**
 * What an export has to keep to.
 *
 * @throws {ReelsmithError} `render/not-allowed` saying what the plan allows.
 */
export function requireExport(
  { exportShortSidePx, exportMinutes }: PlanTerms,
  film: { readonly width: number; readonly height: number; readonly durationMs: number },
): void {
  const shortSide = Math.min(film.width, film.height)
  if (shortSide > exportShortSidePx) {
    throw new ReelsmithError(
      'render/not-allowed',
      exportShortSidePx === 0
        ? 'This plan does not export films; register or upgrade.'
        : `This plan exports up to ${exportShortSidePx}p, and this film is ${shortSide}p; ask for a smaller one, register or upgrade.`,
    )
  }
  if (film.durationMs > exportMinutes * 60_000) {
    const minutes = Math.ceil(film.durationMs / 6000) / 10
    throw new ReelsmithError(
      'render/not-allowed',
      `This plan exports up to ${exportMinutes} minutes, and this film has ${minutes}; make it shorter, register or upgrade.`,
    )
  }
}
