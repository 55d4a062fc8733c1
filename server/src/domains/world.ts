import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Installation, openInstallation } from '../installation/install.ts'
import { type LogEvent, unpackEvent } from '../platform/access-log/event.ts'
import type { BatchStatement } from '../platform/db/batch.ts'
import { inRegister } from '../platform/db/pool.ts'
import { type TestDatabase, testDatabase } from '../platform/db/testing.ts'
import { newId, RegisterId } from '../platform/ids.ts'
import { openPlatform, type Platform } from '../platform/platform.ts'
import { type GivenClock, givenClock } from '../platform/time/clock.ts'
import { parseInstant } from '../platform/time/instant.ts'
import type { Actor, Register } from '../platform/use-case/actor.ts'
import type { Endpoint, Facts } from '../platform/use-case/endpoint.ts'
import { run } from '../platform/use-case/engine.ts'

/** A platform on a database of its own, for one test file. Registers of one world share it, so isolation is always at work. */
export interface World {
  readonly platform: Platform
  readonly database: TestDatabase
  readonly clock: GivenClock
  readonly installation: Installation
  /** Where the files of the installation are. */
  readonly folder: string
  /** A new organisation with a register of the definition. */
  register(definition: 'psop' | 'provider', name?: string, businessId?: string): Promise<TestRegister>
  close(): Promise<void>
}

/** One register of a world, and what tests do in it. */
export interface TestRegister {
  readonly register: Register
  readonly organisationId: string
  /** A worker with one role, its undertaking accepted. */
  worker(
    role: string,
    limits?: {
      readonly serviceId?: string
      readonly providerId?: string
      readonly organisationId?: string
      readonly name?: string
    },
  ): Promise<Actor>
  /** Calls an endpoint as the web does, by the same engine. */
  call<I, O, F extends Facts, P>(endpoint: Endpoint<I, O, F, P>, actor: Actor, input: NoInfer<I>): Promise<O>
  /** The register's access log, oldest first, opened. */
  log(): Promise<LogEvent[]>
  /** Reads rows by the application role, in this register. */
  rows(text: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>
}

const registersFolder = path.resolve(import.meta.dirname, '../../../registers')
let serial = 0

/** A business ID with a right check digit, from a running number. */
function businessId(number: number): string {
  const digits = String(number).padStart(7, '0')
  const weights = [7, 9, 10, 5, 8, 4, 2]
  const rest = weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11
  if (rest === 1) return businessId(number + 1_000_000)
  return `${digits}-${rest === 0 ? 0 : 11 - rest}`
}

/** Opens a world at noon of a Monday, 5 January 2026, in Finland. */
export async function openWorld(
  options: {
    readonly poolSize?: number
    /** Takes every line of the operation log, also those of single requests. */
    readonly writeLine?: (line: string) => void
  } = {},
): Promise<World> {
  const database = await testDatabase()
  const folder = mkdtempSync(path.join(tmpdir(), 'seloste-world-'))
  const start = parseInstant('2026-01-05T10:00:00Z')
  if (!start) throw new Error('no start')
  const clock = givenClock(start)
  const installation = await openInstallation(database.ownerUrl)
  await installation.definitions(registersFolder, clock.now())
  const platform = await openPlatform({
    appUrl: database.appUrl,
    keysUrl: database.keysUrl,
    jobsUrl: database.jobsUrl,
    dataFolder: folder,
    definitionsFolder: registersFolder,
    logKeys: { folder: path.join(folder, 'log-keys'), host: 'localhost' },
    profile: 'demo',
    clock,
    writeLine: (line) => {
      options.writeLine?.(line)
      if (line.includes('"fault"')) process.stderr.write(`${line}\n`)
    },
    quiet: options.writeLine === undefined,
    poolSize: options.poolSize ?? 8,
    registerSize: 10_000,
  })

  async function makeRegister(
    definition: 'psop' | 'provider',
    name?: string,
    ownBusinessId?: string,
  ): Promise<TestRegister> {
    serial += 1
    const organisationId = newId<'Organisation'>(clock.now())
    const id = newId<'Register'>(clock.now())
    const code = `${definition}-${process.pid}-${serial}`
    await installation.organisation({
      id: organisationId,
      kind: definition === 'psop' ? 'organiser' : 'provider',
      businessId: ownBusinessId ?? businessId(1_000_000 + process.pid * 10 + serial),
      name: name ?? `Testi ${serial}`,
      street: 'Testikatu 1',
      postalCode: '00100',
      postTown: 'Helsinki',
      phone: '0100000000',
      email: 'testi@example.fi',
      einvoiceAddress: '003710000000',
      einvoiceOperator: 'TESTFIHH',
    })
    await installation.register({ id, code, definition, controllerId: organisationId })
    clock.advance({ minutes: 1 })
    const register = await platform.registers.byCode(code)
    if (!register) throw new Error('the new register is not seen')
    await platform.dataKeys.register(register.id)
    return testRegister(register, organisationId)
  }

  function testRegister(register: Register, organisationId: string): TestRegister {
    const send = async (text: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> => {
      const statement: BatchStatement = { text, values }
      const [result] = await inRegister(platform.pool, register.id, 'read', (transaction) =>
        transaction.send([statement], { commit: true }),
      )
      return result?.rows ?? []
    }
    return {
      register,
      organisationId,
      async worker(role, limits = {}) {
        const id = newId<'Account'>(clock.now())
        const home = limits.organisationId ?? organisationId
        await installation.account({
          id,
          organisationId: home,
          name: limits.name ?? `Työntekijä ${id.slice(-4)}`,
          email: 'tyo@example.fi',
        })
        await installation.assignment(
          {
            id: newId<'Assignment'>(clock.now()),
            registerId: register.id,
            accountId: id,
            role,
            validFrom: '2026-01-01',
            ...(limits.serviceId ? { serviceId: limits.serviceId } : {}),
            ...(limits.providerId ? { providerId: limits.providerId } : {}),
          },
          clock.now(),
        )
        return { kind: 'worker', id, ids: [id], organisationId: home }
      },
      call: (endpoint, actor, input) =>
        run(
          platform,
          endpoint,
          { register, actor, now: clock.now(), channel: 'web', correlation: newId(clock.now()) },
          endpoint.input.parse(input),
        ),
      async log() {
        const rows = await send(
          'SELECT id, actor_id, subject_id, record FROM access_log WHERE register_id = $1 ORDER BY xid, number',
          [register.id],
        )
        return rows.map((row) => {
          const id = String(row.id)
          const subjectId = row.subject_id === null ? null : String(row.subject_id)
          if (!(row.record instanceof Uint8Array)) throw new Error('a log row without its record')
          return unpackEvent(
            { id, register: RegisterId.parse(register.id), actorId: String(row.actor_id), subjectId },
            platform.logSealer.open(register.id, id, row.record),
          )
        })
      },
      rows: send,
    }
  }

  return {
    platform,
    database,
    clock,
    installation,
    folder,
    register: makeRegister,
    async close() {
      await installation.close()
      await platform.close()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
