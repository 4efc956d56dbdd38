/**
 * The one door to drizzle. Its ES modules import each other in rings that make Node take 180 MB and 0.4 s
 * to link them; the CommonJS build of the same version takes 24 MB and 0.07 s. So it is required, with
 * the types of the other.
 */
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

const orm = require('drizzle-orm') as typeof import('drizzle-orm')
const pgCore = require('drizzle-orm/pg-core') as typeof import('drizzle-orm/pg-core')
const nodePostgres = require('drizzle-orm/node-postgres') as typeof import('drizzle-orm/node-postgres')

export const { and, asc, count, desc, eq, gt, gte, inArray, is, isNotNull, isNull, lt, lte, max, ne, notInArray, or, sql, sum } =
  orm
export const {
  PgTable,
  bigint,
  boolean,
  doublePrecision,
  getTableConfig,
  integer,
  json,
  jsonb,
  pgSchema,
  text,
  timestamp,
} = pgCore
export type PgTable = InstanceType<typeof PgTable>
export const { drizzle } = nodePostgres
export type { SQL } from 'drizzle-orm'
