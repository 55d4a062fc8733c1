import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { loadTables } from '../../../test/declared.ts'
import { allTables } from '../../platform/tables.ts'
import { ownLogEndpoints } from '../access-log/read-own-log.ts'
import { changeOwnContact } from '../clients/change-own-contact.ts'
import { type GivenChain, type GivenContract, givenChain } from '../orders/given.ts'
import { aVisit } from '../service-events/given.ts'
import { recordServiceEvent } from '../service-events/record-service-event.ts'
import { openWorld, type World } from '../world.ts'
import { columnsGiven, tablesGiven, tablesOfClients } from './content.ts'
import { dataCopyEndpoints } from './give-copy.ts'
import { LEFT_OUT_COLUMNS, LEFT_OUT_TABLES } from './left-out.ts'
import { COLUMN_WORDS, TABLE_WORDS } from './words.ts'

let world: World
let chain: GivenChain
let given: GivenContract
let calls: ReturnType<typeof dataCopyEndpoints>
before(async () => {
  await loadTables()
  world = await openWorld()
  calls = dataCopyEndpoints(world.platform)
  chain = await givenChain(world)
  given = await chain.contract({ quantity: 1_260, ordered: 600, information: 'Ovikello ei soi.' })
  const visit = aVisit(world.clock, given, 90, { note: 'Käytiin ulkona.' })
  await chain.register.call(recordServiceEvent, chain.provider.recorder, visit)
  await chain.register.call(changeOwnContact, given.client, {
    client: given.clientId,
    phone: '+358 50 0000 111',
    email: null,
    nextOfKinName: null,
    nextOfKinPhone: null,
  })
})
after(() => world.close())

const Value = z.strictObject({
  name: z.string(),
  field: z.string().optional(),
  code: z.string(),
  value: z.unknown(),
  says: z.string().optional(),
  unit: z.string().optional(),
})
const Copy = z.looseObject({
  subject: z.string(),
  title: z.string(),
  tables: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      isWhole: z.boolean(),
      rows: z.array(z.array(Value)),
    }),
  ),
})
type Copy = z.infer<typeof Copy>

const read = (file: { readonly bytes: Uint8Array }): Copy => Copy.parse(JSON.parse(Buffer.from(file.bytes).toString()))
const own = async (language: 'fi' | 'sv' | 'en' = 'fi'): Promise<Copy> =>
  read(await chain.register.call(calls.downloadOwnData, given.client, { client: given.clientId, language }))
const rowsOf = (copy: Copy, table: string) => copy.tables.find(({ code }) => code === table)?.rows ?? []
const valueIn = (copy: Copy, table: string, code: string) => rowsOf(copy, table)[0]?.find((one) => one.code === code)

test('PSOP-28, INV-59: every table with a client’s data is in the copy, or is left out by name with its reason', async () => {
  const copy = await own()
  const inCopy = new Set(copy.tables.map(({ code }) => code))
  const missing = tablesOfClients().filter(({ name }) => !inCopy.has(name) && !LEFT_OUT_TABLES.has(name))
  assert.deepEqual(missing, [])
  // What the database itself says is the client's: any table with the client's id that no declaration tells of.
  const withClient = await chain.register.rows(
    `SELECT table_name::text AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'client_id' AND table_name NOT LIKE 'pg_%' ORDER BY 1`,
  )
  assert.ok(withClient.length >= 10)
  // The log, and the searches of it, are the log's own file.
  const ofLog = new Set(
    allTables()
      .filter(({ retention }) => retention?.scope === 'access-log')
      .map(({ name }) => name),
  )
  assert.deepEqual(
    withClient
      .map(({ name }) => String(name))
      .filter((name) => !inCopy.has(name) && !LEFT_OUT_TABLES.has(name) && !ofLog.has(name)),
    [],
  )
})

test('PSOP-28: nothing is left out that is not there, and whatever is given has words in three languages', () => {
  const known = new Set(tablesOfClients().map(({ name }) => name))
  assert.deepEqual(
    [...LEFT_OUT_TABLES.keys()].filter((name) => !known.has(name)),
    [],
  )
  const columns = new Set(tablesGiven().flatMap((table) => Object.keys(table.columns)))
  assert.deepEqual(
    [...LEFT_OUT_COLUMNS.keys()].filter((name) => !columns.has(name)),
    [],
  )
  const inClear = tablesGiven().flatMap((table) => columnsGiven(table).filter((name) => !table.columns[name]?.sealed))
  assert.deepEqual(
    [...new Set(inClear)].filter((name) => !COLUMN_WORDS[name]),
    [],
  )
  assert.deepEqual(
    tablesGiven()
      .map(({ name }) => name)
      .filter((name) => !TABLE_WORDS[name]),
    [],
  )
})

test('PSOP-19, PSOP-28, PSOP-91: the copy holds who the client is, the services granted with their amounts, and what was done', async () => {
  const copy = await own()
  assert.equal(copy.subject, given.clientId)
  assert.deepEqual(valueIn(copy, 'client', 'familyName'), {
    name: 'sukunimi',
    code: 'familyName',
    value: 'Meikäläinen',
  })
  assert.equal(valueIn(copy, 'client', 'phone')?.value, '+358 50 0000 111')
  const service = valueIn(copy, 'decision', 'service_id')
  assert.deepEqual([service?.says, service?.unit], ['Lapsiperheiden kotipalvelu', 'minute'])
  assert.equal(valueIn(copy, 'decision', 'additionalInformation')?.value, 'Ovikello ei soi.')
  assert.deepEqual(
    ['granted', 'reserved', 'spent'].map((code) => valueIn(copy, 'grant_period', code)?.value),
    [1_260, 510, 90],
  )
  assert.equal(valueIn(copy, 'grant_period', 'granted')?.field, 'myönnetyn palvelun määrä')
  assert.equal(valueIn(copy, 'service_event', 'note')?.value, 'Käytiin ulkona.')
  assert.ok(rowsOf(copy, 'posting').length > 0 && rowsOf(copy, 'contract').length === 1)
  assert.ok(copy.tables.every(({ isWhole }) => isWhole))
})

test('PSOP-28: names are in the language asked for, and no id of a worker is in the file', async () => {
  const swedish = await own('sv')
  assert.deepEqual(
    [swedish.title, valueIn(swedish, 'client', 'familyName')?.name],
    ['Kopia av egna uppgifter', 'efternamn'],
  )
  const workers = await chain.register.rows('SELECT id FROM account')
  const text = JSON.stringify(await own())
  assert.deepEqual(
    workers.filter(({ id }) => text.includes(String(id))),
    [],
  )
})

test('PSOP-28, PSOP-73, INV-59: the client and the data protection officer get it, nobody else; only that client’s rows are in it', async () => {
  const other = await chain.contract({ familyName: 'Toinen' })
  const copy = JSON.stringify(await own())
  for (const foreign of [other.clientId, other.decisionId, other.contractId, 'Toinen'])
    assert.ok(!copy.includes(foreign))
  const asked = { client: given.clientId, language: 'fi' } as const
  await assert.rejects(chain.register.call(calls.downloadOwnData, other.client, asked), /not-found/)
  await assert.rejects(
    chain.register.call(calls.giveDataCopy, await chain.register.worker('official'), asked),
    /not-found/,
  )
  const officer = await chain.register.worker('data-protection-officer')
  const officers = read(await chain.register.call(calls.giveDataCopy, officer, asked))
  assert.deepEqual(officers.tables, (await own()).tables)
})

test('PSOP-85: a copy stands in the log as its own entry, with every group that was opened', async () => {
  await own()
  const { readOwnLog } = ownLogEndpoints(world.platform.logSealer, world.platform.logKeys)
  const { looks } = await chain.register.call(readOwnLog, given.client, { client: given.clientId, own: 'shown' })
  const copied = looks.find(({ action }) => action === 'own.data-copy')
  const opened = copied?.data.map(({ fi }) => fi) ?? []
  for (const word of ['sukunimi', 'puhelinnumero', 'merkintä palvelutapahtumasta'])
    assert.ok(opened.includes(word), word)
})
