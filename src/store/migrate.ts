/** Brings a database to the schema this version needs: numbered SQL files, each run once, in order. */
import { readFile, readdir } from 'node:fs/promises'
import type pg from 'pg'
import { ReelsmithError } from '../errors/error.ts'
import { schemaName } from './schema.ts'

const folder = new URL('migrations/', import.meta.url)

/** Any number that nothing else locks; two servers that start at once on one database take turns. */
const migrationLock = 7_236_541_098

/**
 * Runs the missing migrations in one transaction: all of them, or none.
 *
 * @throws {ReelsmithError} `store/unavailable` when the database was made by a newer version.
 */
export async function migrate(pool: pg.Pool): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock])
    await client.query(`create schema if not exists ${schemaName}`)
    await client.query(`set local search_path to ${schemaName}`)
    await client.query(
      'create table if not exists migrations (name text primary key, applied_at timestamptz not null)',
    )
    const applied = await client.query<{ name: string }>('select name from migrations')
    const done = new Set(applied.rows.map((row) => row.name))
    for (const name of done) {
      if (!names.includes(name)) {
        throw new ReelsmithError(
          'store/unavailable',
          `The database was last used by a newer version (it has the change ${name}); run that version again.`,
        )
      }
    }
    for (const name of names) {
      if (done.has(name)) continue
      await client.query(await readFile(new URL(name, folder), 'utf8'))
      await client.query('insert into migrations values ($1, now())', [name])
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {}) // the connection may be what broke; the first error tells
    throw error
  } finally {
    client.release()
  }
}
