/** No space is left: the command runs where a folder is a small file system of its own. */
import assert from 'node:assert/strict'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { processesOf } from './support/processes.ts'
import { startReelsmith, temporaryFolder } from './support/reelsmith.ts'

const asRoot = process.getuid?.() === 0

/** Mounts so much memory at the folder, runs its other arguments as a command, then names what lies there. */
function onSmallDisk(folder: string, size: string): string[] {
  const script = 'mount -t tmpfs -o "size=$1" none "$2" && { folder=$2; shift 2; code=0; "$@" || code=$?; echo "left: $(ls "$folder")" >&2; exit $code; }'
  return ['unshare', ...(asRoot ? [] : ['-Ur']), '--mount', 'sh', '-c', script, 'sh', size, folder]
}

const words = ['make', 'a 1-second clip of the sea, 480p']

describe('a full disk', () => {
  it('should be told in a line that says what to free, where the data folder lies on it', async () => {
    await using folder = await temporaryFolder()
    const small = join(folder.path, 'small')
    mkdirSync(small)
    const file = join(folder.path, 'film.mp4')
    const make = startReelsmith([...words, '-o', file], { dataDir: join(small, 'data'), through: onSmallDisk(small, '20m') })
    assert.notEqual(await make.exited, 0)
    assert.match(make.stderr(), /^reelsmith: No space is left for the database; free some 100 MB\.$/m)
    assert.deepEqual(readdirSync(folder.path), ['small'])
    assert.deepEqual(processesOf(folder.path), [])
  })

  it('should be told before any work, and get no part of a film, where the film would lie on it', async () => {
    await using folder = await temporaryFolder()
    const small = join(folder.path, 'small')
    mkdirSync(small)
    const file = join(small, 'film.mp4')
    const make = startReelsmith([...words, '-o', file], { dataDir: join(folder.path, 'data'), through: onSmallDisk(small, '48k') })
    assert.notEqual(await make.exited, 0)
    assert.match(make.stderr(), /No space is left in ".*small"; free some, or choose another folder with -o\./)
    assert.match(make.stderr(), /^left: $/m)
    assert.doesNotMatch(make.stderr(), /Connecting/)
  })
})
