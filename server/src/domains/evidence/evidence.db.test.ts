import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { loadTables } from '../../../test/declared.ts'
import { EVIDENCE } from '../../evidence.ts'
import { checkLog } from '../../platform/access-log/tree/check.ts'
import { openTreeGround } from '../../platform/access-log/tree/given.ts'
import type { SealedGroup } from '../../platform/crypto/groups.ts'
import { newId } from '../../platform/ids.ts'
import { allTables } from '../../platform/tables.ts'
import { clientContact, clientProtection } from '../clients/tables.ts'
import { givenChain } from '../orders/given.ts'
import { showUndertaking } from '../users/undertaking.ts'
import { openWorld, type World } from '../world.ts'
import { type Watched, watched } from './given.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

/** A register in use: a client with a grant, an order and a contract. */
async function inUse() {
  const chain = await givenChain(world)
  const contract = await chain.contract()
  const watch = await watched(world, chain.register)
  return { ...chain, ...contract, watch, id: () => newId(world.clock.now()) }
}

/** Looks before, broken and mended; gives the figures while broken. */
async function breaks(
  watch: Watched,
  code: string,
  steps: { readonly before?: string; readonly break: () => Promise<void>; readonly mend: () => Promise<void> },
) {
  assert.equal((await watch.look(code)).verdict, steps.before ?? 'kept', 'before')
  await steps.break()
  const broken = await watch.look(code)
  assert.equal(broken.verdict, 'broken')
  const later = await watch.look(code)
  assert.deepEqual([later.verdict, later.since], ['broken', broken.since])
  await steps.mend()
  assert.equal((await watch.look(code)).verdict, 'kept', 'mended')
  await watch.close()
  return broken.figures
}

test('a role that the notice does not name turns its sentence red, and the operator and its owner are told', async () => {
  const { register, watch } = await inUse()
  const figures = await breaks(watch, 'users.roles', {
    break: () => watch.behindTheBack(`UPDATE assignment SET role = 'shadow' WHERE role = 'service-manager'`),
    mend: () => watch.behindTheBack(`UPDATE assignment SET role = 'service-manager' WHERE role = 'shadow'`),
  })
  assert.deepEqual([figures.unknown, figures.named], [1, 'shadow'])
  const of = watch.told.filter(({ facts }) => facts.evidence === 'users.roles')
  assert.deepEqual(
    of.map(({ code }) => code),
    ['promise-broken', 'promise-no-longer-broken'],
  )
  assert.deepEqual(of[0]?.facts, { register: register.register.code, evidence: 'users.roles', owner: 'main-user' })
})

test('PSOP-77: a user who has not accepted the undertaking in two weeks breaks the promise', async () => {
  const { manager, watch } = await inUse()
  await breaks(watch, 'users.undertaking', {
    break: () =>
      watch.behindTheBack(
        `UPDATE assignment SET undertaking_accepted_at = NULL, valid_from = '2025-12-01' WHERE account_id = $1`,
        [manager.id],
      ),
    mend: () =>
      watch.behindTheBack('UPDATE assignment SET undertaking_accepted_at = now() WHERE account_id = $1', [manager.id]),
  })
})

test('PSOP-70: a closed account that still holds a right breaks the promise', async () => {
  const { manager, watch } = await inUse()
  await breaks(watch, 'users.rights-end', {
    break: () => watch.behindTheBack('UPDATE account SET disabled_at = now() WHERE id = $1', [manager.id]),
    mend: () => watch.behindTheBack('UPDATE assignment SET ended_at = now() WHERE account_id = $1', [manager.id]),
  })
})

test('a way to sign in that the definition does not name breaks the promise', async () => {
  const { register, manager, watch } = await inUse()
  const { definition } = register.register
  const withoutCards = {
    ...register,
    register: {
      ...register.register,
      definition: {
        ...definition,
        signIn: { ...definition.signIn, organiser: ['oidc' as const], provider: ['oidc' as const] },
      },
    },
  }
  await watch.close()
  const strict = await watched(world, withoutCards)
  const card = newId(world.clock.now())
  await breaks(strict, 'users.ways-in', {
    before: 'nothing-yet',
    break: () =>
      strict.behindTheBack(
        `INSERT INTO credential (id, account_id, kind, external_id, created_at) VALUES ($1, $2, 'card', $3, now())`,
        [card, manager.id, card],
      ),
    mend: async () => {
      await strict.behindTheBack('UPDATE credential SET removed_at = now() WHERE id = $1', [card])
      await strict.behindTheBack(
        `UPDATE account SET issuer = 'https://tunnistus.example', subject = $2 WHERE id = $1`,
        [manager.id, manager.id],
      )
    },
  })
})

test('569/2009 5 §: a provider that was admitted without checks breaks the promise of supervision', async () => {
  const { provider, serviceId, watch, id } = await inUse()
  const application = id()
  const checks = {
    businessId: 'ok',
    registerNumber: 'ok',
    missingDocuments: [],
    users: 'ok',
    registerNumberStated: '',
    documents: [],
  }
  await watch.behindTheBack(
    `INSERT INTO admission_application (register_id, id, provider_id, service_id, received_at, checks, status, decided_at)
      VALUES (current_setting('app.register_id')::uuid, $1, $2, $3, now(), $4, 'admitted', now())`,
    [application, provider.id, serviceId, JSON.stringify(checks)],
  )
  await watch.behindTheBack('UPDATE admission SET application_id = $1', [application])
  const figures = await breaks(watch, 'providers.supervision', {
    break: () => watch.behindTheBack('UPDATE admission SET application_id = NULL'),
    mend: () => watch.behindTheBack('UPDATE admission SET application_id = $1', [application]),
  })
  assert.deepEqual([figures.admitted, figures.unchecked], [1, 1])
})

test('PSOP-39: a client without a grant breaks the promise', async () => {
  const { watch, clientId, id } = await inUse()
  const stray = id()
  await breaks(watch, 'grants.born-with-grant', {
    break: () =>
      watch.behindTheBack(
        `INSERT INTO client (register_id, id, identity_index, identity_sealed, protection_sealed, created_at)
          SELECT register_id, $1, sha256('stray'), identity_sealed, protection_sealed, created_at FROM client WHERE id = $2`,
        [stray, clientId],
      ),
    mend: () => watch.behindTheBack('DELETE FROM client WHERE id = $1', [stray]),
  })
})

test('a look-up that is older than a day breaks the promise', async () => {
  const { watch, id } = await inUse()
  const draft = id()
  await breaks(watch, 'clients.drafts', {
    break: () =>
      watch.behindTheBack(
        `INSERT INTO person_draft (register_id, id, identity_index, draft_sealed, made_by, made_at)
          VALUES (current_setting('app.register_id')::uuid, $1, sha256('a'), 'x', $1, '2026-01-01')`,
        [draft],
      ),
    mend: () => watch.behindTheBack('DELETE FROM person_draft WHERE id = $1', [draft]),
  })
})

test('INV-41: contact data of a protected person breaks the promise; it is found without opening anybody’s data', async () => {
  const { register, clientId, watch } = await inUse()
  const keyring = await world.platform.dataKeys.load(register.register.id, [clientId])
  const seal = (group: Pick<SealedGroup<never>, 'table' | 'group' | 'part' | 'schemaVersion'>, value: object) =>
    keyring.seal(
      {
        registerId: register.register.id,
        table: group.table,
        group: group.group,
        part: group.part,
        schemaVersion: group.schemaVersion,
        rowId: clientId,
        holder: clientId,
      },
      JSON.stringify(value),
    )
  await watch.behindTheBack('UPDATE client SET contact_sealed = $1', [seal(clientContact, { streetAddress: 'Katu 1' })])
  const rowsBefore = (await register.log()).length
  await breaks(watch, 'clients.protected-contact', {
    break: () =>
      watch.behindTheBack('UPDATE client SET protection_sealed = $1', [
        seal(clientProtection, { nonDisclosure: true }),
      ]),
    mend: () =>
      watch.behindTheBack('UPDATE client SET protection_sealed = $1', [
        seal(clientProtection, { nonDisclosure: false }),
      ]),
  })
  assert.equal((await register.log()).length, rowsBefore)
})

test('a mark of protection that cannot be read does not look kept', async () => {
  const { watch } = await inUse()
  await watch.behindTheBack('UPDATE client SET contact_sealed = identity_sealed, protection_sealed = identity_sealed')
  assert.equal((await watch.look('clients.protected-contact')).verdict, 'broken')
  await watch.close()
})

test('the weekly update, for which there is no run, never looks kept, and is broken when data is older than a week', async () => {
  const { watch } = await inUse()
  const young = await watch.look('clients.population-update')
  assert.deepEqual([young.verdict, young.figures.clients], ['not-measured', 1])
  await watch.behindTheBack(`UPDATE client SET created_at = created_at - interval '8 days'`)
  const old = await watch.look('clients.population-update')
  assert.deepEqual([old.verdict, old.figures.stale, old.figures.oldest], ['broken', 1, 8])
  await watch.close()
})

test('what was given to another register and has not arrived in an hour breaks the promise', async () => {
  const { register, watch, id } = await inUse()
  const sent = id()
  await watch.behindTheBack(
    `INSERT INTO flow_outbox (register_id, id, flow, to_register_id, payload, sent_at, delivered_at)
      VALUES ($1, $2, 'admission-decision', $1, '', '2026-01-05T08:00:00Z', '2026-01-05T08:00:01Z')`,
    [register.register.id, sent],
  )
  const figures = await breaks(watch, 'flows.delivered', {
    break: () => watch.behindTheBack('UPDATE flow_outbox SET delivered_at = NULL WHERE id = $1', [sent]),
    mend: () => watch.behindTheBack(`UPDATE flow_outbox SET delivered_at = now() WHERE id = $1`, [sent]),
  })
  assert.equal(figures.late, 1)
})

test('a main key that is older than 35 days breaks the promise', async () => {
  const { watch } = await inUse()
  const figures = await breaks(watch, 'keys.age', {
    break: () => watch.behindTheBack(`UPDATE keys.register_key SET created_at = '2025-11-20'`),
    mend: () => watch.behindTheBack(`UPDATE keys.register_key SET created_at = '2026-01-01'`),
  })
  assert.equal(figures.age, 46)
})

test('a value in the clear in a sealed column breaks the promise, and its column is named', async () => {
  const { watch } = await inUse()
  const figures = await breaks(watch, 'database.sealed', {
    break: () =>
      watch.behindTheBack(
        `UPDATE client SET contact_sealed = convert_to('Esimerkkikatu 1, 00100 Helsinki, p. 0100000000 tai iltaisin', 'UTF8')`,
      ),
    mend: () => watch.behindTheBack('UPDATE client SET contact_sealed = NULL'),
  })
  assert.deepEqual([figures.bare, figures.named], [1, 'client.contact_sealed'])
})

test('every sealed column of every table is looked at', async () => {
  await loadTables()
  const sealed = allTables().flatMap(({ name, columns }) =>
    Object.entries(columns).flatMap(([column, { sealed: group }]) => (group ? [`${name}.${column}`] : [])),
  )
  const found = EVIDENCE.find(({ code }) => code === 'database.sealed')
  const register = { id: newId<'Register'>(world.clock.now()), code: 'x' }
  const { sql } =
    Object.values(found?.ask({ register, now: world.clock.now(), today: '2026-01-05' } as never) ?? {})[0] ?? {}
  const places = (sql?.values ?? []).filter((value) => typeof value === 'string' && value.includes('.'))
  assert.deepEqual([...places].sort(), sealed.sort())
})

test('INV-03: a table without forced row security breaks the promise that registers are kept apart', async () => {
  const { watch } = await inUse()
  await breaks(watch, 'database.kept-apart', {
    break: () => watch.behindTheBack('ALTER TABLE person_draft NO FORCE ROW LEVEL SECURITY'),
    mend: () => watch.behindTheBack('ALTER TABLE person_draft FORCE ROW LEVEL SECURITY'),
  })
})

test('a row of the access log that a superuser deletes turns the sentence red once the log is read through', async () => {
  const { register, watch } = await inUse()
  const ground = await openTreeGround(world)
  const readThrough = () =>
    checkLog({ pool: world.platform.jobsPool, keys: ground.keys, now: () => world.clock.now() }, register.register)
  try {
    assert.equal((await watch.look('log.integrity')).verdict, 'nothing-yet')
    await ground.integrateAll(register)
    await readThrough()
    assert.equal((await watch.look('log.integrity')).verdict, 'kept')
    await ground.superuser.query(
      'DELETE FROM access_log WHERE id = (SELECT id FROM access_log WHERE register_id = $1 ORDER BY id LIMIT 1)',
      [register.register.id],
    )
    await readThrough()
    const broken = await watch.look('log.integrity')
    assert.deepEqual([broken.verdict, broken.figures.findings, broken.figures.kinds], ['broken', 1, 'row-missing'])
    // A finding stays until somebody has looked into it and takes it out of the database by hand.
    await ground.superuser.query('DELETE FROM log_finding WHERE register_id = $1', [register.register.id])
    assert.equal((await watch.look('log.integrity')).verdict, 'kept')
    await watch.behindTheBack(`UPDATE log_check SET checked_at = checked_at - interval '3 days'`)
    assert.equal((await watch.look('log.integrity')).verdict, 'not-measured')
  } finally {
    await ground.close()
    await watch.close()
  }
})

test('PSOP-42: a client whose time is over by more than a week breaks the promise; a hold and a later death do not', async () => {
  const { watch, register, clientId, id } = await inUse()
  const owner = await watched(world, register)
  const past = () => owner.behindTheBack(`UPDATE decision SET valid_from = '2010-01-01', valid_to = '2013-12-20'`)
  const figures = await breaks(watch, 'retention.client', {
    break: past,
    mend: () => watch.behindTheBack(`UPDATE decision SET valid_to = '2014-02-01'`),
  })
  assert.deepEqual([figures.overdue, figures.oldest], [1, '2013-12-20'])
  const again = await watched(world, register)
  await past()
  assert.equal((await again.look('retention.client')).verdict, 'broken')
  await again.behindTheBack(
    `INSERT INTO retention_due (register_id, client_id, rule, start_day, identity_digest, last_day, reckoned_at)
      VALUES (current_setting('app.register_id')::uuid, $1, '', '2013-12-20', '', '2030-01-01', now())`,
    [clientId],
  )
  assert.equal((await again.look('retention.client')).verdict, 'kept')
  await again.behindTheBack(`UPDATE retention_due SET last_day = '2025-12-20'`)
  assert.equal((await again.look('retention.client')).verdict, 'broken')
  await again.behindTheBack(
    `INSERT INTO retention_hold (register_id, id, client_id, reason, set_by, set_at)
      VALUES (current_setting('app.register_id')::uuid, $1, $2, 'appeal', $1, now())`,
    [id(), clientId],
  )
  assert.equal((await again.look('retention.client')).verdict, 'nothing-yet')
  await again.close()
  await owner.close()
})

test('a row of the access log older than its time breaks the promise', async () => {
  const { watch, register } = await inUse()
  const old = '01300000-0000-7000-8000-000000000001'
  await breaks(watch, 'retention.access-log', {
    break: () =>
      watch.behindTheBack(
        `INSERT INTO access_log (register_id, id, writer, number, actor_id, record) VALUES ($1, $2, 1, 1, $2, '')`,
        [register.register.id, old],
      ),
    mend: () => watch.behindTheBack('DELETE FROM access_log WHERE id = $1', [old]),
  })
})

test('a tree that no longer grows with the log breaks the promise', async () => {
  const { register, watch } = await inUse()
  assert.equal((await watch.look('log.head')).verdict, 'nothing-yet')
  const ground = await openTreeGround(world)
  try {
    await ground.integrateAll(register)
    await watch.behindTheBack(
      `INSERT INTO log_cosignature (register_id, size, witness, witnessed_at, line)
        SELECT register_id, size, 'todistaja.example', $1, '' FROM log_checkpoint WHERE register_id = $2 ORDER BY size DESC LIMIT 1`,
      [world.clock.now(), register.register.id],
    )
    const kept = await watch.look('log.head')
    assert.deepEqual([kept.verdict, kept.figures.witness], ['kept', 'todistaja.example'])
    await register.call(showUndertaking, await register.worker('official'), {})
    world.clock.advance({ minutes: 20 })
    assert.equal((await watch.look('log.head')).verdict, 'broken')
    await ground.integrateAll(register)
    assert.equal((await watch.look('log.head')).verdict, 'kept')
  } finally {
    await ground.close()
    await watch.close()
  }
})
