import assert from 'node:assert/strict'
import { scryptSync } from 'node:crypto'
import { describe, it } from 'node:test'
import { hashPassword, verifyPassword } from './passwords.ts'

describe('passwords', () => {
  it('should be kept salted, with the parameters they were hashed with', async () => {
    const [one, two] = [await hashPassword('correct horse'), await hashPassword('correct horse')]
    assert.match(one, /^scrypt\$ln=15,r=8,p=3\$[\w-]{22}\$[\w-]{43}$/)
    assert.notEqual(one, two)
    assert.equal(await verifyPassword('correct horse', one), true)
    assert.equal(await verifyPassword('correct horsf', one), false)
  })

  it('should be known again by hashes of other parameters, and however a keyboard composes them', async () => {
    const salt = Buffer.from('0123456789abcdef')
    const hash = scryptSync('é', salt, 32, { N: 16, r: 4, p: 2 })
    const kept = `scrypt$ln=4,r=4,p=2$${salt.toString('base64url')}$${hash.toString('base64url')}`
    assert.equal(await verifyPassword('e\u0301', kept), true)
    assert.equal(await verifyPassword('e', kept), false)
  })

  it('should not be right where none is kept', async () => {
    for (const kept of [null, '', 'scrypt$ln=4']) assert.equal(await verifyPassword('', kept), false)
  })
})
