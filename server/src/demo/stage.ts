import type { PopulationRegister } from '../adapters/population-register/port.ts'
import { inRegister } from '../platform/db/pool.ts'
import { newId } from '../platform/ids.ts'
import type { Platform } from '../platform/platform.ts'
import type { Actor, Register } from '../platform/use-case/actor.ts'
import type { Endpoint, Facts } from '../platform/use-case/endpoint.ts'
import { run } from '../platform/use-case/engine.ts'
import { demoWorkers } from './people.ts'

/** Where the demo's story is played: real use cases, called as their real actors, through the engine. */
export interface Stage {
  readonly now: Date
  readonly populationRegister: PopulationRegister
  /** A worker of the demo, by the name under which the simulated provider knows them. */
  worker(subject: string): Actor
  call<I, O, F extends Facts, P>(code: string, endpoint: Endpoint<I, O, F, P>, actor: Actor, input: unknown): Promise<O>
  /** One value of one row in a register, or null. The name of the table and column are the story's own. */
  find(
    code: string,
    what: { readonly table: string; readonly column: string; readonly id: string },
  ): Promise<string | null>
  /** Runs all work that is due: what one register sends another arrives. */
  deliver(): Promise<void>
}

export function openStage(parts: {
  readonly platform: Platform
  readonly populationRegister: PopulationRegister
  readonly runDue: () => Promise<number>
}): Stage {
  const { platform } = parts
  const now = platform.clock.now()
  const registerOf = async (code: string): Promise<Register> => {
    const register = await platform.registers.byCode(code)
    if (!register) throw new Error(`the demo has no register ${code}`)
    return register
  }
  return {
    now,
    populationRegister: parts.populationRegister,
    worker(subject) {
      const found = demoWorkers.find((one) => one.subject === subject)
      if (!found) throw new Error(`the demo has no ${subject}`)
      const { accountId: id, organisationId } = found
      return { kind: 'worker', id, ids: [id], organisationId }
    },
    async call(code, endpoint, actor, input) {
      const at = platform.clock.now()
      const call = { register: await registerOf(code), actor, now: at, channel: 'web', correlation: newId(at) } as const
      return await run(platform, endpoint, call, endpoint.input.parse(input))
    },
    async find(code, { table, column, id }) {
      const register = await registerOf(code)
      const text = `SELECT ${column}::text AS value FROM ${table} WHERE register_id = $1 AND id = $2`
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
