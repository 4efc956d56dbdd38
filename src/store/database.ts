/** The connection to PostgreSQL, embedded or given, and the types of what runs on it. */
import pg from 'pg'
import { drizzle } from './drizzle.ts'

/**
 * How to reach a database; every field is said, so that no `PG*` variable of the environment is picked up.
 */
export type DatabaseAddress =
  | {
      readonly host: string
      readonly port: number
      readonly user: string
      readonly database: string
      readonly ssl: false
    }
  | { readonly connectionString: string }

export type Database = ReturnType<typeof connect>['db']
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]
/** What a single statement may run on: the pool, or the transaction of the caller. */
export type Queryable = Database | Transaction

export interface Connection {
  readonly db: ReturnType<typeof drizzle<Record<string, never>, pg.Pool>>
  readonly pool: pg.Pool
}

/**
 * @param onLost - Told when an idle connection breaks; the pool opens another one by itself.
 */
export function connect(address: DatabaseAddress, onLost: (error: Error) => void): Connection {
  const pool = new pg.Pool({ ...address, max: 8, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000 })
  pool.on('error', onLost)
  return { pool, db: drizzle({ client: pool }) }
}
