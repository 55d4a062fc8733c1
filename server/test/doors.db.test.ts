import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { changeOwnContact } from '../src/domains/clients/change-own-contact.ts'
import { recordMandate } from '../src/domains/clients/record-mandate.ts'
import { addStaff } from '../src/domains/providers/staff.ts'
import { paymentFile } from '../src/domains/settlement/payment-file.ts'
import { SettlementRunId } from '../src/domains/settlement/queries.ts'
import { Write } from '../src/platform/db/query.ts'
import { nameOf, sql } from '../src/platform/db/sql.ts'
import { ToSeal } from '../src/platform/db/to-seal.ts'
import { allowed, IDENTITY_CODE } from '../src/platform/definitions/allowed.ts'
import { givesField, type RegisterDefinition, rolesWith } from '../src/platform/definitions/definition.ts'
import { loadDefinitions } from '../src/platform/definitions/load.ts'
import { type Id, newId } from '../src/platform/ids.ts'
import { Refusal } from '../src/platform/refusals.ts'
import { allTables, type TableDeclaration } from '../src/platform/tables.ts'
import type { Actor, Register } from '../src/platform/use-case/actor.ts'
import type { AnyEndpoint, Context, Endpoint, Facts } from '../src/platform/use-case/endpoint.ts'
import { run } from '../src/platform/use-case/engine.ts'
import { sealWrites } from '../src/platform/use-case/saving.ts'
import { loadTables, root } from './declared.ts'
import { validInputs } from './generated-inputs.ts'
import { knownIds, type RegisterRows, registerRows } from './register-rows.ts'
import { openTwoOrganisers, type TwoOrganisers } from './two-organisers.ts'

/*
 * Mutation at the running doors (claims 5.3): whatever is taken out of a definition that the engine serves, the use that it allowed is refused
 * by the engine itself, in a register with a life, and nothing is saved. That the sentence is gone too is shown in `domains/notices`.
 */

let two: TwoOrganisers
let owner: pg.Client
let rows: RegisterRows
before(async () => {
  await loadTables()
  two = await openTwoOrganisers()
  owner = new pg.Client({ connectionString: two.world.database.ownerUrl })
  await owner.connect()
  rows = registerRows(owner, two.endpoints)
})
after(async () => {
  await owner?.end()
  await two?.close()
})

const definitions = loadDefinitions(path.join(root, 'registers'))
const registerOf = (id: string): Register => (id === 'psop' ? two.ours.register : two.ours.home).register

/** What the engine answers when the register's definition is another one. */
async function answer(any: AnyEndpoint, actor: Actor, register: Register, raw: unknown): Promise<string> {
  // Called only with what its own schema has parsed.
  const endpoint = any as unknown as Endpoint<unknown, unknown, Facts, unknown>
  const now = two.world.clock.now()
  const how = { register, actor, now, channel: 'web', correlation: newId(now) } as const
  try {
    await run(two.world.platform, endpoint, how, endpoint.input.parse(raw))
    return 'done'
  } catch (error) {
    if (error instanceof Refusal) return error.kind.code
    throw error
  }
}

const withDefinition = (register: Register, changes: Partial<RegisterDefinition>): Register => ({
  ...register,
  definition: { ...register.definition, ...changes },
})

const withoutField = ({ subjects }: RegisterDefinition, field: string, group?: string) => ({
  subjects: subjects.map((one) =>
    group === undefined || one.group === group ? { ...one, fields: one.fields.filter((f) => f !== field) } : one,
  ),
})

const inputs = new Map<AnyEndpoint, Readonly<Record<string, unknown>>>()
/** A right input of an endpoint, with ids of the register's life. */
async function aCall(endpoint: AnyEndpoint): Promise<Readonly<Record<string, unknown>>> {
  if (inputs.size === 0) {
    const known = knownIds(two, { weight: 9, pools: await rows.poolsOf(two.ours) })
    for (const one of Object.values(two.endpoints)) inputs.set(one, validInputs(one, known, 1)[0] ?? {})
  }
  return inputs.get(endpoint) ?? assert.fail('no such endpoint')
}

test('mutation, purposes: an endpoint whose purpose the definition no longer declares is refused, whoever calls', async (t) => {
  let refused = 0
  for (const [name, endpoint] of Object.entries(two.endpoints))
    for (const id of endpoint.registers) {
      const register = registerOf(id)
      const purposes = register.definition.purposes.filter(({ code }) => code !== endpoint.purpose)
      assert.ok(purposes.length < register.definition.purposes.length, `${name}: its purpose is not in ${id}`)
      for (const { actor } of two.callers(two.ours, endpoint)) {
        const said = await answer(endpoint, actor, withDefinition(register, { purposes }), await aCall(endpoint))
        assert.equal(said, 'definition.purpose-not-declared', name)
        refused += 1
      }
    }
  t.diagnostic(`${refused} calls refused`)
})

test('mutation, roles: an action that no role of the definition lists any more is refused to everybody who had it', async (t) => {
  let refused = 0
  const before = await rows.sumsOf(two.ours)
  for (const [name, endpoint] of Object.entries(two.endpoints))
    for (const id of endpoint.registers) {
      const register = registerOf(id)
      if (rolesWith(register.definition, endpoint.permit.code).length === 0) continue
      const roles = register.definition.roles.map((role) => ({
        ...role,
        actions: role.actions.filter((action) => action !== endpoint.permit.code),
      }))
      for (const { actor } of two.callers(two.ours, endpoint)) {
        const said = await answer(endpoint, actor, withDefinition(register, { roles }), await aCall(endpoint))
        assert.ok(['request.not-permitted', 'request.not-found', 'request.too-many'].includes(said), `${name}: ${said}`)
        refused += 1
      }
    }
  assert.deepEqual(await rows.sumsOf(two.ours), before)
  t.diagnostic(`${refused} calls refused`)
})

interface Stored {
  readonly subject: string
  readonly field: string
  readonly value: ToSeal | null
}

/** The fields that a table stores of its subject, each with a value to be written: sealed by its group, or in the clear. */
const storedFields = (table: TableDeclaration): readonly Stored[] =>
  Object.values(table.columns).flatMap(({ field, sealed }): Stored[] => {
    if (field !== null && table.subject !== null) return [{ subject: table.subject, field, value: null }]
    if (!sealed) return []
    const codes: Readonly<Record<string, string | null>> = sealed.fields
    return Object.entries(codes).flatMap(([key, code]) => {
      const value = new ToSeal(sealed, { rowId: 'row', holder: 'holder' }, { [key]: 'x' })
      return code === null ? [] : [{ subject: sealed.subject, field: code, value }]
    })
  })

test('mutation, fields and sources: a field, or its source, that the definition no longer lists is refused in every table that would store it', async (t) => {
  const context = { newId: <Kind extends string>() => newId<Kind>(two.world.clock.now()) } as Context
  const { dataKeys } = two.world.platform
  const answerTo = async (register: Register, table: string, value: ToSeal | null, source: string) => {
    const write = new Write(table, sql`INSERT INTO ${nameOf(table)} VALUES (${value})`, 1, source)
    try {
      await sealWrites(dataKeys, register, { writes: [write] }, context, two.world.clock.now())
      return 'stored'
    } catch (error) {
      return error instanceof Refusal ? error.kind.code : 'stored'
    }
  }
  const count = { fields: 0, sources: 0, tables: new Set<string>() }
  for (const id of ['psop', 'provider']) {
    const register = registerOf(id)
    const { definition } = register
    for (const table of allTables())
      for (const { subject, field, value } of storedFields(table)) {
        const sources = definition.sources.filter((source) => givesField(source, subject, field))
        for (const { kind } of sources) {
          if (!allowed(definition, { door: 'write', subject, field, source: kind }).ok) continue
          const place = `${id} ${table.name} ${field} ${kind}`
          const gone = withDefinition(register, withoutField(definition, field, subject))
          assert.equal(await answerTo(gone, table.name, value, kind), 'definition.field-not-declared', place)
          const left = withDefinition(register, { sources: definition.sources.filter((one) => one.kind !== kind) })
          assert.equal(await answerTo(left, table.name, value, kind), 'definition.source-not-declared', place)
          count.fields += 1
          count.sources += 1
          count.tables.add(table.name)
        }
      }
  }
  t.diagnostic(`${count.fields} fields and ${count.sources} sources refused, in ${count.tables.size} tables`)
  assert.ok(count.fields > 60 && count.tables.size > 10)
})

test('mutation, documents and recipients: what the definition does not list leaves by no file', async () => {
  const { register, actors } = two.ours
  const [settled] = await register.rows('SELECT id FROM settlement_run WHERE register_id = $1', [register.register.id])
  const input = { run: SettlementRunId.parse(settled?.id) }
  assert.equal(await answer(paymentFile, actors.finance, register.register, input), 'done')
  const without = withDefinition(register.register, { documents: [] })
  assert.equal(await answer(paymentFile, actors.finance, without, input), 'definition.document-not-declared')
  const toBank: AnyEndpoint = {
    ...paymentFile,
    output: { leaves: { to: { recipient: 'bank' }, document: 'settlement-material' } },
  }
  assert.equal(await answer(toBank, actors.finance, register.register, input), 'definition.recipient-not-declared')
})

test('MLL-21: what leaves for another register holds an identity code only where the flow names that field', async () => {
  const { dataKeys } = two.world.platform
  const context = { newId: <Kind extends string>() => newId<Kind>(two.world.clock.now()) } as Context
  const { register } = two.ours.home
  const [flow] = register.definition.flows.gives
  assert.ok(flow)
  const leaves = async (payload: unknown, fields: readonly string[]): Promise<string> => {
    const gives = [{ ...flow, fields: [...flow.fields, IDENTITY_CODE] }]
    const wider = withDefinition(register, { flows: { ...register.definition.flows, gives } })
    const sent = { flow: flow.code, toRegister: two.ours.register.register.id, fields, payload }
    try {
      await sealWrites(dataKeys, wider, { flows: [sent] }, context, two.world.clock.now())
      return 'left'
    } catch (error) {
      if (error instanceof Refusal) return error.kind.code
      throw error
    }
  }
  const hidden = { people: [{ name: 'Testi Hakija', note: 'tunnus 010180-950R' }] }
  assert.equal(await leaves({ people: [{ name: 'Testi Hakija' }] }, ['staff.name']), 'left')
  assert.equal(await leaves(hidden, ['staff.name']), 'definition.identity-code-refused')
  assert.equal(await leaves(hidden, ['staff.name', IDENTITY_CODE]), 'left')
})

test('PSOP-27, PSOP-35: a phone number of a group that the definition does not give one is stored by no endpoint, import or message', async () => {
  const { ours } = two
  const id = <Kind extends string>(): Id<Kind> => newId<Kind>(two.world.clock.now())
  const before = await rows.sumsOf(ours)
  const [client] = (await rows.poolsOf(ours)).get('Client') ?? []
  const psop = ours.register.register
  const contact = { client: client ?? '', phone: '0401234567', email: null, nextOfKinName: null, nextOfKinPhone: null }
  const noPhone = (group: string) => withDefinition(psop, withoutField(psop.definition, 'contact.phone', group))
  assert.equal(
    await answer(changeOwnContact, ours.actors.client, noPhone('client'), contact),
    'definition.field-not-declared',
  )
  const mandate = {
    ...{ client: client ?? '', id: id(), ground: 'written-mandate', validFrom: '2026-01-01', validTo: '2026-12-31' },
    ...{ givenNames: 'Pirjo', familyName: 'Puolesta', phone: '0401234567', email: null, identityCode: '010180-950R' },
  }
  assert.equal(
    await answer(recordMandate, ours.actors.official, noPhone('proxy'), mandate),
    'definition.field-not-declared',
  )
  const home = ours.home.register
  const staff = {
    ...{ id: id(), identityCode: '010180-950R', name: 'Testi', title: 'Hoitaja', jobDescription: 'Käynnit' },
    ...{ registrationNumber: null, contactPerson: true, contact: { phone: '0401112223', email: 'testi@example.fi' } },
  }
  const strict = withDefinition(home, withoutField(home.definition, 'contact.phone'))
  assert.equal(await answer(addStaff, ours.actors.homeOffice, strict, staff), 'definition.field-not-declared')
  assert.deepEqual(await rows.sumsOf(ours), before)

  // An import has no place for it, and neither has a message but the one of a provider's contact persons.
  const { importDecision } = two.endpoints
  assert.ok(importDecision)
  const { input } = importDecision
  const decision = await aCall(importDecision)
  assert.ok(input.safeParse(decision).success)
  assert.equal(input.safeParse({ ...decision, phone: '0401234567' }).success, false)
  for (const definition of definitions.values())
    for (const direction of ['gives', 'receives'] as const)
      for (const { code, fields } of definition.flows[direction])
        assert.equal(
          allowed(definition, { door: 'flow', flow: code, direction, fields: [...fields, 'contact.phone'] }).ok,
          code === 'company-contacts',
          `${definition.id} ${code}`,
        )
})
