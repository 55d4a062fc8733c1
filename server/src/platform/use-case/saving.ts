import type { DataKeys, Keyring } from '../crypto/data-keys.ts'
import type { BatchStatement } from '../db/batch.ts'
import type { Write } from '../db/query.ts'
import { sql } from '../db/sql.ts'
import { ToSeal, toSeal } from '../db/to-seal.ts'
import { allowed, IDENTITY_CODE } from '../definitions/allowed.ts'
import { flowPayload } from '../flows/tables.ts'
import { planJob } from '../jobs/plan.ts'
import { Refusal, type RefusalKind } from '../refusals.ts'
import { tableOf } from '../tables.ts'
import type { Register } from './actor.ts'
import type { Context } from './endpoint.ts'
import { mustHoldNoIdentityCode } from './identity-codes.ts'
import type { Effects } from './outcome.ts'

/**
 * Turns a decision's effects into statements: asks the definition about every field and flow, seals what is to be sealed, and
 * guards the writes that must touch exactly so many rows. Throws a `Refusal` when the definition says no.
 */
export async function sealWrites(
  dataKeys: DataKeys,
  register: Register,
  effects: Effects,
  context: Context,
  now: Date,
): Promise<BatchStatement[]> {
  const flows = (effects.flows ?? []).map((flow) => ({ ...flow, id: context.newId<'FlowItem'>() }))
  for (const flow of flows) {
    const verdict = allowed(register.definition, {
      door: 'flow',
      flow: flow.flow,
      direction: 'gives',
      fields: flow.fields,
    })
    if (!verdict.ok) throw new Refusal(verdict.kind, { flow: flow.flow })
    // What leaves in one sealed piece is looked through as what is written field by field.
    mustHoldNoIdentityCode(
      register.definition,
      flow.payload,
      flow.fields.find((field) => field === IDENTITY_CODE) ?? null,
    )
  }
  const writes = effects.writes ?? []
  for (const write of writes) mustBeAllowed(register, write, write.source ?? effects.source ?? '')

  const outgoing = flows.map(
    (flow) => sql`INSERT INTO flow_outbox (register_id, id, flow, to_register_id, payload, sent_at)
      VALUES (${register.id}, ${flow.id}, ${flow.flow}, ${flow.toRegister}, ${toSeal(flowPayload, { rowId: flow.id, holder: flow.id }, { payload: flow.payload })}, ${now})`,
  )
  const jobs = [
    ...(effects.jobs ?? []),
    ...flows.map((flow) => ({
      job: 'flow.deliver',
      payload: { item: flow.id, flow: flow.flow, toRegister: flow.toRegister },
    })),
  ].map((job) => planJob(register.id, context.newId(), job, now))

  const pieces = [...writes.map((write) => write.sql), ...outgoing, ...jobs]
  const sealing = pieces.flatMap((piece) => piece.values).filter((value) => value instanceof ToSeal)
  for (const holder of [...(effects.born ?? []), ...flows.map((flow) => flow.id)])
    await dataKeys.create(register.id, holder)
  const keyring =
    sealing.length > 0 ? await dataKeys.load(register.id, [...new Set(sealing.map((value) => value.holder))]) : null

  return pieces.map((piece, i) => {
    const write = writes[i]
    const values = piece.values.map((value) => (value instanceof ToSeal ? sealOne(value, keyring, register) : value))
    const guarded = write && write.rows !== 'any' && /^\s*(UPDATE|DELETE)\b/.test(piece.text)
    if (!guarded) return { text: piece.text, name: piece.name, values }
    const exactly = sql`${piece}`
    // Fails with 22012 unless just so many rows were touched: the commit travels in the same message, so nobody could look first.
    const text = `WITH touched AS (${exactly.text} RETURNING 1) SELECT 1 / (count(*) = ${Number(write.rows)})::int FROM touched`
    return { text, name: `g${piece.name}`, values }
  })
}

function sealOne(value: ToSeal, keyring: Keyring | null, register: Register): Uint8Array {
  if (!keyring) throw new Error('nothing to seal with')
  const { table, group, part, schemaVersion } = value.group
  return keyring.seal(
    { registerId: register.id, table, group, part, schemaVersion, rowId: value.rowId, holder: value.holder },
    Buffer.from(JSON.stringify(value.value)),
  )
}

/** Why the definition would not let these writes through, or null: for telling beforehand what saving would say. */
export function refusedByDefinition(register: Register, writes: readonly Write[], source: string): RefusalKind | null {
  try {
    for (const write of writes) mustBeAllowed(register, write, write.source ?? source)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.kind
    throw error
  }
}

/** Every field that the write would store must stand in the definition, from this source. */
function mustBeAllowed(register: Register, write: Write, source: string): void {
  const declared = tableOf(write.table)
  const check = (subject: string, field: string): void => {
    const verdict = allowed(register.definition, { door: 'write', subject, field, source })
    if (!verdict.ok) throw new Refusal(verdict.kind, { field, source })
  }
  for (const value of write.sql.values) {
    if (!(value instanceof ToSeal)) {
      // In the clear there is never an identity code, only its keyed index.
      mustHoldNoIdentityCode(register.definition, value, null)
      continue
    }
    if (value.group.table !== write.table)
      throw new Error(`a value of ${value.group.table} in a write to ${write.table}`)
    const content = value.value
    if (typeof content !== 'object' || content === null) throw new Error('a sealed group is an object')
    const codes: Readonly<Record<string, string | null>> = value.group.fields
    for (const [key, part] of Object.entries(content)) {
      const field = codes[key]
      if (field === undefined)
        throw new Error(`the key ${key} of ${value.group.table}.${value.group.group} has no field code`)
      if (field !== null && part !== null && part !== undefined) check(value.group.subject, field)
      mustHoldNoIdentityCode(register.definition, part, field)
    }
  }
  // A change of a row brings no new field; what an insert brings must come from a declared source.
  if (declared.subject === null || !/^\s*INSERT\b/.test(write.sql.text)) return
  for (const column of Object.values(declared.columns)) if (column.field !== null) check(declared.subject, column.field)
}
