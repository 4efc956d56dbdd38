import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { dataFolder, isTemporaryDataFolder } from './data-folder.ts'
import { type UnpackedSystem, resolveSystemPaths, systemEnvironment } from './system.ts'

let home: string
before(() => {
  home = mkdtempSync(join(tmpdir(), 'reelsmith-home-'))
})
after(() => rmSync(home, { recursive: true }))

describe('resolveSystemPaths and systemEnvironment', () => {
  it('should leave everything to the PATH when nothing was unpacked', () => {
    const paths = resolveSystemPaths(undefined)
    assert.equal(paths.ffmpeg, 'ffmpeg')
    assert.deepEqual(systemEnvironment(paths, { PATH: '/usr/bin', LD_LIBRARY_PATH: '/opt/lib' }), {})
  })

  it('should point to what was unpacked, before what the system has, and to the system for the rest', () => {
    const folder = join(home, 'tools')
    const library = join(folder, 'usr/lib/x86_64-linux-gnu')
    mkdirSync(join(folder, 'usr/bin'), { recursive: true })
    mkdirSync(join(folder, 'usr/share/festival'), { recursive: true })
    mkdirSync(join(library, 'espeak-ng-data'), { recursive: true })
    writeFileSync(join(folder, 'usr/bin/festival'), '')
    const unpacked: UnpackedSystem = { version: 1, folder, libraryPath: [library], lavapipeDriverFile: '/x/lavapipe.json' }
    const paths = resolveSystemPaths(unpacked)
    assert.equal(paths.festival, join(folder, 'usr/bin/festival'))
    assert.equal(paths.ffmpeg, 'ffmpeg')
    assert.equal(paths.lavapipeDriverFile, '/x/lavapipe.json')
    assert.deepEqual(systemEnvironment(paths, { PATH: '/usr/bin', LD_LIBRARY_PATH: '/opt/lib' }), {
      PATH: `${join(folder, 'usr/bin')}:/usr/bin`,
      LD_LIBRARY_PATH: `${library}:/opt/lib`,
      XDG_DATA_DIRS: `${join(folder, 'usr/share')}:/usr/local/share:/usr/share`,
      FESTDATADIR: join(folder, 'usr/share/festival'),
      ESPEAK_DATA_PATH: join(library, 'espeak-ng-data'),
    })
  })
})

describe('dataFolder', () => {
  it('should follow REELSMITH_DATA, then XDG_DATA_HOME, then HOME', () => {
    const XDG_DATA_HOME = join(home, 'xdg')
    assert.equal(dataFolder({ REELSMITH_DATA: '/srv/films', XDG_DATA_HOME, HOME: home }), '/srv/films')
    assert.equal(dataFolder({ XDG_DATA_HOME, HOME: home }), join(home, 'xdg/reelsmith'))
    assert.equal(dataFolder({ XDG_DATA_HOME: 'relative', HOME: home }), join(home, '.local/share/reelsmith'))
  })

  it('should take a temporary folder of this user when there is no home that can be written', () => {
    for (const environment of [{}, { HOME: '/proc/nowhere' }]) {
      const folder = dataFolder(environment)
      assert.ok(isTemporaryDataFolder(folder), folder)
    }
  })

  it('should be the folder that the set-up script takes', () => {
    const script = fileURLToPath(new URL('../../setup/ensure.sh', import.meta.url))
    // Only the function is wanted, not a set-up.
    const program = `eval "$(sed -n '/^default_data_folder()/,/^}/p' '${script}')"; default_data_folder`
    for (const environment of [{ HOME: home }, { HOME: home, XDG_DATA_HOME: join(home, 'xdg') }, { HOME: '/proc/nowhere' }]) {
      const shell = execFileSync('/bin/sh', ['-c', program], { env: { ...environment, PATH: process.env.PATH } })
      assert.equal(shell.toString('utf8'), dataFolder(environment))
    }
  })
})
