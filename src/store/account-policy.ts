/** What an operator decides about accounts and what they have. */
import { ReelsmithError } from '../errors/error.ts'
import { type PasswordStrength, passwordStrength } from './passwords.ts'
import { type Plans, readPlans } from './plans.ts'
import { type Prices, readPrices } from './prices.ts'
import { type SpendCaps, readSpendCaps } from './spending.ts'

export interface AccountPolicy {
  /** Tokens that one address gets in {@link tokenLifetimeMs}. */
  readonly tokensPerAddress: number
  /** Credits of a new anonymous account. */
  readonly anonymousCredits: number
  /** Credits that an account gets when it is registered. */
  readonly registeredCredits: number
  readonly prices: Prices
  /** How much the operator's providers may take. */
  readonly spendCaps: SpendCaps
  readonly plans: Plans
  readonly passwordStrength: PasswordStrength
  /** How long a session that nobody uses is kept, with all it has; infinity for ever. */
  readonly sessionsKeptMs: number
  /** How long the film of a render is kept. */
  readonly rendersKeptMs: number
  /** How much of their own files one user may keep. */
  readonly filesPerUserBytes: number
}

/** How long a token lives, and the window in which the tokens of an address are counted. */
export const tokenLifetimeMs = 7 * 24 * 60 * 60 * 1000

/** @throws {ReelsmithError} `request/invalid` naming the variable that can't be read. */
export function accountPolicy(env: Readonly<Record<string, string | undefined>>): AccountPolicy {
  const days = wholeNumber(env, 'REELSMITH_RETENTION_DAYS', 30)
  return {
    tokensPerAddress: wholeNumber(env, 'REELSMITH_TOKENS_PER_IP', 10),
    anonymousCredits: wholeNumber(env, 'REELSMITH_ANON_CREDITS', 100),
    registeredCredits: wholeNumber(env, 'REELSMITH_REGISTERED_CREDITS', 100),
    prices: readPrices(env.REELSMITH_PRICES),
    spendCaps: readSpendCaps(env.REELSMITH_SPEND_CAPS),
    plans: readPlans(env.REELSMITH_PLANS),
    passwordStrength,
    sessionsKeptMs: retention(days),
    rendersKeptMs: retention(wholeNumber(env, 'REELSMITH_RENDER_RETENTION_DAYS', days)),
    filesPerUserBytes: wholeNumber(env, 'REELSMITH_FILES_GB', 5) * 1024 ** 3,
  }
}

/** 0 days are for ever. */
function retention(days: number): number {
  return days === 0 ? Number.POSITIVE_INFINITY : days * 24 * 60 * 60 * 1000
}

function wholeNumber(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  otherwise: number,
): number {
  const text = env[name]?.trim()
  if (!text) return otherwise
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new ReelsmithError('request/invalid', `${name}: expected a whole number from 0 on, got "${text}".`)
}
