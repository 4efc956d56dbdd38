/**
 * A film is made without a network. The command runs in a network namespace of its own whose only ways out are the
 * loopback and an interface that leads nowhere but counts what is sent.
 */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { startReelsmith, temporaryFolder } from './support/reelsmith.ts'

/** Runs its arguments as a command, then writes the number of packets that were sent to anywhere but the loopback. */
const counting = [
  'set -eu',
  'echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6', // an IPv6 interface speaks by itself
  'ip link set lo up',
  'ip link add out type veth peer name sink', // both ends stay in here
  'ip addr add 192.0.2.1/24 dev out', // a network of documentation, RFC 5737
  'ip link set out up; ip link set sink up',
  'ip route add default via 192.0.2.2',
  'code=0; "$@" || code=$?',
  'echo "packets sent: $(sed -n "s/^ *out://p" /proc/net/dev | awk "{print \\$10}")" >&2',
  'exit $code',
].join('\n')

const asRoot = process.getuid?.() === 0
const through = ['unshare', ...(asRoot ? [] : ['-Ur']), '--net', 'sh', '-c', counting, 'sh']

function packetsSent(stderr: string): number {
  const said = /packets sent: (\d+)/.exec(stderr)?.[1]
  assert.ok(said, stderr)
  return Number(said)
}

describe('without a network', () => {
  it('should make a film and send nothing to anywhere but this machine', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'film.mp4')
    const make = startReelsmith(['make', 'a 1-second clip of the sea, 480p', '-o', file], { dataDir: join(folder.path, 'data'), through })
    assert.equal(await make.exited, 0, make.stderr())
    assert.ok(existsSync(file))
    assert.equal(packetsSent(make.stderr()), 0)
  })

  it('should notice a command that does send something', async () => {
    await using folder = await temporaryFolder()
    const make = startReelsmith(['make', 'the sea', '-o', join(folder.path, 'film.mp4')], { dataDir: folder.path, through, env: { NEMO_API_URL: 'http://192.0.2.9' } })
    assert.notEqual(await make.exited, 0)
    assert.ok(packetsSent(make.stderr()) > 0)
  })
})
