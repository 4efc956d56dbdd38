import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { backportsSuite, isUseful, parseDistribution, parseDownloadSize, parseSimulation } from './system-apt.ts'

const osRelease = `PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
NAME="Debian GNU/Linux"
VERSION_ID="12"
VERSION_CODENAME=bookworm
ID=debian
`

const simulated = `Reading package lists...
The following NEW packages will be installed:
  libdrm2 mesa-vulkan-drivers
Inst libdrm2 [2.4.114-1+b1] (2.4.123-1~bpo12+1 Debian Backports:oldstable-backports [amd64])
Inst mesa-vulkan-drivers (25.0.7-2~bpo12+1 Debian Backports:oldstable-backports [amd64])
Conf libdrm2 (2.4.123-1~bpo12+1 Debian Backports:oldstable-backports [amd64])
`

const mesa25 = { packages: ['mesa-vulkan-drivers'], atLeast: { name: 'mesa-vulkan-drivers', major: 25 } }

describe('parseDistribution', () => {
  it('should read the name and the release', () => {
    assert.deepEqual(parseDistribution(osRelease), { id: 'debian', codename: 'bookworm' })
    assert.deepEqual(parseDistribution(''), { id: '', codename: '' })
  })
})

describe('backportsSuite', () => {
  it('should add backports only where the release needs them', () => {
    assert.equal(backportsSuite({ id: 'debian', codename: 'bookworm' }), 'bookworm-backports')
    assert.equal(backportsSuite({ id: 'debian', codename: 'trixie' }), undefined)
    assert.equal(backportsSuite({ id: 'ubuntu', codename: 'noble' }), undefined)
  })
})

describe('parseSimulation and isUseful', () => {
  it('should read new packages and upgrades', () => {
    const { installed, removed } = parseSimulation(simulated)
    assert.deepEqual([...installed], [
      ['libdrm2', '2.4.123-1~bpo12+1'],
      ['mesa-vulkan-drivers', '25.0.7-2~bpo12+1'],
    ])
    assert.deepEqual(removed, [])
  })

  it('should refuse a driver that is too old, and take one with an epoch', () => {
    assert.ok(isUseful(mesa25, parseSimulation(simulated)))
    assert.ok(isUseful(mesa25, parseSimulation('Inst mesa-vulkan-drivers (1:25.2.1-1 Debian:13 [amd64])\n')))
    assert.ok(!isUseful(mesa25, parseSimulation('Inst mesa-vulkan-drivers (22.3.6-1+deb12u1 Debian:12 [amd64])\n')))
  })

  it('should refuse what takes something away, and what is already there and did not help', () => {
    assert.ok(!isUseful(mesa25, parseSimulation(`${simulated}Remv gnome-shell [43.9]\n`)))
    assert.ok(!isUseful({ packages: ['ffmpeg'] }, parseSimulation('ffmpeg is already the newest version\n')))
  })
})

describe('parseDownloadSize', () => {
  it('should add up the sizes', () => {
    const text = `'http://m/a_1.0_amd64.deb' a_1.0_amd64.deb 1200 SHA256:00
'http://m/b%3a1_all.deb' b_1%3a1_all.deb 34 SHA256:00
Need to get 99 kB.
`
    assert.equal(parseDownloadSize(text), 1234)
  })
})
