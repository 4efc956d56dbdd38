/** Network addresses as the token rules see them. */
import { isIP } from 'node:net'

export interface AddressScope {
  /** What one household or machine counts as: an IPv4 address, or the /64 of an IPv6 address. */
  readonly address: string
  /** What may change under a client without it being somebody else: the /24 of IPv4, the /48 of IPv6. */
  readonly block: string
}

/**
 * @param text - An address as a socket gives it; `::ffff:1.2.3.4` is the IPv4 address, and all of this
 *   machine's own addresses are one. Anything else (a socket without an address) counts as itself.
 */
export function addressScope(text: string): AddressScope {
  const plain = text.split('%', 1)[0]!.toLowerCase()
  const family = isIP(plain)
  if (family === 4) return scopeOfIpv4(plain)
  if (family !== 6) return { address: plain, block: plain }
  const groups = ipv6Groups(plain)
  const leading = groups.slice(0, 5).every((group) => group === 0)
  if (leading && groups[5] === 0xffff) {
    return scopeOfIpv4([groups[6]! >> 8, groups[6]! & 255, groups[7]! >> 8, groups[7]! & 255].join('.'))
  }
  if (leading && groups[5] === 0 && groups[6] === 0 && groups[7] === 1) return scopeOfIpv4('127.0.0.1')
  const hex = groups.map((group) => group.toString(16))
  return { address: `${hex.slice(0, 4).join(':')}::/64`, block: `${hex.slice(0, 3).join(':')}::/48` }
}

function scopeOfIpv4(address: string): AddressScope {
  if (address.startsWith('127.')) return { address: 'loopback', block: 'loopback' }
  return { address, block: `${address.slice(0, address.lastIndexOf('.'))}.0/24` }
}

/** The eight groups of a valid IPv6 address. */
function ipv6Groups(text: string): number[] {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text)
  const plain = dotted
    ? `${dotted[1]}${hexPair(dotted[2]!, dotted[3]!)}:${hexPair(dotted[4]!, dotted[5]!)}`
    : text
  const [head = '', tail] = plain.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0')
  return [...before, ...zeros, ...after].map((group) => Number.parseInt(group, 16))
}

function hexPair(high: string, low: string): string {
  return (Number(high) * 256 + Number(low)).toString(16)
}
