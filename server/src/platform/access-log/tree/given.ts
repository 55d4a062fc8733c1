import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestRegister, World } from '../../../domains/world.ts'
import { newId } from '../../ids.ts'
import type { LogEvent } from '../event.ts'
import { type IntegrationParts, integrate } from './integrate.ts'
import { type LogKeys, openLogKeys } from './keys.ts'

/** A handling as tests need it: by anybody, of anybody. */
export const anEvent = (world: World, { register }: TestRegister, changes: Partial<LogEvent> = {}): LogEvent => ({
  id: newId(world.clock.now()),
  register: register.id,
  at: world.clock.now(),
  actorId: newId(world.clock.now()),
  actorKind: 'worker',
  onBehalfOf: null,
  subjectId: newId(world.clock.now()),
  action: 'client.open',
  purpose: 'arranging-service',
  basis: 'own-client',
  reference: null,
  groups: ['client.identity'],
  outcome: 'done',
  reason: '',
  channel: 'web',
  correlation: newId(world.clock.now()),
  counterpart: null,
  ...changes,
})

/** Writes so many handlings, as requests side by side do. */
export async function handle(world: World, to: TestRegister, count: number): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, () => world.platform.log.append(to.register.id, [anEvent(world, to)])),
  )
}

/** A tree's parts on a world, with keys in a folder of its own, and a superuser beside it. */
export interface TreeGround {
  readonly keys: LogKeys
  readonly keyFolder: string
  readonly parts: IntegrationParts
  /** As the tables' owner with row security off: who may do everything to the rows that a superuser may. */
  readonly superuser: pg.Client
  /** Waits for the transactions of other tests: their databases share the server, and hold the tree back as one of ours would. */
  settled(to: TestRegister): Promise<void>
  /** Takes all rows of a register into its tree; gives how many. */
  integrateAll(to: TestRegister, onStep?: IntegrationParts['onStep']): Promise<number>
  close(): Promise<void>
}

export async function openTreeGround(world: World): Promise<TreeGround> {
  const keyFolder = mkdtempSync(path.join(tmpdir(), 'seloste-log-'))
  const keys = openLogKeys(keyFolder, 'localhost')
  const superuser = new pg.Client({ connectionString: world.database.ownerUrl })
  await superuser.connect()
  for (const name of [
    'access_log',
    'log_leaf',
    'log_node',
    'log_checkpoint',
    'log_cosignature',
    'log_finding',
    'log_writer',
  ])
    await superuser.query(`ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY`)
  const parts = { pool: world.platform.jobsPool, keys, now: () => world.clock.now() }
  async function settled(to: TestRegister): Promise<void> {
    for (let tries = 0; tries < 500; tries += 1) {
      const { rows } = await superuser.query(
        'SELECT coalesce(max(xid) < pg_snapshot_xmin(pg_current_snapshot()), true) AS ended FROM access_log WHERE register_id = $1',
        [to.register.id],
      )
      if (rows[0]?.ended === true) return
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    throw new Error('transactions of other tests do not end')
  }
  return {
    keys,
    keyFolder,
    parts,
    superuser,
    settled,
    async integrateAll(to, onStep) {
      await settled(to)
      let added = 0
      for (;;) {
        const done = await integrate(onStep ? { ...parts, onStep } : parts, to.register)
        added += done.added
        if (!done.more) return added
      }
    },
    async close() {
      await superuser.end()
      rmSync(keyFolder, { recursive: true })
    },
  }
}
