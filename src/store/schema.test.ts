import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { connect } from './database.ts'
import { PgTable, getTableConfig, is, sql } from './drizzle.ts'
import { migrate } from './migrate.ts'
import * as schema from './schema.ts'
import { type TestStore, openTestStore } from './testing.ts'

let store: TestStore
before(async () => void (store = await openTestStore()))
after(async () => await store.close())

const tables = Object.values<unknown>(schema).filter((value): value is PgTable => is(value, PgTable))

describe('the schema of drizzle', () => {
  it('should be what the migrations made, column by column', async () => {
    const { rows } = await store.db.execute<{
      table: string
      column: string
      type: string
      nullable: string
    }>(sql`
      select table_name as table, column_name as column, is_nullable as nullable,
        case data_type when 'ARRAY' then substr(udt_name, 2) || '[]' else data_type end as type
      from information_schema.columns where table_schema = ${schema.schemaName} and table_name <> 'migrations'`)
    const made = rows.map(
      ({ table, column, type, nullable }) => `${table}.${column}: ${type}${nullable === 'YES' ? '?' : ''}`,
    )
    const declared = tables.map(getTableConfig).flatMap(({ name, columns }) => {
      return columns.map(
        (column) => `${name}.${column.name}: ${column.getSQLType()}${column.notNull ? '' : '?'}`,
      )
    })
    assert.deepEqual(declared.toSorted(), made.toSorted())
  })
})

describe('migrate', () => {
  it('should do nothing the second time, side by side too', async () => {
    const { pool } = connect(store.address, () => {})
    await Promise.all([migrate(pool), migrate(pool), migrate(pool)])
    const { rows } = await pool.query<{ name: string }>('select name from reelsmith.migrations')
    const files = await readdir(new URL('migrations/', import.meta.url))
    assert.deepEqual(rows.map(({ name }) => name).toSorted(), files.toSorted())
    await pool.end()
  })

  it('should not touch the database of a newer version', async () => {
    const { pool } = connect(store.address, () => {})
    await pool.query("insert into reelsmith.migrations values ('9999-future.sql', now())")
    await assert.rejects(
      migrate(pool),
      (error) => ReelsmithError.is(error, 'store/unavailable') && /9999-future/.test(error.message),
    )
    await pool.query("delete from reelsmith.migrations where name = '9999-future.sql'")
    await pool.end()
  })
})
