import type pg from 'pg'
import { z } from 'zod'
import { inRegister } from '../../platform/db/pool.ts'
import { userText } from '../../platform/formats/text.ts'
import { Unit } from '../../platform/quantity.ts'
import type { Registers } from '../../platform/registers.ts'
import { dayOf } from '../../platform/time/helsinki.ts'
import { currentServices } from '../services/queries.ts'

export const OrganiserServices = z.object({
  register: z.string(),
  organiser: z.string(),
  services: z.array(z.object({ code: z.string(), name: userText(200), unit: Unit, ruleBook: userText(20_000) })),
})
export type OrganiserServices = z.infer<typeof OrganiserServices>

/**
 * What each organiser publishes: services with their rule books, so that a provider that is not admitted anywhere yet can see what it
 * could apply for. Public by nature (S0) and about nobody, hence for anyone and without a log row. Each register is asked in a
 * transaction of its own.
 */
export async function organisersServices(pool: pg.Pool, registers: Registers, now: Date): Promise<OrganiserServices[]> {
  const organisers = (await registers.all()).filter((register) => register.definition.id === 'psop')
  const catalogue: OrganiserServices[] = []
  for (const { id, code, controller } of organisers) {
    const { sql, row } = currentServices(id, dayOf(now))
    const [found] = await inRegister(pool, id, 'read', (transaction) =>
      transaction.send([{ text: sql.text, name: sql.name, values: sql.values }], { commit: true }),
    )
    const versions = z.array(Published).parse((found?.rows ?? []).map((raw) => row.parse(raw)))
    const services = versions.map(({ rule_book, ...service }) => ({ ...service, ruleBook: rule_book }))
    // A service with a later version stands there twice; the one in force comes first.
    const first = services.filter((one, i) => services.findIndex((other) => other.code === one.code) === i)
    catalogue.push({ register: code, organiser: controller.name, services: first })
  }
  return catalogue
}

const Published = z.object({ code: z.string(), name: userText(200), unit: Unit, rule_book: userText(20_000) })
