import type { LogEvent } from '../../platform/access-log/event.ts'
import type { BatchStatement } from '../../platform/db/batch.ts'
import { inRegister } from '../../platform/db/pool.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { newId } from '../../platform/ids.ts'
import { startOfDay } from '../../platform/time/helsinki.ts'
import { instantAt } from '../../platform/time/instant.ts'
import { addDays, type PlainDate, plainDate } from '../../platform/time/plain-date.ts'
import type { Actor } from '../../platform/use-case/actor.ts'
import type { GivenChain } from '../orders/given.ts'
import type { World } from '../world.ts'
import { type CountyPlan, makeCounty } from './given-county.ts'

/** A made-up county in a real register: people, rights, decisions, recorded work and every opening as a sealed entry of its log. */
export interface CountyInRegister {
  readonly workers: readonly Actor[]
  readonly clients: readonly string[]
  /** The first day on which each snooper snooped. */
  readonly began: ReadonlyMap<string, PlainDate>
  readonly days: readonly PlainDate[]
  readonly openings: number
  /** The instant of an act's minutes. */
  readonly instantOf: (minutes: number) => Date
}

/** The first day of a made-up county is a Monday, as its weeks begin. */
const FIRST_DAY = plainDate('2026-02-02')
const TOGETHER = 500

export async function givenCounty(world: World, chain: GivenChain, plan: CountyPlan): Promise<CountyInRegister> {
  const { pool, log } = world.platform
  const county = makeCounty(plan)
  const { register } = chain.register
  const now = world.clock.now()
  const id = <Kind extends string>() => newId<Kind>(now)
  const write = async (statements: readonly Sql[]): Promise<void> => {
    for (let i = 0; i < statements.length; i += TOGETHER) {
      const sent: BatchStatement[] = statements.slice(i, i + TOGETHER).map(({ text, values }) => ({ text, values }))
      await inRegister(pool, register.id, 'write', (transaction) => transaction.send(sent, { commit: true }))
    }
  }
  const teams = Math.max(...county.workers.map(({ team }) => team)) + 1
  const services = Array.from({ length: teams }, () => id<'Service'>())
  await write(
    services.map(
      (service, i) =>
        sql`INSERT INTO service (register_id, id, code, created_at) VALUES (${register.id}, ${service}, ${`tiimi-${i}`}, ${now})`,
    ),
  )
  const workers: Actor[] = []
  for (const worker of county.workers)
    workers.push(
      await chain.register.worker('official', {
        serviceId: services[worker.team] ?? '',
        name: `Testi Sukunimi${worker.surname}`,
      }),
    )
  const clients = county.people.map(() => id<'Client'>())
  const model = await chain.grant()
  const dayOf = (day: number): PlainDate => addDays(FIRST_DAY, day)
  await write(
    county.people.flatMap((person, i) => {
      const client = clients[i] ?? ''
      return [
        sql`INSERT INTO client (register_id, id, identity_index, identity_sealed, protection_sealed, created_at)
          SELECT ${register.id}::uuid, ${client}::uuid, ${Buffer.from(client.replaceAll('-', '').repeat(2), 'hex')}, identity_sealed,
            protection_sealed, ${now}::timestamptz FROM client WHERE register_id = ${register.id} AND id = ${model.clientId}`,
        ...(person.team === null
          ? []
          : [
              sql`INSERT INTO decision (register_id, id, client_id, service_id, service_version_id, kind, voucher_number, decided_on,
                  decided_by, valid_from, valid_to, made_at)
                SELECT ${register.id}::uuid, ${id()}::uuid, ${client}::uuid, ${services[person.team] ?? ''}::uuid, service_version_id, kind,
                  ${`T-${i}`}, ${dayOf(person.from)}::date, decided_by, ${dayOf(person.from)}::date, ${dayOf(person.to)}::date,
                  ${startOfDay(plainDate('2020-01-01'))}::timestamptz FROM decision WHERE register_id = ${register.id} AND id = ${model.decisionId}`,
            ]),
      ]
    }),
  )
  const proxy = id<'Proxy'>()
  const at = (minutes: number): Date =>
    instantAt(startOfDay(dayOf(Math.floor(minutes / 1_440))).getTime() + Math.round((minutes % 1_440) * 60_000))
  await write([
    sql`INSERT INTO proxy (register_id, id, identity_index, identity_sealed)
      SELECT ${register.id}::uuid, ${proxy}::uuid, ${Buffer.alloc(32, 1)}, identity_sealed FROM client
      WHERE register_id = ${register.id} AND id = ${model.clientId}`,
    ...county.acts
      .filter(({ kind }) => kind === 'work')
      .map(
        (
          act,
        ) => sql`INSERT INTO mandate (register_id, id, proxy_id, client_id, ground, valid_from, valid_to, recorded_by, recorded_at)
          VALUES (${register.id}, ${id()}, ${proxy}, ${clients[act.client] ?? ''}, 'written-mandate', ${FIRST_DAY}, ${FIRST_DAY},
            ${workers[act.worker]?.id ?? ''}, ${at(act.at)})`,
      ),
  ])
  const events = county.acts.map((act): LogEvent => {
    const when = at(act.at)
    const isWork = act.kind === 'work'
    return {
      id: newId(when),
      register: register.id,
      at: when,
      actorId: workers[act.worker]?.id ?? '',
      actorKind: 'worker',
      onBehalfOf: null,
      subjectId: clients[act.client] ?? null,
      action: isWork ? 'mandate.record' : 'client.open',
      purpose: 'arranging-service',
      basis: 'task-in-matter',
      reference: null,
      groups: ['client.identity'],
      outcome: 'done',
      reason: '',
      channel: 'web',
      correlation: newId(when),
      counterpart: null,
      ...(isWork ? {} : { counted: 'file' }),
    }
  })
  for (let i = 0; i < events.length; i += TOGETHER) await log.append(register.id, events.slice(i, i + TOGETHER))
  const began = new Map<string, PlainDate>()
  for (const act of county.acts) {
    const worker = workers[act.worker]?.id ?? ''
    if (act.snooped && !began.has(worker)) began.set(worker, dayOf(Math.floor(act.at / 1_440)))
  }
  return {
    workers,
    clients,
    began,
    days: Array.from({ length: plan.days + 4 }, (_, i) => dayOf(i)),
    instantOf: at,
    openings: county.acts.filter(({ kind }) => kind === 'open').length,
  }
}
