import type { TestContext } from 'node:test'
import { sql } from '../../platform/db/sql.ts'
import { Bic, Iban } from '../../platform/formats/iban.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { type JobHandler, type JobRunner, startJobRunner } from '../../platform/jobs/runner.ts'
import { type Instant, parseInstant } from '../../platform/time/instant.ts'
import { Month } from '../../platform/time/month.ts'
import { addDays, plainDate } from '../../platform/time/plain-date.ts'
import type { Actor } from '../../platform/use-case/actor.ts'
import { acceptOrder } from '../orders/accept-order.ts'
import { type GivenContract, type GivenProvider, givenChain } from '../orders/given.ts'
import { ContractId } from '../orders/public.ts'
import { sendOrder } from '../orders/send-order.ts'
import { correctServiceEvent } from '../service-events/correct-service-event.ts'
import { aCorrection, aVisit } from '../service-events/given.ts'
import { recordServiceEvent } from '../service-events/record-service-event.ts'
import { openWorld, type World } from '../world.ts'
import { closeMonth } from './close-month.ts'
import { settlementJobs } from './jobs.ts'
import { listStatements } from './list-statements.ts'
import { confirmPaymentAccount, proposePaymentAccount } from './payment-account.ts'
import { paymentFile } from './payment-file.ts'
import { SettlementRunId } from './queries.ts'
import { statementFile } from './statement-file.ts'

/** The instant of a text, for tests. */
export function at(text: string): Instant {
  const instant = parseInstant(text)
  if (!instant) throw new Error(`no instant ${text}`)
  return instant
}

/** A world for one test: its clock goes through months, and never back. */
export async function ownWorld(t: TestContext): Promise<World> {
  const world = await openWorld()
  t.after(() => world.close())
  return world
}

/** A runner that knows only settlements, over the world's own jobs. `around` may break a slice. */
export function settlementRunner(
  world: World,
  around: (handler: JobHandler) => JobHandler = (handler) => handler,
  most?: number,
): JobRunner {
  const { platform } = world
  const handlers = new Map(
    [...settlementJobs(platform, platform.registers, most)].map(([kind, handler]) => [kind, around(handler)] as const),
  )
  return startJobRunner({ pool: platform.jobsPool, handlers, clock: world.clock, log: platform.operationLog })
}

/** A chain whose organiser pays from a confirmed account and makes the invoices of its providers. */
export async function givenFinance(world: World, changes: Parameters<typeof givenChain>[1] = {}) {
  const chain = await givenChain(world, changes)
  const { register } = chain
  const finance = await register.worker('finance')
  const colleague = await register.worker('finance')
  const account = newId<'PaymentAccount'>(world.clock.now())
  const iban = Iban.parse('FI5810171000000122')
  await register.call(proposePaymentAccount, finance, {
    id: account,
    iban,
    bic: Bic.parse('NDEAFIHH'),
    letters: 'finnish',
  })
  await register.call(confirmPaymentAccount, colleague, { account, iban })
  const agree = () =>
    chain.write(
      sql`UPDATE admission SET self_billing_agreed_on = '2026-01-02' WHERE register_id = ${register.register.id}`,
    )
  await agree()

  const close = async (month: string, id: Id<'SettlementRun'> = newId<'SettlementRun'>(world.clock.now())) => {
    const today = world.clock.now().toISOString().slice(0, 10)
    const dueOn = addDays(plainDate(today), 14)
    return await register.call(closeMonth, finance, { id: SettlementRunId.parse(id), month: Month.parse(month), dueOn })
  }
  return {
    ...chain,
    finance,
    colleague,
    agree,
    close,
    /** Closes the month and lets the job run to its end. */
    async settle(month: string) {
      const run = await close(month)
      const runner = settlementRunner(world)
      await runner.runDue()
      await runner.stop()
      return run
    },
    /** A client of another provider of the same service. */
    async contractWith(provider: GivenProvider, quantity: number): Promise<GivenContract> {
      const made = await chain.grant({ quantity })
      const { orderId } = await register.call(sendOrder, made.client, {
        id: newId<'Order'>(world.clock.now()),
        clientId: made.clientId,
        decisionId: made.decisionId,
        providerId: provider.id,
        quantity,
        wantedFrom: plainDate('2026-01-05'),
      })
      const { contractId } = await register.call(acceptOrder, provider.office, { order: orderId })
      return { ...made, contractId: ContractId.parse(contractId) }
    },
    async visit(contract: GivenContract, minutes: number, day: string, by: Actor = chain.provider.recorder) {
      const visit = aVisit(world.clock, contract, minutes, { day })
      await register.call(recordServiceEvent, by, visit)
      return visit
    },
    async correct(
      visit: { readonly id: string; readonly contractId: string; readonly day: string },
      minutes: number | null,
      by: Actor = chain.provider.recorder,
    ) {
      const correction = aCorrection(world.clock, visit, minutes, { day: visit.day })
      await register.call(correctServiceEvent, by, correction)
      return correction
    },
    statements: async (by: Actor = finance) => (await register.call(listStatements, by, { run: null })).statements,
    async payments(run: Id<'SettlementRun'>, by: Actor = finance): Promise<string> {
      return textOf(await register.call(paymentFile, by, { run }))
    },
    async finvoice(statement: Id<'Statement'>, by: Actor = finance): Promise<string> {
      return textOf(await register.call(statementFile, by, { statement }))
    },
    /** Balances of the cent accounts, and what the rows say they must be. */
    async balances() {
      const accounts = await register.rows(
        `SELECT account, sum(amount)::bigint AS cents FROM (SELECT to_account AS account, amount FROM posting WHERE asset = 'cent'
           UNION ALL SELECT from_account, -amount FROM posting WHERE asset = 'cent') b
         WHERE account IN ('cost', 'payable', 'settled', 'paid') GROUP BY account`,
      )
      const of = (name: string): number => Number(accounts.find(({ account }) => account === name)?.cents ?? 0)
      const [sums] = await register.rows(
        `SELECT COALESCE(sum(e.value_cents), 0)::bigint AS events,
           COALESCE(sum(e.value_cents) FILTER (WHERE l.event_id IS NULL), 0)::bigint AS open,
           (SELECT COALESCE(sum(total_cents), 0)::bigint FROM statement) AS statements
         FROM service_event e LEFT JOIN statement_line l ON l.event_id = e.id`,
      )
      return {
        cost: of('cost'),
        payable: of('payable'),
        settled: of('settled'),
        events: Number(sums?.events),
        open: Number(sums?.open),
        statements: Number(sums?.statements),
      }
    },
  }
}

/** A file is UTF-8 bytes. The engine gives a file as it is, so its type is that of a `FileOutput`. */
function textOf(file: unknown): string {
  if (typeof file !== 'object' || file === null || !('bytes' in file) || !(file.bytes instanceof Uint8Array))
    throw new TypeError('not a file')
  return new TextDecoder('utf-8', { fatal: true }).decode(file.bytes)
}
