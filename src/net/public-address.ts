/** Which addresses a stranger may make us talk to: those of the public internet, and what the operator allows. */
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { ReelsmithError } from '../errors/error.ts'

/** Hosts, addresses and ranges that may be reached although they are private. */
export interface Allowed {
  /** Lower case; with a port when only that port is allowed. */
  readonly hosts: ReadonlySet<string>
  readonly ranges: readonly (readonly [ipaddr.IPv4 | ipaddr.IPv6, number])[]
}

export const nothingAllowed: Allowed = { hosts: new Set(), ranges: [] }

/**
 * Reads a list like `files.lan, 10.0.0.0/8, 127.0.0.1:9000`.
 *
 * @param where - Put before the message of an error.
 * @throws {ReelsmithError} `request/invalid` naming the entry that is none of these.
 */
export function parseAllowed(list: string, where = ''): Allowed {
  const hosts = new Set<string>()
  const ranges: [ipaddr.IPv4 | ipaddr.IPv6, number][] = []
  for (const entry of list.toLowerCase().split(/[\s,]+/).filter((word) => word !== '')) {
    if (entry.includes('/')) {
      if (!ipaddr.isValidCIDR(entry)) throw invalidEntry(where, entry)
      ranges.push(ipaddr.parseCIDR(entry))
    } else if (/^(?:[\w.-]+|\[[\d:a-f.]+\])(?::\d{1,5})?$/.test(entry)) hosts.add(entry)
    else if (isIP(entry) === 6) hosts.add(`[${entry}]`)
    else throw invalidEntry(where, entry)
  }
  return { hosts, ranges }
}

function invalidEntry(where: string, entry: string): ReelsmithError {
  return new ReelsmithError(
    'request/invalid',
    `${where}"${entry}": expected a host name, an address, either with ":port", or a range like 10.0.0.0/8.`,
  )
}

/** Whether a host is allowed by its name, whatever its addresses are. */
export function isHostAllowed({ hostname, port, protocol }: URL, { hosts }: Allowed): boolean {
  return hosts.has(hostname) || hosts.has(`${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`)
}

/**
 * Whether an address (as numbers) is one of the public internet, or in an allowed range. Addresses that carry an IPv4
 * address within them count as that, or not at all.
 */
export function isAddressAllowed(address: string, { ranges }: Allowed): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  const isInRange = ranges.some(([range, bits]) => range.kind() === parsed.kind() && parsed.match(range, bits))
  return isInRange || (parsed.range() === 'unicast' && (parsed.kind() === 'ipv4' || isGlobalUnicast(parsed as ipaddr.IPv6)))
}

/** `2000::/3` is all that is given out so far (RFC 4291, section 2.4). */
function isGlobalUnicast(address: ipaddr.IPv6): boolean {
  return address.parts[0]! >> 13 === 1
}
