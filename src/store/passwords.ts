/** Passwords, kept as scrypt hashes (RFC 7914) with their parameters, so that these can be raised later. */
import { type ScryptOptions, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** The parameters of scrypt: 2^ln × r × 128 bytes of memory, p passes. */
export interface PasswordStrength {
  readonly ln: number
  readonly r: number
  readonly p: number
}

/** 32 MB and three passes: one of OWASP's equivalent minima. */
export const passwordStrength: PasswordStrength = { ln: 15, r: 8, p: 3 }

const hashBytes = 32

/** `scrypt$ln=15,r=8,p=3$<salt>$<hash>`, both in base64url. */
const pattern = /^scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/

export async function hashPassword(password: string, strength = passwordStrength): Promise<string> {
  const salt = randomBytes(16)
  const { ln, r, p } = strength
  const hash = await derive(password, salt, strength)
  return `scrypt$ln=${ln},r=${r},p=${p}$${salt.toString('base64url')}$${hash.toString('base64url')}`
}

/**
 * Whether this is the password of that hash. Takes its time without a hash too, so that nobody learns from it which
 * names exist.
 *
 * @param kept - As {@link hashPassword} made it; null where there is none.
 */
export async function verifyPassword(
  password: string,
  kept: string | null,
  strength = passwordStrength,
): Promise<boolean> {
  const found = pattern.exec(kept ?? '')
  if (!found) {
    await derive(password, randomBytes(16), strength)
    return false
  }
  const [ln, r, p] = found.slice(1, 4).map(Number) as [number, number, number]
  const expected = Buffer.from(found[5]!, 'base64url')
  return timingSafeEqual(await derive(password, Buffer.from(found[4]!, 'base64url'), { ln, r, p }), expected)
}

/** How many are worked out at once: each takes its 32 MB, whoever asks. */
const mostAtOnce = 2
let running = 0
const waiting: (() => void)[] = []

async function derive(password: string, salt: Buffer, { ln, r, p }: PasswordStrength): Promise<Buffer> {
  while (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  running++
  try {
    const cost = 2 ** ln
    return await scryptAsync(password.normalize('NFKC'), salt, { N: cost, r, p, maxmem: 256 * cost * r })
  } finally {
    running--
    waiting.shift()?.()
  }
}

async function scryptAsync(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  scrypt(password, salt, hashBytes, options, (error, hash) => (error ? reject(error) : resolve(hash)))
  return await promise
}
