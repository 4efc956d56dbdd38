import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isAddressAllowed, isHostAllowed, nothingAllowed, parseAllowed } from './public-address.ts'

const privateAddresses = `
  127.0.0.1 127.255.255.254 0.0.0.0 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 192.0.0.8
  192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 192.88.99.1 224.0.0.1 240.0.0.1 255.255.255.255
  :: ::1 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:169.254.169.254 ::127.0.0.1 ::7f00:1 ::ffff:0:127.0.0.1
  64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1 2002:7f00:1:: 2001::1 fe80::1 fec0::1 fc00::1 fd00:ec2::254 ff02::1
  2001:db8::1 100::1 3fff::1 5f00::1 localhost 1 0x7f.1 127.1`.trim().split(/\s+/)

describe('isAddressAllowed', () => {
  for (const address of privateAddresses) {
    it(`should refuse ${address}`, () => assert.equal(isAddressAllowed(address, nothingAllowed), false))
  }

  it('should let the public internet through', () => {
    for (const address of ['8.8.8.8', '172.32.0.1', '::ffff:8.8.8.8', '2606:4700::1111', '2001:4860:4860::8888']) {
      assert.ok(isAddressAllowed(address, nothingAllowed), address)
    }
  })

  it('should let allowed ranges through, of the same kind of address', () => {
    const allowed = parseAllowed('10.0.0.0/8, fd00::/8')
    for (const address of ['10.1.2.3', '::ffff:10.1.2.3', 'fd12::1']) assert.ok(isAddressAllowed(address, allowed), address)
    for (const address of ['11.0.0.1', '127.0.0.1', 'fe80::1']) {
      assert.equal(isAddressAllowed(address, allowed), address === '11.0.0.1', address)
    }
  })
})

describe('parseAllowed', () => {
  it('should know hosts, with or without a port', () => {
    const allowed = parseAllowed('Files.LAN 127.0.0.1:9000,[::1]:80 fd00::1 shop.example:443')
    const named: [string, boolean][] = [
      ['http://files.lan/a', true],
      ['http://files.lan:1234/', true],
      ['http://127.0.0.1:9000/', true],
      ['http://2130706433:9000/', true],
      ['http://127.0.0.1/', false],
      ['http://[::1]/', true],
      ['https://[::1]/', false],
      ['https://[fd00::1]/', true],
      ['https://shop.example/', true],
      ['http://shop.example/', false],
      ['http://evil.files.lan/', false],
    ]
    for (const [url, isAllowed] of named) assert.equal(isHostAllowed(new URL(url), allowed), isAllowed, url)
  })

  it('should name the entry that is none', () => {
    for (const entry of ['10.0.0.0/33', 'http://files.lan', 'a b/c', 'x:y']) {
      assert.throws(() => parseAllowed(entry), { code: 'request/invalid' }, entry)
    }
    assert.throws(() => parseAllowed('ok 10.0.0.0/99'), /10\.0\.0\.0\/99/)
  })
})
