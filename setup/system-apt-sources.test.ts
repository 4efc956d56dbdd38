import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  backportsSource,
  distributionSources,
  formatSources,
  parseDeb822Sources,
  parseOneLineSources,
} from './system-apt-sources.ts'

const deb822 = `Types: deb deb-src
# a comment inside a paragraph
URIs: http://deb.debian.org/debian
Suites: bookworm bookworm-updates
Components: main non-free-firmware
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
uris: http://deb.debian.org/debian-security
Suites: bookworm-security
Components: main
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 mDMEY865UxYJKwYBBAHaRw8BAQdAd7Z0srwuhlB6JKFkcf4HU4SSS
 -----END PGP PUBLIC KEY BLOCK-----
`

const oneLine = `# main mirror
deb [signed-by=/usr/share/keyrings/x.gpg arch=amd64,arm64] https://mirror.example/debian bookworm main contrib # near
deb-src https://mirror.example/debian bookworm main
deb cdrom:[Debian GNU/Linux 12]/ bookworm main
deb https://dl.example.com/browser/deb/ stable main
deb https://containers.example.com/linux/debian bookworm stable
deb https://flat.example.com/repo ./
`

describe('parseDeb822Sources', () => {
  it('should read paragraphs, whatever the case of the fields, without comments', () => {
    const [first, second] = parseDeb822Sources(deb822)
    assert.deepEqual(first, {
      Types: 'deb deb-src',
      URIs: 'http://deb.debian.org/debian',
      Suites: 'bookworm bookworm-updates',
      Components: 'main non-free-firmware',
      'Signed-By': '/usr/share/keyrings/debian-archive-keyring.gpg',
    })
    assert.equal(second!.URIs, 'http://deb.debian.org/debian-security')
  })

  it('should keep an embedded key line by line, and write it back so', () => {
    const sources = parseDeb822Sources(deb822)
    assert.match(sources[1]!['Signed-By']!, /^\n -----BEGIN PGP PUBLIC KEY BLOCK-----\n \.\n mDME/)
    assert.deepEqual(parseDeb822Sources(formatSources(sources)), sources)
  })

  it('should find nothing in a file of comments', () => {
    assert.deepEqual(parseDeb822Sources('# See sources.list(5).\n\n'), [])
  })
})

describe('parseOneLineSources', () => {
  it('should turn options into the fields of the other format', () => {
    const [first] = parseOneLineSources(oneLine)
    assert.deepEqual(first, {
      Types: 'deb',
      URIs: 'https://mirror.example/debian',
      Suites: 'bookworm',
      Components: 'main contrib',
      'Signed-By': '/usr/share/keyrings/x.gpg',
      Architectures: 'amd64 arm64',
    })
  })

  it('should read every line that names a source', () => {
    assert.equal(parseOneLineSources(oneLine).length, 6)
  })
})

describe('distributionSources', () => {
  it('should leave out sources of others, of source code, of disks, and those that are off', () => {
    const sources = [...parseOneLineSources(oneLine), { Types: 'deb', URIs: 'http://x', Suites: 'bookworm', Enabled: 'no' }]
    assert.deepEqual(
      distributionSources(sources, 'bookworm').map(({ URIs, Suites }) => `${URIs} ${Suites}`),
      ['https://mirror.example/debian bookworm'],
    )
  })

  it('should know the release by its place in time on a mirror of Debian only', () => {
    const mirror = { Types: 'deb', URIs: 'http://mirror.example/debian/', Suites: 'oldstable', Components: 'main' }
    assert.deepEqual(distributionSources([mirror], 'bookworm'), [mirror])
  })

  it('should keep only the suites of this release', () => {
    const source = { Types: 'deb deb-src', URIs: 'http://m', Suites: 'bookworm trixie bookworm-updates', Components: 'main' }
    assert.deepEqual(distributionSources([source], 'bookworm'), [
      { Types: 'deb', URIs: 'http://m', Suites: 'bookworm bookworm-updates', Components: 'main' },
    ])
  })
})

describe('backportsSource', () => {
  it('should take the mirror and the key of the release', () => {
    const source = backportsSource(distributionSources(parseDeb822Sources(deb822), 'bookworm'), 'bookworm')
    assert.deepEqual(source, {
      Types: 'deb',
      URIs: 'http://deb.debian.org/debian',
      Suites: 'bookworm-backports',
      Components: 'main',
      'Signed-By': '/usr/share/keyrings/debian-archive-keyring.gpg',
    })
  })

  it('should pass by another vendor who names a suite after the release', () => {
    const wine = { Types: 'deb', URIs: 'https://wine.example/builds/debian', Suites: 'bookworm', Components: 'main' }
    assert.equal(backportsSource([wine, ...parseDeb822Sources(deb822)], 'bookworm')?.URIs, 'http://deb.debian.org/debian')
  })

  it('should not take the mirror of the security updates for that of the release', () => {
    const security = parseDeb822Sources(deb822).slice(1)
    assert.equal(backportsSource(security, 'bookworm'), undefined)
  })
})
