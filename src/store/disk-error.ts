/** What a user is told when the data folder can't be written. */
import { ReelsmithError } from '../errors/error.ts'

const unwritable = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT', 'ELOOP', 'ENAMETOOLONG']

/**
 * @throws {ReelsmithError} `store/disk-full` or `file/unwritable` for what the disk
 *   refused; any other error as it is.
 */
export function explainDiskError(cause: unknown): never {
  const { code } = cause as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    throw new ReelsmithError(
      'store/disk-full',
      'No space is left where the data folder is; free some, or name another one with REELSMITH_DATA.',
      { cause },
    )
  }
  if (code !== undefined && unwritable.includes(code)) {
    throw new ReelsmithError(
      'file/unwritable',
      `The data folder can't be made or written (${code}); name another one with REELSMITH_DATA.`,
      { cause },
    )
  }
  throw cause
}
