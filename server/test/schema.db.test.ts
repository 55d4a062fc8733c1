import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { type TestDatabase, testDatabase } from '../src/platform/db/testing.ts'
import { allTables } from '../src/platform/tables.ts'
import { loadTables } from './declared.ts'

let database: TestDatabase
let owner: pg.Client
before(async () => {
  await loadTables()
  database = await testDatabase()
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
after(async () => {
  await owner.end()
  await database.drop()
})

const column = async (text: string, values: unknown[] = []): Promise<string[]> =>
  (await owner.query<{ it: string }>(text, values)).rows.map((row) => row.it)

/** Exceptions are named here, with their reason, so that the list can only shrink. */
const sharedNames = () =>
  allTables()
    .filter((t) => t.shared !== undefined)
    .map((t) => t.name)
const ourTables = `c.relkind = 'r' AND n.nspname IN ('public', 'keys') AND c.relname <> 'schema_migration' AND c.relname <> 'migration'`

test('INV-03: every table of a register forces row security and has the register policy; shared ones are declared with a reason', async () => {
  const open = await column(
    `SELECT c.relname AS it FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE ${ourTables} AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (
       SELECT FROM pg_policies p WHERE p.schemaname = n.nspname AND p.tablename = c.relname
         AND p.qual LIKE '%app.register_id%' AND p.with_check LIKE '%app.register_id%')) ORDER BY 1`,
  )
  assert.deepEqual(open, sharedNames().sort())
})

test('INV-03: no views without security_invoker, no definer functions, no triggers', async () => {
  assert.deepEqual(
    await column(`SELECT c.relname AS it FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('v', 'm') AND n.nspname IN ('public', 'keys') AND NOT COALESCE('security_invoker=true' = ANY(c.reloptions), false)`),
    [],
  )
  assert.deepEqual(
    await column(`SELECT p.proname AS it FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema')`),
    [],
  )
  assert.deepEqual(await column('SELECT tgname AS it FROM pg_trigger WHERE NOT tgisinternal'), [])
})

test('INV-03, PSOP-84: the application role owns nothing, may create nothing, and may neither change nor delete what is only added', async () => {
  assert.deepEqual(
    await column(
      `SELECT c.relname AS it FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname IN ('seloste_app', 'seloste_keys', 'seloste_jobs')`,
    ),
    [],
  )
  const rights = (
    await owner.query<{ rolname: string; strong: boolean }>(
      `SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb AS strong FROM pg_roles WHERE rolname IN ('seloste_app', 'seloste_keys', 'seloste_jobs')`,
    )
  ).rows
  assert.ok(rights.length >= 3)
  assert.deepEqual(
    rights.filter((r) => r.strong),
    [],
  )
  const app = `has_schema_privilege('seloste_app', 'public', 'CREATE') OR has_database_privilege('seloste_app', current_database(), 'TEMP')`
  assert.deepEqual((await owner.query(`SELECT ${app} AS may`)).rows, [{ may: false }])
  const onlyAdded = [
    'access_log',
    'log_leaf',
    'log_node',
    'log_checkpoint',
    'log_cosignature',
    'log_finding',
    'log_writer',
    'evidence_finding',
    'log_check',
    'posting',
    'service_event',
    'event_response',
    'event_review',
    'statement',
    'statement_line',
    'price',
    'service_version',
    'definition_version',
    'definition_draft_text',
  ]
  const changeable = await column(
    `SELECT t AS it FROM unnest($1::text[]) t WHERE has_table_privilege('seloste_app', t, 'UPDATE') OR has_table_privilege('seloste_app', t, 'DELETE') OR has_table_privilege('seloste_app', t, 'TRUNCATE')`,
    [onlyAdded],
  )
  assert.deepEqual(changeable, [])
  assert.deepEqual(
    await column(
      `SELECT table_name::text AS it FROM information_schema.table_privileges WHERE grantee = 'seloste_app' AND table_schema = 'keys'`,
    ),
    [],
  )
})

test('INV-04: every key, unique constraint and foreign key between register tables carries the register', async () => {
  const shared = sharedNames()
  const without = await column(
    `SELECT c.relname || '.' || k.conname AS it FROM pg_constraint k
     JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     LEFT JOIN pg_class f ON f.oid = k.confrelid
     WHERE ${ourTables} AND k.contype IN ('p', 'u', 'f') AND NOT c.relname = ANY($1::text[])
       AND NOT (k.contype = 'f' AND f.relname = ANY($1::text[]))
       AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'register_id' AND a.attnum = k.conkey[1])`,
    [shared],
  )
  assert.deepEqual(without, [])
  const indexes = await column(
    `SELECT i.relname AS it FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid
     JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE ${ourTables} AND x.indisunique AND NOT c.relname = ANY($1::text[])
       AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'register_id' AND a.attnum = x.indkey[0])`,
    [shared],
  )
  assert.deepEqual(indexes, [])
})

test('every foreign key inside a register has an index that begins with the register and its columns', async () => {
  const missing = await column(
    `SELECT c.relname || '.' || k.conname AS it FROM pg_constraint k
     JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_class f ON f.oid = k.confrelid
     WHERE ${ourTables} AND k.contype = 'f' AND array_length(k.conkey, 1) > 1
       AND NOT EXISTS (SELECT FROM pg_index x WHERE x.indrelid = c.oid AND x.indkey[1] = k.conkey[2])
     ORDER BY 1`,
  )
  // The price, period and reservation of an event, and the ground of an entry, are never deleted or searched by: an index would only cost each recording.
  const accepted = missing.filter((name) => !/^(service_event|posting)\./.test(name))
  assert.deepEqual(accepted, [])
})

test('tables and their declarations agree, both ways, and sealed columns are bytes', async () => {
  const inCatalogue = (
    await owner.query<{ table: string; column: string; type: string }>(
      `SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, NULL) AS type FROM pg_attribute a
       JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE ${ourTables} AND n.nspname = 'public' AND a.attnum > 0 AND NOT a.attisdropped`,
    )
  ).rows
  const found = inCatalogue
    .map((row) => `${row.table}.${row.column}`)
    .filter((name) => !name.endsWith('.register_id'))
    .sort()
  const declared = allTables()
    .flatMap((t) => Object.keys(t.columns).map((name) => `${t.name}.${name}`))
    .filter((name) => !name.endsWith('.register_id'))
    .sort()
  assert.deepEqual(declared, found)
  for (const { name, columns } of allTables())
    for (const [column, { sealed }] of Object.entries(columns))
      if (sealed)
        assert.equal(
          inCatalogue.find((row) => row.table === name && row.column === column)?.type,
          'bytea',
          `${name}.${column}`,
        )
})

test('every table says in the database what it is for', async () => {
  const silent = await column(
    `SELECT c.relname AS it FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ourTables} AND obj_description(c.oid, 'pg_class') IS NULL`,
  )
  assert.deepEqual(silent, [])
})
