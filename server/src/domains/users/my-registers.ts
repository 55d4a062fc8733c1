import { z } from 'zod'
import { inRegister } from '../../platform/db/pool.ts'
import { sql } from '../../platform/db/sql.ts'
import type { RegisterDefinition } from '../../platform/definitions/definition.ts'
import { newId } from '../../platform/ids.ts'
import type { Trilingual } from '../../platform/refusals.ts'
import type { Registers } from '../../platform/registers.ts'
import { dayOf } from '../../platform/time/helsinki.ts'
import type { Register } from '../../platform/use-case/actor.ts'
import type { Engine } from '../../platform/use-case/engine.ts'

/** A register in which an account may do something. */
export interface MyRegister {
  readonly code: string
  readonly name: Trilingual
  readonly controller: string
  readonly definition: string
  /** What the session's cookie may tell, as the register states. */
  readonly cookies: RegisterDefinition['session']['cookies']
  /** Codes of the roles that count today. */
  readonly roles: readonly string[]
  /** Roles that count once the undertaking is accepted. */
  readonly waitingRoles: readonly string[]
}

const Role = z.object({ role: z.string(), waits: z.boolean() })

/**
 * The registers in which an account has a right today, for the page after sign-in. Each register is asked in a transaction of its own and
 * none learns of another (decisions 9): the list exists only in the answer. A register that gave something logs that it was asked, with
 * nobody as the subject; one that has nothing of the account is not told of the sign-in at all.
 */
export async function myRegisters(
  engine: Pick<Engine, 'pool' | 'log'>,
  registers: Registers,
  accountId: string,
  at: { readonly now: Date; readonly correlation: string },
): Promise<MyRegister[]> {
  const mine: MyRegister[] = []
  for (const register of await registers.all()) {
    const roles = await rolesIn(engine, register, accountId, at)
    if (roles.length > 0) mine.push(asMine(register, roles))
  }
  return mine
}

async function rolesIn(
  { pool, log }: Pick<Engine, 'pool' | 'log'>,
  register: Register,
  accountId: string,
  { now, correlation }: { readonly now: Date; readonly correlation: string },
): Promise<z.infer<typeof Role>[]> {
  const today = dayOf(now)
  const asked = sql`SELECT a.role, bool_and(a.undertaking_accepted_at IS NULL) AS waits FROM assignment a
    JOIN account u ON u.id = a.account_id AND u.disabled_at IS NULL
    WHERE a.register_id = ${register.id} AND a.account_id = ${accountId} AND a.ended_at IS NULL
      AND a.valid_from <= ${today}::date AND (a.valid_to IS NULL OR a.valid_to >= ${today}::date)
    GROUP BY a.role ORDER BY a.role`
  const [found] = await inRegister(pool, register.id, 'read', (transaction) =>
    transaction.send([{ text: asked.text, name: asked.name, values: asked.values }], { commit: true }),
  )
  const roles = (found?.rows ?? []).map((row) => Role.parse(row))
  if (roles.length > 0)
    await log.append(register.id, [
      {
        id: newId(now),
        register: register.id,
        at: now,
        actorId: accountId,
        actorKind: 'worker',
        onBehalfOf: null,
        subjectId: null,
        action: 'session.roles',
        purpose: 'managing-register',
        basis: 'own-assignment',
        reference: null,
        groups: [],
        outcome: 'done',
        reason: '',
        channel: 'web',
        correlation,
        counterpart: null,
      },
    ])
  return roles
}

const asMine = (register: Register, roles: readonly z.infer<typeof Role>[]): MyRegister => ({
  code: register.code,
  name: register.definition.name,
  controller: register.controller.name,
  definition: register.definition.id,
  cookies: register.definition.session.cookies,
  roles: roles.filter((one) => !one.waits).map((one) => one.role),
  waitingRoles: roles.filter((one) => one.waits).map((one) => one.role),
})
