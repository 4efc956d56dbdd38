import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addressScope } from './addresses.ts'

describe('addressScope', () => {
  for (const [text, address, block] of [
    ['203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
    ['::ffff:203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
    ['::FFFF:cb00:7107', '203.0.113.7', '203.0.113.0/24'],
    ['127.0.0.1', 'loopback', 'loopback'],
    ['::1', 'loopback', 'loopback'],
    ['::ffff:127.0.0.1', 'loopback', 'loopback'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1::/48'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64', '2001:db8:1::/48'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
    ['', '', ''],
  ] as const) {
    it(`should see "${text}" as ${address} in ${block}`, () => {
      assert.deepEqual(addressScope(text), { address, block })
    })
  }
})
