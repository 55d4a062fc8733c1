import type { PopulationRegister } from '../adapters/population-register/port.ts'
import { inRegister } from '../platform/db/pool.ts'
import { newId } from '../platform/ids.ts'
import type { Platform } from '../platform/platform.ts'
import type { GivenClock } from '../platform/time/clock.ts'
import { startOfDay } from '../platform/time/helsinki.ts'
import { instantAt } from '../platform/time/instant.ts'
import type { PlainDate } from '../platform/time/plain-date.ts'
import type { Actor, Register } from '../platform/use-case/actor.ts'
import type { Endpoint, Facts } from '../platform/use-case/endpoint.ts'
import { run } from '../platform/use-case/engine.ts'
import { demoWorkers } from './people.ts'

/** Noon in Finland, give or take the summer's hour. */
export const noonOf = (day: PlainDate): Date => instantAt(startOfDay(day).getTime() + 12 * 3_600_000)

/** Where the demo's story is played: real use cases, called as their real actors, through the engine. */
export interface Stage {
  /** The instant of the story, which is in the past: `moveTo` goes on to noon of a later day. */
  readonly now: Date
  moveTo(day: PlainDate): void
  readonly populationRegister: PopulationRegister
  /** A worker of the demo, by the name under which the simulated provider knows them. */
  worker(subject: string): Actor
  call<I, O, F extends Facts, P>(code: string, endpoint: Endpoint<I, O, F, P>, actor: Actor, input: unknown): Promise<O>
  /** One value of one row in a register, or null. The name of the table and column are the story's own. */
  find(
    code: string,
    what: { readonly table: string; readonly column: string; readonly id: string; readonly by?: 'id' | 'order_id' },
  ): Promise<string | null>
  /** Runs all work that is due: what one register sends another arrives. */
  deliver(): Promise<void>
}

/** Opens the stage at a clock of the story's own; `runDue` runs the jobs by the same clock. */
export function openStage(parts: {
  readonly platform: Platform
  readonly populationRegister: PopulationRegister
  readonly clock: GivenClock
  readonly runDue: () => Promise<number>
}): Stage {
  const { platform, clock } = parts
  const registerOf = async (code: string): Promise<Register> => {
    const register = await platform.registers.byCode(code)
    if (!register) throw new Error(`the demo has no register ${code}`)
    return register
  }
  return {
    get now() {
      return clock.now()
    },
    moveTo: (day) => clock.set(noonOf(day)),
    populationRegister: parts.populationRegister,
    worker(subject) {
      const found = demoWorkers.find((one) => one.subject === subject)
      if (!found) throw new Error(`the demo has no ${subject}`)
      const { accountId: id, organisationId } = found
      return { kind: 'worker', id, ids: [id], organisationId }
    },
    async call(code, endpoint, actor, input) {
      const at = clock.now()
      const call = { register: await registerOf(code), actor, now: at, channel: 'web', correlation: newId(at) } as const
      return await run(platform, endpoint, call, endpoint.input.parse(input))
    },
    async find(code, { table, column, id, by = 'id' }) {
      const register = await registerOf(code)
      const text = `SELECT ${column}::text AS value FROM ${table} WHERE register_id = $1 AND ${by} = $2`
      const [found] = await inRegister(platform.pool, register.id, 'read', (transaction) =>
        transaction.send([{ text, values: [register.id, id] }], { commit: true }),
      )
      const value = found?.rows[0]?.value
      return typeof value === 'string' ? value : null
    },
    async deliver() {
      await parts.runDue()
    },
  }
}
